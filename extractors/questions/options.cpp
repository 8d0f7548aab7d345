#include "extractors/questions/options.h"

#include <algorithm>
#include <map>
#include <set>

#include "extractors/choices/confidence.h"
#include "extractors/choices/looks.h"
#include "extractors/text/utf8.h"

namespace schede {

namespace {

constexpr double from_shading = 0.7;
constexpr double from_strikes = 0.9;
constexpr double from_deletion = 0.85;
constexpr double from_few_deletions = 0.7;  ///< the missing options may only be misspelt
constexpr double from_level = 0.9;          ///< a sign in the cell beside, on the option's line

/// Which side of an option its box stands on.
enum class Side { unknown, before, behind };

/// A piece of a line between two printed texts, of which one at least is an option.
struct Piece {
  Span span;
  int left = -1, right = -1;  ///< the options at its ends, by their place; -1 for none
  std::vector<MarkToken> tokens;
};

/// What was seen at one option.
struct Seen {
  bool sign = false;                  ///< a tick, a cross, a ticked control
  bool bullet = false;                ///< a sign that is also a mere bullet
  bool check = false, cross = false;  ///< check marks and crosses among the signs
  bool bracketed = false, drawn = false, shaded = false;
  Formatting look;
  std::vector<Span> spans;
  double confidence = 1.0;
};

bool is_sign(const MarkToken& token) { return token.sign == Sign::tick || token.sign == Sign::cross; }
bool is_mark(const MarkToken& token) { return is_sign(token) || token.sign == Sign::bullet; }
bool is_word(const MarkToken& token) {
  return token.sign == Sign::word || token.sign == Sign::yes || token.sign == Sign::no || token.sign == Sign::ordinal;
}

std::size_t blanks_in(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t'; }));
}

class OptionsReader {
 public:
  OptionsReader(const PlacedTexts& texts, const OptionsPrinted& options)
      : texts_(texts), page_(texts.page()), options_(options.placed), printed_(options), seen_(options.placed.size()) {}

  OptionsReading read() {
    find_pieces();
    vote();
    for (const Piece& piece : pieces_) assign(piece);
    if (none_signed()) look_in_cells();
    turn_crosses();
    drop_bullets();
    for (std::size_t i = 0; i < options_.size(); ++i) look_at(i);
    decide();
    return std::move(reading_);
  }

 private:
  const Line& line_of(std::size_t number) const { return page_.lines[number]; }
  std::uint32_t length(std::size_t line) const { return static_cast<std::uint32_t>(line_of(line).text.size()); }

  // The pieces of lines round the options.

  void find_pieces() {
    std::set<std::size_t> lines;
    for (const PlacedOption& option : options_) {
      lines.insert(option.match.first_line);
      lines.insert(option.match.last_line);
    }
    for (const std::size_t line : lines) find_pieces_on(line);
  }

  void find_pieces_on(std::size_t line) {
    struct Edge {
      std::uint32_t begin, end;
      int option;
    };
    std::vector<Edge> edges;
    for (const Match& match : texts_.all())
      if (match.first_line <= line && match.last_line >= line && !is_option(match)) edges.push_back(edge_of<Edge>(match, line, -1));
    for (std::size_t i = 0; i < options_.size(); ++i)
      if (options_[i].match.first_line <= line && options_[i].match.last_line >= line)
        edges.push_back(edge_of<Edge>(options_[i].match, line, static_cast<int>(i)));
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.begin < b.begin; });
    Edge left = {0, 0, -1};
    edges.push_back({length(line), length(line), -1});
    for (const Edge& right : edges) {
      if (right.begin > left.end && (left.option >= 0 || right.option >= 0))
        add_piece({line, left.end, right.begin}, left.option, right.option);
      left = right;
    }
  }

  bool is_option(const Match& match) const {
    return std::any_of(options_.begin(), options_.end(), [&](const PlacedOption& option) {
      return option.match.start() == match.start() && option.match.stop() == match.stop();
    });
  }

  template <class Edge>
  Edge edge_of(const Match& match, std::size_t line, int option) const {
    return {match.first_line == line ? match.begin : 0, match.last_line == line ? texts_.end_of(match) : length(line), option};
  }

  void add_piece(Span span, int left, int right) {
    Piece piece = {span, left, right, mark_tokens(page_, texts_.index(), span)};
    for (const MarkToken& token : piece.tokens)
      if (token.sign == Sign::box || token.sign == Sign::bullet) reading_.ornaments.push_back(span_of(span.line, token));
    pieces_.push_back(std::move(piece));
  }

  static Span span_of(std::size_t line, const MarkToken& token) {
    return {line, static_cast<std::uint32_t>(token.begin), static_cast<std::uint32_t>(token.end)};
  }

  // Which option a sign belongs to.

  /// On which side of the options do the outer signs and boxes of their lines stand?
  void vote() {
    int before = 0, behind = 0;
    for (const Piece& piece : pieces_) {
      const bool any = std::any_of(piece.tokens.begin(), piece.tokens.end(), [](const MarkToken& token) { return !is_word(token); });
      if (any && piece.left < 0) ++before;
      if (any && piece.right < 0) ++behind;
    }
    side_ = before > behind ? Side::before : behind > before ? Side::behind : Side::unknown;
  }

  void assign(const Piece& piece) {
    for (std::size_t i = 0; i < piece.tokens.size(); ++i) {
      const MarkToken& token = piece.tokens[i];
      if (is_mark(token) && is_apart(piece, i)) give(piece, token);
    }
  }

  /// A letter among words of the respondent's own is no sign, but at their ends.
  static bool is_apart(const Piece& piece, std::size_t number) {
    const bool words =
        std::any_of(piece.tokens.begin(), piece.tokens.end(), [](const MarkToken& token) { return token.sign == Sign::word; });
    return !words || piece.tokens[number].symbol != 0 || piece.tokens[number].control || number == 0 || number + 1 == piece.tokens.size();
  }

  void give(const Piece& piece, const MarkToken& token) {
    if (piece.left < 0) return mark(piece.right, piece, token);
    if (piece.right < 0) return mark(piece.left, piece, token);
    const std::string_view text = line_of(piece.span.line).text;
    const std::size_t to_left = blanks_in(text.substr(piece.span.begin, token.begin - piece.span.begin));
    const std::size_t to_right = blanks_in(text.substr(token.end, piece.span.end - token.end));
    if (to_left < to_right || (to_left == to_right && side_ == Side::behind)) return mark(piece.left, piece, token);
    if (to_right < to_left || side_ == Side::before) return mark(piece.right, piece, token);
    reading_.ambiguous = true;
    reading_.spans.push_back(span_of(piece.span.line, token));
  }

  void mark(int option, const Piece& piece, const MarkToken& token) {
    Seen& seen = seen_[static_cast<std::size_t>(option)];
    note(seen, token);
    seen.spans.push_back(span_of(piece.span.line, token));
  }

  void note(Seen& seen, const MarkToken& token) {
    (is_sign(token) ? seen.sign : seen.bullet) = true;
    seen.check = seen.check || is_check_mark(token);
    seen.cross = seen.cross || is_cross_mark(token);
    reading_.ambiguous = reading_.ambiguous || token.doubtful;
  }

  /// Beside check marks a cross says no.
  void turn_crosses() {
    if (std::none_of(seen_.begin(), seen_.end(), [](const Seen& seen) { return seen.check; })) return;
    for (Seen& seen : seen_) {
      if (seen.check || !seen.cross) continue;
      seen.sign = false;
      reading_.ornaments.insert(reading_.ornaments.end(), seen.spans.begin(), seen.spans.end());
    }
  }

  bool none_signed() const {
    return std::none_of(seen_.begin(), seen_.end(), [](const Seen& seen) { return seen.sign || seen.bullet; });
  }

  // Signs in cells beside the options, or below them.

  void look_in_cells() {
    std::set<const CellPlace*> done;
    for (const PlacedOption& option : options_) {
      const CellPlace* own = cell_of(page_, option.match.first_line);
      if (!own || !done.insert(own).second) continue;
      const std::vector<const CellPlace*> row = texts_.row_of(*own);
      if (done.contains(row.front()) && row.front() != own) continue;
      done.insert(row.begin(), row.end());
      look_beside(row);
    }
    if (none_signed()) look_below();
  }

  /// The options in a cell, by their place.
  std::vector<std::size_t> options_in(const CellPlace& cell) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < options_.size(); ++i)
      if (options_[i].match.first_line >= cell.first_line && options_[i].match.first_line < cell.end_line) found.push_back(i);
    return found;
  }

  void look_beside(const std::vector<const CellPlace*>& row) {
    bool first_is_option = false, known = false;
    for (const CellPlace* cell : row) {
      if (known || (texts_.any_in(*cell) && options_in(*cell).empty())) continue;
      known = true;
      first_is_option = !options_in(*cell).empty();
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (texts_.any_in(*row[i])) continue;
      const std::vector<std::size_t> left = nearest(row, i, -1), right = nearest(row, i, 1);
      const bool take_left = !left.empty() && (right.empty() || first_is_option);
      mark_lines(*row[i], take_left ? left : right);
    }
  }

  std::vector<std::size_t> nearest(const std::vector<const CellPlace*>& row, std::size_t from, int step) const {
    for (auto i = static_cast<std::ptrdiff_t>(from) + step; i >= 0 && i < static_cast<std::ptrdiff_t>(row.size()); i += step) {
      const CellPlace& cell = *row[static_cast<std::size_t>(i)];
      if (auto found = options_in(cell); !found.empty()) return found;
      if (texts_.any_in(cell)) return {};
    }
    return {};
  }

  /// The signs of a cell, for the options of the one beside it: of the one option, or of that on the same line.
  void mark_lines(const CellPlace& cell, const std::vector<std::size_t>& options) {
    if (options.empty()) return;
    for (std::size_t line = cell.first_line; line < cell.end_line; ++line)
      for (const MarkToken& token : mark_tokens(page_, texts_.index(), {line, 0, length(line)})) {
        if (!is_mark(token)) continue;
        const std::size_t option = options.size() == 1 ? options.front() : level_with(options, line - cell.first_line);
        Seen& seen = seen_[option];
        note(seen, token);
        seen.spans.push_back(span_of(line, token));
        if (options.size() > 1) seen.confidence = from_level;
      }
  }

  std::size_t level_with(const std::vector<std::size_t>& options, std::size_t offset) const {
    std::size_t found = options.front();
    for (const std::size_t option : options) {
      const CellPlace& cell = *cell_of(page_, options_[option].match.first_line);
      if (options_[option].match.first_line - cell.first_line <= offset) found = option;
    }
    return found;
  }

  void look_below() {
    for (std::size_t i = 0; i < options_.size(); ++i) {
      const CellPlace* head = cell_of(page_, options_[i].match.first_line);
      if (!head || options_in(*head).size() != 1) continue;
      for (const int number : page_.tables[static_cast<std::size_t>(head->table)].cells) {
        const CellPlace& cell = page_.cells[static_cast<std::size_t>(number)];
        const bool under = cell.row == head->row + 1 && cell.column < head->column + head->span && cell.column + cell.span > head->column;
        if (under && !texts_.any_in(cell)) mark_lines(cell, {i});
      }
    }
  }

  /// Signs that stand at all options, or at those without another sign, are printed bullets.
  void drop_bullets() {
    const auto count = [&](auto wanted) { return static_cast<std::size_t>(std::count_if(seen_.begin(), seen_.end(), wanted)); };
    const std::size_t bullets = count([](const Seen&seen) { return seen.bullet; }),
                      signs = count([](const Seen&seen) { return seen.sign; });
    const bool printed = bullets > 0 && (signs > 0 || (bullets == seen_.size() && bullets > 1));
    for (Seen& seen : seen_) {
      if (!printed && seen.bullet) seen.sign = true;
      if (!seen.sign) seen.spans.clear();
    }
  }

  // Looks and brackets.

  void look_at(std::size_t number) {
    const Match& match = options_[number].match;
    const Line& line = line_of(match.first_line);
    const Span words = on_first_line(page_, match);
    Seen& seen = seen_[number];
    seen.look = formatting_of(line, words.begin, words.end);
    seen.bracketed = is_bracketed(number);
    const auto on_line = [&](const PlacedOption& option) { return option.match.first_line == match.first_line; };
    seen.drawn = line.drawings > 0 && std::count_if(options_.begin(), options_.end(), on_line) == 1;
    if (line.drawings > 0 && !seen.drawn) reading_.ambiguous = true;
    const CellPlace* cell = cell_of(page_, match.first_line);
    seen.shaded = cell && cell->shaded && options_in(*cell).size() == 1;
  }

  /// "[18-30]", "(Fondazione)"; of one with a blank the bracket may end behind what is written there.
  bool is_bracketed(std::size_t number) const {
    const Match& match = options_[number].match;
    const std::string_view first = line_of(match.first_line).text, last = line_of(match.last_line).text;
    const std::size_t before = match.begin == 0 ? std::string_view::npos : first.find_last_not_of(' ', match.begin - 1);
    if (before == std::string_view::npos) return false;
    constexpr std::string_view opening = "([{<", closing = ")]}>";
    const std::size_t kind = opening.find(first[before]);
    if (kind == std::string_view::npos) return false;
    const std::size_t behind = last.find_first_not_of(" .:*", texts_.end_of(match) > match.end ? texts_.end_of(match) - 1 : match.end);
    if (behind != std::string_view::npos && last[behind] == closing[kind]) return true;
    if (last.substr(0, texts_.end_of(match)).find(closing[kind], match.begin) != std::string_view::npos) return true;
    return options_[number].other && last.find(closing[kind], match.end) != std::string_view::npos;
  }

  // Which way of choosing decides.

  struct Way {
    std::string_view how;
    double confidence;
    std::vector<std::size_t> chosen;  ///< places
  };

  template <class Wanted>
  std::vector<std::size_t> places_where(const Wanted& wanted) const {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < seen_.size(); ++i)
      if (wanted(i)) places.push_back(i);
    return places;
  }

  /// A way in which some options differ from the others.
  template <class Wanted>
  void add_way(std::string_view how, double confidence, const Wanted& wanted) {
    std::vector<std::size_t> places = places_where(wanted);
    const bool all = places.size() >= std::max<std::size_t>(seen_.size(), 2);
    // Nobody prints with a highlighter.
    if (!places.empty() && (!all || (printed_.many && how == "highlighted"))) ways_.push_back({how, confidence, std::move(places)});
  }

  void decide() {
    const auto signs = places_where([&](std::size_t i) { return seen_[i].sign; });
    if (!signs.empty()) ways_.push_back({"mark", 1.0, signs});
    add_way("bracketed", from_formatting, [&](std::size_t i) { return seen_[i].bracketed; });
    add_way("drawn-mark", from_drawing, [&](std::size_t i) { return seen_[i].drawn; });
    // Among the options of one question a look that only some have is a sure sign: the form prints them alike.
    for (const Look& look : looks) add_way(look.how, from_formatting, [&](std::size_t i) { return seen_[i].look.*look.has; });
    add_way("shaded", from_shading, [&](std::size_t i) { return seen_[i].shaded; });
    add_unstruck();
    if (ways_.empty() && printed_.deletes) add_undeleted();
    if (ways_.empty()) return;
    take(ways_.front());
    for (const Way& way : ways_) reading_.ambiguous = reading_.ambiguous || disagree(ways_.front(), way);
  }

  /// Options left standing where others are struck out; one for words of one's own only where they are all.
  void add_unstruck() {
    const auto struck = places_where([&](std::size_t i) { return seen_[i].look.struck; });
    if (struck.empty()) return;
    auto left = places_where([&](std::size_t i) { return !seen_[i].look.struck; });
    if (left.size() > 1) std::erase_if(left, [&](std::size_t i) { return options_[i].other; });
    if (left.empty()) return;
    if (!printed_.many && left.size() > 1) {
      reading_.ambiguous = reading_.ambiguous || ways_.empty();
      return;
    }
    ways_.push_back({"not-struck", from_strikes, left});
  }

  void add_undeleted() {
    const std::size_t left = options_.size();
    const bool one = left == 1 && printed_.total > 1;
    const bool several = printed_.many && left > 0 && left < printed_.total;
    const double confidence = left * 2 <= printed_.total ? from_deletion : from_few_deletions;
    if (one || several) ways_.push_back({"words", confidence, places_where([](std::size_t) { return true; })});
  }

  bool disagree(const Way& first, const Way& other) const {
    const auto within = [&](std::size_t place) { return std::ranges::find(other.chosen, place) != other.chosen.end(); };
    return !std::all_of(first.chosen.begin(), first.chosen.end(), within);
  }

  void take(const Way& way) {
    reading_.how = way.how;
    reading_.confidence = way.confidence;
    for (const std::size_t place : way.chosen) {
      reading_.chosen.push_back(options_[place].option);
      reading_.confidence = std::min(reading_.confidence, seen_[place].confidence);
      add_evidence(place, way.how == "mark");
    }
    std::sort(reading_.chosen.begin(), reading_.chosen.end());
  }

  /// The option's words, with the sign beside them where it stands on their line.
  void add_evidence(std::size_t place, bool with_signs) {
    std::vector<Span> words = spans_of(page_, options_[place].match);
    if (with_signs)
      for (const Span& sign : seen_[place].spans) {
        if (sign.line == words.front().line && sign.end <= words.front().begin)
          words.front().begin = sign.begin;
        else if (sign.line == words.back().line && sign.begin >= words.back().end)
          words.back().end = sign.end;
        else
          reading_.spans.push_back(sign);
      }
    reading_.spans.insert(reading_.spans.end(), words.begin(), words.end());
  }

  const PlacedTexts& texts_;
  const Page& page_;
  const std::vector<PlacedOption>& options_;
  const OptionsPrinted& printed_;
  std::vector<Seen> seen_;
  std::vector<Piece> pieces_;
  std::vector<Way> ways_;
  Side side_ = Side::unknown;
  OptionsReading reading_;
};

}  // namespace

OptionsReading read_options(const PlacedTexts& texts, const OptionsPrinted& options) { return OptionsReader(texts, options).read(); }

}  // namespace schede
