#include "extractors/values/asides.h"
#include "extractors/text/utf8.h"
#include "extractors/text/word_list.h"

#include <algorithm>
#include <array>
#include <optional>

namespace schede {
namespace {

using std::string_view;
constexpr auto npos = string_view::npos;

std::string lower(string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return result;
}

std::size_t end_of_digits(string_view text, std::size_t at) { return std::min(text.find_first_not_of("0123456789", at), text.size()); }

std::size_t end_of_letters(string_view text, std::size_t at) {
  while (at < text.size() && (is_word_letter(text[at]) || (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)) ++at;
  return at;
}

/// The word that begins at a place or behind the space there.
std::string word_at(string_view text, std::size_t at) {
  if (at < text.size() && text[at] == ' ') ++at;
  return lower(text.substr(std::min(at, text.size()), end_of_letters(text, at) - at));
}

/// "rossi63@", "distretto-44.it": digits of an address that go on to its '@', or stand behind it or behind "www.".
std::size_t end_of_address(string_view text, std::size_t begin) {
  constexpr string_view around = " \n\t;,()<>/";
  const auto is_atom = [](char c) { return is_digit(c) || is_word_letter(c) || c == '.' || c == '_' || c == '+'; };
  auto next = begin;
  while (next < text.size() && is_atom(text[next])) ++next;
  const auto gap = text.substr(0, begin).find_last_of(around);
  const auto first = gap == npos ? 0 : gap + 1;
  const auto before = lower(text.substr(first, begin - first));
  const bool inside = before.find('@') != npos || before.starts_with("www.") || before.starts_with("http");
  if (!inside && (next >= text.size() || text[next] != '@')) return begin;
  return std::min(text.find_first_of(around, next), text.size());
}

/// A time of day, "9" or "9.30".
struct Clock {
  std::size_t hour = 0, end = 0;
  bool minutes = false;
};

std::optional<Clock> clock_at(string_view text, std::size_t at) {
  constexpr auto quarters = std::to_array<string_view>({"00", "15", "30", "45"});
  const auto size = end_of_digits(text, at) - at;
  if (size == 0 || size > 2) return std::nullopt;
  Clock clock{static_cast<std::size_t>(std::stoi(std::string(text.substr(at, size)))), at + size, false};
  const auto parted = clock.end < text.size() ? string_view(".,:").find(text[clock.end]) : npos;
  const bool two = parted != npos && end_of_digits(text, clock.end + 1) == clock.end + 3;
  clock.minutes = two && (text[clock.end] == ':' || is_one_of(quarters, text.substr(clock.end + 1, 2)));
  if (clock.minutes) clock.end += 3;
  return clock.hour <= 24 ? std::optional(clock) : std::nullopt;
}

/// "ore 9", "dalle 9 alle 13", "lun-ven 9/13".
bool is_time_ahead(string_view text, std::size_t begin) {
  constexpr auto words = std::to_array<string_view>({"alle",    "dalle",  "fino",    "h",       "hh",     "ora",  "ore",       "orario",
                                                     "lun",     "lunedì", "mar",     "martedì", "mer",    "merc", "mercoledì", "gio",
                                                     "giovedì", "ven",    "venerdì", "sab",     "sabato", "dom",  "domenica",  "mattina"});
  const auto labels = labels_before(text, begin);
  return !labels.empty() && is_one_of(words, labels.front());
}

/// Office hours, "9.00-13.00" or "(9-13)", or a time that is called one.
std::size_t end_of_hours(string_view text, std::size_t begin) {
  if (begin > 0 && string_view(" \n(.").find(text[begin - 1]) == npos) return begin;
  const auto first = clock_at(text, begin);
  if (!first) return begin;
  const bool called = is_time_ahead(text, begin);
  const auto alone = called || (first->minutes && text[first->end - 3] == ':') ? first->end : begin;
  constexpr auto joints = std::to_array<string_view>({"-", " - ", "/", " / ", "–", " – ", "—", " — "});
  const auto joint = text.find_first_of("0123456789", first->end);
  if (joint == npos || !is_one_of(joints, text.substr(first->end, joint - first->end))) return alone;
  const auto second = clock_at(text, joint);
  if (!second || second->hour <= first->hour) return alone;
  const bool bracketed = begin > 0 && text[begin - 1] == '(' && second->end < text.size() && text[second->end] == ')';
  return called || first->minutes || second->minutes || bracketed ? second->end : begin;
}

/// "12/05/2011", "12.5.2011", "12/05/11", "12 maggio 2011".
std::size_t end_of_date(string_view text, std::size_t begin) {
  constexpr auto months = std::to_array<string_view>(
      {"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"});
  const auto number = [&](std::size_t from, std::size_t end) {
    return end - from > 4 || end == from ? 0 : std::stoi(std::string(text.substr(from, end - from)));
  };
  const auto is_year = [&](std::size_t from, std::size_t end) {
    return end - from == 4 && number(from, end) >= 1900 && number(from, end) < 2100;
  };
  if (begin > 0 && string_view("./-").find(text[begin - 1]) != npos) return begin;
  const auto day_end = end_of_digits(text, begin);
  const int day = number(begin, day_end);
  if (day_end - begin > 2 || day < 1 || day > 31 || day_end >= text.size()) return begin;
  if (text[day_end] == ' ' && is_one_of(months, word_at(text, day_end))) {
    const auto month_end = end_of_letters(text, day_end + 1);
    const auto year_end = end_of_digits(text, std::min(month_end + 1, text.size()));
    return is_year(std::min(month_end + 1, year_end), year_end) ? year_end : month_end;
  }
  const char sign = text[day_end];
  const auto month_end = end_of_digits(text, day_end + 1);
  const int month = number(day_end + 1, month_end);
  if ((sign != '/' && sign != '.' && sign != '-') || month < 1 || month > 12 || month_end >= text.size() || text[month_end] != sign)
    return begin;
  const auto year_end = end_of_digits(text, month_end + 1);
  return is_year(month_end + 1, year_end) || (sign == '/' && year_end == month_end + 3) ? year_end : begin;
}

/// "1) 0832 682111", "0832 682111 (2)", "3° piano": a number of its own, unless it is the "(0)" or "(1)" of a number from abroad.
std::size_t end_of_ordinal(string_view text, std::size_t begin) {
  constexpr std::size_t shortest_number = 6;
  const auto end = end_of_digits(text, begin);
  const auto behind = text.substr(end), before = text.substr(0, begin);
  if (behind.starts_with("°") || behind.starts_with("º")) return end;
  if (end - begin > 2 || !behind.starts_with(')') || text[begin] == '0') return begin;
  const auto bracket = before.find_last_of("()");
  if (bracket == npos || before[bracket] == ')') return end;
  const auto digits = static_cast<std::size_t>(std::ranges::count_if(before.substr(0, bracket), is_digit));
  return bracket + 1 == begin && digits >= shortest_number ? end : begin;
}

/// "(4 linee)", "2 linee r.a.": how many of something.
std::size_t end_of_count(string_view text, std::size_t begin) {
  constexpr auto counted = std::to_array<string_view>({"canali", "giorni", "linea", "linee", "numeri", "ore", "utenze", "volte"});
  const auto end = end_of_digits(text, begin);
  if (end - begin > 2) return begin;
  const auto inside = text.substr(end, std::min(text.find(')', end), text.size()) - end);
  const bool bracketed =
      begin > 0 && text[begin - 1] == '(' && inside.find_first_of("0123456789") == npos && std::ranges::any_of(inside, is_word_letter);
  return bracketed || is_one_of(counted, word_at(text, end)) ? end : begin;
}

/// Numbers of another kind, by what is written in front of them.
struct Label {
  string_view word;
  std::size_t digits;  ///< so many at most
  bool parted;         ///< spaces and points may stand among them
};

constexpr auto known_labels = std::to_array<Label>({
    {"ambito", 2, false},      {"anno", 4, false},     {"area", 2, false},          {"cap", 5, false},
    {"cf", 16, true},          {"codfisc", 16, true},  {"codicefiscale", 16, true}, {"cfpiva", 11, true},
    {"digita", 2, false},      {"digitare", 2, false}, {"distretto", 3, false},     {"iban", 27, true},
    {"municipio", 2, false},   {"opzione", 2, false},  {"palazzina", 2, false},     {"partitaiva", 11, true},
    {"pi", 11, true},          {"piano", 2, false},    {"piva", 11, true},          {"porta", 3, false},
    {"premere", 2, false},     {"prot", 10, false},    {"protocollo", 10, false},   {"scala", 2, false},
    {"selezionare", 2, false}, {"settore", 2, false},  {"sportello", 2, false},     {"stanza", 3, false},
    {"tasto", 2, false},       {"ufficio", 3, false},  {"zona", 2, false},
});

/// As many digits as a label allows, from one on; a letter before or behind them ends them, too.
std::size_t end_of_labelled_digits(string_view text, std::size_t begin, const Label& label) {
  std::size_t digits = 0, end = begin;
  for (auto at = begin; at < text.size() && digits < label.digits; ++at) {
    if (is_digit(text[at])) {
      ++digits;
      end = at + 1;
    } else if (!label.parted || (text[at] != ' ' && text[at] != '.')) {
      break;
    }
  }
  return end;
}

/// "stanza 12", "P.IVA 01234560711"; "ufficio 06 5557180" is a telephone.
std::size_t end_of_labelled(string_view text, std::size_t begin) {
  constexpr std::size_t room = 4;
  for (const auto& word : labels_before(text, begin)) {
    const auto label = std::ranges::find(known_labels, word, &Label::word);
    if (label == known_labels.end()) continue;
    const auto end = end_of_labelled_digits(text, begin, *label);
    const bool whole = end == text.size() || !is_digit(text[end]);
    const auto next = std::min(text.find_first_not_of(" /-.", end), text.size());
    const bool goes_on = end - begin == 3 && next > end && next < text.size() && is_digit(text[next]);
    const bool room_number = label->digits < room && (text[begin] == '0' || goes_on);
    if (whole && !room_number) return end;
  }
  return begin;
}

}  // namespace

bool is_word_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (byte >= 0xC3 && byte < 0xF0 && byte != 0xE2);
}

std::vector<std::string> labels_before(string_view text, std::size_t begin) {
  constexpr auto numbers = std::to_array<string_view>({"n", "nr", "num", "numero"});
  constexpr std::size_t most = 3;
  const auto is_part = [](char c) { return is_word_letter(c) || (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  std::vector<std::string> found;
  std::string whole;
  while (found.size() < most) {
    const auto last = text.substr(0, begin).find_last_not_of(" .:(°º");
    if (last == npos || !is_part(text[last])) break;
    auto first = last;
    while (first > 0 && is_part(text[first - 1])) --first;
    const auto word = lower(text.substr(first, last + 1 - first));
    begin = first;
    if (whole.empty() && is_one_of(numbers, word)) continue;
    whole = word + whole;
    found.push_back(whole);
  }
  return found;
}

std::size_t end_of_aside(string_view text, std::size_t begin) {
  constexpr auto kinds = std::to_array<std::size_t (*)(string_view, std::size_t)>(
      {end_of_address, end_of_labelled, end_of_hours, end_of_date, end_of_ordinal, end_of_count});
  for (const auto end_of : kinds)
    if (const auto end = end_of(text, begin); end > begin) return end;
  return begin;
}

}  // namespace schede
