#include "parsers/docx/flat_opc.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace schede {
namespace {

/// Looks for one thing after the other.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  /// What stands before `mark`, which is passed over; nothing, and nothing passed over, where it does not come.
  std::optional<std::string_view> up_to(std::string_view mark) {
    const auto at = rest_.find(mark);
    if (at == rest_.npos) return std::nullopt;
    const auto before = rest_.substr(0, at);
    rest_.remove_prefix(at + mark.size());
    return before;
  }

 private:
  std::string_view rest_;
};

/// The prefix that the file gives to the namespace: "pkg:".
std::optional<std::string> prefix_of(std::string_view text) {
  const auto uri = text.find(flat_opc_namespace);
  const auto declaration = text.substr(0, uri).rfind("xmlns:");
  if (uri == text.npos || declaration == text.npos) return std::nullopt;
  const auto name = text.substr(declaration + 6, uri - declaration - 6);
  return std::string(name.substr(0, name.find('='))) + ':';
}

/// "word/document.xml" of `pkg:name="/word/document.xml"`.
std::string name_in(std::string_view tag, const std::string& prefix) {
  Scanner scanner(tag);
  if (!scanner.up_to(prefix + "name=\"")) return {};
  auto name = scanner.up_to("\"").value_or("");
  if (name.starts_with('/')) name.remove_prefix(1);
  return std::string(name);
}

std::string content_of(std::string_view part, const std::string& prefix) {
  Scanner scanner(part);
  if (!scanner.up_to("<" + prefix + "xmlData") || !scanner.up_to(">")) return {};
  return std::string(scanner.up_to("</" + prefix + "xmlData>").value_or(""));
}

}  // namespace

Result<Package> read_flat_opc(std::string_view text, const Limits& limits) {
  const auto prefix = prefix_of(text);
  if (!prefix) return fail(ErrorCode::unreadable, {}, "no parts");
  std::vector<std::pair<std::string, std::string>> parts;
  Scanner scanner(text);
  while (scanner.up_to("<" + *prefix + "part")) {
    const auto tag = scanner.up_to(">"), part = scanner.up_to("</" + *prefix + "part>");
    if (!tag || !part) return fail(ErrorCode::unreadable, {}, "a part without its end");
    if (parts.size() >= limits.members) return fail(ErrorCode::limits_exceeded, {}, "members");
    parts.emplace_back(name_in(*tag, *prefix), content_of(*part, *prefix));
  }
  return Package::of(std::move(parts), limits);
}

}  // namespace schede
