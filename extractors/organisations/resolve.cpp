#include "extractors/organisations/resolve.h"

#include <algorithm>
#include <array>

#include "extractors/organisations/candidates.h"
#include "extractors/organisations/named_bodies.h"

namespace schede {
namespace {

/// The readings of a body as its sources narrow them, and what they agree upon.
class Locating {
 public:
  explicit Locating(Located& located) : located_(located) {}

  /// Takes what a source says of the body itself.
  void start(const OrganisationCandidates& readings, std::string_view how, std::string_view raw) {
    readings_ = readings.all;
    settle({std::string(raw), {}, std::string(how), readings.confidence});
  }

  /// Lets another source decide between the readings, or give the place that they lack.
  void hint(const OrganisationCandidates& hints, std::string_view how, std::string_view raw) {
    if (hints.all.empty()) return;
    auto confidence = hints.confidence;
    if (readings_.empty()) {
      readings_ = hints.all;
    } else if (std::ranges::any_of(readings_, [](const OrganisationCandidate& reading) { return reading.region != nullptr; })) {
      narrow(readings_, hints.all);
      confidence = std::max(confidence, least_sure);
    } else {
      readings_ = placed_by(hints.all);
    }
    settle({std::string(raw), {}, std::string(how), confidence});
  }

  [[nodiscard]] const std::vector<OrganisationCandidate>& readings() const { return readings_; }

  /// Nothing is left for another source to say.
  [[nodiscard]] bool is_settled() const {
    const auto& territory = located_.territory;
    if (!territory.kind) return false;
    if (territory.kind == "foreign" || (territory.kind == "regione" && territory.region)) return true;
    return territory.province && (territory.kind != "comune" || territory.municipality);
  }

 private:
  /// A body of known kind at a hinted place: no municipality, for that would be the body's, not its seat's.
  [[nodiscard]] std::vector<OrganisationCandidate> placed_by(const std::vector<OrganisationCandidate>& hints) const {
    std::vector<OrganisationCandidate> result;
    for (const auto& hint : hints) {
      if (!hint.kind.empty() && hint.kind != readings_[0].kind) continue;
      const bool regional = readings_[0].kind == "regione";
      result.push_back({readings_[0].kind, nullptr, regional ? nullptr : hint.province, hint.region});
    }
    return result.empty() ? readings_ : result;
  }

  /// Sets every member on which all readings agree.
  void settle(const Evidence& evidence) {
    auto& territory = located_.territory;
    set("kind", territory.kind, agreed([](const OrganisationCandidate& reading) { return kind_of(reading); }), evidence);
    const auto region =
        agreed([](const OrganisationCandidate& reading) { return reading.region ? reading.region->name : std::string_view(); });
    set("region", territory.region, region, evidence);
    if (!region.empty() && !territory.convergence) {
      territory.convergence = readings_[0].region->convergence;
      located_.evidence.emplace_back("territory.convergence", evidence);
    }
    set("province", territory.province,
        agreed([](const OrganisationCandidate& reading) { return reading.province ? reading.province->name : std::string_view(); }),
        evidence);
    set("municipality", territory.municipality, agreed([](const OrganisationCandidate& reading) {
          return reading.comune ? std::string_view(reading.comune->name) : std::string_view();
        }),
        evidence);
    set("istat", territory.istat,
        agreed([](const OrganisationCandidate& reading) { return reading.comune ? reading.comune->istat : std::string_view(); }), evidence);
  }

  /// An ASP is the health authority in three regions, in others a provider of social services.
  static std::string_view kind_of(const OrganisationCandidate& reading) {
    if (reading.kind != "asp") return reading.kind;
    constexpr auto regions = std::to_array<std::string_view>({"Sicilia", "Calabria", "Basilicata"});
    if (!reading.region) return {};
    return std::ranges::find(regions, reading.region->name) != regions.end() ? "asl" : "altro";
  }

  template <class Member>
  [[nodiscard]] std::string_view agreed(Member member) const {
    if (readings_.empty()) return {};
    const auto value = member(readings_[0]);
    return std::ranges::all_of(readings_, [&](const OrganisationCandidate& reading) { return member(reading) == value; })
               ? value
               : std::string_view();
  }

  void set(const char* name, std::optional<std::string>& member, std::string_view value, const Evidence& evidence) {
    if (member || value.empty()) return;
    member = std::string(value);
    located_.evidence.emplace_back(std::string("territory.") + name, evidence);
  }

  Located& located_;
  std::vector<OrganisationCandidate> readings_;
};

std::string first_language(std::string_view name) { return std::string(name.substr(0, name.find('/'))); }

/// What the body is called, by what it is.
std::string official_name(const Territory& territory) {
  const auto& [kind, region, province, municipality, istat, convergence] = territory;
  if (kind == "comune" && municipality) return *municipality == "Roma" ? "Roma Capitale" : "Comune di " + *municipality;
  if (kind == "provincia" && province) {
    const bool autonomous = region == "Trentino-Alto Adige/Südtirol";
    return (autonomous ? "Provincia autonoma di " : "Provincia di ") + first_language(*province);
  }
  if (kind == "città metropolitana" && province) return "Città metropolitana di " + first_language(*province);
  if (kind == "regione" && region) return *region == "Sicilia" ? "Regione Siciliana" : "Regione " + first_language(*region);
  return {};
}

/// A territorial body is known by its place, any other by its kind.
bool is_recognised(const std::vector<OrganisationCandidate>& readings) {
  constexpr auto territorial = std::to_array<std::string_view>({"comune", "provincia", "città metropolitana", "regione"});
  return std::ranges::any_of(readings, [&](const OrganisationCandidate& reading) {
    return reading.region != nullptr || std::ranges::find(territorial, reading.kind) == territorial.end();
  });
}

/// Words that are there or not as people like.
bool is_dispensable(std::string_view word) {
  constexpr auto words =
      std::to_array<std::string_view>({"comuni", "d", "da", "degli", "dei", "del", "dell", "della", "delle", "dello", "di",  "e",
                                       "gli",    "i", "il", "l",     "la",  "le",  "lo",   "n",     "no",    "nr",    "num", "numero"});
  return std::ranges::find(words, word) != words.end();
}

/// The same in the languages of partners abroad.
bool is_dispensable_abroad(std::string_view word) {
  constexpr auto words = std::to_array<std::string_view>({"am", "an",  "as",  "da",  "das", "de", "den", "der", "des", "do",  "dos", "du",
                                                          "el", "las", "les", "los", "o",   "of", "os",  "the", "van", "von", "y"});
  return std::ranges::find(words, word) != words.end();
}

bool has_letter(std::string_view key) { return key.find_first_not_of("0123456789") != std::string_view::npos; }

/// The words up to the first break behind a name, those that name nothing left out; the letter of "D 44" stays. A number alone is no
/// name: what stands behind its break goes with it ("Azienda USL n. 5 – Messina", "ASL 5 (ME)").
std::string significant_key(std::span<const NameToken> words, bool abroad = false) {
  const auto is_number = [&](std::size_t i) { return i < words.size() && words[i].text[0] >= '0' && words[i].text[0] <= '9'; };
  std::string key;
  for (std::size_t i = 0; i < words.size() && !(words[i].after_break && has_letter(key)); ++i) {
    const auto& word = words[i].text;
    const bool numbered = word == "d" && is_number(i + 1);
    const auto* province = words[i].after_break ? find_province_by_code(word) : nullptr;
    if (province)
      key += joined_key(province->name);
    else if (numbered || !(is_dispensable(word) || (abroad && is_dispensable_abroad(word))))
      key += word;
  }
  return key;
}

}  // namespace

double confidence_of(const Located& located) {
  double least = 1.0;
  for (const auto& [member, evidence] : located.evidence) least = std::min(least, evidence.confidence);
  return least;
}

namespace {

/// What several bodies have in common; which of them is meant nothing else can say.
Located locate_several(const std::vector<NamedBody>& bodies, std::string_view raw) {
  OrganisationCandidates all;
  for (const auto& body : bodies) {
    auto one = read_organisation(name_tokens(body.name));
    all.all.insert(all.all.end(), one.all.begin(), one.all.end());
    if (one.all.empty()) all.all.push_back({});
    all.confidence = std::min(all.confidence, one.confidence);
  }
  Located located;
  Locating(located).start(all, "organisation", raw);
  located.recognised = is_recognised(all.all);
  located.ambiguous = true;
  return located;
}

Located locate_one(const BodyHints& hints) {
  Located located;
  Locating locating(located);
  if (!hints.organisation.empty()) locating.start(read_organisation(name_tokens(hints.organisation)), "organisation", hints.organisation);
  located.recognised = is_recognised(locating.readings());
  if (!locating.is_settled()) locating.hint(read_domain(hints.email), "e-mail", hints.email);
  if (!locating.is_settled()) locating.hint(read_place_of_address(hints.address), "address", hints.address);
  if (!locating.is_settled()) locating.hint(read_area_code(hints.phone), "phone", hints.phone);
  located.ambiguous = locating.readings().size() > 1;
  located.official_name = official_name(located.territory);
  return located;
}

std::string key_of_one(std::string_view organisation) {
  const auto words = name_tokens(organisation);
  const auto territory = locate_one({organisation, {}, {}, {}}).territory;
  const auto& [kind, region, province, municipality, istat, convergence] = territory;
  if (kind == "comune" && municipality) {
    const auto name = joined_key(*municipality);
    return "comune " + name + (find_comuni(name).size() > 1 && province ? " " + joined_key(*province) : "");
  }
  if ((kind == "provincia" || kind == "città metropolitana") && province) return *kind + " " + joined_key(*province);
  if (kind == "regione" && region) return "regione " + joined_key(*region);
  const auto named_kind = find_body_kind(words);
  if (!named_kind) return significant_key(words);
  const auto name = significant_key(std::span(words).subspan(named_kind->end), named_kind->kind == "foreign");
  return std::string(named_kind->key) + (name.empty() ? "" : " " + name);
}

}  // namespace

Located locate_body(const BodyHints& hints) {
  const auto bodies = named_bodies(hints.organisation);
  return bodies.size() > 1 ? locate_several(bodies, hints.organisation) : locate_one(hints);
}

std::vector<Body> bodies_of(std::string_view text) {
  std::vector<Body> bodies;
  for (const auto& [written, name] : named_bodies(text)) {
    auto located = locate_one({name, {}, {}, {}});
    bodies.push_back({written, std::move(located.official_name), key_of_one(name), std::move(located.territory)});
  }
  return bodies;
}

std::string organisation_key(std::string_view organisation) {
  std::string key;
  for (const auto& body : named_bodies(organisation)) key += (key.empty() ? "" : " + ") + key_of_one(body.name);
  return key;
}

}  // namespace schede
