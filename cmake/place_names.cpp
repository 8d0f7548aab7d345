// Writes how Italy's places are called: place_names COMUNI KEYS FOLDER, from the tables in FOLDER (extractors/data). COMUNI has a row for
// each comune: its name, ISTAT's code, the row of its province, "former". KEYS has every key by which a place is looked up (name_tokens.h),
// sorted: "region", "province", "comune" or "abroad", the key, the row of the place that bears it. The program would take longer to make
// them out than to read a return.

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/gazetteer/name_tokens.h"

namespace {

using schede::joined_key;
using Row = std::vector<std::string>;

struct Alias {
  std::string_view key, name;
};

/// Names in use beside ISTAT's.
constexpr Alias region_aliases[] = {{"siciliana", "Sicilia"},
                                    {"dellasicilia", "Sicilia"},
                                    {"sarda", "Sardegna"},
                                    {"pugliese", "Puglia"},
                                    {"abruzzi", "Abruzzo"},
                                    {"basilicatalucania", "Basilicata"},
                                    {"lucania", "Basilicata"},
                                    {"fvg", "Friuli-Venezia Giulia"},
                                    {"friuli", "Friuli-Venezia Giulia"},
                                    {"trentino", "Trentino-Alto Adige/Südtirol"},
                                    {"aosta", "Valle d'Aosta/Vallée d'Aoste"}};

constexpr Alias province_aliases[] = {{"reggioemilia", "Reggio nell'Emilia"},
                                      {"reggiodiemilia", "Reggio nell'Emilia"},
                                      {"reggiodicalabria", "Reggio Calabria"},
                                      {"reggiocal", "Reggio Calabria"},
                                      {"forli", "Forlì-Cesena"},
                                      {"forliecesena", "Forlì-Cesena"},
                                      {"pesaro", "Pesaro e Urbino"},
                                      {"pesarourbino", "Pesaro e Urbino"},
                                      {"massa", "Massa-Carrara"},
                                      {"massaecarrara", "Massa-Carrara"},
                                      {"monza", "Monza e della Brianza"},
                                      {"monzaebrianza", "Monza e della Brianza"},
                                      {"monzabrianza", "Monza e della Brianza"},
                                      {"barlettaandriaetrani", "Barletta-Andria-Trani"},
                                      {"bat", "Barletta-Andria-Trani"},
                                      {"verbania", "Verbano-Cusio-Ossola"},
                                      {"verbanocusioeossola", "Verbano-Cusio-Ossola"},
                                      {"vco", "Verbano-Cusio-Ossola"},
                                      {"aosta", "Valle d'Aosta/Vallée d'Aoste"},
                                      {"altoadige", "Bolzano/Bozen"},
                                      {"sudtirol", "Bolzano/Bozen"},
                                      {"bolzanoaltoadige", "Bolzano/Bozen"},
                                      {"vibo", "Vibo Valentia"}};

constexpr Alias comune_aliases[] = {{"reggioemilia", "Reggio nell'Emilia"},
                                    {"reggiocalabria", "Reggio di Calabria"},
                                    {"romacapitale", "Roma"},
                                    {"aoste", "Aosta"},
                                    {"calliano", "Calliano Monferrato"}};

/// "Acquarica Del Capo", "Barberino Val D'elsa": the source has the comuni abolished before 2020 in title case.
std::string with_small_particles(std::string_view name) {
  constexpr auto particles = std::to_array<std::string_view>(
      {"A", "Al", "Alla", "Con", "Da", "Dei", "Del", "Della", "Delle", "Di", "E", "Ed", "In", "Sul", "Sulla"});
  std::string result;
  for (auto rest = name; !rest.empty();) {
    std::string word(rest.substr(0, rest.find(' ')));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    const auto lower_first = [&] { word[0] = static_cast<char>(word[0] - 'A' + 'a'); };
    const bool elided = word.size() > 2 && word.starts_with("D'") && word[2] >= 'a' && word[2] <= 'z';
    if (elided) word[2] = static_cast<char>(word[2] - 'a' + 'A');
    if (!result.empty() && (elided || word == "De'" || std::ranges::find(particles, word) != particles.end())) lower_first();
    if (!result.empty()) result += ' ';
    result += word;
  }
  return result;
}

/// The lines of a table below its header.
std::vector<Row> rows_of(const std::string& file) {
  std::ifstream in(file);
  std::vector<Row> rows;
  std::string line;
  for (std::getline(in, line); std::getline(in, line);) {
    std::istringstream cells(line + ',');
    rows.emplace_back();
    for (std::string cell; std::getline(cells, cell, ',');) rows.back().push_back(cell);
  }
  if (rows.empty()) throw std::runtime_error("no rows in " + file);
  return rows;
}

struct Key {
  std::string kind, key;
  std::size_t row = 0;
};
using Keys = std::vector<Key>;

/// The whole name, its parts in two languages, and the name without an article ("Comune dell'Aquila", "della Spezia"), with "i" for "j".
void add_names(const std::string& kind, const std::string& name, std::size_t row, Keys& keys) {
  const auto add = [&](std::string_view words) { keys.push_back({kind, joined_key(words), row}); };
  add(name);
  if (const auto key = keys.back().key; key.find('j') != std::string::npos) keys.push_back({kind, schede::with_plain_i(key), row});
  if (const auto slash = name.find('/'); slash != std::string::npos) {
    add(name.substr(0, slash));
    add(name.substr(slash + 1));
  }
  for (const std::string_view article : {"L'", "La ", "Il ", "Lo ", "Le ", "I "})
    if (name.starts_with(article)) add(name.substr(article.size()));
}

/// For every row of that name. Throws std::logic_error where there is none: a misspelt alias is a bug of the tables.
template <std::size_t size>
void add_aliases(const std::string& kind, const Alias (&aliases)[size], const std::vector<std::string>& names, Keys& keys) {
  for (const auto& [key, name] : aliases) {
    if (std::ranges::find(names, name) == names.end()) throw std::logic_error("no such place: " + std::string(name));
    for (std::size_t row = 0; row < names.size(); ++row)
      if (names[row] == name) keys.push_back({kind, std::string(key), row});
  }
}

/// Regions and provinces: their names, which stand in the second column.
template <std::size_t size>
void add_units(const std::string& kind, const std::vector<Row>& rows, const Alias (&aliases)[size], Keys& keys) {
  std::vector<std::string> names;
  for (const Row& row : rows) {
    add_names(kind, row[1], names.size(), keys);
    names.push_back(row[1]);
  }
  add_aliases(kind, aliases, names, keys);
}

void add_comuni(const std::vector<Row>& rows, const std::vector<Row>& provinces, Keys& keys, std::ostream& out) {
  std::map<std::string, std::size_t> by_code;
  for (const Row& row : provinces) by_code.emplace(row[2], by_code.size());
  std::vector<std::string> names;
  out << "name,istat,province,former\n";
  for (const Row& row : rows) {
    const std::string &istat = row[1], &name = row[2], &other_name = row[3], &province = row[4], &valid_to = row[7];
    add_names("comune", name, names.size(), keys);
    if (!other_name.empty()) add_names("comune", other_name, names.size(), keys);
    names.push_back(istat.empty() ? with_small_particles(name) : name);
    const auto known = by_code.find(province);
    out << names.back() << ',' << istat << ',' << (known == by_code.end() ? "" : std::to_string(known->second)) << ','
        << (valid_to.empty() ? "" : "former") << '\n';
  }
  add_aliases("comune", comune_aliases, names, keys);
}

void add_abroad(const std::string& file, Keys& keys) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);)
    if (!line.starts_with('#')) keys.push_back({"abroad", joined_key(line)});
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 64;
  const std::string folder = argv[3];
  const auto regions = rows_of(folder + "/regions.csv"), provinces = rows_of(folder + "/provinces.csv");
  Keys keys;
  std::ofstream comuni(argv[1]), out(argv[2]);
  add_units("region", regions, region_aliases, keys);
  add_units("province", provinces, province_aliases, keys);
  add_comuni(rows_of(folder + "/comuni.csv"), provinces, keys, comuni);
  add_abroad(folder + "/foreign.txt", keys);
  std::ranges::stable_sort(keys, {}, [](const Key& key) { return std::pair(key.kind, key.key); });
  out << "kind,key,row\n";
  for (const auto& [kind, key, row] : keys) out << kind << ',' << key << ',' << row << '\n';
  return comuni.flush() && out.flush() ? 0 : 1;
}
