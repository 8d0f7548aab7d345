#include "outputs/report/register_html.h"

#include <algorithm>
#include <ostream>

#include "extractors/organisations/candidatures.h"
#include "extractors/record/gap_catalogue.h"
#include "outputs/escape/escape.h"
#include "outputs/records/answers.h"
#include "outputs/records/completeness.h"
#include "outputs/records/contact.h"
#include "outputs/records/field_path.h"
#include "outputs/records/record_json.h"
#include "outputs/records/respondent_name.h"
#include "outputs/records/time_words.h"
#include "outputs/report/embedded.h"
#include "outputs/report/page.h"

namespace schede {

namespace {

/// JSON that cannot end the element it stands in.
std::string quoted(std::string_view text) {
  std::string out;
  for (const char c : json_string(visible(text))) c == '<' ? out += "\\u003c" : out += c;
  return out;
}

/// One letter for what the script has words for.
std::string mode_letter(const Record& record, const Choices& choices, std::size_t index) {
  const auto mode = record.text(member_path(choices.path, index, mode_member));
  if (!mode.empty()) return std::string(mode.substr(0, 1));
  return area_answer(record, choices, index).candidate ? "n" : "";
}

struct Phrase {
  const char* key;
  Bilingual words;
};

std::string words_json(const std::vector<Phrase>& phrases, Language language) {
  std::string out = "{";
  for (const auto& [key, words] : phrases)
    out += (out.size() > 1 ? "," : "") + ('"' + std::string(key)) + "\":" + quoted(words.in(language));
  return out + '}';
}

const std::vector<Phrase>& phrases() {
  static const std::vector<Phrase> all{
      {"state", {"Stato", "State"}},
      {"convergence", {"Obiettivo Convergenza", "Convergence objective"}},
      {"region", {"Regione", "Region"}},
      {"area", {"Area", "Area"}},
      {"mode", {"Che cosa fa", "What it does"}},
      {"gap", {"Tipo di lacuna", "Kind of gap"}},
      {"unknown", {"non nota o estero", "not known, or abroad"}},
      {"unnamed", {"nome non indicato", "not named"}},
      {"filled", {"completa al", "complete by"}},
      {"errors", {"errori / avvisi", "errors / warnings"}},
      {"responsible", {"Responsabile", "Responsible"}},
      {"phone", {"Telefono", "Telephone"}},
      {"document", {"Documento", "Document"}},
      {"gaps", {"Che cosa chiedere", "What to ask"}},
      {"page", {"Tutta la scheda, accanto al documento", "The whole return, beside the document"}},
      {"shown", {"%1 schede su %2", "%1 of %2 returns"}},
      {"done", {"Copiate %1 schede: si incollano in un foglio di calcolo", "%1 returns copied: paste them into a spreadsheet"}}};
  return all;
}

void write_words(std::ostream& out, const Form& form, Language language) {
  std::vector<Phrase> all = phrases();
  const bool areas = !choice_tables(form).empty(), convergence = territory_asked(form) == TerritoryAsked::convergence;
  std::erase_if(all, [&](const Phrase& phrase) {
    const std::string_view key(phrase.key);
    return (!convergence && key == "convergence") || (!areas && (key == "area" || key == "mode"));
  });
  auto words = words_json(all, language);
  words.pop_back();
  out << words << ",\"states\":"
      << words_json({{"incomplete", {"da completare", "incomplete"}},
                     {"doubtful", {"da verificare", "to be checked"}},
                     {"sound", {"in ordine", "sound"}}},
                    language);
  if (convergence)
    out << ",\"convergences\":"
        << words_json({{"1", {"sì", "yes"}}, {"0", {"no", "no"}}, {"-1", {"non noto o estero", "not known, or abroad"}}}, language);
  if (areas)
    out << ",\"modes\":"
        << words_json({{"r", mode_words("request")},
                       {"p", mode_words("partnership")},
                       {"o", mode_words("offer")},
                       {"n", {"senza modo", "no mode"}}},
                      language);
  const std::vector<Bilingual> heads{
      form.respondent.word, {"Regione", "Region"}, {"Responsabile", "Responsible"}, {"Telefono", "Telephone"}, {"E-mail", "E-mail"}};
  std::string list;
  for (const auto& head : heads) list += (list.empty() ? "" : ",") + quoted(head.in(language));
  out << ",\"copied\":[" << list << "]}";
}

/// The facets that the form gives nothing for.
std::string_view lacks_of(const Form& form) {
  switch (territory_asked(form)) {
    case TerritoryAsked::no: return R"(["conv","regione"])";
    case TerritoryAsked::territory: return R"(["conv"])";
    case TerritoryAsked::convergence: return "[]";
  }
  return "[]";
}

}  // namespace

RegisterPage::RegisterPage(std::ostream& out, const Form& form, const PageDates& dates, Language language)
    : out_(out), form_(form), language_(language) {
  const auto say = [&](std::string_view it, std::string_view en) { return language == Language::it ? it : en; };
  begin_page(out, say("Registro delle schede", "Register of returns"), language, {embedded::register_css, embedded::register_js});
  out << "<a class=\"skip\" href=\"#list\">" << say("Vai all'elenco", "Skip to the list") << "</a>\n<header><nav aria-label=\""
      << say("Pagine", "Pages") << "\"><a href=\"gap-report.html\">" << say("Rapporto delle lacune", "Gap report") << "</a></nav><h1>"
      << say("Registro delle schede", "Register of returns") << "</h1><p>" << html(form.title.in(language));
  if (!dates.data.empty()) out << " · " << say("dati aggiornati al", "data as of") << ' ' << readable_time(dates.data, language);
  out << "</p></header>\n<main>\n<aside aria-label=\"" << say("Filtri", "Filters") << "\"><details id=\"filters\" open><summary>"
      << say("Filtri", "Filters")
      << "</summary><div id=\"facets\"></div></details></aside>\n<section id=\"returns\">\n<div class=\"bar\"><label><span "
         "data-icon=\"search\">"
      << say("Cerca per nome, luogo, persona, documento", "Search by name, place, person, document")
      << "</span><input type=\"search\" id=\"q\" autocomplete=\"off\"></label><button type=\"button\" id=\"copy\" data-icon=\"copy\">"
      << say("Copia l'elenco", "Copy the list") << "</button><button type=\"button\" id=\"clear\" data-icon=\"close\">"
      << say("Togli i filtri", "Clear the filters")
      << "</button></div>\n<p class=\"shown\" id=\"shown\" role=\"status\"></p>\n<div class=\"head\">";
  const auto head = [&](std::string_view column, std::string_view name, std::string_view kind) {
    if (column.empty())
      out << "<span>" << name << "</span>";
    else
      out << "<button type=\"button\" data-column=\"" << column << "\"" << kind << '>' << name << "</button>";
  };
  head("nome", html(form.respondent.word.in(language)), "");
  if (territory_asked(form) != TerritoryAsked::no) head("regione", say("Regione", "Region"), "");
  if (!choice_tables(form).empty()) head("", say("Aree", "Areas"), "");
  head("completezza", say("Completa", "Complete"), "");
  head("errori", say("Errori / avvisi", "Errors / warnings"), "");
  head("", say("Contatto", "Contact"), "");
  out << "</div>\n<div class=\"list\" id=\"list\" tabindex=\"0\" role=\"region\" aria-label=\""
      << say("Elenco delle schede", "List of returns")
      << "\"><div id=\"tall\"></div><ul id=\"rows\"></ul></div>\n</section>\n</main>\n<dialog id=\"detail\" aria-label=\""
      << say("Scheda", "Return") << "\"><div id=\"detail-body\"></div><button type=\"button\" id=\"close\">" << say("Chiudi", "Close")
      << "</button></dialog>\n<footer>"
      << say("Contiene dati personali: usarli solo per questa rilevazione e non diffonderli. Conta le schede in vigore, non quelle "
             "superate, doppie o respinte.",
             "Holds personal data: use them for this survey alone and do not spread them. Counts current returns, not those superseded, "
             "duplicate or rejected.")
      << "</footer>\n<script type=\"application/json\" id=\"data\">{\"returns\":[";
}

std::size_t RegisterPage::place(std::vector<std::string>& names, std::map<std::string, std::size_t>& places,
                                const std::string& name) const {
  const auto [known, is_new] = places.emplace(name, names.size());
  if (is_new) names.push_back(name);
  return known->second;
}

void RegisterPage::add(const Record& record) {
  const Contact contact = contact_of(record, form_);
  const std::string name = respondent_name(form_, record);
  const auto [asked, filled] = completeness_of(record, form_);
  const auto count = [&](Severity severity) { return std::ranges::count(record.gaps, severity, &Gap::severity); };
  const auto& place = record.territory;
  const int convergence = !place || !place->convergence ? -1 : *place->convergence ? 1 : 0;
  out_ << (first_ ? "\n[" : ",\n[") << quoted(record.record_id) << ',' << quoted(name) << ','
       << quoted(place ? place->region.value_or("") : "") << ',' << convergence << ',';
  first_ = false;
  write_areas(record);
  out_ << ',' << (asked == 0 ? 0 : filled * 100 / asked) << ',' << count(Severity::error) << ',' << count(Severity::warning) << ',';
  write_gaps(record);
  const auto phone = contact.phone.empty() ? contact.mobile : contact.phone;
  out_ << ',' << quoted(contact.responsible) << ',' << quoted(phone_words(phone, language_)) << ',' << quoted(contact.email) << ','
       << quoted(record.source.path) << ",[";
  bool first = true;
  for (const Choices* choices : choice_tables(form_))
    for (std::size_t i = 0; i < choices->areas.size(); ++i, first = false)
      out_ << (first ? "" : ",") << quoted(area_answer(record, *choices, i).offer);
  out_ << "]]";
}

void RegisterPage::write_areas(const Record& record) {
  out_ << '[';
  bool first = true;
  for (const Choices* choices : choice_tables(form_))
    for (std::size_t i = 0; i < choices->areas.size(); ++i, first = false)
      out_ << (first ? "" : ",") << '"' << mode_letter(record, *choices, i) << '"';
  out_ << ']';
}

void RegisterPage::write_gaps(const Record& record) {
  out_ << '[';
  bool first = true;
  for (const Gap& gap : record.gaps) {
    out_ << (first ? "[" : ",[") << place(codes_, code_places_, gap.code) << ',' << place(fields_, field_places_, gap.field) << ']';
    first = false;
  }
  out_ << ']';
}

void RegisterPage::finish() {
  const Bilingual whole{"Scheda intera", "Whole form"};
  const auto list = [&](const std::vector<std::string>& names, auto print) {
    for (const auto& name : names) {
      out_ << (&name == &names.front() ? "\n" : ",\n");
      print(name);
    }
  };
  out_ << "],\"codes\":[";
  list(codes_, [&](const std::string& code) {
    out_ << '[' << quoted(code) << ',' << quoted(code_name(code, language_)) << ',' << quoted(code_hint(code, language_)) << ']';
  });
  out_ << "],\"fields\":[";
  list(fields_, [&](const std::string& field) { out_ << quoted(field.empty() ? whole.in(language_) : title_of(form_, field, language_)); });
  out_ << "],\"areas\":[";
  bool first = true;
  for (const Choices* choices : choice_tables(form_))
    for (const Area& area : choices->areas) {
      out_ << (first ? "[" : ",[") << quoted(area.code) << ',' << quoted(area.name.in(language_)) << ']';
      first = false;
    }
  out_ << "],\"lacks\":" << lacks_of(form_) << ",\"words\":";
  write_words(out_, form_, language_);
  out_ << "}</script>\n";
  end_page(out_, {embedded::register_css, embedded::register_js});
}

}  // namespace schede
