#include "extractors/corrections/territory_words.h"

#include <algorithm>
#include <array>

#include "extractors/gazetteer/name_tokens.h"
#include "extractors/gazetteer/tables.h"
#include "extractors/text/clean.h"

namespace schede {
namespace {

constexpr std::array kinds{"regione", "provincia", "città metropolitana", "comune", "unione di comuni", "comunità montana", "asl",
                           "ambito",  "consorzio", "università",          "altro",  "foreign"};

using Member = std::optional<std::string> Territory::*;
struct TerritoryRow {
  std::string_view path;
  Member member;
};
constexpr std::array rows{TerritoryRow{"territory.istat", &Territory::istat},
                          TerritoryRow{"territory.municipality", &Territory::municipality},
                          TerritoryRow{"territory.province", &Territory::province}, TerritoryRow{"territory.region", &Territory::region},
                          TerritoryRow{"territory.kind", &Territory::kind}};

const TerritoryRow* row_of(std::string_view path) {
  const auto* found = std::ranges::find(rows, path, &TerritoryRow::path);
  return found == rows.end() ? nullptr : found;
}

const Province* province_called(std::string_view text) {
  const auto* by_name = find_province(joined_key(text));
  return by_name ? by_name : find_province_by_code(text);
}

const Comune* comune_called(std::string_view text) {
  const auto found = find_comuni(joined_key(text));
  return found.empty() ? nullptr : found.front();
}

std::optional<std::string> named(std::string_view path, const std::string& text) {
  const auto name_of = [](const auto* unit) { return unit ? std::optional(std::string(unit->name)) : std::nullopt; };
  if (path == "territory.istat") return find_comune_by_istat(text) ? std::optional(text) : std::nullopt;
  if (path == "territory.municipality") return name_of(comune_called(text));
  if (path == "territory.province") return name_of(province_called(text));
  if (path == "territory.region") return name_of(find_region(joined_key(text)));
  return std::ranges::find(kinds, text) != kinds.end() ? std::optional(text) : std::nullopt;
}

/// The comune of a name: the only one, or that of the province or region that is said with it.
const Comune* comune_in(const std::string& name, const std::map<std::string, std::string>& places) {
  auto found = find_comuni(joined_key(name));
  const auto differs = [&](const char* path, std::string_view own) {
    const auto said = places.find(path);
    return said != places.end() && said->second != own;
  };
  std::erase_if(found, [&](const Comune* comune) {
    return !comune->province || differs("territory.province", comune->province->name) ||
           differs("territory.region", comune->province->region->name);
  });
  return found.size() == 1 ? found.front() : nullptr;
}

void set_region(Territory& territory, const Region* region) {
  territory.region = region ? std::optional(std::string(region->name)) : std::nullopt;
  territory.convergence = region ? std::optional(region->convergence) : std::nullopt;
}

void set_province(Territory& territory, const Province& province) {
  territory.province = province.name;
  set_region(territory, province.region);
}

void set_comune(Territory& territory, const Comune& comune) {
  territory.municipality = comune.name;
  territory.istat = comune.istat.empty() ? std::nullopt : std::optional(std::string(comune.istat));
  if (comune.province) set_province(territory, *comune.province);
}

/// A smaller unit that does not lie in a larger one says nothing any more.
void drop_contradictions(Territory& territory, const std::map<std::string, std::string>& places) {
  const auto* province = territory.province ? find_province(joined_key(*territory.province)) : nullptr;
  if (province && (!territory.region || province->region->name != *territory.region) && !places.contains("territory.province"))
    territory.province.reset();
  const auto* comune = territory.istat ? find_comune_by_istat(*territory.istat) : nullptr;
  const bool is_inside = comune && comune->province && territory.province && comune->province->name == *territory.province;
  if (is_inside || places.contains("territory.istat") || places.contains("territory.municipality")) return;
  territory.istat.reset();
  territory.municipality.reset();
}

}  // namespace

std::span<const std::string_view> territory_fields() {
  static constexpr auto paths = [] {
    std::array<std::string_view, rows.size()> all;
    std::ranges::transform(rows, all.begin(), &TerritoryRow::path);
    return all;
  }();
  return paths;
}

bool is_territory_field(std::string_view path) { return row_of(path) != nullptr; }

tl::expected<std::string, Bilingual> read_place(std::string_view path, std::string_view text) {
  const std::string line = normalize_line(text);
  if (line.empty()) return line;
  if (auto name = named(path, line)) return *name;
  return tl::unexpected(Bilingual{"«" + line + "» non è nelle tabelle dell'ISTAT", "\"" + line + "\" is not in ISTAT's tables"});
}

std::string place_at(const std::optional<Territory>& territory, std::string_view path) {
  const auto* row = row_of(path);
  return territory && row ? ((*territory).*(row->member)).value_or("") : std::string();
}

void set_places(Territory& territory, const std::map<std::string, std::string>& places) {
  const auto said = [&](const char* path) {
    const auto place = places.find(path);
    return place == places.end() ? std::string() : place->second;
  };
  if (const auto* region = find_region(joined_key(said("territory.region")))) set_region(territory, region);
  if (const auto* province = province_called(said("territory.province"))) set_province(territory, *province);
  if (const auto* comune = comune_in(said("territory.municipality"), places)) set_comune(territory, *comune);
  if (const auto* comune = find_comune_by_istat(said("territory.istat"))) set_comune(territory, *comune);
  for (const auto& [path, place] : places) territory.*(row_of(path)->member) = place.empty() ? std::nullopt : std::optional(place);
  if (!territory.region) territory.convergence.reset();
  if (places.contains("territory.region") || places.contains("territory.province")) drop_contradictions(territory, places);
}

}  // namespace schede
