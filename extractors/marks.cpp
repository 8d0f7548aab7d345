#include "extractors/marks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace schede {

namespace {

enum class Sign { tick, bullet, cross, box, yes, no, ordinal, word };

struct Token {
  Sign sign;
  WordsLook look;
};

std::optional<Sign> sign_of(char32_t c) {
  static constexpr std::u32string_view ticks = U"✓✔✗✘☑☒☓✕✖×⊠√🗹🗷🗸🗙⮽⮿";
  static constexpr std::u32string_view bullets = U"●■◼⬛◉⚫▪◆★•➢➤→➔►▶⇒»>*+←⇐◄◀<!§";
  static constexpr std::u32string_view crosses = U"❌❎🚫👎⛔";  // a no to some, a cross like any other to others
  static constexpr std::u32string_view boxes = U"☐□○◻⬜◯▢❏❑❒◇⚪";
  if (ticks.find(c) != std::u32string_view::npos) return Sign::tick;
  if (bullets.find(c) != std::u32string_view::npos) return Sign::bullet;
  if (boxes.find(c) != std::u32string_view::npos) return Sign::box;
  if (crosses.find(c) != std::u32string_view::npos) return Sign::cross;
  return is_pictogram(c) ? std::optional(Sign::bullet) : std::nullopt;
}

bool among(const std::vector<std::string>& keys, std::string_view key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); }

Sign sign_of(const FormIndex& index, const std::string& key) {
  if (among(index.yes, key)) return Sign::yes;
  if (among(index.no, key)) return Sign::no;
  for (const std::string& tick : index.ticks)
    if (key.find_first_not_of(tick) == std::string::npos) return Sign::tick;
  const bool number = key.size() <= 2 && key.find_first_not_of("0123456789") == std::string::npos;
  return number || key.size() == 1 ? Sign::ordinal : Sign::word;
}

/// "V." before a title is the number five; "x" is a tick more often than a ten.
bool is_roman(const std::string& key) { return key.size() <= 4 && key != "x" && key.find_first_not_of("ivx") == std::string::npos; }

const Look* look_at(const Line& line, std::size_t byte) {
  for (const Look& look : line.looks)
    if (byte < look.end) return &look;
  return nullptr;
}

/// The marks and words of a piece, in order; signs that are crossed out do not count, words that are do.
std::vector<Token> tokens_of(const Line& line, const FormIndex& index, const Piece& piece) {
  std::vector<Token> tokens;
  const std::string_view text = std::string_view(line.text).substr(0, piece.end);
  for (std::size_t at = piece.begin; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = next_character(text, at);
    const Look* look = look_at(line, here);
    if (look && look->checkbox) {
      tokens.push_back({*look->checkbox == Checkbox::checked ? Sign::tick : Sign::box, {}});
      at = std::max(at, std::min<std::size_t>(look->end, text.size()));
    } else if (const auto symbol = sign_of(c)) {
      if (!look || !look->struck) tokens.push_back({*symbol, {}});
    } else if (is_letter_or_digit(c)) {
      const std::vector<FoldedWord> words = fold_words(text.substr(here), 1);
      at = here + words.front().end;
      const WordsLook seen = look_of(line, static_cast<std::uint32_t>(here), static_cast<std::uint32_t>(at));
      const bool numbering = at < text.size() && (text[at] == '.' || text[at] == ')') && is_roman(words.front().key);
      const Sign sign = numbering ? Sign::ordinal : sign_of(index, words.front().key);
      if (sign != Sign::tick || !seen.struck) tokens.push_back({sign, seen});
    }
  }
  return tokens;
}

bool is_answer(const Token& token) { return token.sign == Sign::yes || token.sign == Sign::no; }

/// Both "sì" and "no" are printed: which of them is marked?
Marking choose_alternative(const std::vector<Token>& tokens) {
  Marking marking;
  const bool before = !is_answer(tokens.front());  // "☒ SI ☐ NO" against "SI ☒ NO ☐"
  bool any_mark = false;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_answer(tokens[i])) continue;
    const std::size_t beside = before ? i - 1 : i + 1;
    const bool ticked = beside < tokens.size() && (tokens[beside].sign == Sign::tick || tokens[beside].sign == Sign::bullet);
    any_mark = any_mark || ticked;
    (tokens[i].sign == Sign::yes ? marking.yes : marking.no) |= ticked;
  }
  if (any_mark) return marking;
  const auto stands_out = [](const WordsLook& look) { return look.bold || look.underline || look.highlight || look.colour; };
  std::size_t struck = 0, emphasised = 0;
  for (const Token& token : tokens) {
    struck += is_answer(token) && token.look.struck;
    emphasised += is_answer(token) && stands_out(token.look);
  }
  for (const Token& token : tokens) {
    if (!is_answer(token)) continue;
    const bool chosen = struck == 1 ? !token.look.struck : emphasised == 1 && stands_out(token.look);
    (token.sign == Sign::yes ? marking.yes : marking.no) |= chosen;
  }
  marking.unticked = !marking.yes && !marking.no;
  return marking;
}

/// An answer of several words that the vocabulary has whole: "non ci si candida".
std::optional<Marking> phrase_of(const Layout& layout, const FormIndex& index, const Piece& piece) {
  constexpr std::size_t longest = 40;
  if (piece.end - piece.begin > longest) return std::nullopt;
  const std::string key = fold_key(text_of(layout, piece));
  if (key.find(' ') == std::string::npos) return std::nullopt;
  Marking marking;
  marking.yes = among(index.yes, key);
  marking.no = among(index.no, key);
  return marking.empty() ? std::nullopt : std::optional(marking);
}

/// A grey that is lighter than text is printed in: what somebody took out without deleting it.
bool is_grey(std::uint32_t colour) {
  constexpr std::uint32_t darkest = 0x70, spread = 0x10;
  const std::uint32_t red = colour >> 16 & 0xFF, green = colour >> 8 & 0xFF, blue = colour & 0xFF;
  const auto [least, most] = std::minmax({red, green, blue});
  return least >= darkest && most - least <= spread;
}

bool in_capitals(std::string_view text) {
  bool letters = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (is_lower_case(c)) return false;
    letters = letters || is_letter_or_digit(c);
  }
  return letters;
}

/// How many bytes of a text have each look, in the order of WordsLook.
struct Counted {
  std::array<std::uint32_t, 7> bytes{};
  std::uint32_t total = 0;
};

Counted count_looks(const Line& line, std::uint32_t begin, std::uint32_t end) {
  Counted seen;
  std::uint32_t from = 0;
  for (const Look& look : line.looks) {
    const std::uint32_t first = std::max(from, begin), last = std::min(look.end, end);
    from = look.end;
    if (first >= last) continue;
    const Emphasis& emphasis = look.emphasis;
    const bool faded = emphasis.colour && is_grey(*emphasis.colour);
    const std::array<bool, 7> has = {emphasis.bold,  emphasis.italic,     emphasis.underline, emphasis.highlight, emphasis.colour && !faded,
                                     emphasis.large, look.struck || faded};
    seen.total += last - first;
    for (std::size_t i = 0; i < has.size(); ++i)
      if (has[i]) seen.bytes[i] += last - first;
  }
  return seen;
}

template <class Has>
WordsLook look_where(const Line& line, std::uint32_t begin, std::uint32_t end, const Has& has) {
  return {has(0), has(1), has(2), has(3), has(4), has(5), has(6), in_capitals(std::string_view(line.text).substr(begin, end - begin))};
}

}  // namespace

Marking read_marking(const Layout& layout, const FormIndex& index, const Piece& piece) {
  if (const auto phrase = phrase_of(layout, index, piece)) return *phrase;
  std::vector<Token> tokens = tokens_of(layout.lines[piece.line], index, piece);
  const auto is_ordinal = [](const Token& token) { return token.sign == Sign::ordinal; };
  if (!tokens.empty() && std::all_of(tokens.begin(), tokens.end(), is_ordinal)) return {false, false, false, false, true};
  std::erase_if(tokens, is_ordinal);
  const auto holds = [&](Sign sign) {
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return token.sign == sign; });
  };
  // "X" before or behind words of the respondent's own: "X - avviato nel 2010".
  if (holds(Sign::word)) return {tokens.back().sign == Sign::tick || tokens.front().sign == Sign::tick, false, false, false, true};
  if (holds(Sign::yes) && holds(Sign::no)) return choose_alternative(tokens);
  Marking marking;
  marking.no = holds(Sign::no) || holds(Sign::cross);
  marking.yes = holds(Sign::cross) || (!marking.no && (holds(Sign::yes) || holds(Sign::tick) || holds(Sign::bullet)));
  marking.unticked = !marking.yes && !marking.no && holds(Sign::box);
  marking.bullet = marking.yes && !marking.no && !holds(Sign::yes) && !holds(Sign::tick);
  return marking;
}

WordsLook look_of(const Line& line, std::uint32_t begin, std::uint32_t end) {
  const Counted seen = count_looks(line, begin, end);
  return look_where(line, begin, end, [&](std::size_t i) { return seen.total > 0 && seen.bytes[i] * 10 > seen.total * 6; });
}

WordsLook look_of_any(const Line& line, std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t shortest_word = 3;
  const Counted seen = count_looks(line, begin, end);
  return look_where(line, begin, end, [&](std::size_t i) { return seen.bytes[i] >= shortest_word; });
}

}  // namespace schede
