#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/corrections/correction.h"
#include "extractors/form/form.h"
#include "extractors/record/record.h"
#include "outputs/report/report_html.h"
#include "outputs/report/return_html.h"
#include "outputs/survey/collection.h"
#include "outputs/tables/csv.h"
#include "outputs/twinnings/twinnings.h"
#include "pipeline/ingest/output_set.h"
#include "pipeline/ingest/register_history.h"

namespace schede {

/// The times that the files of an output folder bear.
struct ViewDates {
  std::string generated;  ///< of the data, RFC 3339 in UTC
  PageDates page;
};

/// What the files of an output folder are made of, beside the returns.
struct OutputContext {
  const Form& form;
  Language language = Language::it;
  Dialect csv = Dialect::standard;
  const ViewDates& dates;
  const Roster* roster = nullptr;
  const Participants& participants;            ///< nobody where the form does not ask for candidatures
  std::filesystem::path folder;                ///< where they come to stand
  std::size_t returns = 0;                     ///< how many come
  const std::vector<Correction>& corrections;  ///< those in force
  const RegisterHistory& history;              ///< complete when writers are to finish
};

/// A return as an output has it.
struct ReturnEntry {
  const Record& record;  ///< with the gaps of the register among its own
  std::string_view json;
  std::string duplicate_of, superseded_by;  ///< sources
  std::string_view arrived;                 ///< RFC 3339; empty where nobody knows
  std::string document;                     ///< where it is, from the folder of the outputs; empty where nobody knows
  std::vector<ReturnVersion> versions;      ///< the other returns of the same body
  std::vector<std::string> asked;           ///< when each of its gaps was asked about, RFC 3339; empty for not
  std::string_view brief = {};              ///< brief.h; empty where nothing could be read
};

/// A file of the output folder under way: it is given all returns in the order of the register, then the twinnings in theirs, then the
/// survey.
class OutputWriter {
 public:
  OutputWriter() = default;
  OutputWriter(const OutputWriter&) = delete;
  OutputWriter& operator=(const OutputWriter&) = delete;
  virtual ~OutputWriter() = default;
  virtual void add(const ReturnEntry&) {}
  virtual void add(const Twinning&, const TwinningRow&) {}
  virtual void finish(const Survey&) {}
};

/// One that writes rows of each return as it is given it, and of nothing else that returns are added to. They may be those that the file of
/// before has: then they are copied.
class RowWriter : public OutputWriter {
 public:
  using OutputWriter::add;
  /// All that a return has there, which may be nothing.
  virtual void copy(std::ostream& out, std::string_view rows) { out << rows; }
};

/// What an output is to those who want only some.
enum class OutputKind { table, workbook, page };

/// A row of the table of outputs: all that is known of a file of the output folder.
struct Output {
  std::string name;
  OutputKind kind;
  bool (*is_asked_for)(const Form& form);
  std::function<std::unique_ptr<OutputWriter>(std::ostream& out, const OutputContext& context)> open;
  bool is_folder = false;  ///< its writer makes files there itself, and `out` leads nowhere
};

/// The file of briefs, which goes with the files that have rows of returns.
[[nodiscard]] Output output_of_briefs();

/// Those that a form asks for, among them a table for each of its rows, groups and grids. The form must outlive them.
[[nodiscard]] std::vector<Output> outputs_of(const Form& form, OutputSet set);

}  // namespace schede
