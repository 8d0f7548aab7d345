#include "pipeline/corrections/correction_file.h"

#include <algorithm>
#include <optional>
#include <span>

#include "extractors/text/clean.h"
#include "extractors/text/csv_table.h"
#include "extractors/text/decode.h"
#include "extractors/text/fold.h"
#include "outputs/escape/escape.h"
#include "outputs/tables/csv.h"
#include "parsers/spreadsheet/xlsx_sheet.h"
#include "pipeline/host/failure.h"
#include "pipeline/host/files.h"

namespace schede {
namespace {

constexpr std::uint64_t most_bytes = 64 << 20;
constexpr const char* sheet_name = "Correzioni";

Failure unusable(const std::string& place, const Bilingual& why) {
  return {ExitCode::bad_definition, {place + ": " + why.it, place + ": " + why.en}};
}

/// The apostrophe that keeps a spreadsheet from running a cell stands at its start, also behind ';' and tab.
std::string without_apostrophes(const std::string& cell) {
  std::string out;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const bool begins = i == 0 || cell[i - 1] == ';' || cell[i - 1] == '\t';
    if (!(cell[i] == '\'' && begins && would_run(std::string_view(cell).substr(i + 1), i > 0))) out += cell[i];
  }
  return out;
}

std::vector<SheetRow> csv_rows(const std::string& bytes, const std::string& name) {
  const auto text = decoded_text(bytes);
  if (!text) throw unusable(name, {"non è un file CSV né una cartella di lavoro .xlsx", "neither a CSV file nor an .xlsx workbook"});
  const auto read = read_csv(*text);
  if (!read) {
    const Bilingual why = read.error().fault == CsvFault::open_quote ? Bilingual{"virgolette mai chiuse", "quotation marks never closed"}
                                                                     : Bilingual{"testo dopo le virgolette", "text behind quotation marks"};
    throw unusable(name + ":" + std::to_string(read.error().line), why);
  }
  std::vector<SheetRow> rows;
  for (const CsvRow& row : *read) {
    rows.push_back({row.line, {}});
    for (const std::string& cell : row.cells) rows.back().cells.push_back(without_apostrophes(cell));
  }
  return rows;
}

std::vector<SheetRow> sheet_rows(const std::string& bytes, const std::string& name) {
  auto rows = read_xlsx_sheet(std::as_bytes(std::span(bytes)), sheet_name, {});
  if (!rows) {
    const auto detail = visible(rows.error().detail, LineEnds::shown);
    throw unusable(name, {"la cartella di lavoro non si legge (" + detail + ")", "the workbook cannot be read (" + detail + ")"});
  }
  if (rows->empty()) throw unusable(name, {"manca il foglio Correzioni", "there is no sheet Correzioni"});
  return std::move(*rows);
}

/// Where the cells of a name stand.
class Columns {
 public:
  explicit Columns(const SheetRow& header) {
    for (const std::string& cell : header.cells) names_.push_back(fold_key(cell) == "record id" ? "record_id" : fold_key(cell));
  }
  [[nodiscard]] bool has(std::string_view name) const { return std::ranges::find(names_, name) != names_.end(); }
  [[nodiscard]] std::string cell(const SheetRow& row, std::string_view name) const {
    const auto at = static_cast<std::size_t>(std::ranges::find(names_, name) - names_.begin());
    return at < row.cells.size() ? row.cells[at] : std::string();
  }
  [[nodiscard]] std::string line(const SheetRow& row, std::string_view name) const { return normalize_line(cell(row, name)); }

 private:
  std::vector<std::string> names_;
};

GivenCorrection given(const SheetRow& row, const Columns& columns, const std::string& by, const std::string& why) {
  GivenCorrection given{row.number, {}, columns.has("value")};
  Correction& line = given.correction;
  line.record_id = columns.line(row, "record_id");
  line.source = columns.cell(row, "source");
  line.field = columns.line(row, "field");
  line.value = columns.cell(row, "value");
  line.read = columns.cell(row, "read");
  line.by = columns.line(row, "by");
  line.at = columns.line(row, "at");
  line.why = columns.line(row, "why");
  line.waive = columns.line(row, "waive");
  line.blind = columns.line(row, "blind") == "true";
  if (line.by.empty()) line.by = by;
  if (line.why.empty()) line.why = why;
  return given;
}

}  // namespace

std::vector<GivenCorrection> read_corrections(const std::filesystem::path& file, const std::string& by, const std::string& why) {
  const auto name = visible(file.native(), LineEnds::shown);
  const auto bytes = read_file(file, most_bytes);
  if (!bytes) throw Failure(ExitCode::no_input, trouble({"non riesco a leggere", "cannot read"}, file.native(), bytes.error()));
  if (bytes->too_large) throw unusable(name, {"troppo grande", "too large"});
  const auto rows = bytes->content.starts_with("PK") ? sheet_rows(bytes->content, name) : csv_rows(bytes->content, name);
  if (rows.empty()) throw unusable(name, {"è vuoto", "is empty"});
  const Columns columns(rows.front());
  if (!columns.has("field") || !(columns.has("value") || columns.has("waive")) || !(columns.has("record_id") || columns.has("source")))
    throw unusable(name + ":" + std::to_string(rows.front().number),
                   {"servono le colonne field, value e record_id o source", "the columns field, value and record_id or source are needed"});
  std::vector<GivenCorrection> lines;
  for (const SheetRow& row : std::span(rows).subspan(1))
    if (!columns.line(row, "field").empty() || has_visible(columns.cell(row, "source") + columns.cell(row, "record_id")))
      lines.push_back(given(row, columns, by, why));
  return lines;
}

}  // namespace schede
