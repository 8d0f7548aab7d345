#include "outputs/tables/csv.h"

#include <algorithm>
#include <array>
#include <ostream>

#include "extractors/text/utf8.h"
#include "outputs/escape/escape.h"
#include "outputs/escape/utf8.h"

namespace schede {

namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

char delimiter(Dialect dialect) { return dialect == Dialect::excel_it ? ';' : ','; }

/// What a spreadsheet may skip in front of a formula.
bool is_skipped(char32_t character) {
  return character == ' ' || character == 0xA0 || character == 0x3000 || (character >= 0x2000 && character <= 0x200F) ||
         character == 0x2060 || character == 0xFEFF;
}

/// The characters that begin a formula, and their full-width forms, which East Asian spreadsheets take for the same.
bool begins_formula(char32_t character) {
  constexpr std::array<char32_t, 11> starts{'=', '+', '-', '@', '\t', '\r', '\n', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
  return std::find(starts.begin(), starts.end(), character) != starts.end();
}

bool would_run(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t character = next_character(text, offset);
    if (!is_skipped(character)) return begins_formula(character);
  }
  return false;
}

bool is_international_number(std::string_view text) {
  return text.starts_with('+') && text.find_first_not_of("+0123456789 ;") == text.npos;
}

std::string safe(const CsvCell& cell) {
  const bool number = cell.phone && is_international_number(cell.text);
  return (would_run(cell.text) && !number ? "'" : "") + visible(cell.text);
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

}  // namespace

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

std::string csv_cell(const CsvCell& cell, Dialect dialect) {
  const std::string text = dialect == Dialect::exact ? repaired_utf8(cell.text) : safe(cell);
  return needs_quotes(text) ? quoted(text) : text;
}

}  // namespace schede
