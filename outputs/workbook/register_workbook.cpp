#include "outputs/workbook/register_workbook.h"

#include <optional>

#include "outputs/survey/validity.h"
#include "outputs/workbook/return_sheets.h"
#include "outputs/workbook/survey_sheets.h"

namespace schede {

/// In the order of their tabs.
class RegisterWorkbook::Sheets {
 public:
  Sheets(const std::string& file, const std::string& folder, const WorkbookFacts& facts)
      : facts_(facts),
        book_(file, folder, facts.form.title.in(facts.language), facts.created),
        readme_(add_readme(book_)),
        returns_(book_, facts_) {
    if (facts.asks_for_candidatures) {
      candidatures_.emplace(book_, facts_);
      offerers_.emplace(add_offerers(book_, facts.language));
      coverage_.emplace(add_coverage(book_, facts.language));
      twinnings_.emplace(book_, facts_, contacts_);
    }
    gaps_.emplace(book_, facts_);
    corrections_.emplace(add_corrections(book_, facts.form, returns_.sources(), facts.language));
    if (facts.roster) invited_.emplace(add_invited(book_, facts.language));
    versions_.emplace(book_, facts_);
    if (facts.history) news_.emplace(add_news(book_, facts.language));
  }

  void add(const WorkbookReturn& entry) {
    gaps_->add(entry.record, entry.asked);
    if (validity_of(entry.record) != Validity::current) return versions_->add(entry);
    returns_.add(entry);
    if (candidatures_) candidatures_->add(entry.record);
    contacts_.emplace(entry.record.record_id, contact_line(entry.record, facts_.form, facts_.language));
  }

  void add(const Twinning& twinning, const TwinningRow& row) {
    if (twinnings_) twinnings_->add(twinning, row);
  }

  void finish(const Survey& survey) {
    for (const auto& row : survey.outside) gaps_->add(row);
    gaps_->finish();
    returns_.finish();
    if (twinnings_) twinnings_->finish();
    if (offerers_) fill_offerers(*offerers_, facts_, contacts_);
    if (coverage_) fill_coverage(*coverage_, facts_);
    fill_corrections(*corrections_, facts_);
    if (news_) fill_news(*news_, facts_);
    if (invited_) fill_invited(*invited_, survey, facts_.language);
    fill_readme(readme_, facts_, survey);
    book_.close();
  }

 private:
  const WorkbookFacts facts_;
  XlsxBook book_;
  XlsxSheet readme_;
  ReturnsSheet returns_;
  std::optional<CandidaturesSheet> candidatures_;
  std::optional<XlsxSheet> offerers_, coverage_, corrections_, invited_, news_;
  std::optional<TwinningsSheet> twinnings_;
  std::optional<GapsSheet> gaps_;
  std::optional<VersionsSheet> versions_;
  Contacts contacts_;
};

RegisterWorkbook::RegisterWorkbook(const std::string& file, const std::string& folder, const WorkbookFacts& facts)
    : sheets_(std::make_unique<Sheets>(file, folder, facts)) {}
RegisterWorkbook::~RegisterWorkbook() = default;

void RegisterWorkbook::add(const WorkbookReturn& entry) { sheets_->add(entry); }
void RegisterWorkbook::add(const Twinning& twinning, const TwinningRow& row) { sheets_->add(twinning, row); }
void RegisterWorkbook::finish(const Survey& survey) { sheets_->finish(survey); }

}  // namespace schede
