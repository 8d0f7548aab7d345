#pragma once

#include <string>
#include <vector>

#include "extractors/corrections/correction.h"
#include "extractors/form/form_set.h"
#include "pipeline/ingest/ingest.h"
#include "pipeline/ledger/ledger.h"

namespace schede {

/// A line for a form definition that would have read what somebody corrected, and what it would do.
struct Suggestion {
  std::string form;                ///< id
  std::string field;               ///< path: the line belongs behind its label; empty for one of the vocabulary
  std::string line;                ///< "<variant>Rif. telefonico</variant>", "<filler>da definire</filler>"
  std::vector<std::string> reads;  ///< source.path of the returns whose corrected value it reads

  /// A value of a return that it would change.
  struct Change {
    std::string source, field, before, after;  ///< values as written_value
  };
  std::vector<Change> changes;
};

/// Tries label variants and fillers: for each value that somebody corrected, what stands where its label would, or what was read in the
/// place of nothing. The documents, of `options`' folder and archive, are read again in workers, once as they are and once with each line;
/// what does not read the corrected value is left out. Returns whose file is gone are not looked at. Throws Failure.
[[nodiscard]] std::vector<Suggestion> suggestions(Ledger& ledger, const FormSet& forms, const IngestOptions& options, Language language);

}  // namespace schede
