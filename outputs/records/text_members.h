#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace schede {

/// The members of a JSON object whose values are texts; nothing for what is no such object.
[[nodiscard]] std::optional<std::map<std::string, std::string>> text_members(std::string_view json);

}  // namespace schede
