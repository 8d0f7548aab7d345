#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "extractors/form/form.h"
#include "outputs/survey/collection.h"
#include "outputs/tables/csv.h"
#include "pipeline/ingest/supersession.h"

namespace schede {

/// How the files of an output folder are written.
struct ViewOptions {
  std::filesystem::path folder;
  const Form& form;
  Language language = Language::it;
  Dialect csv = Dialect::standard;
  std::string generated;  ///< the time that they bear, RFC 3339
  const Roster* roster = nullptr;
};

/// The returns that views are made of.
struct Returns {
  std::vector<ReturnKey> keys;                     ///< in the order of the register
  std::function<std::string(std::size_t)> record;  ///< the JSON of a return, by its place in `keys`
};

/// Writes register.csv, register.json, candidatures.csv, gaps.csv, gap-report.json and gap-report.html, one record in memory at a
/// time; when all are complete each takes its place. Gives back the survey for the summary. Throws Failure: no_output, or
/// bad_definition for a record that is none.
Survey write_views(const Returns& returns, const ViewOptions& options);

/// Are all of them there? Is any?
[[nodiscard]] bool views_exist(const std::filesystem::path& folder);
[[nodiscard]] bool any_view_exists(const std::filesystem::path& folder);

}  // namespace schede
