#include "extractors/form/condition.h"

#include "extractors/text/utf8.h"

namespace schede {

namespace {

constexpr std::string_view blanks = " \t\r\n";

/// Takes a word, a sign or a quoted text off the front; empty at the end.
std::string_view take(std::string_view& text) {
  const std::size_t begin = std::min(text.find_first_not_of(blanks), text.size());
  text.remove_prefix(begin);
  if (text.empty()) return {};
  std::size_t end = 0;
  if (text.front() == '"') {
    const std::size_t close = text.find('"', 1);
    end = close == std::string_view::npos ? text.size() : close + 1;
  } else if (text.starts_with("!=")) {
    end = 2;
  } else if (text.front() == '=') {
    end = 1;
  } else {
    end = std::min(text.find_first_of(" \t\r\n=!\""), text.size());
    end = std::max<std::size_t>(end, 1);
  }
  const std::string_view token = text.substr(0, end);
  text.remove_prefix(end);
  return token;
}

bool is_quoted(std::string_view token) { return token.size() >= 2 && token.front() == '"' && token.back() == '"'; }

std::optional<Requirement> take_requirement(std::string_view& text) {
  Requirement requirement;
  requirement.path = take(text);
  const std::string_view sign = take(text);
  if (requirement.path.empty() || requirement.path.find_first_of("=!\"") != std::string::npos) return std::nullopt;
  if (sign == "filled") return requirement;
  if (sign != "=" && sign != "!=") return std::nullopt;
  requirement.kind = sign == "=" ? Requirement::Kind::equals : Requirement::Kind::differs;
  const std::string_view value = take(text);
  requirement.quoted = is_quoted(value);
  if (value.empty() || value == "=" || value == "!=" || (!requirement.quoted && value.front() == '"')) return std::nullopt;
  requirement.value = requirement.quoted ? value.substr(1, value.size() - 2) : value;
  return requirement;
}

}  // namespace

std::optional<Condition> parse_condition(std::string_view text) {
  Condition condition;
  for (bool more = true; more;) {
    auto requirement = take_requirement(text);
    if (!requirement) return std::nullopt;
    condition.push_back(std::move(*requirement));
    const std::string_view joint = take(text);
    if (!joint.empty() && joint != "and") return std::nullopt;
    more = !joint.empty();
  }
  return condition;
}

}  // namespace schede
