#include "outputs/tables/csv.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <ostream>

#include "extractors/text/utf8.h"
#include "outputs/escape/escape.h"
#include "outputs/escape/utf8.h"

namespace schede {

namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// What Excel holds, in UTF-16 code units: a text in a formula, a cell ("Excel specifications and limits").
constexpr std::size_t most_in_formula = 255, most_in_cell = 32'767;
constexpr std::string_view cut_note = " [… testo tagliato a 32.767 caratteri: intero nei file JSON]";

char delimiter(Dialect dialect) { return dialect == Dialect::excel_it ? ';' : ','; }

/// What a spreadsheet may skip in front of a formula.
bool is_skipped(char32_t character) {
  return character == ' ' || character == 0xA0 || character == 0x3000 || (character >= 0x2000 && character <= 0x200F) ||
         character == 0x2060 || character == 0xFEFF;
}

/// The characters that begin a formula, and their full-width forms, which East Asian spreadsheets take for the same.
bool begins_formula(char32_t character) {
  constexpr std::array<char32_t, 10> starts{'=', '+', '-', '@', '\r', '\n', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
  return std::find(starts.begin(), starts.end(), character) != starts.end();
}

/// An apostrophe before each formula, at the start and where a spreadsheet that parts at ';' or tab sees a cell of its own begin: there
/// quotation marks, which the file doubles, count for nothing.
std::string neutralised(std::string_view text) {
  std::string out;
  for (bool first = true;; first = false) {
    const auto part = text.substr(0, text.find_first_of(";\t"));
    if (would_run(part, !first)) out += '\'';
    out += part;
    if (part.size() == text.size()) return out;
    out += text[part.size()];
    text.remove_prefix(part.size() + 1);
  }
}

bool is_international_number(const CsvCell& cell) {
  return cell.kind == CellKind::phone && cell.text.starts_with('+') && cell.text.find_first_not_of("+0123456789 ;") == std::string::npos;
}

std::string safe(const CsvCell& cell) { return visible(is_international_number(cell) ? cell.text : neutralised(cell.text)); }

/// How many UTF-16 code units the UTF-8 character that begins with this byte takes; none for one that goes on.
std::size_t utf16_units(char byte) {
  const auto first = static_cast<unsigned char>(byte);
  return (first & 0xC0U) == 0x80U ? 0 : first >= 0xF0U ? 2 : 1;
}

std::size_t utf16_length(std::string_view text) {
  return std::accumulate(text.begin(), text.end(), std::size_t{0}, [](std::size_t sum, char byte) { return sum + utf16_units(byte); });
}

std::string cut(std::string text) {
  if (utf16_length(text) <= most_in_cell) return text;
  std::size_t end = 0;
  for (auto left = most_in_cell - utf16_length(cut_note); utf16_units(text[end]) <= left; ++end) left -= utf16_units(text[end]);
  return text.substr(0, end).append(cut_note);
}

bool is_code(const CsvCell& cell) {
  return cell.kind == CellKind::code && !cell.text.empty() && utf16_length(visible(cell.text)) <= most_in_formula;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

bool needs_quotes(std::string_view text) {
  const bool blank_ends = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  return blank_ends || text.find_first_of(",;\"\r\n\t") != text.npos;
}

/// Digits that are no number: ="075035".
std::string as_text_formula(std::string_view text) { return '=' + quoted(visible(text, LineEnds::shown)); }

std::string written(const CsvCell& cell, Dialect dialect) {
  switch (dialect) {
    case Dialect::standard: return safe(cell);
    case Dialect::excel_it: return is_code(cell) ? as_text_formula(cell.text) : cut(safe(cell));
    case Dialect::exact: return repaired_utf8(cell.text);
  }
  return {};
}

}  // namespace

bool would_run(std::string_view text, bool skip_quotes) {
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t character = next_character(text, offset);
    if (!is_skipped(character) && !(skip_quotes && character == '"')) return begins_formula(character);
  }
  return false;
}

CsvWriter::CsvWriter(std::ostream& out, Dialect dialect, std::span<const std::string> header) : out_(out), dialect_(dialect) {
  if (dialect == Dialect::excel_it) out << byte_order_mark;
  std::vector<CsvCell> cells;
  for (const std::string& name : header) cells.push_back({name});
  row(cells);
}

void CsvWriter::row(std::span<const CsvCell> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out_ << delimiter(dialect_);
    out_ << csv_cell(cells[i], dialect_);
  }
  out_ << line_end;
}

bool is_cut(const CsvCell& cell, Dialect dialect) { return dialect == Dialect::excel_it && utf16_length(safe(cell)) > most_in_cell; }

std::string csv_cell(const CsvCell& cell, Dialect dialect) {
  const std::string text = written(cell, dialect);
  return needs_quotes(text) ? quoted(text) : text;
}

}  // namespace schede
