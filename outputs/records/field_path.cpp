#include "outputs/records/field_path.h"

#include <charconv>

namespace schede {

namespace {

/// "key[0][1]" between two dots.
void append_steps(std::string_view part, std::vector<PathStep>& steps) {
  const std::size_t key_end = part.find('[');
  if (key_end != 0) steps.emplace_back(part.substr(0, key_end));
  if (key_end == std::string_view::npos) return;
  std::string_view rest = part.substr(key_end);
  while (!rest.empty()) {
    std::size_t index = 0;
    const std::size_t close = rest.find(']');
    if (close == std::string_view::npos) break;
    const auto [end, error] = std::from_chars(rest.data() + 1, rest.data() + close, index);
    if (error != std::errc() || end != rest.data() + close) break;
    steps.emplace_back(index);
    rest.remove_prefix(close + 1);
  }
  if (!rest.empty()) steps.emplace_back(rest);
}

}  // namespace

std::vector<PathStep> path_steps(std::string_view path) {
  std::vector<PathStep> steps;
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t dot = std::min(path.find('.', begin), path.size());
    append_steps(path.substr(begin, dot - begin), steps);
    begin = dot + 1;
  }
  return steps;
}

std::string member_path(std::string_view array, std::size_t index, std::string_view member) {
  std::string path(array);
  path += '[';
  path += std::to_string(index);
  path += "].";
  path += member;
  return path;
}

bool is_within(std::string_view path, std::string_view array, std::size_t index) {
  const std::string element = std::string(array) + '[' + std::to_string(index) + ']';
  return path.substr(0, element.size()) == element;
}

}  // namespace schede
