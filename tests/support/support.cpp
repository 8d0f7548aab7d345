#include "tests/support/support.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace schede::test {

std::filesystem::path data(const std::string& name) { return source("tests/data") / name; }

std::filesystem::path source(const std::string& name) { return std::filesystem::path(SCHEDE_SOURCE_DIR) / name; }

std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

std::vector<std::vector<std::string>> table(const std::filesystem::path& path) {
  std::istringstream lines(slurp(path));
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> columns;
    std::istringstream cells(line);
    for (std::string cell; std::getline(cells, cell, '\t');) columns.push_back(cell);
    rows.push_back(columns);
  }
  return rows;
}

}  // namespace schede::test
