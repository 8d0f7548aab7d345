#include "extractors/values.h"

#include <algorithm>
#include <utility>

#include "extractors/text.h"
#include "extractors/utf8.h"

namespace schede {

namespace {

bool is_leader(char32_t c) { return c == '.' || c == U'…' || c == '_' || c == U'·' || c == U'‥'; }

/// Only dots and underscores: the line to write on, as printed.
bool is_leader_line(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (!is_leader(c) && !is_blank(c) && c != ':') return false;
  }
  return true;
}

bool is_prompt(const FormIndex& index, std::string_view text) {
  constexpr std::size_t longest = 12;
  if (count_words(text, longest + 1) > longest) return false;
  const std::string key = fold_key(text);
  return std::find(index.prompts.begin(), index.prompts.end(), key) != index.prompts.end();
}

/// The pieces that are not an empty control's prompt.
std::vector<Piece> written(const Layout& layout, const FormIndex& index, const std::vector<Piece>& pieces) {
  std::vector<Piece> kept;
  for (const Piece& piece : pieces)
    if (!is_prompt(index, text_of(layout, piece))) kept.push_back(piece);
  return kept;
}

/// "[Comune di Lecce]", "(Comune di Lecce)": brackets round a whole answer stand for the line to write on.
std::string_view without_brackets(std::string_view text) {
  for (const std::string_view pair : {"[]", "()", "<>"}) {
    const bool around = text.size() > 2 && text.front() == pair[0] && text.find_first_of(pair, 1) == text.size() - 1;
    if (around && text.back() == pair[1]) return trimmed(text.substr(1, text.size() - 2));
  }
  return text;
}

/// The lines that say something, without what is crossed out.
std::vector<std::string> standing_lines(const Layout& layout, const std::vector<Piece>& pieces) {
  std::vector<std::string> lines;
  for (const Piece& piece : pieces) {
    const std::string text = standing_text(layout, piece);
    const std::string_view bare = without_leaders(text);
    if (has_visible(bare)) lines.emplace_back(bare);
  }
  if (lines.size() == 1) lines.front() = std::string(bare_answer(lines.front()));
  return lines;
}

/// "Tel. 0832 682111" in the cell beside "Telefono": the label is no part of the answer.
std::string_view without_label(std::string_view text, const Anchor& label) {
  const std::vector<FoldedWord> words = fold_words(text, 12);
  for (const Wording& wording : label.wordings) {
    const std::size_t n = wording.words.size();
    const bool same = n < words.size() && std::equal(wording.words.begin(), wording.words.end(), words.begin(),
                                                     [](const std::string& word, const FoldedWord& found) { return word == found.key; });
    if (!same) continue;
    const std::string_view rest = text.substr(words[n - 1].end);
    const std::size_t mark = rest.find_first_not_of(" \t");
    if (mark != std::string_view::npos && rest[mark] == ':') return without_leaders(rest.substr(mark + 1));
  }
  return text;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

std::string one_line(const std::vector<std::string>& lines, const Anchor& label) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < lines.size(); ++i) parts.push_back(normalize_line(i == 0 ? without_label(lines[i], label) : lines[i]));
  // "Comune" behind the label, "Comune di Foggia" in the cell.
  if (parts.size() > 1 && (fold_key(parts[1]) + " ").starts_with(fold_key(parts[0]) + " ")) parts.erase(parts.begin());
  std::string line = joined(parts, " ");
  line.erase(line.find_last_not_of(" ;,") + 1);  // what parted it from the next answer
  return line;
}

bool is_number_or_address(std::string_view value) {
  const bool number = value.find_first_not_of("+0123456789 ./-;()") == std::string_view::npos;
  return number || (value.find('@') != std::string_view::npos && value.find(' ') == std::string_view::npos);
}

/// A line of numbers or addresses; nothing when there is none in the text.
template <class Line>
void take_line(Reckoned& result, const Line& line) {
  if (line.value.empty()) return;
  result.value = line.value;
  result.invalid = !line.valid;
}

/// The valid numbers or addresses of one kind.
void take_own_kind(Reckoned& result, FieldType type, std::string_view text) {
  if (type == FieldType::email) {
    std::vector<Email> emails = read_emails(text);
    std::erase_if(emails, [](const Email& email) { return !email.valid; });
    return take_line(result, join_emails(emails));
  }
  std::vector<Phone> phones = read_phones(text);
  std::erase_if(phones,
                [&](const Phone& phone) { return !phone.valid || (phone.kind == PhoneKind::mobile) != (type == FieldType::mobile); });
  take_line(result, join_phones(phones));
}

/// A line of prose without the printed dots that it was written on: runs of leaders too long to be an ellipsis.
std::string_view without_fill(std::string_view text) {
  constexpr std::size_t ellipsis = 3;
  std::size_t begin = 0, count = 0;
  for (std::size_t at = 0; at < text.size() && is_leader(next_character(text, at)); ++count) begin = at;
  if (count > ellipsis) text.remove_prefix(begin);
  std::size_t end = text.size();
  count = 0;
  for (std::size_t at = end; at > 0 && is_leader(previous_character(text, at)); ++count) end = at;
  return count > ellipsis ? text.substr(0, end) : text;
}

/// Behind the last piece that says something: signs that only part an answer from what follows ("* * *") do not. All where none does.
std::size_t end_of_words(const Layout& layout, const std::vector<Piece>& pieces) {
  std::size_t end = pieces.size();
  while (end > 0 && !is_in_columns(layout, pieces[end - 1].line) && !has_words(text_of(layout, pieces[end - 1]))) --end;
  return end > 0 ? end : pieces.size();
}

/// Joins the lines of an answer as paragraphs, list items, and rows of tables.
class NarrativeText {
 public:
  NarrativeText(const Layout& layout, std::optional<std::size_t> heading_line, const std::vector<Piece>& pieces)
      : layout_(layout), heading_line_(heading_line) {
    text_.reserve(length_of(pieces));
  }

  void add(const Piece& piece, std::string_view text) {
    const Line& line = layout_.lines[piece.line];
    const CellPlace* cell = grid_cell(line);
    if (!text_.empty()) text_ += separator(line, cell);
    text_ += text;
    in_list_ = line.in_list;
    cell_ = cell;
  }

  std::string take() { return std::move(text_); }

 private:
  /// The cell of a table with columns; a table of one column is only a box around paragraphs.
  const CellPlace* grid_cell(const Line& line) const {
    if (line.cell < 0) return nullptr;
    const CellPlace& cell = layout_.cells[static_cast<std::size_t>(line.cell)];
    if (heading_line_ && cell_in_table(layout_, *heading_line_, cell.table) >= 0) return nullptr;
    return layout_.tables[static_cast<std::size_t>(cell.table)].columns > 1 ? &cell : nullptr;
  }

  std::string_view separator(const Line& line, const CellPlace* cell) const {
    if (cell && cell == cell_) return " ";
    if (cell && cell_ && cell->table == cell_->table) return cell->row == cell_->row ? "\t" : "\n";
    if (!line.first_of_paragraph || (line.in_list && in_list_)) return "\n";
    return line.in_list ? "\n" : "\n\n";
  }

  const Layout& layout_;
  std::optional<std::size_t> heading_line_;
  std::string text_;
  bool in_list_ = false;
  const CellPlace* cell_ = nullptr;
};

}  // namespace

std::string_view without_leading_leaders(std::string_view text) {
  const auto leads = [&](char32_t c, std::size_t next) {
    const bool dash = (c == '-' || c == U'–') && next < text.size() && (text[next] == ' ' || text[next] == '>');
    return is_blank(c) || is_leader(c) || dash || std::u32string_view(U":;,=>|→").find(c) != std::u32string_view::npos;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = next_character(text, at);
    if (leads(c, at)) continue;
    // One full stop belongs to the word: ".it".
    return text.substr(trimmed(text.substr(0, here)) == "." ? text.find('.') : here);
  }
  return {};
}

std::string_view bare_answer(std::string_view text) { return without_brackets(without_leaders(text)); }

std::string_view without_leaders(std::string_view text) {
  const std::string_view rest = without_leading_leaders(text);
  const std::string_view led = text.substr(0, text.size() - rest.size());
  std::size_t end = rest.size();
  for (std::size_t at = end; at > 0; end = at) {
    const char32_t c = previous_character(rest, at);
    if (!is_blank(c) && !is_leader(c) && c != '|') break;
  }
  // One full stop belongs to the word ("Ufficio Serv. Soc."), but not on a line that begins with leader dots.
  const bool dotted = led.find("..") != std::string_view::npos || led.find("…") != std::string_view::npos;
  if (end > 0 && !dotted && trimmed(rest.substr(end)) == ".") end = rest.find('.', end) + 1;
  return rest.substr(0, end);
}

bool is_implausible(FieldType type, std::string_view value) {
  constexpr std::size_t longest_name = 16, longest_line = 30;
  const auto longer_than = [&](std::size_t words) { return count_words(value, words + 1) > words; };
  switch (type) {
    case FieldType::narrative:
    case FieldType::phone:
    case FieldType::mobile:
    case FieldType::email: return false;
    case FieldType::name: return is_number_or_address(value) || longer_than(longest_name) || value.starts_with('/');
    case FieldType::organisation:
    case FieldType::address: return is_number_or_address(value) || longer_than(longest_line) || value.starts_with('/');
    default: return longer_than(longest_line) || value.starts_with('/');
  }
}

bool is_filler(const FormIndex& index, std::string_view text) {
  constexpr std::size_t longest = 8, words_behind_opening = 2;
  if (!has_visible(text)) return false;
  const std::size_t words = count_words(text, longest);
  if (words == 0) return true;
  if (words == longest) return false;
  const std::string key = fold_key(text);
  if (std::find(index.fillers.begin(), index.fillers.end(), key) != index.fillers.end()) return true;
  return std::any_of(index.filler_openings.begin(), index.filler_openings.end(), [&](const std::string& opening) {
    return key.starts_with(opening + " ") && words <= count_words(opening) + words_behind_opening;
  });
}

Reckoned reckon(const Layout& layout, const FormIndex& index, const Anchor& label, const Answer& answer, bool shared) {
  Reckoned result;
  const std::vector<Piece> pieces = written(layout, index, answer.pieces);
  std::string raw = raw_text(layout, pieces);
  const std::vector<std::string> lines = standing_lines(layout, pieces);
  const std::string text = joined(lines, "\n");
  // The colon, dash or dots that a label is printed with, on its own line, are no answer; in a cell of their own they are.
  const std::string_view bare = trimmed(raw);
  const bool dash = bare == "-" || bare == "–" || bare == "—";
  const bool printed_dots = !pieces.empty() && pieces.front().begin > 0 && (dash || is_leader_line(raw));
  const bool no = std::find(index.no.begin(), index.no.end(), fold_key(text)) != index.no.end();
  result.filler = !printed_dots && (no || is_filler(index, lines.empty() ? raw : text));
  if (result.filler) result.raw = raw;
  if (lines.empty() || result.filler || !has_words(text)) return result;
  if (shared) {
    take_own_kind(result, label.definition->type, text);
    return result;
  }
  switch (label.definition->type) {
    case FieldType::phone:
    case FieldType::mobile:
      result.phones = read_phones(text);
      take_line(result, join_phones(result.phones));
      break;
    case FieldType::email:
      result.emails = read_emails(text);
      take_line(result, join_emails(result.emails));
      break;
    default: break;
  }
  if (!result.value) {
    result.value = one_line(lines, label);
    const FieldType type = label.definition->type;
    result.invalid = type == FieldType::phone || type == FieldType::mobile || type == FieldType::email;
  }
  if (result.invalid) result.raw = std::move(raw);
  result.implausible = result.value && is_implausible(label.definition->type, *result.value);
  return result;
}

Reckoned reckon_narrative(const Layout& layout, const FormIndex& index, std::optional<std::size_t> heading_line, const Answer& answer) {
  Reckoned result;
  std::vector<Piece> pieces = written(layout, index, answer.pieces);
  pieces.resize(end_of_words(layout, pieces));
  NarrativeText narrative(layout, heading_line, pieces);
  bool first = true;
  for (const Piece& piece : pieces) {
    const std::string standing = standing_text(layout, piece);
    if (is_leader_line(standing)) continue;
    const bool is_first = std::exchange(first, false);
    const bool led = is_first && (piece.begin > 0 || trimmed(standing).starts_with(':'));
    const std::string text = normalize_text(without_fill(led ? without_leading_leaders(standing) : std::string_view(standing)));
    if (!text.empty()) narrative.add(piece, text);
  }
  std::string text = narrative.take();
  if (text.empty() || is_filler(index, text)) {
    result.raw = raw_text(layout, pieces);
    result.filler = is_filler(index, text.empty() ? result.raw : text);
  } else {
    result.value = std::move(text);
  }
  return result;
}

}  // namespace schede
