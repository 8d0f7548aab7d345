#include "outputs/workbook/survey_sheets.h"

#include <algorithm>

#include "extractors/corrections/written_value.h"
#include "extractors/record/gap_catalogue.h"
#include "outputs/records/answers.h"
#include "outputs/records/change_words.h"
#include "outputs/records/contact.h"
#include "outputs/records/field_path.h"
#include "outputs/records/respondent_name.h"
#include "outputs/tables/corrections.h"
#include "outputs/twinnings/coverage.h"
#include "outputs/twinnings/invitations.h"
#include "outputs/workbook/cells.h"

namespace schede {

namespace {

/// A column with its title in both languages.
struct Head {
  const char *it, *en;
  double width;
  std::vector<std::string> choices = {};
};

std::vector<XlsxColumn> columns(const std::vector<Head>& heads, Language language) {
  std::vector<XlsxColumn> out;
  for (const auto& [it, en, width, choices] : heads) out.push_back({language == Language::it ? it : en, width, false, choices, {}});
  return out;
}

std::string contact_of_return(const Contacts& contacts, std::string_view record_id) {
  const auto found = contacts.find(std::string(record_id));
  return found == contacts.end() ? std::string() : found->second;
}

std::vector<XlsxColumn> twinning_columns(Language language) {
  auto all =
      columns({{"Punteggio", "Score", 10},
               {"Origine", "Kind", 11},
               {"Area", "Area", 6},
               {"Voci", "Items", 12},
               {"Chi riceve", "Receiver", 32},
               {"Regione di chi riceve", "Its region", 14},
               {"Chi offre", "Offerer", 32},
               {"Regione di chi offre", "Its region", 18},
               {"Perché", "Why", 90},
               {"Contatto di chi riceve", "Contact of the receiver", 40},
               {"Contatto di chi offre", "Contact of the offerer", 40},
               {"Stato", "State", 14,
                language == Language::it ? std::vector<std::string>{"da valutare", "contattati", "in corso", "concluso", "scartato"}
                                         : std::vector<std::string>{"to be considered", "contacted", "under way", "done", "dropped"}},
               {"Voci in comune", "Items in common", 9},
               {"Pratica", "Practice", 9},
               {"Risultati", "Results", 9},
               {"Indicato da altri", "Named by others", 9},
               {"Stesso tipo di ente", "Same kind of body", 9},
               {"Raggiungibile", "Reachable", 9},
               {"Già impegnato", "Busy", 9},
               {"ID", "ID", 30},
               {"ID di chi riceve", "ID of the receiver", 14},
               {"ID di chi offre", "ID of the offerer", 14}},
              language);
  for (const char* hidden : {"offerer_key", "kind"}) all.push_back({hidden, 14, true, {}, {}});
  return all;
}

}  // namespace

TwinningsSheet::TwinningsSheet(XlsxBook& book, const WorkbookFacts& facts, const Contacts& contacts)
    : contacts_(contacts), facts_(facts), sheet_(book.add_sheet("Gemellaggi", twinning_columns(facts.language), 0)) {}

void TwinningsSheet::add(const Twinning& twinning, const TwinningRow& row) {
  const Bilingual chosen{"scelto", "chosen"}, proposed{"proposto", "proposed"};
  std::vector<XlsxCell> cells{number(row.score),
                              text((twinning.chosen ? chosen : proposed).in(facts_.language)),
                              text(row.area),
                              text(joined(row.items)),
                              text(row.receiver),
                              text(row.receiver_region),
                              text(row.offerer),
                              text(row.offerer_region),
                              text(row.sentence, CellLook::wrapped),
                              text(contact_of_return(contacts_, row.receiver_record_id)),
                              text(contact_of_return(contacts_, row.offerer_record_id)),
                              XlsxCell()};
  for (const int points : twinning.points) cells.push_back(number(points));
  for (const std::string_view each : {std::string_view(row.id), row.receiver_record_id, row.offerer_record_id, row.offerer_key, row.kind})
    cells.push_back(text(each));
  sheet_.add(cells, 46);
}

void TwinningsSheet::finish() {
  constexpr std::size_t up_to_sentence = 9;
  sheet_.print_columns(up_to_sentence);
}

XlsxSheet add_readme(XlsxBook& book) { return book.add_page("Leggimi", {30, 100}); }

XlsxSheet add_offerers(XlsxBook& book, Language language) {
  return book.add_sheet("Offerenti",
                        columns({{"Offerente", "Offering body", 36},
                                 {"Regione", "Region", 18},
                                 {"Aree in cui è indicato", "Areas where it is named", 12},
                                 {"Quanti lo indicano", "How many name it", 10},
                                 {"Indicato da", "Named by", 60},
                                 {"Da invitare", "To be invited", 10},
                                 {"Contatto", "Contact", 44},
                                 {"ID della sua scheda", "ID of its return", 14},
                                 {"ISTAT", "ISTAT", 9}},
                                language),
                        1);
}

XlsxSheet add_coverage(XlsxBook& book, Language language) {
  std::vector<XlsxColumn> heads = columns({{"Area", "Area", 6}, {"Voce", "Item", 6}, {"Titolo", "Title", 46}}, language);
  for (const std::string_view region : coverage_regions)
    for (const auto& count : {Bilingual{"chiedono", "ask"}, Bilingual{"hanno scelto", "have chosen"}, Bilingual{"offrono", "offer"}})
      heads.push_back({std::string(region) + ": " + count.in(language), 10, false, {}, {}});
  return book.add_sheet("Copertura", std::move(heads), 3);
}

namespace {

/// The paths of what a person may correct.
class CorrectablePaths {
 public:
  std::vector<std::string> paths;

  void operator()(const FormField& field) { paths.push_back(field.path); }
  void operator()(const ChoiceQuestion& choice) {
    paths.push_back(choice.path);
    if (std::ranges::any_of(choice.options, &ChoiceOption::other)) paths.push_back(choice.path + "_other");
    for (const ChoiceOption& option : choice.options)
      for (const FormField& field : option.fields) (*this)(field);
  }
  void operator()(const Grid& grid) {
    for (const PrintedRow& row : grid.rows) paths.push_back(grid.path + "." + row.code);
  }
  void operator()(const Rows& rows) {
    for (std::size_t i = 0; i < rows.printed; ++i)
      for (const RowMember& member : rows.members)
        paths.push_back(member_path(rows.path, i, std::visit([](const auto& each) { return std::string_view(each.path); }, member)));
  }
  void operator()(const RepeatingGroup& group) {
    for (std::size_t i = 0; i < static_cast<std::size_t>(group.printed); ++i)
      for (const FormField& field : group.fields) paths.push_back(member_path(group.path, i, field.path));
  }
  void operator()(const Choices& choices) {
    for (std::size_t i = 0; i < choices.areas.size(); ++i) {
      for (const auto* member : {&choices.mark, &choices.items, &choices.other}) paths.push_back(member_path(choices.path, i, *member));
      if (choices.has_offer) paths.push_back(member_path(choices.path, i, choices.offer.path));
    }
  }
  void operator()(const PrintedText&) {}
};

std::vector<std::string> correctable_paths(const Form& form) {
  CorrectablePaths all;
  for (const Section& section : form.sections)
    for (const auto& part : section.parts) std::visit(all, part);
  if (territory_asked(form) != TerritoryAsked::no)
    for (const char* member : {"istat", "municipality", "province", "region", "kind"})
      all.paths.push_back(std::string("territory.") + member);
  all.paths.emplace_back("status");
  return std::move(all.paths);
}

}  // namespace

XlsxSheet add_corrections(XlsxBook& book, const Form& form, std::string sources, Language language) {
  auto all = columns({{"record_id", "record_id", 14},
                      {"source", "source", 32},
                      {"field", "field", 28},
                      {"value", "value", 36},
                      {"read", "read", 36},
                      {"by", "by", 20},
                      {"at", "at", 20},
                      {"why", "why", 40},
                      {"waive", "waive", 20},
                      {"blind", "blind", 8}},
                     language);
  const auto fields = all.size();
  all.push_back({"fields", 28, true, {}, {}});
  const auto letters = column_letters(fields);
  all[1].choices_from = std::move(sources);
  all[2].choices_from = "=Correzioni!$" + letters + "$2:$" + letters + "$" + std::to_string(correctable_paths(form).size() + 1);
  return book.add_sheet("Correzioni", std::move(all), 0);
}

XlsxSheet add_invited(XlsxBook& book, Language language) {
  return book.add_sheet("Inviti",
                        columns({{"Ente", "Body", 36},
                                 {"Regione", "Region", 16},
                                 {"Risposta", "Answer", 18},
                                 {"E-mail", "E-mail", 32},
                                 {"Telefono", "Telephone", 22},
                                 {"ISTAT", "ISTAT", 9},
                                 {"IPA", "IPA", 12}},
                                language),
                        1);
}

void fill_offerers(XlsxSheet& sheet, const WorkbookFacts& facts, const Contacts& contacts) {
  const Bilingual yes{"sì", "yes"}, no{"no", "no"};
  for (const OfferingBody& body : offering_bodies(facts.participants, facts.roster)) {
    const Participant* sender = body.sender ? &facts.participants.returns[*body.sender] : nullptr;
    const auto id = sender ? sender->record_id : std::string();
    sheet.add({text(sender ? sender->name : body.name), text(sender ? sender->region : body.region), text(joined(body.areas)),
               number(body.named_by.size()), text(joined(body.named_by)), text((sender ? no : yes).in(facts.language)),
               text(sender ? contact_of_return(contacts, id) : body.email), text(id), text(body.istat)});
  }
}

void fill_coverage(XlsxSheet& sheet, const WorkbookFacts& facts) {
  std::size_t area = 0;
  const Area* current = nullptr;
  std::size_t item = 0;
  for (const CoverageRow& row : coverage_of(facts.participants)) {
    if (row.item.empty()) {
      current = &facts.participants.areas[area++].area();
      item = 0;
    }
    std::vector<XlsxCell> cells{text(row.area), text(row.item),
                                text(row.item.empty() ? current->name.in(facts.language) : current->items[item++].label.text)};
    if (row.item.empty()) cells.back().look = CellLook::note;
    for (const auto& count : row.regions)
      for (const std::size_t figure : {count.requests, count.partnerships, count.offers}) cells.push_back(number(figure));
    sheet.add(cells);
  }
  sheet.colour_scale(3, 2 + 3 * coverage_regions.size());
}

void fill_corrections(XlsxSheet& sheet, const WorkbookFacts& facts) {
  constexpr std::size_t empty_rows = 200;
  const auto paths = correctable_paths(facts.form);
  const std::vector<Correction> none;
  const auto& lines = facts.corrections ? *facts.corrections : none;
  for (std::size_t i = 0; i < std::max(lines.size() + empty_rows, paths.size()); ++i) {
    std::vector<XlsxCell> cells(correction_columns().size());
    const auto texts = i < lines.size() ? correction_cells(lines[i]) : std::vector<std::string>();
    for (std::size_t column = 0; column < texts.size(); ++column) cells[column] = text(texts[column]);
    cells.push_back(i < paths.size() ? text(paths[i]) : XlsxCell());
    sheet.add(cells);
  }
}

XlsxSheet add_news(XlsxBook& book, Language language) {
  return book.add_sheet("Novità",
                        columns({{"Che cosa", "What", 24},
                                 {"Ente", "Body", 34},
                                 {"Documento", "Document", 32},
                                 {"Campo", "Field", 26},
                                 {"Prima", "Before", 36},
                                 {"Dopo", "After", 36},
                                 {"Chi", "By", 18},
                                 {"Perché", "Why", 32},
                                 {"ID", "ID", 14}},
                                language),
                        1);
}

/// What the last run changed: returns, then values, then gaps that closed and that opened.
void fill_news(XlsxSheet& sheet, const WorkbookFacts& facts) {
  const auto language = facts.language;
  const Changes& changes = facts.history->changes;
  for (const auto& entry : changes.returns)
    sheet.add({text(return_change_name(entry.what, language)), XlsxCell(), text(entry.source), XlsxCell(), XlsxCell(), XlsxCell(),
               XlsxCell(), XlsxCell(), text(entry.record_id)});
  const Bilingual changed{"valore cambiato", "value changed"}, opened{"lacuna nuova", "new gap"};
  for (const auto& entry : changes.fields)
    sheet.add({text(changed.in(language)), XlsxCell(), text(entry.source), text(title_of(facts.form, entry.field, language)),
               text(written_value(entry.before)), text(written_value(entry.after)), XlsxCell(), XlsxCell(), text(entry.record_id)});
  const auto add_gap = [&](const GapLife& life, const std::string& what) {
    sheet.add({text(what), text(life.organisation), text(life.source),
               text(life.gap.field.empty() ? "" : title_of(facts.form, life.gap.field, language)), text(code_name(life.gap.code, language)),
               XlsxCell(), text(life.by), text(life.why), text(life.record_id)});
  };
  for (const GapLife& life : changes.closed) add_gap(life, gap_state_name(life.state, language));
  for (const GapLife& life : changes.opened) add_gap(life, opened.in(language));
}

void fill_invited(XlsxSheet& sheet, const Survey& survey, Language language) {
  if (!survey.responses) return;
  const Bilingual none{"non ha risposto", "no answer"}, rejected{"documento respinto", "rejected document"},
      returned{"ha risposto", "answered"};
  const auto words = [&](Answer answer) {
    switch (answer) {
      case Answer::none: return none.in(language);
      case Answer::rejected: return rejected.in(language);
      case Answer::returned: return returned.in(language);
    }
    return std::string();
  };
  for (std::size_t i = 0; i < survey.responses->invited.size(); ++i) {
    const Respondent& body = survey.responses->invited[i];
    sheet.add({text(body.organisation), text(body.region), text(words(survey.responses->answers[i])), text(body.email),
               text(phone_words(body.phone, language)), text(body.istat), text(body.ipa)});
  }
}

}  // namespace schede
