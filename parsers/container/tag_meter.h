#pragma once

#include <cstdint>
#include <string_view>

#include "parsers/document/limits.h"

namespace schede::xml {

/// Looks ahead of the parser for start tags whose cost is not in proportion to their length: libxml2 compares every attribute
/// of an element with every other.
class TagMeter {
 public:
  explicit TagMeter(const Limits& limits) : limits_(limits) {}

  /// Looks at the next bytes of a document in UTF-8. The entry of Limits that a tag is past, by name; nullptr while there is none.
  [[nodiscard]] const char* feed(std::string_view chunk);

 private:
  const char* walk(std::string_view piece);

  const Limits& limits_;
  bool open_ = false;
  char quote_ = 0;
  std::uint64_t length_ = 0;
  std::uint64_t attributes_ = 0;
};

}  // namespace schede::xml
