#include "extractors/organisations/kinds.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "extractors/organisations/embedded.h"

namespace schede {
namespace {

struct Row {
  std::string_view kind, key;
};

constexpr std::size_t longest_phrase = 7;

/// The rows by their phrase, its words parted by one space as in the file.
const std::unordered_map<std::string_view, Row>& rows() {
  static const auto table = [] {
    std::unordered_map<std::string_view, Row> result;
    auto rest = embedded::bodies;
    rest.remove_prefix(rest.find('\n') + 1);
    while (!rest.empty()) {
      const auto line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      const auto first = line.find(','), second = line.find(',', first + 1);
      result[line.substr(0, first)] = {line.substr(first + 1, second - first - 1), line.substr(second + 1)};
    }
    return result;
  }();
  return table;
}

}  // namespace

std::optional<BodyKind> body_kind_at_start(std::span<const NameToken> words) {
  std::optional<BodyKind> found;
  std::string phrase;
  for (std::size_t end = 0; end < std::min(words.size(), longest_phrase); ++end) {
    if (end > 0) phrase += ' ';
    phrase += words[end].text;
    if (const auto row = rows().find(phrase); row != rows().end()) found = BodyKind{row->second.kind, row->second.key, 0, end + 1};
  }
  return found;
}

std::optional<BodyKind> find_body_kind(std::span<const NameToken> words) {
  for (std::size_t begin = 0; begin < words.size(); ++begin)
    if (auto found = body_kind_at_start(words.subspan(begin))) {
      found->begin += begin;
      found->end += begin;
      return found;
    }
  return std::nullopt;
}

}  // namespace schede
