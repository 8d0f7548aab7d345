#include "outputs/tables/twinnings.h"

#include <ostream>

#include "outputs/records/answers.h"
#include "outputs/records/record_json.h"

namespace schede {

namespace {

const std::vector<std::string> columns_of_twinnings{"id",
                                                    "kind",
                                                    "area",
                                                    "items",
                                                    "receiver_record_id",
                                                    "receiver",
                                                    "receiver_region",
                                                    "offerer_record_id",
                                                    "offerer",
                                                    "offerer_key",
                                                    "offerer_region",
                                                    "score",
                                                    "sentence"};
const std::vector<std::string> columns_of_coverages{"area", "item", "region", "requests", "partnerships", "offers"};
const std::vector<std::string> columns_of_invitations{"ente", "email", "istat", "regione", "aree", "indicato_da"};

std::string text_of(std::string_view view) { return std::string(view); }

std::string list(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ",") + json_string(part);
  return '[' + out + ']';
}

std::string points(const Points& points) {
  std::string out;
  for (const ScorePart part : score_parts)
    out += (out.empty() ? "" : ",") + ("{\"name\":" + json_string(to_string(part))) +
           ",\"points\":" + std::to_string(points.at(static_cast<std::size_t>(part))) + '}';
  return '[' + out + ']';
}

}  // namespace

TwinningsCsv::TwinningsCsv(std::ostream& out, Dialect dialect) : csv_(out, dialect, columns_of_twinnings) {}

void TwinningsCsv::add(const TwinningRow& row) {
  const std::vector<CsvCell> cells{{row.id, CellKind::code},
                                   {text_of(row.kind)},
                                   {text_of(row.area)},
                                   {joined(row.items)},
                                   {text_of(row.receiver_record_id), CellKind::code},
                                   {text_of(row.receiver)},
                                   {text_of(row.receiver_region)},
                                   {text_of(row.offerer_record_id), CellKind::code},
                                   {text_of(row.offerer)},
                                   {text_of(row.offerer_key)},
                                   {text_of(row.offerer_region)},
                                   {std::to_string(row.score)},
                                   {row.sentence}};
  csv_.row(cells);
}

TwinningsJson::TwinningsJson(std::ostream& out, std::string_view form_id) : out_(out) {
  out_ << "{\"form\":" << json_string(form_id) << ",\"twinnings\":[";
}

void TwinningsJson::add(const TwinningRow& row, const Twinning& twinning) {
  out_ << (first_ ? "\n" : ",\n") << "{\"id\":" << json_string(row.id) << ",\"kind\":" << json_string(row.kind)
       << ",\"area\":" << json_string(row.area) << ",\"items\":" << list(row.items)
       << ",\"receiver_record_id\":" << json_string(row.receiver_record_id) << ",\"receiver\":" << json_string_or_null(row.receiver)
       << ",\"receiver_key\":" << json_string(row.receiver_key) << ",\"receiver_region\":" << json_string_or_null(row.receiver_region)
       << ",\"offerer_record_id\":" << json_string_or_null(row.offerer_record_id) << ",\"offerer\":" << json_string_or_null(row.offerer)
       << ",\"offerer_key\":" << json_string(row.offerer_key) << ",\"offerer_region\":" << json_string_or_null(row.offerer_region)
       << ",\"score\":" << row.score << ",\"parts\":" << points(twinning.points);
  if (!twinning.chosen) out_ << ",\"candidates\":" << twinning.candidates;
  out_ << ",\"sentence\":" << json_string(row.sentence) << '}';
  first_ = false;
}

void TwinningsJson::finish() { out_ << "\n]}\n"; }

void write_coverage_csv(std::ostream& out, Dialect dialect, const std::vector<CoverageRow>& rows) {
  CsvWriter csv(out, dialect, columns_of_coverages);
  for (const CoverageRow& row : rows)
    for (std::size_t i = 0; i < coverage_regions.size(); ++i) {
      const auto& [requests, partnerships, offers] = row.regions.at(i);
      const std::vector<CsvCell> cells{{text_of(row.area)},
                                       {text_of(row.item)},
                                       {text_of(coverage_regions.at(i))},
                                       {std::to_string(requests)},
                                       {std::to_string(partnerships)},
                                       {std::to_string(offers)}};
      csv.row(cells);
    }
}

void write_invitations_csv(std::ostream& out, Dialect dialect, const std::vector<OfferingBody>& bodies) {
  CsvWriter csv(out, dialect, columns_of_invitations);
  for (const OfferingBody& body : bodies) {
    if (body.sender) continue;
    const std::vector<CsvCell> cells{{text_of(body.name)},   {body.email},         {text_of(body.istat), CellKind::code},
                                     {text_of(body.region)}, {joined(body.areas)}, {joined(body.named_by)}};
    csv.row(cells);
  }
}

std::span<const std::string> twinning_columns() { return columns_of_twinnings; }
std::span<const std::string> coverage_columns() { return columns_of_coverages; }
std::span<const std::string> invitation_columns() { return columns_of_invitations; }

}  // namespace schede
