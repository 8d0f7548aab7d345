#include "extractors/values/email.h"

#include <algorithm>
#include <array>

#include "extractors/text/clean.h"
#include "extractors/text/utf8.h"
#include "extractors/text/word_list.h"
#include "extractors/values/domain.h"

namespace schede {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// Characters of addresses (RFC 5322's atoms, without the rare ones that Italian providers refuse) and of international domains.
bool is_atom(char c) { return is_letter(c) || is_digit(c) || std::string_view("._-+&'%").find(c) != std::string_view::npos; }

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

/// What people write in front of an address, besides names.
bool is_address_label(std::string_view word) {
  constexpr auto labels =
      std::to_array<std::string_view>({"a",           "ad",    "al",        "all",       "certificata",   "contatti", "e-mail", "e.mail",
                                       "elettronica", "email", "indirizzo", "indirizzi", "istituzionale", "mail",     "mailto", "ordinaria",
                                       "p.e.c",       "pec",   "posta",     "presso",    "sito",          "web"});
  return is_one_of(labels, word);
}

/// "dott.", "a.s.l.": what stands in front of an address with a full stop of its own.
bool is_abbreviation(std::string_view word) {
  constexpr auto known = std::to_array<std::string_view>({"arch", "ass", "avv", "cell", "dott", "dott.ssa", "dr", "geom", "ing", "prof",
                                                          "rag", "rif", "serv", "sett", "sig", "sig.ra", "soc", "tel", "uff"});
  bool initials = !word.empty();
  for (std::size_t i = 1; i < word.size(); i += 2) initials = initials && word[i] == '.';
  return is_one_of(known, word) || (initials && word.size() % 2 == 1);
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
  const auto last = trimmed(text.substr(before, begin - before), U" .");
  return parted || counted || is_address_label(last) || is_abbreviation(last) ? begin : before;
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

bool is_joint(std::string_view word) {
  constexpr auto joints = std::to_array<std::string_view>({"anche", "e", "ed", "o", "oppure"});
  return is_one_of(joints, word);
}

constexpr std::string_view between_words = " ,;:/|()[]<>\"";

/// The last word of a text, up to a space or a sign that parts words; full stops at its ends are none of it.
std::string_view last_word(std::string_view text) {
  const auto gap = text.find_last_of(between_words);
  return trimmed(gap == std::string_view::npos ? text : text.substr(gap + 1), U".'");
}

/// "rossi" in front of "m.rossi@", "segreteria" in front of "segr@": who has the address.
bool is_owner(std::string_view word, std::string_view local) {
  constexpr std::size_t shortest = 3;
  const auto first = local.substr(0, local.find_first_of("._-"));
  return word.size() >= shortest && (local.find(word) != std::string_view::npos || (first.size() >= shortest && word.starts_with(first)));
}

/// "anna.rossi", with no "@": part of an address, and no domain, abbreviation or title.
bool looks_like_local(std::string_view word) {
  constexpr auto titles = std::to_array<std::string_view>({"dott.ri", "dott.ssa", "prof.ssa", "sig.na", "sig.ra", "sigg.ri"});
  const auto sign = word.find_first_of("._");
  if (sign == std::string_view::npos || sign < 2 || word.size() < sign + 3 ||
      word.find_first_not_of("0123456789._-") == std::string_view::npos)
    return false;
  return std::ranges::all_of(word, is_atom) && !is_top_level_domain(last_label(word)) && !is_one_of(titles, word) &&
         !is_address_label(word);
}

bool holds_local(std::string_view words) {
  for (std::size_t begin = 0; begin < words.size();) {
    const auto end = std::min(words.find_first_of(between_words, begin), words.size());
    if (looks_like_local(trimmed(words.substr(begin, end - begin), U".-'"))) return true;
    begin = end + 1;
  }
  return false;
}

/// May what stands in front of an address be part of it, and nobody knows how: "servizi sociali@", "anna,rossi@", "servizi- sociali@",
/// "info e protocollo@"? Names, labels and numbers that a sign parts from it are not.
bool is_cut(std::string_view before, std::string_view local, bool first) {
  if (holds_local(before)) return true;
  const bool tight = !before.empty() && before.back() != ' ';
  before = before.substr(0, before.find_last_not_of(' ') + 1);
  if (before.empty()) return false;
  const char sign = before.back();
  if (!is_atom(sign) || sign == '-') {
    const bool joins = sign == '-' || ((sign == ',' || sign == '/') && tight);
    if (!joins || before.size() < 2 || !is_atom(before[before.size() - 2])) return false;
    before.remove_suffix(1);
  }
  const auto word = last_word(before);
  if (word.empty() || std::ranges::none_of(word, is_letter) || is_address_label(word)) return false;
  if (!is_joint(word)) return !is_owner(word, local);
  before.remove_suffix(before.size() - static_cast<std::size_t>(word.data() - before.data()));
  before = before.substr(0, before.find_last_not_of(' ') + 1);
  const auto joined = last_word(before);
  return first && !before.empty() && std::ranges::any_of(joined, is_letter) && !is_address_label(joined);
}

/// "info@comune.la spezia.it", "info@comune.na,it": an ending that exists, but the domain goes on.
bool goes_on(std::string_view behind, std::string_view domain) {
  if (behind.size() < 2 || (behind[0] != ' ' && behind[0] != ',')) return false;
  behind.remove_prefix(1);
  const auto word = behind.substr(0, behind.find_first_of(" ,;:()<>|"));
  const auto ending = last_label(word);
  if (word.empty() || last_label(domain) == "it" || ending == last_label(domain) || word.starts_with("www.")) return false;
  return is_known_ending(ending) && word.find('@') == std::string_view::npos && !is_joint(word);
}

/// "anna.rossi-luca.bianchi@": two people, one domain.
bool joins_two(std::string_view local) {
  const auto dash = local.find('-');
  return dash != std::string_view::npos && local.substr(0, dash).find('.') != std::string_view::npos &&
         local.substr(dash).find('.') != std::string_view::npos;
}

/// Is an address broken at a line end: at one of its signs, or behind a small word alone on its line ("servizi" / "sociali@")?
bool is_broken_at(std::string_view text, std::size_t line_end) {
  const auto signs = [&](std::size_t i) { return i < text.size() && std::string_view(".@-_").find(text[i]) != std::string_view::npos; };
  const auto before = text.substr(0, line_end);
  const auto line = trimmed(before.substr(before.rfind('\n') + 1));
  const bool small = !line.empty() && std::ranges::all_of(line, [](char c) { return c >= 'a' && c <= 'z'; });
  return small || (line_end > 0 && signs(line_end - 1)) || signs(line_end + 1);
}

/// In one line: dashes of all kinds as '-', line ends as '|' but where an address is broken at them.
std::string with_plain_signs(std::string_view text) {
  constexpr auto dashes = std::to_array<std::string_view>({"‐", "‑", "‒", "–", "—", "―", "−"});
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto rest = text.substr(i);
    const auto dash = std::ranges::find_if(dashes, [&](std::string_view sign) { return rest.starts_with(sign); });
    if (dash != dashes.end()) {
      plain += '-';
      i += dash->size() - 1;
    } else if (text[i] == '\n') {
      plain += is_broken_at(text, i) ? " " : " | ";
    } else {
      plain += text[i];
    }
  }
  return plain;
}

/// The address between `begin` and `end`; behind `last` are the words in front of it.
Email read_address(std::string_view text, std::size_t last, std::size_t begin, std::size_t at, std::size_t end) {
  const auto label = text.substr(last, begin - last);
  std::string local(text.substr(begin, at - begin)), domain(trimmed(text.substr(at + 1, end - at - 1), U".-'_"));
  std::erase(local, ' ');
  local.erase(0, std::min(local.find_first_not_of(".-'"), local.size()));
  std::erase(domain, ' ');
  constexpr std::string_view scheme = "mailto:";
  if (local.starts_with(scheme)) local.erase(0, scheme.size());
  if (is_cut(label, local, last == 0) || joins_two(local) || goes_on(text.substr(end), domain))
    return {std::string(trimmed(text.substr(last, end - last), U" ,;/|-")), false, false};
  Email email{local, is_local_part(local) && is_domain(domain), false};
  email.value.append(1, '@').append(domain);
  email.certified = email.valid && (is_certified_domain(domain) || is_certified_label(label));
  return email;
}

}  // namespace

std::vector<Email> read_emails(std::string_view raw) {
  auto text = lower_case(plain_line(with_plain_signs(raw)));
  restore_signs(text);
  std::vector<Email> emails;
  std::size_t last = 0;
  for (auto at = text.find('@'); at != std::string::npos; at = text.find('@', last)) {
    const auto begin = std::max(last, begin_of_local(text, at)), end = end_of_domain(text, at);
    auto email = read_address(text, last, begin, at, end);
    // Word and mail programs write an address twice: "x@y.it <mailto:x@y.it>".
    if (std::ranges::find(emails, email.value, &Email::value) == emails.end()) emails.push_back(std::move(email));
    last = end;
  }
  const auto rest = std::string_view(text).substr(last);
  if (!emails.empty() && holds_local(rest)) emails.push_back({std::string(trimmed(rest, U" ,;/|-")), false, false});
  const bool any_valid = std::ranges::any_of(emails, &Email::valid);
  if (!any_valid) emails.clear();
  if (const auto line = normalize_line(raw); !any_valid && !line.empty()) emails.push_back({line, false, false});
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
