#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace schede {

/// What one answer must be for another question to be asked.
struct Requirement {
  enum class Kind { equals, differs, filled };
  std::string path;
  Kind kind = Kind::filled;
  std::string value;    ///< a code, a number or date in JSON notation, or text
  bool quoted = false;  ///< the value is text, compared by its folded words
};

/// Requirements that must all hold. An empty one always does.
using Condition = std::vector<Requirement>;

/// "funded = yes and company.name filled". Nothing for what is no condition.
[[nodiscard]] std::optional<Condition> parse_condition(std::string_view text);

}  // namespace schede
