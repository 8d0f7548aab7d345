#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace schede {

/// What reading known documents again, with another version of the program or of the form, did to their records.
struct Alterations {
  std::size_t read = 0;                       ///< documents
  std::size_t records = 0;                    ///< of them, whose records came out otherwise
  std::map<std::string, std::size_t> fields;  ///< by path, and "status", "territory", "gaps": in how many records

  /// Adds one document, its record of before and of now as JSON. Of one that is no record nothing can be said but that it is another.
  void add(std::string_view before, std::string_view now);
};

}  // namespace schede
