#include "pipeline/commands/text_table.h"

#include <algorithm>
#include <cstddef>

namespace schede {
namespace {

/// In characters: every byte that goes on with one begun before does not count.
std::size_t width(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

bool is_number(const std::string& text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos; }

struct Column {
  std::size_t width = 0;
  bool numbers = true;
};

std::vector<Column> columns_of(const std::vector<std::vector<std::string>>& rows) {
  std::vector<Column> columns;
  for (const auto& row : rows) {
    columns.resize(std::max(columns.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      columns[i].width = std::max(columns[i].width, width(row[i]));
      columns[i].numbers &= &row == &rows.front() || is_number(row[i]);
    }
  }
  return columns;
}

}  // namespace

std::string text_table(const std::vector<std::vector<std::string>>& rows) {
  const auto columns = columns_of(rows);
  std::string lines;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string padding(columns[i].width - width(row[i]), ' ');
      line += columns[i].numbers ? padding + row[i] : row[i] + padding;
      line += "  ";
    }
    lines.append(line, 0, line.find_last_not_of(' ') + 1) += '\n';
  }
  return lines;
}

}  // namespace schede
