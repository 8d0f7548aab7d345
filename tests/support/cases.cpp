#include "tests/support/cases.h"

#include <sstream>

#include "tests/support/support.h"

namespace schede::test {

std::vector<Case> cases(const std::filesystem::path& file) {
  std::vector<Case> found;
  std::istringstream lines(slurp(file));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("== ")) {
      found.push_back({line.substr(3), {{}}});
    } else if (line == "--" && !found.empty()) {
      found.back().parts.emplace_back();
    } else if (!found.empty()) {
      found.back().parts.back() += line + "\n";
    }
  }
  return found;
}

}  // namespace schede::test
