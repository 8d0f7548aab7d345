#include "pipeline/commands/usage_error.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "outputs/escape/escape.h"

namespace schede {
namespace {

/// By CLI11's name of the error: what to say in Italian before the argument, and where in CLI11's sentence that stands.
struct Phrase {
  std::string_view error, it;
  std::string_view before, after;  ///< the words around the argument
};
constexpr std::array phrases = {
    Phrase{"RequiredError", "manca ", "", " is required"},
    Phrase{"ValidationError", "valore non ammesso per ", "", ":"},
    Phrase{"ConversionError", "valore non ammesso: ", "convert: ", ""},
    Phrase{"ArgumentMismatch", "manca il valore di ", "", ":"},
};

std::string cut(std::string_view sentence, const Phrase& phrase) {
  const auto before = phrase.before.empty() ? 0 : sentence.find(phrase.before);
  const auto start = before == sentence.npos ? 0 : before + phrase.before.size();
  const auto end = phrase.after.empty() ? sentence.npos : sentence.find(phrase.after, start);
  return std::string(sentence.substr(start, end == sentence.npos ? end : end - start));
}

}  // namespace

Bilingual usage_words(const CLI::ParseError& error, const std::vector<std::string>& unknown) {
  if (!unknown.empty()) {
    const auto first = visible(unknown.front(), LineEnds::shown);
    return {"argomento o comando sconosciuto: " + first, "unknown argument or command: " + first};
  }
  const auto sentence = visible(error.what(), LineEnds::shown);
  const auto phrase = std::find_if(phrases.begin(), phrases.end(), [&](const Phrase& p) { return p.error == error.get_name(); });
  if (phrase == phrases.end()) return {sentence, sentence};
  const auto argument = cut(sentence, *phrase);
  return {std::string(phrase->it) + (argument == "A subcommand" ? "il comando" : argument), sentence};
}

}  // namespace schede
