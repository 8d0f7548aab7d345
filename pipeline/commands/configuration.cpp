#include "pipeline/commands/configuration.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "extractors/text/utf8.h"
#include "outputs/escape/escape.h"
#include "pipeline/commands/usage_error.h"
#include "pipeline/host/failure.h"
#include "pipeline/host/files.h"

namespace schede {
namespace {

constexpr std::uint64_t file_limit = 1 << 20;
constexpr std::string_view space = " \t\r";
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

[[noreturn]] void refuse(const std::string& file, int line, const Bilingual& words) {
  const auto place = visible(file, LineEnds::shown) + ":" + std::to_string(line) + ": ";
  throw Failure(ExitCode::bad_definition, {place + words.it, place + words.en});
}

Bilingual about(const Bilingual& words, std::string_view what) {
  const auto shown = visible(what, LineEnds::shown);
  return {words.it + shown, words.en + shown};
}

/// A comment starts the line or follows a space: "a#b" is a value.
std::string_view without_comment(std::string_view text) {
  for (auto at = text.find('#'); at != text.npos; at = text.find('#', at + 1)) {
    if (at == 0 || space.find(text[at - 1]) != space.npos) return trimmed(text.substr(0, at));
  }
  return trimmed(text);
}

/// One line at a time.
class Parser {
 public:
  explicit Parser(Configuration& configuration) : configuration_(configuration) {}

  void read(std::string_view line, int number) {
    number_ = number;
    line = trimmed(line);
    if (without_comment(line).empty()) return;
    if (line.front() == '[') return open_section(without_comment(line));
    const auto sign = line.find('=');
    if (sign == line.npos) refuse_line({"manca il segno = dopo ", "no = sign after "}, line);
    add(trimmed(line.substr(0, sign)), value_of(trimmed(line.substr(sign + 1))));
  }

 private:
  [[noreturn]] void refuse_line(const Bilingual& words, std::string_view what) { refuse(configuration_.file, number_, about(words, what)); }

  void open_section(std::string_view line) {
    if (line.back() != ']') refuse_line({"sezione senza ] finale: ", "section without its final ]: "}, line);
    command_ = trimmed(line.substr(1, line.size() - 2));
  }

  std::string_view value_of(std::string_view text) {
    if (!text.starts_with('"')) return without_comment(text);
    const auto end = text.find('"', 1);
    if (end == text.npos) refuse_line({"virgolette non chiuse: ", "quotes that are not closed: "}, text);
    const auto rest = text.substr(end + 1);
    if (!without_comment(rest).empty()) refuse_line({"testo dopo le virgolette: ", "text after the quotes: "}, rest);
    return text.substr(1, end - 1);
  }

  void add(std::string_view key, std::string_view value) {
    const auto same = [&](const Entry& entry) { return entry.command == command_ && entry.key == key; };
    if (std::any_of(configuration_.entries.begin(), configuration_.entries.end(), same)) refuse_line({"già detto: ", "said before: "}, key);
    configuration_.entries.push_back({number_, command_, std::string(key), std::string(value)});
  }

  Configuration& configuration_;
  std::string command_;
  int number_ = 0;
};

CLI::Option* option_named(CLI::App& parser, const std::string& key) {
  auto* option = parser.get_option_no_throw("--" + key);
  return option && key_of(*option) == key ? option : nullptr;
}

std::vector<CLI::Option*> options_of(CLI::App& program, const Entry& entry) {
  std::vector<CLI::Option*> found;
  const auto look_in = [&](CLI::App& parser) {
    if (auto* option = option_named(parser, entry.key)) found.push_back(option);
  };
  if (entry.command.empty()) look_in(program);
  for (auto* command : program.get_subcommands({})) {
    if (entry.command.empty() || entry.command == command->get_name()) look_in(*command);
  }
  return found;
}

void set(CLI::App& program, const Entry& entry, const std::string& file) {
  const auto options = options_of(program, entry);
  if (options.empty()) {
    const auto section = entry.command.empty() ? std::string() : "[" + entry.command + "] ";
    refuse(file, entry.line, about({"opzione sconosciuta: ", "unknown option: "}, section + entry.key));
  }
  try {
    for (auto* option : options) option->default_val(entry.value)->required(false);
  } catch (const CLI::ParseError& error) {
    refuse(file, entry.line, usage_words(error, program));
  }
}

}  // namespace

const Entry* Configuration::find(std::string_view command, std::string_view key) const {
  const Entry* best = nullptr;
  for (const auto& entry : entries) {
    if (entry.key == key && (entry.command == command || (entry.command.empty() && !best))) best = &entry;
  }
  return best;
}

Configuration parse_configuration(std::string_view text, std::string file) {
  Configuration configuration{std::move(file), {}};
  Parser parser(configuration);
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  for (int number = 1; !text.empty(); ++number) {
    const auto line = text.substr(0, text.find('\n'));
    parser.read(line, number);
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return configuration;
}

Configuration read_configuration(const std::string& named) {
  const auto& path = named.empty() ? default_configuration_file : named;
  const auto file = read_file(path, file_limit);
  if (file) return parse_configuration(file->content, path);
  if (named.empty() && file.error() == ENOENT) return {};
  const auto code = file.error() == ENOENT ? ExitCode::no_input : ExitCode::bad_definition;
  throw Failure(code, trouble({"non riesco a leggere la configurazione", "cannot read the configuration"}, path, file.error()));
}

void configure(CLI::App& program, const Configuration& configuration) {
  for (const bool in_section : {false, true}) {  // so that sections win
    for (const auto& entry : configuration.entries) {
      if (entry.command.empty() != in_section) set(program, entry, configuration.file);
    }
  }
}

std::string key_of(const CLI::Option& option) {
  return option.get_configurable() && !option.get_lnames().empty() ? option.get_lnames().front() : std::string();
}

}  // namespace schede
