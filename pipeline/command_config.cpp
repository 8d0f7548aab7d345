#include <algorithm>
#include <string>

#include "outputs/escape.h"
#include "pipeline/command.h"
#include "pipeline/standard_output.h"

namespace schede {
namespace {

/// As a configuration file has to have it.
std::string quoted(const std::string& value) {
  const bool plain = !value.empty() && value.find_first_of(" \t#\"") == std::string::npos;
  return plain ? value : '"' + value + '"';
}

class Listing {
 public:
  explicit Listing(const Settings& settings) : settings_(settings) {}

  /// The options of a command, or of the program itself.
  void add(const CLI::App& parser) {
    const auto name = parser.get_parent() ? parser.get_name() : std::string();
    bool section_open = name.empty();
    for (const auto* option : parser.get_options()) {
      if (key_of(*option).empty()) continue;
      if (!section_open) text_ += "\n[" + name + "]\n";
      section_open = true;
      add(name, *option);
    }
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void add(const std::string& command, const CLI::Option& option) {
    const auto key = key_of(option);
    text_ += "# " + option.get_description() + '\n';
    const auto value = option.count() ? option.results().front() : option.get_default_str();
    if (value.empty() && option.get_expected_min() > 0) {
      text_ += '#' + key + " = " + option.get_option_text() + "  # " + say({"non impostato", "not set"}) + '\n';
    } else {
      text_ += key + " = " + quoted(visible(value.empty() ? "false" : value, LineEnds::shown)) + "  # " + source(command, option) + '\n';
    }
  }

  [[nodiscard]] std::string source(const std::string& command, const CLI::Option& option) const {
    if (option.count()) return say({"dalla riga di comando", "from the command line"});
    const auto* entry = settings_.configuration.find(command, key_of(option));
    if (!entry) return say({"predefinito", "default"});
    return visible(settings_.configuration.file, LineEnds::shown) + ":" + std::to_string(entry->line);
  }

  [[nodiscard]] std::string say(const Words& words) const { return words.in(settings_.language); }

  const Settings& settings_;
  std::string text_;
};

ExitCode print(const CLI::App& program, const Settings& settings) {
  Listing listing(settings);
  listing.add(program);
  for (const auto* command : program.get_subcommands({})) listing.add(*command);
  write_out(listing.text());
  return ExitCode::done;
}

}  // namespace

Command declare_config(CLI::App& parser, Language) {
  return [&program = *parser.get_parent()](const Settings& settings) { return print(program, settings); };
}

}  // namespace schede
