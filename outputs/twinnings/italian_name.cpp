#include "outputs/twinnings/italian_name.h"

#include <algorithm>
#include <iterator>

#include "extractors/gazetteer/name_tokens.h"

namespace schede {

namespace {

struct Article {
  std::string_view word;  ///< that the name begins with, as NameToken has it
  std::string_view article;
  bool feminine;
};

constexpr Article articles[] = {
    {"comune", "il ", false},
    {"municipio", "il ", false},
    {"consorzio", "il ", false},
    {"libero", "il ", false},
    {"distretto", "il ", false},
    {"dipartimento", "il ", false},
    {"ministero", "il ", false},
    {"centro", "il ", false},
    {"parco", "il ", false},
    {"politecnico", "il ", false},
    {"gal", "il ", false},
    {"servizio", "il ", false},
    {"piano", "il ", false},
    {"policlinico", "il ", false},
    {"provincia", "la ", true},
    {"regione", "la ", true},
    {"citta", "la ", true},
    {"comunita", "la ", true},
    {"cooperativa", "la ", true},
    {"fondazione", "la ", true},
    {"camera", "la ", true},
    {"federazione", "la ", true},
    {"diocesi", "la ", true},
    {"caritas", "la ", true},
    {"societa", "la ", true},
    {"prefettura", "la ", true},
    {"rete", "la ", true},
    {"unione", "l'", true},
    {"azienda", "l'", true},
    {"asl", "l'", true},
    {"asp", "l'", true},
    {"ausl", "l'", true},
    {"usl", "l'", true},
    {"ulss", "l'", true},
    {"aulss", "l'", true},
    {"ats", "l'", true},
    {"asst", "l'", true},
    {"asur", "l'", true},
    {"universita", "l'", true},
    {"agenzia", "l'", true},
    {"associazione", "l'", true},
    {"accademia", "l'", true},
    {"amministrazione", "l'", true},
    {"autorita", "l'", true},
    {"opera", "l'", true},
    {"area", "l'", true},
    {"ambito", "l'", false},
    {"ente", "l'", false},
    {"istituto", "l'", false},
    {"ufficio", "l'", false},
    {"ordine", "l'", false},
    {"ospedale", "l'", false},
    {"osservatorio", "l'", false},
    {"assessorato", "l'", false},
    {"ateneo", "l'", false},
    {"asilo", "l'", false},
};

}  // namespace

ItalianName italian_name(std::string_view name) {
  const auto words = name_tokens(name);
  const auto* found = words.empty() ? std::end(articles) : std::ranges::find(articles, words.front().text, &Article::word);
  if (found == std::end(articles)) return {std::string(name), false};
  return {std::string(found->article) + std::string(name), found->feminine};
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace schede
