#pragma once

#include <string>
#include <vector>

namespace schede {

/// A part of the program that is loaded when it is first needed, named by the library in it: its libraries would multiply the time that the
/// program takes to start, or are not installed everywhere.
enum class Module { poppler, tesseract, gmime, libphonenumber };

/// Where the modules may be: beside the program, where they were built, or where they are installed.
[[nodiscard]] std::vector<std::string> module_files();

/// A function of a module; nullptr where it does not load. A module stays loaded as long as the process lives.
[[nodiscard]] void* entry_of(Module module, const char* name);

/// The same by its type.
template <class Entry>
[[nodiscard]] Entry* entry(Module module, const char* name) {
  return reinterpret_cast<Entry*>(entry_of(module, name));
}

}  // namespace schede
