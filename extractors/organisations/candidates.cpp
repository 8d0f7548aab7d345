#include "extractors/organisations/candidates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "extractors/text/fold.h"
#include "extractors/text/word_list.h"
#include "extractors/values/address.h"
#include "extractors/values/email.h"
#include "extractors/values/phone.h"

namespace schede {
namespace {

using Words = std::span<const NameToken>;

/// How sure a reading is; below 0.8 the record has an `inferred` gap.
constexpr double abbreviated = 0.9, cut_short = 0.7, misspelt = 0.75, followed_by_words = 0.75, by_address = 0.7, by_domain = 0.75,
                 by_area_code = 0.7, by_mention = 0.9;

constexpr auto connectors =
    std::to_array<std::string_view>({"d", "da", "de", "degli", "dei", "del", "dell", "della", "delle", "dello", "di", "in", "per"});
constexpr auto fillers = std::to_array<std::string_view>({"capofila", "citta", "comune", "n", "no", "nr", "num", "numero"});

std::size_t count_leading(Words words, bool (*test)(std::string_view)) {
  std::size_t count = 0;
  while (count < words.size() && test(words[count].text)) ++count;
  return count;
}

bool is_connector(std::string_view word) { return is_one_of(connectors, word); }
/// "D42", "A6", "N12": how regions count their zones.
bool is_zone_code(std::string_view word) {
  return word.size() >= 2 && word.size() <= 3 && word[0] >= 'a' && word[0] <= 'z' && is_number(word.substr(1));
}
bool is_joint(std::string_view word) { return is_connector(word) || is_one_of(fillers, word) || is_number(word) || is_zone_code(word); }

/// The words up to the next comma, dash or parenthesis.
Words segment(Words words) {
  std::size_t end = words.empty() ? 0 : 1;
  while (end < words.size() && !words[end].after_break) ++end;
  return words.first(end);
}

OrganisationCandidate reading_of(const Comune& comune) {
  return {"comune", &comune, comune.province, comune.province ? comune.province->region : nullptr};
}
OrganisationCandidate reading_of(const Province& province, std::string_view kind) { return {kind, nullptr, &province, province.region}; }
OrganisationCandidate reading_of(const Region& region) { return {"regione", nullptr, nullptr, &region}; }

std::vector<OrganisationCandidate> readings_of(const std::vector<const Comune*>& comuni) {
  std::vector<OrganisationCandidate> readings;
  for (const auto* comune : comuni) readings.push_back(reading_of(*comune));
  return readings;
}

struct Match {
  std::vector<OrganisationCandidate> readings;
  std::size_t words = 0;
};

/// The longest beginning of a segment that names something, or a name of which a dash parts two ("Presicce - Acquarica").
template <class Find>
Match match_beginning(Words words, Find find) {
  const auto part = segment(words);
  if (const auto both = part.size() + segment(words.subspan(part.size())).size(); both > part.size())
    if (auto readings = find(joined_key(words.first(both))); !readings.empty()) return {std::move(readings), both};
  for (auto count = part.size(); count > 0; --count)
    if (auto readings = find(joined_key(part.first(count))); !readings.empty()) return {std::move(readings), count};
  return {};
}

/// The same behind "di", "dell'" and the like, which may be part of the name as well ("L'Aquila").
template <class Find>
Match match_name(Words words, Find find) {
  if (auto match = match_beginning(words, find); match.words > 0) return match;
  const auto skipped = count_leading(words, is_connector);
  if (skipped == 0) return {};
  auto match = match_beginning(words.subspan(skipped), find);
  if (match.words > 0) match.words += skipped;
  return match;
}

std::vector<OrganisationCandidate> find_as_comune(const std::string& key) { return readings_of(find_comuni(key)); }

/// The province of a vehicle code; of one that today's table lacks, by code or name, only the region.
std::optional<OrganisationCandidate> find_by_code(std::string_view code) {
  if (const auto* province = find_province_by_code(code)) return reading_of(*province, {});
  if (const auto* region = find_region_of_unlisted_province(code)) return OrganisationCandidate{{}, nullptr, nullptr, region};
  return {};
}

std::vector<OrganisationCandidate> find_as_province(const std::string& key) {
  if (const auto* province = find_province(key)) return {reading_of(*province, "provincia")};
  if (auto place = find_by_code(key)) {
    place->kind = "provincia";
    return {*place};
  }
  return {};
}

std::vector<OrganisationCandidate> find_as_region(const std::string& key) {
  if (const auto* region = find_region(key)) return {reading_of(*region)};
  return {};
}

/// What a bare name can be: "Lecce" is a comune and a province.
std::vector<OrganisationCandidate> find_as_anything(const std::string& key) {
  auto readings = find_as_comune(key);
  if (const auto* province = find_province(key)) readings.push_back(reading_of(*province, "provincia"));
  if (const auto* region = find_region(key)) readings.push_back(reading_of(*region));
  return readings;
}

/// The places named behind a body's name: "(LE)", "prov. di Lecce", ", Puglia".
std::vector<OrganisationCandidate> read_addition(Words words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto rest = words.subspan(i);
    const bool alone = words[i].after_break || (i == 0 && segment(words).size() == 1);
    if (alone)
      if (const auto place = find_by_code(words[i].text)) return {*place};
    if (alone)
      if (const auto* province = find_province(joined_key(segment(rest)))) return {reading_of(*province, {})};
    if (words[i].text == "prov" || words[i].text == "provincia")
      if (auto match = match_name(rest.subspan(1), find_as_province); match.words > 0)
        return {{{}, nullptr, match.readings[0].province, match.readings[0].region}};
    if (words[i].after_break || words[i].text == "regione" || words[i].text == "reg")
      if (auto match = match_name(rest.subspan(words[i].after_break ? 0 : 1), find_as_region); match.words > 0)
        return {{{}, nullptr, nullptr, match.readings[0].region}};
  }
  return {};
}

bool names_place_abroad(Words words) {
  while (!words.empty()) {
    const auto part = segment(words);
    const auto skipped = count_leading(part, is_connector);
    if (is_town_abroad(joined_key(part)) || is_town_abroad(joined_key(part.subspan(skipped)))) return true;
    words = words.subspan(part.size());
  }
  return false;
}

/// Words that go on with the body rather than with its place: "Comune di Lecce Settore Servizi sociali".
bool goes_on_with_body(Words rest) {
  constexpr auto offices =
      std::to_array<std::string_view>({"ambito", "area", "assessorato", "capofila", "comando", "dipartimento", "direzione", "e", "ente",
                                       "le", "politiche", "prov", "provincia", "regione", "servizi", "servizio", "settore", "ufficio"});
  return rest.empty() || rest[0].after_break || is_one_of(offices, rest[0].text) || find_by_code(rest[0].text).has_value();
}

/// The words with "S.", "SS.", "Sta." written out in one of the ways that names have.
std::vector<std::vector<NameToken>> with_saints(Words words) {
  constexpr auto abbreviations = std::to_array<std::string_view>({"s", "ss", "sta", "sto"});
  std::vector<std::vector<NameToken>> variants;
  for (const std::string_view saint : {"san", "santa", "sant", "santo", "santi"}) {
    std::vector<NameToken> variant(words.begin(), words.end());
    bool changed = false;
    for (auto& word : variant)
      if (is_one_of(abbreviations, word.text)) {
        word.text = saint;
        changed = true;
      }
    if (changed) variants.push_back(std::move(variant));
  }
  return variants;
}

/// A comune whose name, up to the next break, is written short.
OrganisationCandidates read_short_comune(Words written) {
  if (auto comuni = find_shortened_comuni(written, Shortening::abbreviated); !comuni.empty()) return {readings_of(comuni), abbreviated};
  return {readings_of(find_shortened_comuni(written, Shortening::cut)), cut_short};
}

/// A comune by its name, or with a saint's abbreviation written out.
Match match_comune(Words rest) {
  auto match = match_name(rest, find_as_comune);
  if (match.words > 0) return match;
  for (const auto& variant : with_saints(rest)) {
    auto other = match_name(Words(variant), find_as_comune);
    if (other.words > match.words) match = std::move(other);
  }
  return match;
}

/// The words up to the first break, "di" left out: what a misspelt name would be.
std::string whole_name_key(Words rest) { return joined_key(segment(rest.subspan(count_leading(rest, is_connector)))); }

OrganisationCandidates read_comune(Words rest) {
  if (!rest.empty() && rest[0].text == "capofila") rest = rest.subspan(1);
  auto match = match_comune(rest);
  OrganisationCandidates result{std::move(match.readings), 1.0};
  if (match.words == 0 || !goes_on_with_body(rest.subspan(match.words))) {
    const auto written = segment(rest.subspan(count_leading(rest, is_connector)));
    auto other = read_short_comune(written);
    if (other.all.empty() && match.words == 0) other = {readings_of(find_similar_comuni(joined_key(written))), misspelt};
    if (!other.all.empty()) {
      result = std::move(other);
      match.words = segment(rest).size();
    }
  }
  if (result.all.empty()) return {{{"comune"}}, 1.0};
  const auto behind = rest.subspan(match.words);
  if (!goes_on_with_body(behind)) result.confidence = std::min(result.confidence, followed_by_words);
  narrow(result.all, read_addition(behind));
  return result;
}

/// Two ways to understand it, of which neither has a municipality.
OrganisationCandidates read_leading_comune(Words rest) {
  auto result = read_comune(rest);
  for (auto& reading : result.all) reading.comune = nullptr;
  for (const auto& reading : std::vector(result.all)) result.all.push_back({"ambito", nullptr, reading.province, reading.region});
  return result;
}

OrganisationCandidates read_province(Words rest, std::string_view kind) {
  OrganisationCandidates result{match_name(rest, find_as_province).readings, 1.0};
  if (result.all.empty())
    if (const auto* province = find_similar_province(whole_name_key(rest))) result = {{reading_of(*province, kind)}, misspelt};
  if (result.all.empty()) result.all.push_back({});
  for (auto& reading : result.all) reading.kind = kind;
  return result;
}

OrganisationCandidates read_region(Words rest) {
  if (auto match = match_name(rest, find_as_region); match.words > 0) return {std::move(match.readings), 1.0};
  if (const auto* region = find_similar_region(whole_name_key(rest))) return {{reading_of(*region)}, misspelt};
  return {{{"regione"}}, 1.0};
}

/// "ASL TO3", "Distretto RM 3", "ASL BA": a province's code, with a number or alone.
std::optional<OrganisationCandidate> find_by_numbered_code(Words rest) {
  const auto& word = rest[0].text;
  if (word.size() < 2 || !is_number(std::string_view(word).substr(2))) return {};
  const bool numbered = word.size() > 2 || rest.size() == 1 || rest[1].after_break || is_number(rest[1].text);
  return numbered ? find_by_code(std::string_view(word).substr(0, 2)) : std::nullopt;
}

/// The one region that stands by name among a body's words: "Agenzia per il lavoro della Basilicata", "Sviluppo Campania S.p.A.".
std::vector<OrganisationCandidate> read_mentioned_region(Words words) {
  const Region* found = nullptr;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto match = match_beginning(words.subspan(i), find_as_region);
    if (match.words == 0) continue;
    if (found && found != match.readings[0].region) return {};
    found = match.readings[0].region;
    i += match.words - 1;
  }
  return found ? std::vector<OrganisationCandidate>{{{}, nullptr, nullptr, found}} : std::vector<OrganisationCandidate>{};
}

/// The place in the name of any other body. A comune counts only behind "di", for many are called as
/// things and lands are (Vita, Salento).
std::vector<OrganisationCandidate> read_seat(Words rest, std::string_view kind) {
  if (!rest.empty())
    if (const auto place = find_by_numbered_code(rest)) return {*place};
  const auto joints = count_leading(rest, is_joint);
  const auto name = rest.subspan(joints);
  const bool behind_di = joints > 0 && (rest[joints - 1].text == "di" || rest[joints - 1].text == "d");
  const auto is_whole = [&](const Match& match) {
    const auto behind = name.subspan(match.words);
    return match.words > 0 && (behind.empty() || behind[0].after_break || is_number(behind[0].text) || kind == "università");
  };
  if (auto match = match_beginning(name,
                                   [](const std::string& key) {
                                     const auto* province = find_province(key);
                                     return province ? std::vector<OrganisationCandidate>{reading_of(*province, {})}
                                                     : std::vector<OrganisationCandidate>{};
                                   });
      is_whole(match))
    return match.readings;
  if (auto match = match_beginning(name, find_as_region); is_whole(match)) return match.readings;
  if (auto match = match_beginning(name, find_as_comune); behind_di && is_whole(match)) return match.readings;
  // "Università "Federico II" di Napoli", "Azienda Ospedaliera Policlinico di Bari"
  for (std::size_t i = 1; i < rest.size(); ++i)
    if (const auto* province = rest[i - 1].text == "di" ? find_province(joined_key(segment(rest.subspan(i)))) : nullptr)
      return {reading_of(*province, {})};
  return read_addition(rest);
}

OrganisationCandidates read_other_body(Words rest, std::string_view kind) {
  // "Consorzio Ambito Territoriale di Maglie"
  if (const auto inner = find_body_kind(rest); inner && inner->begin == 0) rest = rest.subspan(inner->end);
  OrganisationCandidates result{read_seat(rest, kind), 1.0};
  if (result.all.empty()) result = {read_mentioned_region(rest), by_mention};
  if (result.all.empty()) result = {{{}}, 1.0};
  for (auto& reading : result.all) {
    reading.kind = kind;
    reading.comune = nullptr;
  }
  return result;
}

/// "Comune capofila di Nola - Ambito N23": the comune, or the bodies that it leads.
bool leads_others(Words words, const BodyKind& kind) {
  constexpr auto collective = std::to_array<std::string_view>({"ambito", "comunità montana", "consorzio", "unione di comuni"});
  const bool leads = kind.kind == "comune" && kind.begin == 0 && kind.end < words.size() && words[kind.end].text == "capofila";
  if (!leads) return false;
  const auto other = find_body_kind(words.subspan(kind.end));
  return other && is_one_of(collective, other->kind);
}

/// "Commune de Courmayeur", "Stadt Bozen": the border provinces' own languages.
OrganisationCandidates read_foreign(Words rest) {
  constexpr auto border = std::to_array<std::string_view>({"AO", "BZ", "GO", "TN", "TS", "TO", "UD"});
  auto match = match_name(rest, find_as_comune);
  std::erase_if(match.readings,
                [&](const OrganisationCandidate& reading) { return !reading.province || !is_one_of(border, reading.province->code); });
  if (match.readings.empty() || !goes_on_with_body(rest.subspan(match.words))) return {{{"foreign"}}, 1.0};
  return {std::move(match.readings), 1.0};
}

/// The body's kind, not that of its part in front: "Dipartimento Famiglia della Regione Siciliana", "Ente: Comune di Lecce".
std::optional<BodyKind> kind_of_body(Words words) {
  constexpr auto parts = std::to_array<std::string_view>({"dipartimento", "ente"});
  auto kind = find_body_kind(words);
  if (!kind || !is_one_of(parts, kind->key)) return kind;
  auto whole = find_body_kind(words.subspan(kind->end));
  if (!whole || whole->kind == "altro") return kind;
  whole->begin += kind->end;
  whole->end += kind->end;
  return whole;
}

/// A name without a kind: all of it, up to an addition, is a place.
OrganisationCandidates read_bare_name(Words words) {
  auto match = match_beginning(words, find_as_anything);
  const auto behind = words.subspan(match.words);
  if (match.words == 0 || !(behind.empty() || behind[0].after_break)) return {};
  narrow(match.readings, read_addition(behind));
  return {std::move(match.readings), 1.0};
}

bool agree(const OrganisationCandidate& a, const OrganisationCandidate& b) {
  if (!a.kind.empty() && !b.kind.empty() && a.kind != b.kind) return false;
  if (a.province && b.province) return a.province == b.province;
  return !a.region || !b.region || a.region == b.region;
}

}  // namespace

void narrow(std::vector<OrganisationCandidate>& readings, const std::vector<OrganisationCandidate>& hints) {
  const auto agrees = [&](const OrganisationCandidate& reading) {
    return std::ranges::any_of(hints, [&](const OrganisationCandidate& hint) { return agree(reading, hint); });
  };
  if (std::ranges::any_of(readings, agrees))
    std::erase_if(readings, [&](const OrganisationCandidate& reading) { return !agrees(reading); });
}

std::vector<OrganisationCandidate> places_called(std::string_view kind, const std::string& key) {
  if (kind == "comune") return readings_of(find_comuni(key));
  if (kind == "provincia" || kind == "città metropolitana")
    if (const auto* province = find_province(key)) return {reading_of(*province, kind)};
  if (kind == "regione")
    if (const auto* region = find_region(key)) return {reading_of(*region)};
  return {};
}

OrganisationCandidates read_organisation(const std::vector<NameToken>& words) {
  const Words all(words);
  const auto kind = kind_of_body(all);
  // "Città di Castello" is a comune's whole name.
  const bool whole_name = kind && kind->begin == 0 && words[0].text == "citta" && !find_comuni(joined_key(segment(all))).empty();
  if (!kind || whole_name) {
    auto bare = read_bare_name(all);
    if (bare.all.empty() && names_place_abroad(all)) return {{{"foreign"}}, 1.0};
    return bare.all.empty() ? OrganisationCandidates{read_mentioned_region(all), by_mention} : bare;
  }
  // "Taranto (Comune)"
  const auto rest = kind->end < all.size() ? all.subspan(kind->end) : all.first(kind->begin);
  const auto readings = [&]() -> OrganisationCandidates {
    if (kind->kind == "foreign") return read_foreign(rest);
    if (kind->kind == "comune" && leads_others(all, *kind)) return read_leading_comune(rest);
    if (kind->kind == "comune") return read_comune(rest);
    if (kind->kind == "provincia" || kind->kind == "città metropolitana") return read_province(rest, kind->kind);
    if (kind->kind == "regione") return read_region(rest);
    return read_other_body(rest, kind->kind);
  }();
  const bool certain_place = readings.confidence == 1.0 && readings.all[0].region;
  return !certain_place && (names_place_abroad(all) || names_place_abroad(rest)) ? OrganisationCandidates{{{"foreign"}}, 1.0} : readings;
}

OrganisationCandidates read_place_of_address(std::string_view address) {
  const auto parts = split_address(address);
  const auto words = name_tokens(parts.place);
  auto match = match_beginning(Words(words), find_as_comune);
  if (match.words == 0 || !goes_on_with_body(Words(words).subspan(match.words))) return {};
  if (const auto province = find_by_code(parts.province)) narrow(match.readings, {*province});
  for (auto& reading : match.readings) reading = {{}, nullptr, reading.province, reading.region};
  return {std::move(match.readings), by_address};
}

OrganisationCandidates read_domain(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::vector<OrganisationCandidate> (*)(const std::string&)>, 3> kinds = {
      {{"comune", find_as_comune}, {"provincia", find_as_province}, {"regione", find_as_region}}};
  for (const auto& email : read_emails(text)) {
    if (!email.valid) continue;
    const auto domain = email.value.substr(email.value.find('@') + 1);
    for (const auto& [kind, find] : kinds) {
      const auto at = ("." + domain).find("." + std::string(kind) + ".");
      if (at == std::string::npos) continue;
      const auto rest = std::string_view(domain).substr(at + kind.size() + 1);
      const auto name = rest.substr(0, rest.find('.'));
      auto readings = find(joined_key(name));
      if (readings.empty()) continue;
      const auto behind = rest.substr(std::min(name.size() + 1, rest.size()));
      if (const auto province = find_by_code(behind.substr(0, behind.find('.'))); province && kind == "comune")
        narrow(readings, {*province});
      return {std::move(readings), by_domain};
    }
  }
  return {};
}

OrganisationCandidates read_area_code(std::string_view phone) {
  constexpr int italy = 39;
  const auto areas = find_phone_areas(phone);
  const auto is_italian = [](const PhoneArea& area) { return area.country == italy; };
  if (!areas.empty() && std::ranges::none_of(areas, is_italian)) return {{{"foreign"}}, by_domain};
  for (const auto& area : areas) {
    auto readings = find_as_comune(joined_key(area.town));
    for (auto& reading : readings) reading = {{}, nullptr, reading.province, reading.region};
    if (!readings.empty()) return {std::move(readings), by_area_code};
  }
  return {};
}

}  // namespace schede
