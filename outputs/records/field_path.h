#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace schede {

/// A step down a JSON path: the key of an object's member or the position in an array.
using PathStep = std::variant<std::string_view, std::size_t>;

/// "areas[2].items" -> "areas", 2, "items"; "former['body.name']" -> "former", "body.name" (RFC 9535, 2.3). The views are into the path. A
/// bracket that holds neither is part of the key.
[[nodiscard]] std::vector<PathStep> path_steps(std::string_view path);

/// A member's path below its parent's: a key with a dot in it stands in brackets.
[[nodiscard]] std::string child_path(std::string_view parent, std::string_view key);

/// "areas[2].items" of "areas", 2, "items".
[[nodiscard]] std::string member_path(std::string_view array, std::size_t index, std::string_view member);

/// The array and position that a path starts with: "areas[2].items" is in element 2 of "areas".
[[nodiscard]] bool is_within(std::string_view path, std::string_view array, std::size_t index);

}  // namespace schede
