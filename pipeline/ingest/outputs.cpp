#include "pipeline/ingest/outputs.h"

#include <array>

#include "extractors/organisations/candidatures.h"
#include "outputs/report/report_json.h"
#include "outputs/survey/validity.h"
#include "outputs/tables/candidatures.h"
#include "outputs/tables/gaps.h"
#include "outputs/tables/register.h"
#include "outputs/tables/twinnings.h"

namespace schede {
namespace {

using Out = std::ostream;
using Context = OutputContext;

class RegisterCsvFile : public OutputWriter {
 public:
  RegisterCsvFile(Out& out, const Context& context) : csv_(out, context.form, context.csv, {"duplicate_of", "superseded_by"}) {}
  void add(const ReturnEntry& entry) override { csv_.add(entry.record, {entry.duplicate_of, entry.superseded_by}); }
  using OutputWriter::add;

 private:
  RegisterCsv csv_;
};

class RegisterJsonFile : public OutputWriter {
 public:
  RegisterJsonFile(Out& out, const Context& context) : json_(out, context.form.id, context.dates.generated) {}
  void add(const ReturnEntry& entry) override { json_.add(entry.json); }
  using OutputWriter::add;
  void finish(const Survey&) override { json_.finish(); }

 private:
  RegisterJson json_;
};

class CandidaturesFile : public OutputWriter {
 public:
  CandidaturesFile(Out& out, const Context& context) : csv_(out, context.form, context.csv) {}
  void add(const ReturnEntry& entry) override {
    if (entry.duplicate_of.empty() && entry.superseded_by.empty()) csv_.add(entry.record);
  }
  using OutputWriter::add;

 private:
  CandidaturesCsv csv_;
};

class GapsFile : public OutputWriter {
 public:
  GapsFile(Out& out, const Context& context) : csv_(out, context.csv), form_(context.form) {}
  void add(const ReturnEntry& entry) override { csv_.add(entry.record, form_); }
  using OutputWriter::add;
  void finish(const Survey& survey) override {
    for (const auto& row : survey.outside) csv_.add(row);
  }

 private:
  GapsCsv csv_;
  const Form& form_;
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

void write_report_json(Out& out, const Context& context, const Survey& survey) {
  write_gap_report_json(out, survey, context.dates.generated, context.language);
}

void write_report_html(Out& out, const Context& context, const Survey& survey) {
  write_gap_report_html(out, survey, context.dates.page, context.language);
}

template <class File>
std::unique_ptr<OutputWriter> open(Out& out, const Context& context) {
  return std::make_unique<File>(out, context);
}

bool by_every_form(const Form&) { return true; }

constexpr std::array table{
    Output{"register.csv", by_every_form, open<RegisterCsvFile>},
    Output{"register.json", by_every_form, open<RegisterJsonFile>},
    Output{"candidatures.csv", by_every_form, open<CandidaturesFile>},
    Output{"gaps.csv", by_every_form, open<GapsFile>},
    Output{"twinnings.csv", asks_for_candidatures, open<TwinningsCsvFile>},
    Output{"twinnings.json", asks_for_candidatures, open<TwinningsJsonFile>},
    Output{"coverage.csv", asks_for_candidatures, open<WholeFile<write_coverage>>},
    Output{"offerers-to-invite.csv", asks_for_candidatures, open<WholeFile<write_invitations>>},
    Output{"gap-report.json", by_every_form, open<WholeFile<write_report_json>>},
    Output{"gap-report.html", by_every_form, open<WholeFile<write_report_html>>},
};

}  // namespace

std::span<const Output> outputs() { return table; }

}  // namespace schede
