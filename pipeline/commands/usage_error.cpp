#include "pipeline/commands/usage_error.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "extractors/text/fold.h"
#include "outputs/escape/escape.h"

namespace schede {
namespace {

/// By CLI11's name of the error: what to say before the argument, and where in CLI11's sentence that stands.
struct Phrase {
  std::string_view error, it, en;
  std::string_view before, after;  ///< the words around the argument
};
constexpr std::array phrases = {
    Phrase{"RequiredError", "manca ", "missing: ", "", " is required"},
    Phrase{"ValidationError", "valore non ammesso per ", "value not allowed for ", "", ":"},
    Phrase{"ConversionError", "valore non ammesso per ", "value not allowed for ", "convert: ", " ="},
    Phrase{"ArgumentMismatch", "manca il valore di ", "missing: the value of ", "", ":"},
};

std::string cut(std::string_view sentence, const Phrase& phrase) {
  const auto before = phrase.before.empty() ? 0 : sentence.find(phrase.before);
  const auto start = before == sentence.npos ? 0 : before + phrase.before.size();
  const auto end = phrase.after.empty() ? sentence.npos : sentence.find(phrase.after, start);
  return std::string(sentence.substr(start, end == sentence.npos ? end : end - start));
}

/// The parsers whose options may be meant: the program's and those of the commands that were named.
std::vector<const CLI::App*> parsers_in_use(const CLI::App& program) {
  std::vector<const CLI::App*> all{&program};
  for (std::size_t i = 0; i < all.size(); ++i)
    for (const auto* command : all[i]->get_subcommands()) all.push_back(command);
  return all;
}

const CLI::Option* option_named(const CLI::App& program, const std::string& name) {
  auto all = parsers_in_use(program);
  for (const auto* command : program.get_subcommands([](const CLI::App*) { return true; })) all.push_back(command);  // of a configuration
  for (const auto* parser : all)
    for (const auto* option : parser->get_options())
      if (option->get_name() == name || option->get_name(true) == name) return option;
  return nullptr;
}

std::string commands_of(const CLI::App& parser) {
  std::string names;
  for (const auto* command : parser.get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); }))
    names += (names.empty() ? "" : ", ") + command->get_name();
  return names;
}

/// "standard|excel-it|exact", "UINT in [1 - 1024]": what an option takes, as its declaration says; empty where that is anything.
Bilingual values_of(const CLI::Option& option) {
  auto list = option.get_option_text();
  if (list.find('|') != std::string::npos) {
    for (auto at = list.find('|'); at != std::string::npos; at = list.find('|')) list.replace(at, 1, ", ");
    return {list, list};
  }
  const auto type = option.get_type_name();
  const auto from = type.find("in ["), between = type.find(" - ", from), to = type.find(']', from);
  if (from == std::string::npos || between > to || to == std::string::npos) return {};
  const auto least = type.substr(from + 4, between - from - 4), most = type.substr(between + 3, to - between - 3);
  return {"da " + least + " a " + most, "from " + least + " to " + most};
}

/// The name that comes closest to what was written, if any comes near.
std::optional<std::string> nearest(std::string_view written, const std::vector<std::string>& names) {
  constexpr double near = 0.6;
  const auto likeness = [&](const std::string& name) { return name.starts_with(written) ? 1 : word_similarity(written, name); };
  const auto best = std::ranges::max_element(names, {}, likeness);
  return best == names.end() || likeness(*best) < near ? std::nullopt : std::optional(*best);
}

std::vector<std::string> names_for(std::string_view unknown, const CLI::App& program) {
  std::vector<std::string> names;
  for (const auto* parser : parsers_in_use(program)) {
    if (unknown.starts_with("--")) {
      for (const auto* option : parser->get_options())
        for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    } else if (parser->get_subcommands().empty()) {
      for (const auto* command : parser->get_subcommands([](const CLI::App* one) { return !one->get_group().empty(); }))
        names.push_back(command->get_name());
    }
  }
  return names;
}

Bilingual unknown_words(const std::string& unknown, const CLI::App& program) {
  const auto shown = visible(unknown, LineEnds::shown);
  const auto meant = nearest(std::string_view(unknown).substr(0, unknown.find('=')), names_for(unknown, program));
  return {"argomento o comando sconosciuto: " + shown + (meant ? "; forse intendevi " + *meant + "?" : ""),
          "unknown argument or command: " + shown + (meant ? "; did you mean " + *meant + "?" : "")};
}

void append(const std::string& before, const Bilingual& more, const std::string& before_en, Bilingual& words) {
  words.it += before + more.it;
  words.en += before_en + more.en;
}

/// What is said of an argument that CLI11's sentence names.
Bilingual argument_words(const std::string& sentence, const std::string& name, const Phrase& phrase, const CLI::App& program) {
  const auto plain = [](const std::string& text) { return Bilingual{visible(text, LineEnds::shown), visible(text, LineEnds::shown)}; };
  Bilingual words;
  append(std::string(phrase.it), plain(name), std::string(phrase.en), words);
  const auto* option = option_named(program, name);
  if (!option) return words;
  if (!option->results().empty()) append(": ", plain(option->results().back()), ": ", words);
  auto values = values_of(*option);
  // What an option checks by itself it says by itself, behind its name.
  if (values.it.empty() && phrase.error == "ValidationError") values = plain(sentence.substr(std::min(sentence.size(), name.size() + 2)));
  if (!values.it.empty()) append("; valori ammessi: ", values, "; allowed: ", words);
  return words;
}

}  // namespace

Bilingual usage_words(const CLI::ParseError& error, const CLI::App& program) {
  if (const auto unknown = program.remaining(); !unknown.empty()) return unknown_words(unknown.front(), program);
  const std::string sentence = error.what();
  const auto phrase = std::ranges::find(phrases, error.get_name(), &Phrase::error);
  if (phrase == phrases.end()) return {visible(sentence, LineEnds::shown), visible(sentence, LineEnds::shown)};
  const auto name = cut(sentence, *phrase);
  if (name != "A subcommand") return argument_words(sentence, name, *phrase, program);
  const auto commands = commands_of(*parsers_in_use(program).back());
  return {"manca il comando: " + commands, "a command is missing: " + commands};
}

}  // namespace schede
