#include "extractors/email.h"

#include <algorithm>

#include "extractors/text.h"

namespace schede {
namespace {

bool is_local(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("._-+&'").find(c) != std::string_view::npos;
}

std::string lower(std::string text) {
  for (auto& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace

std::vector<Email> read_emails(std::string_view text) {
  const auto line = normalize_line(text);
  std::vector<Email> emails;
  for (auto at = line.find('@'); at != std::string::npos; at = line.find('@', at + 1)) {
    auto begin = at, end = at + 1;
    while (begin > 0 && is_local(line[begin - 1])) --begin;
    while (end < line.size() && is_local(line[end])) ++end;
    while (end > at && line[end - 1] == '.') --end;
    if (begin == at || line.substr(at, end - at).find('.') == std::string::npos) continue;
    emails.push_back({lower(line.substr(begin, end - begin)), true, false});
  }
  if (emails.empty() && !line.empty()) emails.push_back({line, false, false});
  return emails;
}

}  // namespace schede
