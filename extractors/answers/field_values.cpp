#include "extractors/answers/field_values.h"

#include <algorithm>
#include <utility>

#include "extractors/text/clean.h"
#include "extractors/text/utf8.h"

namespace schede {

namespace {

/// The lines that say something, without what is crossed out.
std::vector<std::string> standing_lines(const Page& page, const std::vector<Span>& spans) {
  std::vector<std::string> lines;
  for (const Span& span : spans) {
    const std::string text = standing_text(page, span);
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
void take_line(Normalised& result, const Line& line) {
  if (line.value.empty()) return;
  result.value = line.value;
  result.invalid = !line.valid;
}

/// The numbers or addresses of one kind, and those beside them that nobody can read; nothing where there are only these.
void take_own_kind(Normalised& result, FieldType type, std::string_view text) {
  if (row_of(type).content == Content::emails) {
    const std::vector<Email> emails = read_emails(text);
    if (std::ranges::any_of(emails, &Email::valid)) take_line(result, join_emails(emails));
    return;
  }
  std::vector<Phone> phones = read_phones(text);
  std::erase_if(phones, [&](const Phone& phone) {
    const bool own = (phone.kind == PhoneKind::mobile) == (type == FieldType::mobile);
    return phone.valid && (!own || phone.kind == PhoneKind::fax);
  });
  if (std::ranges::any_of(phones, &Phone::valid)) take_line(result, join_phones(phones, text));
}

/// Where no number or address is written, those that the words link to: "scrivici" leads to "mailto:info@comune.example".
template <class Read>
auto read_or_follow(const Page& page, const std::vector<Span>& spans, std::string_view text, const Read& read, bool& followed) {
  auto written = read(text);
  if (std::any_of(written.begin(), written.end(), [](const auto& each) { return each.valid; })) return written;
  std::string targets;
  for (const std::string& address : link_targets(page, spans)) targets += address.substr(address.find(':') + 1) + "; ";
  auto linked = read(targets);
  followed = std::any_of(linked.begin(), linked.end(), [](const auto& each) { return each.valid; });
  return followed ? linked : written;
}

/// A line of prose without the printed dots that it was written on: runs of leaders too long to be an ellipsis.
std::string_view without_fill(std::string_view text) {
  constexpr std::size_t ellipsis = 3;
  std::size_t begin = 0, count = 0;
  const auto weight = [](char32_t leader) { return leader == U'…' ? ellipsis : std::size_t{1}; };
  for (std::size_t at = 0; at < text.size(); begin = at) {
    const char32_t c = next_character(text, at);
    if (!is_leader(c)) break;
    count += weight(c);
  }
  if (count > ellipsis) text.remove_prefix(begin);
  std::size_t end = text.size();
  count = 0;
  for (std::size_t at = end; at > 0; end = at) {
    const char32_t c = previous_character(text, at);
    if (!is_leader(c)) break;
    count += weight(c);
  }
  return count > ellipsis ? text.substr(0, end) : text;
}

/// Behind the last span that says something: signs that only part an answer from what follows ("* * *") do not. All where none does.
std::size_t end_of_words(const Page& page, const std::vector<Span>& spans) {
  std::size_t end = spans.size();
  while (end > 0 && !is_in_columns(page, spans[end - 1].line) && !has_words(text_of(page, spans[end - 1]))) --end;
  return end > 0 ? end : spans.size();
}

/// Joins the lines of an answer as paragraphs, list items, and rows of tables.
class NarrativeText {
 public:
  NarrativeText(const Page& page, std::optional<std::size_t> heading_line, const std::vector<Span>& spans)
      : page_(page), heading_line_(heading_line) {
    text_.reserve(length_of(spans));
  }

  void add(const Span& span, std::string_view text) {
    const Line& line = page_.lines[span.line];
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
    const CellPlace& cell = page_.cells[static_cast<std::size_t>(line.cell)];
    if (heading_line_ && cell_in_table(page_, *heading_line_, cell.table) >= 0) return nullptr;
    return page_.tables[static_cast<std::size_t>(cell.table)].columns > 1 ? &cell : nullptr;
  }

  std::string_view separator(const Line& line, const CellPlace* cell) const {
    if (cell && cell == cell_) return " ";
    if (cell && cell_ && cell->table == cell_->table) return cell->row == cell_->row ? "\t" : "\n";
    if (!line.first_of_paragraph || (line.in_list && in_list_)) return "\n";
    return line.in_list ? "\n" : "\n\n";
  }

  const Page& page_;
  std::optional<std::size_t> heading_line_;
  std::string text_;
  bool in_list_ = false;
  const CellPlace* cell_ = nullptr;
};

}  // namespace

bool is_implausible(FieldType type, std::string_view value) {
  const FieldTypeRow& row = row_of(type);
  if (is_narrative(type)) return value.find_first_not_of("0123456789 .,") == std::string_view::npos;
  if (row.most_words == 0) return false;
  return count_words(value, row.most_words + 1) > row.most_words || value.starts_with('/') ||
         (row.never_contact && is_number_or_address(value));
}

Normalised normalise_answer(const Page& page, const FormIndex& index, const Anchor& label, const Answer& answer, bool shared) {
  Normalised result;
  const std::vector<Span>& spans = answer.spans;
  std::string raw = raw_text(page, spans);
  const std::vector<std::string> lines = standing_lines(page, spans);
  const std::string text = joined(lines, "\n");
  // The colon, dash or dots that a label is printed with, on its own line, are no answer; in a cell of their own they are.
  const std::string_view bare = trimmed(raw);
  const bool dash = bare == "-" || bare == "–" || bare == "—";
  const bool printed_dots = !spans.empty() && spans.front().begin > 0 && (dash || is_leader_line(raw));
  const bool no = index.form.language_version == 1 && std::find(index.no.begin(), index.no.end(), fold_key(text)) != index.no.end();
  result.filler = !printed_dots && link_targets(page, spans).empty() && (no || is_filler(index, lines.empty() ? raw : text));
  if (result.filler) result.raw = raw;
  if (lines.empty() || result.filler || !has_words(text)) return result;
  if (shared) {
    take_own_kind(result, label.definition->type, text);
    return result;
  }
  switch (row_of(label.definition->type).content) {
    case Content::phones:
      result.phones = read_or_follow(
          page, spans, text, [&](std::string_view cell) { return read_phones_of(index.form.country, cell); }, result.followed);
      take_line(result, join_phones(result.phones, text));
      break;
    case Content::emails:
      result.emails = read_or_follow(page, spans, text, read_emails, result.followed);
      take_line(result, join_emails(result.emails));
      break;
    case Content::text:
    case Content::paragraphs:
    case Content::typed: break;
  }
  if (!result.value) {
    result.value = one_line(lines, label);
    result.invalid = is_contact(label.definition->type);
  }
  if (result.invalid) result.raw = std::move(raw);
  result.implausible = result.value && is_implausible(label.definition->type, *result.value);
  return result;
}

Normalised normalise_narrative(const Page& page, const FormIndex& index, std::optional<std::size_t> heading_line, const Answer& answer) {
  Normalised result;
  std::vector<Span> spans = answer.spans;
  spans.resize(end_of_words(page, spans));
  NarrativeText narrative(page, heading_line, spans);
  bool first = true;
  for (const Span& span : spans) {
    const std::string standing = standing_text(page, span);
    if (is_leader_line(standing)) continue;
    const bool is_first = std::exchange(first, false);
    const bool led = is_first && (span.begin > 0 || trimmed(standing).starts_with(':'));
    const std::string text = normalize_text(without_fill(led ? without_leading_leaders(standing) : std::string_view(standing)));
    if (!text.empty()) narrative.add(span, text);
  }
  std::string text = narrative.take();
  if (text.empty() || is_filler(index, text)) {
    result.raw = raw_text(page, spans);
    result.filler = is_filler(index, text.empty() ? result.raw : text);
  } else {
    result.implausible = is_implausible(FieldType::narrative, text);
    result.value = std::move(text);
  }
  return result;
}

}  // namespace schede
