#pragma once

#include <string_view>
#include <vector>

namespace schede {

/// Can no parser find fault with these attributes (what stands in a tag between the element's name and its end)? Only such as Word writes
/// are known for sure: values in ASCII without references, in double quotes, each name once, no declarations, prefixes among those given.
[[nodiscard]] bool are_plain_attributes(std::string_view attributes, const std::vector<std::string_view>& prefixes);

/// The prefixes that a tag declares; none where it is not written as above.
[[nodiscard]] std::vector<std::string_view> declared_prefixes(std::string_view tag);

}  // namespace schede
