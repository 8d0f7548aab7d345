#include "outputs/records/place_words.h"

#include <utility>

namespace schede {

std::string place_words(std::string_view at, Language language) {
  constexpr std::pair<std::string_view, std::string_view> words[] = {
      {"table ", "tabella "},       {" row ", ", riga "},         {"text box ", "casella di testo "},
      {"paragraph ", "paragrafo "}, {"footnote ", "nota "},       {"endnote ", "nota di chiusura "},
      {"comment ", "commento "},    {"header ", "intestazione "}, {"footer ", "piè di pagina "}};
  std::string out(at);
  if (language != Language::it) return out;
  for (const auto& [english, italian] : words)
    if (const auto found = out.find(english); found != out.npos) out.replace(found, english.size(), italian);
  return out;
}

}  // namespace schede
