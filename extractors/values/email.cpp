#include "extractors/values/email.h"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/idna.h>
#include <unicode/stringpiece.h>

#include "extractors/text/clean.h"
#include "extractors/text/utf8.h"
#include "extractors/values/embedded.h"

namespace schede {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// Characters of addresses (RFC 5322's atoms, without the rare ones that Italian providers refuse) and of international domains.
bool is_atom(char c) { return is_letter(c) || is_digit(c) || std::string_view("._-+&'%").find(c) != std::string_view::npos; }

std::string lower(std::string_view text) {
  std::string lowered;
  UErrorCode error = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&lowered);
  icu::CaseMap::utf8ToLower("", 0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, error);
  return U_SUCCESS(error) ? lowered : std::string(text);
}

void replace_all(std::string& text, std::string_view from, char to) {
  for (auto i = text.find(from); i != std::string::npos; i = text.find(from, i + 1)) {
    text[i] = to;
    text.erase(i + 1, from.size() - 1);
  }
}

/// The ways of writing the sign out. Bare words count only between spaces.
void restore_signs(std::string& text) {
  for (const std::string_view at : {"(at)", "[at]", "{at}", "<at>", "(chiocciola)", "[chiocciola]", " chiocciola ", " (a) ", "\uFF20"})
    replace_all(text, at, '@');
  for (const std::string_view dot : {"(dot)", "[dot]", "(punto)", "[punto]"}) replace_all(text, dot, '.');
  if (text.find('@') == std::string::npos) replace_all(text, " at ", '@');
  if (text.find('@') != std::string::npos)
    for (const std::string_view dot : {" punto ", " dot "}) replace_all(text, dot, '.');
  // Spaces around the sign belong to nothing.
  for (auto i = text.find('@'); i != std::string::npos; i = text.find('@', i + 1)) {
    while (i > 0 && text[i - 1] == ' ') text.erase(--i, 1);
    while (i + 1 < text.size() && text[i + 1] == ' ') text.erase(i + 1, 1);
  }
}

/// The endings of domains that people here have: what they write behind one is not the domain's any more.
bool is_known_ending(std::string_view label) {
  constexpr auto endings = std::to_array<std::string_view>({"it", "com", "org", "net", "eu", "gov", "edu", "info", "biz", "fr",     "de",
                                                            "es", "gr",  "si",  "at",  "ch", "hr",  "mt",  "pt",   "uk",  "example"});
  return std::ranges::find(endings, label) != endings.end();
}

std::string_view last_label(std::string_view domain) { return domain.substr(domain.rfind('.') + 1); }

/// Is it a top-level domain, or the one that RFC 2606 keeps for examples? Those in other scripts are not looked up.
bool is_top_level_domain(std::string_view label) {
  const std::string line = "\n" + std::string(label) + "\n";
  return label == "example" || label.starts_with("xn--") || embedded::top_level_domains.find(line) != std::string_view::npos;
}

/// Is the domain one that could be registered? IDNA (UTS 46) judges its labels, and "comune.lecce" lacks its end.
bool is_domain(const std::string& domain) {
  static const auto idna = [] {
    UErrorCode error = U_ZERO_ERROR;
    return std::unique_ptr<const icu::IDNA>(icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_USE_STD3_RULES, error));
  }();
  if (domain.find('.') == std::string::npos) return false;
  UErrorCode error = U_ZERO_ERROR;
  icu::IDNAInfo info;
  std::string ascii;
  icu::StringByteSink<std::string> sink(&ascii);
  idna->nameToASCII_UTF8(icu::StringPiece(domain.data(), static_cast<std::int32_t>(domain.size())), sink, info, error);
  return U_SUCCESS(error) && !info.hasErrors() && is_top_level_domain(last_label(ascii));
}

bool is_local_part(std::string_view local) {
  constexpr std::size_t longest = 64;  // RFC 5321, 4.5.3.1.1
  return !local.empty() && local.size() <= longest && local.front() != '.' && local.back() != '.' &&
         local.find("..") == std::string_view::npos &&
         std::ranges::all_of(local, [](char c) { return static_cast<unsigned char>(c) < 0x80 && is_atom(c); });
}

/// Is there a space with no dot or underscore on either side of it?
bool is_plain_space(std::string_view text, std::size_t i) {
  if (text[i] != ' ') return false;
  const auto before = text.find_last_not_of(' ', i), behind = text.find_first_not_of(' ', i);
  const auto joins = [&](std::size_t at) { return at != std::string_view::npos && (text[at] == '.' || text[at] == '_'); };
  return !joins(before) && !joins(behind);
}

/// Where the part in front of "@" starts. A dot with a space beside it goes on ("mario. rossi@"), unless other words stand in front.
std::size_t begin_of_local(std::string_view text, std::size_t at) {
  auto begin = at;
  while (begin > 0 && is_atom(text[begin - 1])) --begin;
  auto before = begin;
  while (before > 0 && (text[before - 1] == ' ' || is_atom(text[before - 1]))) --before;
  while (before < begin && text[before] == ' ') ++before;
  bool parted = false;
  for (auto i = before; i < begin; ++i) parted = parted || is_plain_space(text, i);
  const bool counted = std::ranges::none_of(text.substr(before, begin - before), is_letter);  // "1. rossi@comune.lecce.it"
  return parted || counted ? begin : before;
}

/// Where the domain ends for sure: "x.it-b@y.it" and "x.it.Tel 0832" go on with something else.
std::string_view up_to_ending(std::string_view domain) {
  constexpr auto words = std::to_array<std::string_view>({"cell", "e", "fax", "pec", "sito", "tel", "telefono", "www"});
  for (auto i = domain.find_first_of(".-"); i != std::string_view::npos; i = domain.find_first_of(".-", i + 1)) {
    const auto domain_so_far = domain.substr(0, i);
    if (domain_so_far.find('.') == std::string_view::npos || !is_known_ending(last_label(domain_so_far))) continue;
    const auto next = domain.substr(i + 1, domain.find('.', i + 1) - i - 1);
    if (domain[i] == '-' || std::ranges::find(words, next) != words.end()) return domain_so_far;
  }
  return domain;
}

/// Where the part behind "@" ends. A dot with a space beside it goes on as long as the domain lacks a known ending.
std::size_t end_of_domain(std::string_view text, std::size_t at) {
  auto end = at + 1;
  const auto take = [&] {
    while (end < text.size() && is_atom(text[end])) ++end;
  };
  take();
  while (end < text.size() && text[end] == ' ') {
    const auto next = text.find_first_not_of(' ', end);
    const bool dot_before = text[end - 1] == '.', dot_behind = text[next] == '.';
    const auto domain = text.substr(at + 1, end - at - 1 - (dot_before ? 1 : 0));
    if ((!dot_before && !dot_behind) || is_known_ending(last_label(domain))) break;
    end = next;
    take();
  }
  return at + 1 + up_to_ending(text.substr(at + 1, end - at - 1)).size();
}

/// The providers' domains of certified mail, and the label that administrations give it.
bool is_certified_domain(std::string_view domain) {
  constexpr auto signs =
      std::to_array<std::string_view>({"legalmail", "postacert", "postecert", "arubapec", "registerpec", "actaliscertymail", "cert",
                                       "certificata", "pecmail", "gigapec", "sicurezzapostale", "namirialpec", "mypec", "pecimprese"});
  while (!domain.empty()) {
    const auto label = domain.substr(0, domain.find('.'));
    if (label.starts_with("pec") || label.ends_with("pec") || std::ranges::find(signs, label) != signs.end()) return true;
    domain.remove_prefix(std::min(label.size() + 1, domain.size()));
  }
  return false;
}

bool is_certified_label(std::string_view words) {
  for (const std::string_view sign : {"pec", "p.e.c", "certificata"}) {
    const auto i = words.rfind(sign);
    if (i != std::string_view::npos && (i == 0 || !is_letter(words[i - 1]))) return true;
  }
  return false;
}

/// "anna,rossi@" and "anna/luca@": what stands in front of the sign may belong to the address, and nobody knows how.
bool is_cut(std::string_view before) {
  constexpr auto labels = std::to_array<std::string_view>({"e-mail", "email", "mail", "pec", "posta", "sito", "web"});
  if (before.size() < 2 || (before.back() != ',' && before.back() != '/') || !is_atom(before[before.size() - 2])) return false;
  before.remove_suffix(1);
  const auto space = before.find_last_of(" :;(");
  const auto word = space == std::string_view::npos ? before : before.substr(space + 1);
  return std::ranges::find(labels, word) == labels.end();
}

/// The address between `begin` and `end`; `label` are the words in front of it.
Email read_address(std::string_view text, std::size_t begin, std::size_t at, std::size_t end, std::string_view label) {
  std::string local(text.substr(begin, at - begin)), domain(trimmed(text.substr(at + 1, end - at - 1), U".-'_"));
  std::erase(local, ' ');
  local.erase(0, std::min(local.find_first_not_of(".-'"), local.size()));
  std::erase(domain, ' ');
  constexpr std::string_view scheme = "mailto:";
  if (local.starts_with(scheme)) local.erase(0, scheme.size());
  Email email{local, !is_cut(label) && is_local_part(local) && is_domain(domain), false};
  email.value.append(1, '@').append(domain);
  email.certified = email.valid && (is_certified_domain(domain) || is_certified_label(label));
  return email;
}

}  // namespace

std::vector<Email> read_emails(std::string_view raw) {
  const auto line = plain_line(raw);
  auto text = lower(line);
  restore_signs(text);
  std::vector<Email> emails;
  std::size_t last = 0;
  for (auto at = text.find('@'); at != std::string::npos; at = text.find('@', last)) {
    const auto begin = std::max(last, begin_of_local(text, at)), end = end_of_domain(text, at);
    auto email = read_address(text, begin, at, end, std::string_view(text).substr(last, begin - last));
    // Word and mail programs write an address twice: "x@y.it <mailto:x@y.it>".
    if (std::ranges::find(emails, email.value, &Email::value) == emails.end()) emails.push_back(std::move(email));
    last = end;
  }
  const bool any_valid = std::ranges::any_of(emails, &Email::valid);
  if (!any_valid) emails.clear();
  if (!any_valid && !line.empty()) emails.push_back({normalize_line(raw), false, false});
  return emails;
}

EmailLine join_emails(const std::vector<Email>& emails) {
  EmailLine line{{}, !emails.empty()};
  for (const auto& email : emails) {
    if (!line.value.empty()) line.value += "; ";
    line.value += email.value;
    line.valid = line.valid && email.valid;
  }
  return line;
}

}  // namespace schede
