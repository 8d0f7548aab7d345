#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace schede {

/// The file that every command reads where it is there; see schede.conf(5).
inline constexpr const char* default_configuration_file = "/etc/schede/schede.conf";

/// A line "key = value". The key is the long name of an option, without "--".
struct Entry {
  int line = 0;
  std::string command;  ///< the section that it stands in; empty before the first: it counts for every command that has the option
  std::string key, value;
};

/// A configuration file: options by another door. The command line wins over it.
struct Configuration {
  std::string file;
  std::vector<Entry> entries;

  /// What it says of an option of a command (empty: of an option that every command takes); a section wins over the top.
  [[nodiscard]] const Entry* find(std::string_view command, std::string_view key) const;
};

/// Reads a file: blank lines, comments after '#', "[command]", "key = value" with the value in double quotes where it has to be exact.
/// Throws Failure(bad_definition) naming the line.
[[nodiscard]] Configuration parse_configuration(std::string_view text, std::string file);

/// The file that --config names, or the default one where it is there. Throws Failure: as above, or no_input when a file that was
/// named is not there.
[[nodiscard]] Configuration read_configuration(const std::string& named);

/// Makes the file's values the defaults of the program's options. Throws Failure(bad_definition) naming the line when there is no such
/// option or it does not take the value.
void configure(CLI::App& program, const Configuration& configuration);

/// The key of an option, empty when a configuration file may not set it.
[[nodiscard]] std::string key_of(const CLI::Option& option);

}  // namespace schede
