#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace schede::test {

/// A case of a .cases file: a line "== what it shows", then parts with a line "--" between each and the next.
struct Case {
  std::string shows;
  std::vector<std::string> parts;
};

/// The cases of a file, in order. Every line of a part ends with '\n'.
[[nodiscard]] std::vector<Case> cases(const std::filesystem::path& file);

}  // namespace schede::test
