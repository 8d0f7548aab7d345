#pragma once

#include <string>
#include <vector>

namespace schede {

/// A program that runs on takes a new configuration into use by starting anew in its own place, with the same process id. So nothing
/// of the old one is left over, and a broken one is found out by a process that only tries it.

/// Runs this command line with --check, which says what is wrong on standard error. Is all well?
[[nodiscard]] bool is_sound(const std::vector<std::string>& command_line);

/// Comes back only when that fails. Signals that are held back stay so, and those that wait are not lost.
void start_anew(const std::vector<std::string>& command_line);

}  // namespace schede
