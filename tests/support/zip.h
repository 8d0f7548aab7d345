#pragma once

#include <string>
#include <utility>
#include <vector>

namespace schede::test {

/// A ZIP archive in memory with these members, name and text, in this order. A member called "mimetype" is stored, as ODF
/// asks; the others are deflated.
[[nodiscard]] std::string zip(const std::vector<std::pair<std::string, std::string>>& members);

/// The same with every member stored, for tests that tamper with the bytes.
[[nodiscard]] std::string stored_zip(const std::vector<std::pair<std::string, std::string>>& members);

}  // namespace schede::test
