#include <algorithm>

#include "extractors/organisations/candidatures.h"
#include "extractors/record/gap_catalogue.h"
#include "outputs/records/answers.h"
#include "outputs/records/contact.h"
#include "outputs/records/field_path.h"
#include "outputs/workbook/cells.h"
#include "outputs/workbook/return_sheets.h"

namespace schede {

namespace {

std::vector<XlsxColumn> candidature_sheet_columns(Language language) {
  const auto title = [&](const char* it, const char* en) { return std::string(language == Language::it ? it : en); };
  return {{title("Ente", "Body"), 34},
          {title("Regione", "Region"), 14},
          {"Area", 6},
          {title("Titolo dell'area", "Title of the area"), 30},
          {title("Modo", "Mode"), 16},
          {title("Perché nessun modo", "Why no mode"), 26},
          {title("Voci", "Items"), 12},
          {title("Testo delle voci", "Text of the items"), 40},
          {title("Altro", "Other"), 24},
          {title("Offerente come scritto", "Offering body as written"), 34},
          {title("Offerente riconosciuto", "Offering body as recognised"), 34},
          {title("Regione dell'offerente", "Its region"), 18},
          {title("Ha inviato la scheda", "Has sent the form"), 12},
          {title("Lacune", "Gaps"), 24},
          {title("Documento", "Document"), 28},
          {"ID", 14},
          {"province", 14, true},
          {"municipality", 14, true},
          {"convergence", 10, true},
          {"gaps", 24, true}};
}

/// Of every body one part, parted like lists of the register.
template <class Part>
std::string each(const std::vector<Body>& bodies, Part part) {
  std::vector<std::string> parts;
  for (const Body& body : bodies)
    if (auto text = part(body); !text.empty()) parts.push_back(std::move(text));
  return joined(parts);
}

std::string item_texts(const Area& area, const std::vector<std::string>& codes) {
  std::vector<std::string> texts;
  for (const Item& item : area.items)
    if (std::ranges::find(codes, item.code) != codes.end()) texts.push_back(item.label.text);
  return joined(texts);
}

/// Each kind once.
std::string gap_names(const std::vector<std::string>& codes, Language language) {
  std::vector<std::string> names;
  for (const std::string& code : codes)
    if (std::string name = code_name(code, language); std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  return joined(names);
}

bool has_sent(const Participants& participants, const Body& body) {
  const auto known = participants.by_key.find(body.key);
  return known != participants.by_key.end() && participants.bodies[known->second].sender;
}

}  // namespace

CandidaturesSheet::CandidaturesSheet(XlsxBook& book, const WorkbookFacts& facts)
    : facts_(facts), sheet_(book.add_sheet("Candidature", candidature_sheet_columns(facts.language), 1)) {}

void CandidaturesSheet::add(const Record& record) {
  for (const Choices* choices : candidature_tables(facts_.form))
    for (std::size_t i = 0; i < choices->areas.size(); ++i)
      if (area_answer(record, *choices, i).candidate) add(record, *choices, i);
}

void CandidaturesSheet::add(const Record& record, const Choices& choices, std::size_t index) {
  const auto& area = choices.areas[index];
  const auto answer = area_answer(record, choices, index);
  const auto at = [&](std::string_view member) { return member_path(choices.path, index, member); };
  const auto items = answer.items ? *answer.items : std::vector<std::string>();
  const auto bodies = bodies_at(record, at(bodies_member));
  const Bilingual yes{"sì", "yes"}, no{"no", "no"};
  const auto place = record.territory.value_or(Territory());
  const auto gaps = area_gap_codes(record, choices, index);
  sheet_.add({text(contact_of(record, facts_.form).organisation),
              text(place.region.value_or("")),
              text(area.code),
              text(area.title.text),
              text(mode_words(record.text(at(mode_member))).in(facts_.language)),
              text(mode_words(record.text(at(mode_reason_member))).in(facts_.language)),
              text(joined(items)),
              text(item_texts(area, items)),
              text(answer.other),
              text(answer.offer),
              text(each(bodies, [](const Body& body) { return body.official.empty() ? body.text : body.official; })),
              text(each(bodies, [](const Body& body) { return body.territory.region.value_or(""); })),
              text(each(bodies, [&](const Body& body) { return (has_sent(facts_.participants, body) ? yes : no).in(facts_.language); })),
              text(gap_names(gaps, facts_.language)),
              text(record.source.path),
              text(record.record_id),
              text(place.province.value_or("")),
              text(place.municipality.value_or("")),
              text(place.convergence ? (*place.convergence ? "true" : "false") : ""),
              text(joined(gaps))});
}

}  // namespace schede
