#include "extractors/alignment/line_grammar.h"

#include <algorithm>

#include "extractors/form/field_types.h"

namespace schede {

namespace {

/// Bytes of what is left of a word behind the full stop of its abbreviation: "rif.to", "Ass.to".
std::uint32_t end_of_contraction(std::string_view rest) {
  constexpr std::uint32_t longest = 3;
  std::uint32_t end = 1;
  while (end < rest.size() && rest[end] >= 'a' && rest[end] <= 'z') ++end;
  const bool contraction = !rest.empty() && rest[0] == '.' && end > 1 && end <= 1 + longest && (end == rest.size() || rest[end] == ' ');
  return contraction ? end : 0;
}

/// Bytes of the bracket, quotation mark, question mark or full stop that ends a printed text.
std::uint32_t closing_punctuation(std::string_view rest) {
  static constexpr std::u32string_view closers = U")]»”\"’'?";
  std::size_t end = 0;
  bool full_stop = false;
  for (std::size_t at = 0; at < rest.size(); end = at) {
    const char32_t c = next_character(rest, at);
    const bool ends_sentence = c == '.' && !full_stop && (at == rest.size() || rest[at] != '.');
    full_stop = full_stop || ends_sentence;
    if (!ends_sentence && closers.find(c) == std::u32string_view::npos) break;
  }
  return static_cast<std::uint32_t>(end);
}

bool starts_with_digit(std::string_view rest) {
  const std::size_t first = rest.find_first_not_of(" ([)]+.");
  return first != std::string_view::npos && rest[first] >= '0' && rest[first] <= '9';
}

/// "Motivazioni … / Reasons why …": a heading in a second language.
std::size_t end_of_translation(std::string_view rest) {
  constexpr std::size_t most_words = 40;
  const std::size_t first = rest.find_first_not_of(" .");
  const bool slash = first != std::string_view::npos && rest[first] == '/';
  return slash && count_words(rest, most_words + 1) <= most_words ? rest.size() : 0;
}

/// "/ Address - Via Rubichi 16": where a dash, dots or a line parts the label in a second language from the answer.
std::size_t end_of_second_label(std::string_view rest) {
  std::size_t end = std::string_view::npos;
  for (const std::string_view separator : {" - ", " – ", "..", "__", "…"}) end = std::min(end, rest.find(separator));
  return end == std::string_view::npos ? 0 : end;
}

std::size_t end_of_bracket(std::string_view rest) {
  constexpr std::size_t longest = 60;
  const std::size_t first = rest.find_first_not_of(" .");
  if (first == std::string_view::npos || rest[first] != '(') return 0;
  const std::size_t close = rest.find(')', first);
  if (close == std::string_view::npos || close > longest) return 0;
  const std::string_view inside = rest.substr(first, close - first);
  const bool number = std::count_if(inside.begin(), inside.end(), [](char c) { return c >= '0' && c <= '9'; }) > 2;
  return number ? 0 : close + 1;
}

/// What follows a match on its last line.
class LineGrammar {
 public:
  LineGrammar(Match& match, const Page& page, const Anchor& anchor) : match_(match), page_(page), anchor_(anchor) {}

  bool find() {
    match_.end += end_of_contraction(behind());
    match_.following = rest_behind(match_.end);
    match_.answer = end_of_label();
    if (match_.answer > match_.end) match_.following = rest_behind(match_.answer);
    if (!is_plausible()) return false;
    match_.end += closing_punctuation(behind());
    match_.answer = std::max(match_.answer, match_.end);
    return true;
  }

 private:
  Following rest_behind(std::uint32_t end) const {
    const std::string_view rest = std::string_view(line().text).substr(end);
    if (!has_words(rest)) return Following::nothing;
    if (is_separator(rest) || formatting_changes(line(), end) || is_bracketed(end)) return Following::separated;
    return Following::joined;
  }

  /// "[Telefono] Rossi 0832 682111"
  bool is_bracketed(std::uint32_t end) const {
    const std::string_view text = line().text;
    const std::string_view opening = "([", closing = ")]";
    return match_.first_line == match_.last_line && match_.begin > 0 && end < text.size() &&
           opening.find(text[match_.begin - 1]) != std::string_view::npos && closing.find(text[end]) != std::string_view::npos;
  }

  /// Words that run on after a heading make it a sentence; after a short label they may be its answer.
  bool is_plausible() const {
    if (match_.following != Following::joined) return true;
    switch (anchor_.kind) {
      case AnchorKind::title:
      case AnchorKind::subtitle:
      case AnchorKind::item:
      case AnchorKind::other: return true;
      case AnchorKind::label:
      case AnchorKind::group_label: return !is_narrative(anchor_.definition->type) && may_join(*anchor_.definition, match_, behind());
      case AnchorKind::group_heading: return match_.printed && match_.similarity == 1;
      case AnchorKind::extra_label: return starts_with_digit(behind());
      case AnchorKind::heading:
      case AnchorKind::header:
      case AnchorKind::offer:
      case AnchorKind::preamble:
      case AnchorKind::question:
      case AnchorKind::option:
      case AnchorKind::column:
      case AnchorKind::row:
      case AnchorKind::after: return false;
    }
    return false;
  }

  /// Where a label's own words end that the respondent's copy adds to the printed ones: a bracket, words up to a colon or tab,
  /// or a few words that can be no answer while the cell beside holds text.
  std::uint32_t end_of_label() const {
    const bool heading =
        anchor_.kind == AnchorKind::heading || (anchor_.kind == AnchorKind::label && is_narrative(anchor_.definition->type));
    if (!heading && !is_short_label(anchor_)) return match_.end;
    const std::string_view rest = behind();
    std::size_t end = end_of_bracket(rest);
    if (heading) return match_.end + static_cast<std::uint32_t>(end > 0 ? end : end_of_translation(rest));
    const std::size_t star = rest.find_first_not_of(' ', std::max<std::size_t>(end, closing_punctuation(rest)));
    if (star != std::string_view::npos && rest[star] == '*') end = std::min(rest.find_first_not_of('*', star), rest.size());
    if (end > 0 || match_.following == Following::joined) end += end_of_added_words(rest.substr(end));
    return match_.end + static_cast<std::uint32_t>(end);
  }

  std::size_t end_of_added_words(std::string_view rest) const {
    constexpr std::size_t most_words = 5;
    const auto few_words = [](std::string_view text) {
      const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
      return digits <= 1 && text.find('@') == std::string_view::npos && count_words(text, most_words + 1) <= most_words;
    };
    const bool heading = anchor_.kind == AnchorKind::group_heading;
    const std::size_t colon = rest.find_first_of(":\t");
    const bool ends_line = colon != std::string_view::npos && !has_words(rest.substr(colon));  // "Altri contatti utili:"
    if (colon != std::string_view::npos && (!heading || ends_line) && few_words(rest.substr(0, colon))) return colon;
    const std::size_t first = rest.find_first_not_of(' ');
    if (first == std::string_view::npos) return 0;
    const bool number = rest[first] >= '0' && rest[first] <= '9' && count_words(rest, 2) == 1 && rest.size() - first <= 3;
    if (number) return rest.size();
    const bool counted =
        anchor_.kind == AnchorKind::group_label && rest[first] >= '1' && rest[first] <= '9' && rest.substr(first + 1, 1) == " ";
    if (counted) return first + 1;
    if (rest[first] == '/')
      if (const std::size_t translated = end_of_second_label(rest); translated > 0 && few_words(rest.substr(0, translated)))
        return translated;
    if (!few_words(rest)) return 0;
    if (rest[first] == '/' || (heading && colon == std::string_view::npos)) return rest.size();
    if (!has_text_beside()) return 0;
    const bool runs_on = rest[first] >= 'a' && rest[first] <= 'z';
    return runs_on || !anchor_.definition || !may_join(*anchor_.definition, match_, rest) ? rest.size() : 0;
  }

  bool has_text_beside() const {
    const CellPlace* cell = cell_of(page_, match_.last_line);
    if (!cell) return false;
    const std::vector<int>& cells = page_.tables[static_cast<std::size_t>(cell->table)].cells;
    return std::any_of(cells.begin(), cells.end(), [&](int number) {
      const CellPlace& other = page_.cells[static_cast<std::size_t>(number)];
      if (other.row != cell->row || other.column <= cell->column) return false;
      const auto lines = lines_of(page_, other);
      return std::any_of(lines.begin(), lines.end(), [](const Line& beside) { return has_words(beside.text); });
    });
  }

  const Line& line() const { return page_.lines[match_.last_line]; }
  std::string_view behind() const { return std::string_view(line().text).substr(match_.end); }

  Match& match_;
  const Page& page_;
  const Anchor& anchor_;
};

}  // namespace

bool is_short_label(const Anchor& anchor) {
  if (anchor.kind == AnchorKind::extra_label || anchor.kind == AnchorKind::group_label || anchor.kind == AnchorKind::group_heading)
    return true;
  return anchor.kind == AnchorKind::label && !is_narrative(anchor.definition->type);
}

bool is_separator(std::string_view rest) {
  static constexpr std::u32string_view separators = U":;\t…_–—=>-|→";
  std::size_t dots = 0;
  for (std::size_t at = 0; at < rest.size();) {
    const char32_t c = next_character(rest, at);
    if (separators.find(c) != std::u32string_view::npos) return true;
    dots += c == '.';
    if (dots > 1 || (dots == 1 && is_blank(c))) return true;
    const bool closer = c == '.' || c == ')' || c == '"' || c == U'”' || c == U'’' || c == '\'';
    if (!closer && !is_blank(c)) return false;
  }
  return false;
}

bool formatting_changes(const Line& line, std::uint32_t at) {
  for (std::size_t look = 0; look + 1 < line.styles.size(); ++look) {
    const std::uint32_t boundary = line.styles[look].end;
    // A blank after the label may carry the label's look or the answer's.
    const bool here = boundary == at || (boundary > at && !has_visible(std::string_view(line.text).substr(at, boundary - at)));
    if (here) return line.styles[look].emphasis.bold != line.styles[look + 1].emphasis.bold;
  }
  return false;
}

bool may_join(const FormField& field, const Match& match, std::string_view rest) {
  switch (row_of(field.type).content) {
    case Content::phones: return starts_with_digit(rest);
    case Content::emails: return rest.find('@') != std::string_view::npos;
    case Content::text:
    case Content::paragraphs:
    case Content::typed: return match.similarity >= 0.85 && (match.printed || match.words > 1);
  }
  return false;
}

bool find_end(Match& match, const Page& page, const Anchor& anchor) { return LineGrammar(match, page, anchor).find(); }

}  // namespace schede
