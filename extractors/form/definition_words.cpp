#include "extractors/form/definition_words.h"

#include <sstream>
#include <utility>

namespace schede {

std::string folded_space(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::vector<std::string> words_in(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

Need need_called(std::string_view name) {
  return name == "required" ? Need::required : name == "recommended" ? Need::recommended : Need::optional;
}

void add_word(Vocabulary& vocabulary, std::string_view kind, std::string word) {
  static constexpr std::pair<std::string_view, std::vector<std::string> Vocabulary::*> kinds[] = {
      {"yes", &Vocabulary::yes},         {"no", &Vocabulary::no},          {"tick", &Vocabulary::ticks},
      {"filler", &Vocabulary::fillers},  {"prompt", &Vocabulary::prompts}, {"attachment", &Vocabulary::attachment},
      {"closing", &Vocabulary::closing}, {"notice", &Vocabulary::notices}, {"letter", &Vocabulary::letters},
      {"page", &Vocabulary::pages}};
  for (const auto& [name, words] : kinds)
    if (kind == name) return (vocabulary.*words).push_back(std::move(word));
}

}  // namespace schede
