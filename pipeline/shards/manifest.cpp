#include "pipeline/shards/manifest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "extractors/text/csv_table.h"
#include "extractors/text/digest.h"
#include "outputs/escape/escape.h"
#include "outputs/tables/csv.h"
#include "pipeline/host/failure.h"
#include "pipeline/host/files.h"

namespace schede {
namespace {

const std::array<std::string, 3> manifest_columns{"path", "bytes", "sha256"};

template <class Number>
std::optional<Number> whole_number(std::string_view digits) {
  Number number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return {};
  return number;
}

bool is_digest(std::string_view text) { return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos; }

/// Leads it out of the folder of the documents?
bool is_below(const std::filesystem::path& path) {
  return !path.empty() && path.is_relative() && std::ranges::find(path, std::filesystem::path("..")) == path.end();
}

Failure no_manifest(const std::filesystem::path& file, int line, const Bilingual& why) {
  const auto place = visible(file.native(), LineEnds::shown) + ":" + std::to_string(line) + ": ";
  return {ExitCode::bad_definition, {place + why.it, place + why.en}};
}

/// Throws Failure(bad_definition).
ManifestLine manifest_line(const CsvRow& row, const std::string& before, const std::filesystem::path& file) {
  if (row.cells.size() != manifest_columns.size()) {
    throw no_manifest(file, row.line, {"servono tre celle: path, bytes, sha256", "three cells are wanted: path, bytes, sha256"});
  }
  const auto bytes = whole_number<std::uint64_t>(row.cells[1]);
  if (!bytes || !is_digest(row.cells[2])) {
    throw no_manifest(file, row.line, {"dimensione o SHA-256 non validi", "no valid size or SHA-256"});
  }
  if (!is_below(row.cells[0])) {
    throw no_manifest(file, row.line, {"il percorso esce dalla cartella", "the path leads out of the folder"});
  }
  if (row.cells[0] <= before) {
    throw no_manifest(file, row.line, {"i percorsi non sono in ordine di byte", "the paths are not in the order of their bytes"});
  }
  return {row.cells[0], *bytes, row.cells[2]};
}

}  // namespace

void write_manifest(std::ostream& out, const std::vector<ManifestLine>& lines) {
  CsvWriter csv(out, Dialect::exact, manifest_columns);
  for (const ManifestLine& line : lines) csv.row(std::array<CsvCell, 3>{{{line.path}, {std::to_string(line.bytes)}, {line.sha256}}});
}

Manifest read_manifest(const std::filesystem::path& file) {
  const auto bytes = read_file(file, std::numeric_limits<std::uint64_t>::max());
  if (!bytes) throw Failure(ExitCode::no_input, trouble({"non riesco a leggere", "cannot read"}, file.native(), bytes.error()));
  const auto rows = read_csv(bytes->content);
  if (!rows)
    throw no_manifest(file, rows.error().line,
                      {"virgolette mai chiuse o testo dietro di esse", "quotes never closed, or text behind them"});
  if (rows->empty() || !std::ranges::equal(rows->front().cells, manifest_columns)) {
    throw no_manifest(file, 1,
                      {"non è un elenco di schede manifest: manca l'intestazione path,bytes,sha256",
                       "no list of schede manifest: the header path,bytes,sha256 is missing"});
  }
  Manifest manifest{{}, sha256(bytes->content)};
  for (auto row = rows->begin() + 1; row != rows->end(); ++row)
    manifest.lines.push_back(manifest_line(*row, manifest.lines.empty() ? std::string() : manifest.lines.back().path, file));
  return manifest;
}

std::optional<Shard> parse_shard(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == text.npos) return {};
  const auto index = whole_number<std::size_t>(text.substr(0, slash)), of = whole_number<std::size_t>(text.substr(slash + 1));
  if (!index || !of || *index >= *of) return {};
  return Shard{*index, *of};
}

}  // namespace schede
