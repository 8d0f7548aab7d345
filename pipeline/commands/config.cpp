#include <algorithm>
#include <string>
#include <vector>

#include "outputs/escape/escape.h"
#include "pipeline/commands/command.h"
#include "pipeline/host/standard_output.h"

namespace schede {
namespace {

/// An option as a configuration file shows it.
struct Row {
  std::string command;  ///< empty for an option that every command takes
  std::string key;
  std::string help;
  std::string setting;  ///< its value and where that comes from
};

/// As a configuration file has to have it.
std::string quoted(const std::string& value) {
  const bool plain = !value.empty() && value.find_first_of(" \t#\"") == std::string::npos;
  return plain ? value : '"' + value + '"';
}

/// A line that sets nothing new is a comment.
std::string value_line(const CLI::Option& option, const Entry* entry, const Settings& settings) {
  static const Bilingual given{"dalla riga di comando", "from the command line"}, standard{"predefinito", "default"},
      unset{"non impostato", "not set"};
  const auto key = key_of(option);
  const auto line = [&](const std::string& value, const std::string& source) { return key + " = " + value + "  # " + source + '\n'; };
  const auto shown = [](const std::string& value) { return quoted(visible(value, LineEnds::shown)); };
  if (option.count()) return line(shown(option.results().front()), given.in(settings.language));
  if (entry) return line(shown(entry->value), visible(settings.configuration.file, LineEnds::shown) + ':' + std::to_string(entry->line));
  if (option.get_expected_min() == 0) return '#' + line("false", standard.in(settings.language));
  if (option.get_default_str().empty()) return '#' + line(option.get_option_text(), unset.in(settings.language));
  return '#' + line(shown(option.get_default_str()), standard.in(settings.language));
}

void add_rows(const CLI::App& parser, const Settings& settings, std::vector<Row>& rows) {
  const auto command = parser.get_parent() ? parser.get_name() : std::string();
  for (const auto* option : parser.get_options()) {
    const auto key = key_of(*option);
    if (key.empty()) continue;
    const auto* entry = settings.configuration.find(command, key);
    rows.push_back({command, key, option->get_description(), value_line(*option, entry, settings)});
  }
}

/// What is set alike for all of several commands stands at the top, once.
void raise_shared(std::vector<Row>& rows) {
  for (auto& row : rows) {
    const auto same_key = [&](const Row& other) { return other.key == row.key; };
    const auto same = [&](const Row& other) { return !same_key(other) || other.setting == row.setting; };
    if (std::count_if(rows.begin(), rows.end(), same_key) > 1 && std::all_of(rows.begin(), rows.end(), same)) row.command.clear();
  }
  std::vector<Row> once;
  const auto known = [&](const Row& row) {
    return std::any_of(once.begin(), once.end(), [&](const Row& other) { return other.command == row.command && other.key == row.key; });
  };
  for (const auto& row : rows) {
    if (!known(row)) once.push_back(row);
  }
  std::stable_partition(once.begin(), once.end(), [](const Row& row) { return row.command.empty(); });
  rows = std::move(once);
}

ExitCode print(const CLI::App& program, const Settings& settings) {
  std::vector<Row> rows;
  add_rows(program, settings, rows);
  for (const auto* command : program.get_subcommands({})) add_rows(*command, settings, rows);
  raise_shared(rows);
  std::string text, section;
  for (const auto& row : rows) {
    if (row.command != section) text += "\n[" + row.command + "]\n";
    section = row.command;
    text += "# " + row.help + '\n' + row.setting;
  }
  write_out(text);
  return ExitCode::done;
}

}  // namespace

Command declare_config(CLI::App& parser, Language) {
  return [&program = *parser.get_parent()](const Settings& settings) { return print(program, settings); };
}

}  // namespace schede
