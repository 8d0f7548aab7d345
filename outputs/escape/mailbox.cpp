#include "outputs/escape/mailbox.h"

#include <algorithm>

namespace schede {
namespace {

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// Non-empty parts between dots, each of characters that `fits` allows.
template <class Fits>
bool is_dotted(std::string_view text, Fits fits) {
  bool begins_part = true;
  for (const char c : text) {
    if (c == '.' ? begins_part : !fits(c)) return false;
    begins_part = c == '.';
  }
  return !begins_part;
}

bool is_local_part(std::string_view text) {
  return text.size() <= 64 && is_dotted(text, [](char c) {
           return is_alphanumeric(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
         });
}

bool is_domain(std::string_view text) {
  return text.find('.') != text.npos && text.front() != '-' && text.back() != '-' &&
         is_dotted(text, [](char c) { return is_alphanumeric(c) || c == '-'; });
}

}  // namespace

bool is_mailbox(std::string_view address) {
  const auto at = address.find('@');
  return at != address.npos && address.size() <= 254 && is_local_part(address.substr(0, at)) && is_domain(address.substr(at + 1));
}

std::vector<std::string> mailboxes(std::string_view addresses) {
  std::vector<std::string> found;
  while (!addresses.empty()) {
    const auto part = addresses.substr(0, addresses.find(';'));
    addresses.remove_prefix(std::min(part.size() + 1, addresses.size()));
    const std::string address(part.substr(std::min(part.find_first_not_of(' '), part.size())));
    if (is_mailbox(address) && std::ranges::find(found, address) == found.end()) found.push_back(address);
  }
  return found;
}

}  // namespace schede
