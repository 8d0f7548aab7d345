#include "outputs/records/field_path.h"

#include <charconv>

namespace schede {

namespace {

/// "[0]" or "['body.name']" at the beginning of a text; how long it is, 0 for neither.
std::size_t take_bracket(std::string_view text, std::vector<PathStep>& steps) {
  if (text.starts_with("['")) {
    const std::size_t close = text.find("']");
    if (close == std::string_view::npos) return 0;
    steps.emplace_back(text.substr(2, close - 2));
    return close + 2;
  }
  std::size_t index = 0;
  const std::size_t close = text.find(']');
  if (!text.starts_with('[') || close == std::string_view::npos) return 0;
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + close, index);
  if (error != std::errc() || end != text.data() + close) return 0;
  steps.emplace_back(index);
  return close + 1;
}

}  // namespace

std::vector<PathStep> path_steps(std::string_view path) {
  std::vector<PathStep> steps;
  bool begins = true;  // a step: behind a dot there is one, however empty
  for (std::string_view rest = path; begins || !rest.empty();) {
    if (const std::size_t bracket = take_bracket(rest, steps)) {
      rest.remove_prefix(bracket);
      begins = false;
    } else if (!begins && rest.front() == '.') {
      rest.remove_prefix(1);
      begins = true;
    } else {
      // A bracket that was no step belongs to the key that it begins.
      const std::size_t end = std::min(rest.find_first_of(".[", rest.starts_with('[') ? 1 : 0), rest.size());
      steps.emplace_back(rest.substr(0, end));
      rest.remove_prefix(end);
      begins = false;
    }
  }
  return steps;
}

std::string child_path(std::string_view parent, std::string_view key) {
  std::string path(parent);
  if (key.find('.') != std::string_view::npos) return path.append("['").append(key).append("']");
  return path.append(parent.empty() ? "" : ".").append(key);
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
