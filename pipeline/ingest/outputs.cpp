#include "pipeline/ingest/outputs.h"

#include <fstream>
#include <optional>
#include <system_error>

#include "extractors/organisations/candidatures.h"
#include "outputs/escape/escape.h"
#include "outputs/records/changes_json.h"
#include "outputs/records/time_words.h"
#include "outputs/report/register_html.h"
#include "outputs/report/report_json.h"
#include "outputs/survey/validity.h"
#include "outputs/tables/candidatures.h"
#include "outputs/tables/codebook.h"
#include "outputs/tables/corrections.h"
#include "outputs/tables/data_package.h"
#include "outputs/tables/entries.h"
#include "outputs/tables/gaps.h"
#include "outputs/tables/register.h"
#include "outputs/tables/twinnings.h"
#include "outputs/workbook/register_workbook.h"
#include "outputs/workbook/xlsx.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/failure.h"
#include "pipeline/ingest/return_pages.h"
#include "pipeline/ingest/row_layout.h"

namespace schede {
namespace {

using Out = std::ostream;
using Context = OutputContext;

class RegisterCsvFile : public RowWriter {
 public:
  RegisterCsvFile(Out& out, const Context& context)
      : csv_(out, context.form, context.csv, {"duplicate_of", "superseded_by", "set_aside"}) {}
  void add(const ReturnEntry& entry) override {
    csv_.add(entry.record, {entry.duplicate_of, entry.superseded_by, entry.record.set_aside ? "true" : "false"});
  }
  using RowWriter::add;

 private:
  RegisterCsv csv_;
};

class RegisterJsonFile : public RowWriter {
 public:
  RegisterJsonFile(Out& out, const Context& context) : json_(out, context.form.id, context.dates.generated) {}
  void add(const ReturnEntry& entry) override { json_.add(entry.json); }
  using RowWriter::add;
  /// Behind what parts it from the one before.
  void copy(Out&, std::string_view row) override { json_.add(row.substr(row.find('{'))); }
  void finish(const Survey&) override { json_.finish(); }

 private:
  RegisterJson json_;
};

class CandidaturesFile : public RowWriter {
 public:
  CandidaturesFile(Out& out, const Context& context) : csv_(out, context.form, context.csv) {}
  void add(const ReturnEntry& entry) override {
    if (validity_of(entry.record) == Validity::current) csv_.add(entry.record);
  }
  using RowWriter::add;

 private:
  CandidaturesCsv csv_;
};

class GapsFile : public RowWriter {
 public:
  GapsFile(Out& out, const Context& context) : csv_(out, context.form, context.csv) {}
  void add(const ReturnEntry& entry) override { csv_.add(entry.record, entry.asked); }
  using RowWriter::add;
  void finish(const Survey& survey) override {
    for (const auto& row : survey.outside) csv_.add(row);
  }

 private:
  GapsCsv csv_;
};

class EntriesFile : public RowWriter {
 public:
  EntriesFile(Out& out, EntryTable table, Dialect dialect) : csv_(out, std::move(table), dialect) {}
  void add(const ReturnEntry& entry) override {
    if (entry.duplicate_of.empty()) csv_.add(entry.record);
  }
  using RowWriter::add;

 private:
  EntriesCsv csv_;
};

class BriefsFile : public RowWriter {
 public:
  BriefsFile(Out& out, const Context&) : out_(out) {}
  void add(const ReturnEntry& entry) override { out_ << entry.brief; }
  using RowWriter::add;

 private:
  Out& out_;
};

class TwinningsCsvFile : public OutputWriter {
 public:
  TwinningsCsvFile(Out& out, const Context& context) : csv_(out, context.csv) {}
  void add(const Twinning&, const TwinningRow& row) override { csv_.add(row); }
  using OutputWriter::add;

 private:
  TwinningsCsv csv_;
};

class TwinningsJsonFile : public OutputWriter {
 public:
  TwinningsJsonFile(Out& out, const Context& context) : json_(out, context.form.id) {}
  void add(const Twinning& twinning, const TwinningRow& row) override { json_.add(row, twinning); }
  using OutputWriter::add;
  void finish(const Survey&) override { json_.finish(); }

 private:
  TwinningsJson json_;
};

class RegisterHtmlFile : public OutputWriter {
 public:
  RegisterHtmlFile(Out& out, const Context& context) : page_(out, context.form, context.dates.page, context.language) {}
  void add(const ReturnEntry& entry) override {
    if (validity_of(entry.record) == Validity::current) page_.add(entry.record);
  }
  using OutputWriter::add;
  void finish(const Survey&) override { page_.finish(); }

 private:
  RegisterPage page_;
};

/// A workbook is made beside its place by a library that writes files of its own.
class WorkbookFile : public OutputWriter {
 public:
  WorkbookFile(Out& out, const Context& context) : out_(out), folder_(context.folder), part_(folder_ / ".register.xlsx.part") {
    attempt([&] {
      workbook_.emplace(
          part_.native(), folder_.native(),
          WorkbookFacts{context.form, context.language, context.participants, asks_for_candidatures(context.form), context.roster,
                        context.returns, context.dates.page.data.empty() ? "" : readable_time(context.dates.page.data, context.language),
                        moment_of(context.dates.generated).value_or(0) / second, &context.corrections, &context.history});
    });
  }
  ~WorkbookFile() override {
    std::error_code error;
    std::filesystem::remove(part_, error);
  }

  void add(const ReturnEntry& entry) override {
    attempt([&] { workbook_->add({entry.record, entry.duplicate_of, entry.superseded_by, entry.arrived, entry.document, entry.asked}); });
  }
  void add(const Twinning& twinning, const TwinningRow& row) override {
    attempt([&] { workbook_->add(twinning, row); });
  }
  void finish(const Survey& survey) override {
    attempt([&] { workbook_->finish(survey); });
    out_ << std::ifstream(part_, std::ios::binary).rdbuf();
  }

 private:
  template <class Call>
  void attempt(Call call) const {
    try {
      call();
    } catch (const XlsxFailure& failure) {
      const auto name = visible((folder_ / "register.xlsx").native(), LineEnds::shown);
      throw Failure(ExitCode::no_output,
                    {"non riesco a scrivere " + name + ": " + failure.what(), "cannot write " + name + ": " + failure.what()});
    }
  }

  Out& out_;
  std::filesystem::path folder_, part_;
  std::optional<RegisterWorkbook> workbook_;
};

/// A file that is written at the end, from what all returns say together.
template <void (*write)(Out&, const Context&, const Survey&)>
class WholeFile : public OutputWriter {
 public:
  WholeFile(Out& out, const Context& context) : out_(out), context_(context) {}
  void finish(const Survey& survey) override { write(out_, context_, survey); }

 private:
  Out& out_;
  const Context& context_;
};

void write_coverage(Out& out, const Context& context, const Survey&) {
  write_coverage_csv(out, context.csv, coverage_of(context.participants));
}

void write_invitations(Out& out, const Context& context, const Survey&) {
  write_invitations_csv(out, context.csv, offering_bodies(context.participants, context.roster));
}

void write_package(Out& out, const Context& context, const Survey&) {
  write_data_package(out, context.form, table_schemas(context.form), context.csv, context.dates.generated);
}

void write_codes(Out& out, const Context& context, const Survey&) { write_codebook(out, context.form, context.csv, context.language); }

void write_corrections(Out& out, const Context& context, const Survey&) { write_corrections_csv(out, context.csv, context.corrections); }

void write_changes(Out& out, const Context& context, const Survey&) { write_changes_json(out, context.form, context.history.changes); }

void write_gap_history(Out& out, const Context& context, const Survey&) {
  write_gap_history_csv(out, context.form, context.csv, context.history.closed);
}

void write_report_json(Out& out, const Context& context, const Survey& survey) {
  write_gap_report_json(out, survey, context.dates.generated, context.language);
}

void write_report_html(Out& out, const Context& context, const Survey& survey) {
  PageDates dates = context.dates.page;
  dates.changed = in_local_zone(context.history.changes.run);
  write_gap_report_html(out, survey, dates, context.language, context.history.changes);
}

template <class File>
std::unique_ptr<OutputWriter> open(Out& out, const Context& context) {
  return std::make_unique<File>(out, context);
}

std::unique_ptr<OutputWriter> open_return_pages(Out&, const Context& context) { return std::make_unique<ReturnPagesFolder>(context); }

bool by_every_form(const Form&) { return true; }

/// Documents of no form have no answers to show.
bool by_every_survey(const Form& form) { return !form.sections.empty(); }
bool by_newer_surveys(const Form& form) { return by_every_survey(form) && form.language_version > 1; }
bool by_surveys_of_candidates(const Form& form) { return by_every_survey(form) && has_candidatures(form); }

const std::vector<Output>& table() {
  static const std::vector<Output> table = {
      {"changes.json", OutputKind::table, by_every_survey, open<WholeFile<write_changes>>},
      {"register.csv", OutputKind::table, by_every_form, open<RegisterCsvFile>},
      {"register.json", OutputKind::table, by_every_survey, open<RegisterJsonFile>},
      {"candidatures.csv", OutputKind::table, by_surveys_of_candidates, open<CandidaturesFile>},
      {"gaps.csv", OutputKind::table, by_every_form, open<GapsFile>},
      {"gap-history.csv", OutputKind::table, by_every_survey, open<WholeFile<write_gap_history>>},
      {"corrections.csv", OutputKind::table, by_every_survey, open<WholeFile<write_corrections>>},
      {"codebook.csv", OutputKind::table, by_newer_surveys, open<WholeFile<write_codes>>},
      {"twinnings.csv", OutputKind::table, asks_for_candidatures, open<TwinningsCsvFile>},
      {"twinnings.json", OutputKind::table, asks_for_candidatures, open<TwinningsJsonFile>},
      {"coverage.csv", OutputKind::table, asks_for_candidatures, open<WholeFile<write_coverage>>},
      {"offerers-to-invite.csv", OutputKind::table, asks_for_candidatures, open<WholeFile<write_invitations>>},
      {"datapackage.json", OutputKind::table, by_every_survey, open<WholeFile<write_package>>},
      {"register.xlsx", OutputKind::workbook, by_every_survey, open<WorkbookFile>},
      {"register.html", OutputKind::page, by_every_survey, open<RegisterHtmlFile>},
      {return_pages, OutputKind::page, by_every_survey, open_return_pages, true},
      {"gap-report.json", OutputKind::table, by_every_survey, open<WholeFile<write_report_json>>},
      {"gap-report.html", OutputKind::page, by_every_survey, open<WholeFile<write_report_html>>},
  };
  return table;
}

Output output_of(const EntryTable& table) {
  return {table.file, OutputKind::table, by_every_survey,
          [table](Out& out, const Context& context) { return std::make_unique<EntriesFile>(out, table, context.csv); }};
}

}  // namespace

Output output_of_briefs() { return {briefs_file, OutputKind::table, by_every_form, open<BriefsFile>}; }

std::vector<Output> outputs_of(const Form& form, OutputSet set) {
  std::vector<Output> wanted;
  for (const Output& output : table())
    if (output.is_asked_for(form) && (set == OutputSet::all || output.kind == OutputKind::table)) wanted.push_back(output);
  for (const EntryTable& each : entry_tables(form)) wanted.push_back(output_of(each));
  return wanted;
}

}  // namespace schede
