#pragma once

#include <string>
#include <vector>

#include "outputs/records/record_json.h"
#include "pipeline/workers/job.h"
#include "tests/support/support.h"

namespace schede::test {

using Lines = std::vector<std::string>;

inline const std::string modica = "comune-di-modica.odt";

/// The bytes of a return of the samples.
inline std::string returned_sample(const std::string& name) { return slurp(source("samples/returned/" + name)); }

inline Record record_of(const Outcome& outcome) { return parse_record(outcome.record()).value(); }

/// All that a record says but for where it came from.
inline std::string without_source(Record record) {
  record.source = {};
  record.record_id.clear();
  std::string json;
  append_json(record, json);
  return json;
}

/// "path" of an accepted return, "path: code" of another.
inline Lines outcomes_of(const FileAnswer& answer) {
  Lines lines;
  for (const auto& outcome : answer.outcomes) lines.push_back(outcome.source + (outcome.code.empty() ? "" : ": " + outcome.code));
  return lines;
}

}  // namespace schede::test
