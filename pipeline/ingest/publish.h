#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "extractors/form/form.h"
#include "outputs/survey/collection.h"
#include "pipeline/ingest/outputs.h"
#include "pipeline/ingest/registers.h"
#include "pipeline/ingest/row_layout.h"
#include "pipeline/ingest/supersession.h"
#include "pipeline/ingest/written_files.h"

namespace schede {

/// By the newest of the data, where there is any. SOURCE_DATE_EPOCH sets all.
[[nodiscard]] ViewDates view_dates(std::optional<std::int64_t> newest);

/// How the files of an output folder are written.
struct ViewOptions {
  std::filesystem::path folder;
  const Form& form;
  Language language = Language::it;
  Dialect csv = Dialect::standard;
  ViewDates dates;
  const Roster* roster = nullptr;
  OutputSet outputs = OutputSet::all;
  std::vector<Correction> corrections = {};  ///< those in force
  RegisterBefore before = {};                ///< what the register was
  std::string now = {};                      ///< RFC 3339, of what changed since
  /// Told how the register changed, when its files have taken their places.
  std::function<void(const RegisterHistory&)> note_history = [](const RegisterHistory&) {};
  /// Told of the files when they are complete and have not yet taken their places.
  std::function<void(const WrittenFiles&)> note = [](const WrittenFiles&) {};
  /// Where rows stand in the files of before, as long as nobody touched these: who asks later, too, is told so.
  std::optional<RowLayout> rows_before = {};
  std::function<bool()> stand_as_before = {};
  /// Told where they stand in those of now. Set where rows are to be copied by the next run; then there are briefs among the files.
  std::function<void(RowLayout)> note_rows = {};
};

/// The returns that views are made of.
struct Returns {
  std::vector<ReturnKey> keys;                     ///< in the order of the register
  std::function<std::string(std::size_t)> record;  ///< the JSON of a return, by its place in `keys`
  /// Where the document of a return is, by its place in `keys`.
  std::function<std::string(std::size_t)> document = [](std::size_t) { return std::string(); };
  /// The number of its document in the ledger, and what tells what was read of it from anything else, with what people decided.
  std::function<std::int64_t(std::size_t)> document_number = [](std::size_t) { return std::int64_t{0}; };
  std::function<RowLayout::Key(std::size_t)> reading = [](std::size_t) { return RowLayout::Key(); };
  /// What stands in the place of one whose JSON is no record, for the reason given; not needed where all were read before.
  std::function<Record(std::size_t, const std::string& why)> stand_in = {};
};

/// Writes all outputs that the form asks for (outputs.h), one record in memory at a time; when all are complete each takes its place. Gives
/// back the survey for the summary. Throws Failure(no_output).
Survey write_views(const Returns& returns, const ViewOptions& options);

/// What came of the returns of one form.
struct FormSurvey {
  RegisterPlace place;
  Survey survey;
};

/// Where documents are read as several forms: how many are of each, `summary.json` and `summary.html`. Throws Failure(no_output).
void write_forms_summary(const std::vector<FormSurvey>& surveys, const ViewOptions& options);

/// All that are wanted, below the output folder.
[[nodiscard]] std::vector<std::string> output_names(const std::vector<RegisterPlace>& places, OutputSet set);

/// Is any output of any of the registers there?
[[nodiscard]] bool any_output_exists(const std::filesystem::path& folder, const std::vector<RegisterPlace>& places);

}  // namespace schede
