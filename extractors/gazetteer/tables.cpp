#include "extractors/gazetteer/tables.h"

#include <algorithm>
#include <array>
#include <deque>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>

#include "extractors/gazetteer/embedded.h"
#include "extractors/gazetteer/name_tokens.h"

namespace schede {
namespace {

template <class T>
struct Named {
  std::string_view key;  ///< in Places, or of the program
  const T* unit;
};

template <class T>
using Index = std::vector<Named<T>>;

using Row = std::array<std::string_view, 8>;

/// The lines of a file below its header.
template <class Take>
void for_each_row(std::string_view csv, Take take) {
  for (auto rest = csv.substr(csv.find('\n') + 1); !rest.empty();) {
    auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    Row row;
    for (auto& cell : row) {
      cell = line.substr(0, line.find(','));
      line.remove_prefix(std::min(cell.size() + 1, line.size()));
    }
    take(row);
  }
}

/// Throws std::logic_error for a name that the tables lack: a misspelt alias is a bug of theirs.
template <class T>
const T& row_with(const std::vector<T>& rows, std::string_view T::*member, std::string_view name) {
  const auto found = std::ranges::find(rows, name, member);
  if (found == rows.end()) throw std::logic_error("no such place: " + std::string(name));
  return *found;
}

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

/// Sardinia's provinces of 2005 to 2016 and those of 2025, by name and vehicle code: ISTAT's table, which is of January 2025, has none of
/// them, nor has that of comuni.
constexpr Alias unlisted_provinces[] = {{"carboniaiglesias", "Sardegna"},
                                        {"ci", "Sardegna"},
                                        {"gallura", "Sardegna"},
                                        {"galluranordest", "Sardegna"},
                                        {"galluranordestsardegna", "Sardegna"},
                                        {"mediocampidano", "Sardegna"},
                                        {"nordestsardegna", "Sardegna"},
                                        {"og", "Sardegna"},
                                        {"ogliastra", "Sardegna"},
                                        {"olbiatempio", "Sardegna"},
                                        {"olbiatempiopausania", "Sardegna"},
                                        {"ot", "Sardegna"},
                                        {"sulcis", "Sardegna"},
                                        {"sulcisiglesiente", "Sardegna"},
                                        {"vs", "Sardegna"}};

/// Vehicle codes that changed, and that of Rome as it is written.
constexpr Alias province_code_aliases[] = {{"fo", "FC"}, {"ps", "PU"}, {"roma", "RM"}};

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

/// "Jonadi" and "Ionadi" are the same to those who write them.
std::string with_plain_i(std::string key) {
  std::ranges::replace(key, 'j', 'i');
  return key;
}

class Places {
 public:
  static const Places& get() {
    static const Places places;
    return places;
  }

  Index<Region> region_index;
  Index<Province> province_index;
  Index<Comune> comune_index;
  std::vector<Comune> comuni;
  std::vector<std::string> abroad;
  std::vector<Province> provinces;

 private:
  Places() {
    read_regions();
    read_provinces();
    read_comuni();
    read_abroad();
    std::ranges::stable_sort(comune_index, {}, &Named<Comune>::key);
    std::ranges::sort(abroad);
  }

  void read_regions() {
    regions_.reserve(32);
    for_each_row(embedded::regions, [&](const Row& row) {
      regions_.push_back({row[1], row[4] == "true"});
      add_names(row[1], regions_.back(), region_index);
    });
    for (const auto& [key, name] : region_aliases) region_index.push_back({key, region_named(name)});
  }

  void read_provinces() {
    provinces.reserve(128);
    for_each_row(embedded::provinces, [&](const Row& row) {
      provinces.push_back({row[1], row[2], region_named(row[3])});
      add_names(row[1], provinces.back(), province_index);
    });
    for (const auto& [key, name] : province_aliases) province_index.push_back({key, &row_with(provinces, &Province::name, name)});
  }

  void read_comuni() {
    comuni.reserve(static_cast<std::size_t>(std::ranges::count(embedded::comuni, '\n')));
    std::unordered_map<std::string_view, const Province*> by_code;
    for (const auto& province : provinces) by_code[province.code] = &province;
    for_each_row(embedded::comuni, [&](const Row& row) {
      const auto& [cadastral, istat, name, other_name, province, region, valid_from, valid_to] = row;
      const bool former = !valid_to.empty();
      comuni.push_back({istat.empty() ? with_small_particles(name) : std::string(name), istat, by_code[province], former});
      add_names(name, comuni.back(), comune_index);
      if (!other_name.empty()) add_names(other_name, comuni.back(), comune_index);
    });
    const auto named = comune_index.size();
    for (const auto& [key, name] : comune_aliases)
      for (std::size_t i = 0; i < named; ++i)
        if (comune_index[i].unit->name == name) comune_index.push_back({key, comune_index[i].unit});
  }

  void read_abroad() {
    for (auto rest = embedded::foreign; !rest.empty();) {
      const auto line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      if (!line.starts_with('#')) abroad.push_back(joined_key(line));
    }
  }

  /// The whole name, its parts in two languages, and the name without an article ("Comune dell'Aquila", "della Spezia"), with "i" for "j".
  template <class T>
  void add_names(std::string_view name, const T& unit, Index<T>& index) {
    const auto add = [&](std::string key) { index.push_back({keys_.emplace_back(std::move(key)), &unit}); };
    add(joined_key(name));
    if (const std::string_view key = index.back().key; key.find('j') != std::string_view::npos) add(with_plain_i(std::string(key)));
    if (const auto slash = name.find('/'); slash != std::string_view::npos) {
      add(joined_key(name.substr(0, slash)));
      add(joined_key(name.substr(slash + 1)));
    }
    for (const std::string_view article : {"L'", "La ", "Il ", "Lo ", "Le ", "I "})
      if (name.starts_with(article)) add(joined_key(name.substr(article.size())));
  }

  [[nodiscard]] const Region* region_named(std::string_view name) const { return &row_with(regions_, &Region::name, name); }

  std::vector<Region> regions_;
  std::deque<std::string> keys_;  ///< they stay where they are
};

template <class T>
const T* find_in(const Index<T>& index, std::string_view key) {
  const auto found = std::ranges::find(index, key, &Named<T>::key);
  return found == index.end() ? nullptr : found->unit;
}

/// Is one made the other by one letter put in, left out, changed or swapped with its neighbour?
bool is_one_edit_away(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const auto begin = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
  a.remove_prefix(begin);
  b.remove_prefix(begin);
  if (a.size() < b.size()) return a == b.substr(1);
  if (a.empty()) return false;
  if (a.substr(1) == b.substr(1)) return true;
  return a.size() >= 2 && a[0] == b[1] && a[1] == b[0] && a.substr(2) == b.substr(2);
}

template <class T>
std::vector<const T*> find_similar(const Index<T>& index, std::string_view key, std::size_t shortest) {
  std::vector<const T*> found;
  if (key.size() < shortest) return found;
  for (const auto& [name, unit] : index)
    if (is_one_edit_away(key, name) && std::ranges::find(found, unit) == found.end()) found.push_back(unit);
  return found;
}

template <class T>
const T* only_one(const std::vector<const T*>& units) {
  return units.size() == 1 ? units[0] : nullptr;
}

/// Each comune once, without the former ones whose name another of the province bears today (Montalcino, merged into a new Montalcino).
std::vector<const Comune*> without_successors(std::vector<const Comune*> comuni) {
  std::ranges::sort(comuni);
  comuni.erase(std::unique(comuni.begin(), comuni.end()), comuni.end());
  const auto today = comuni;
  std::erase_if(comuni, [&](const Comune* comune) {
    return comune->former &&
           std::ranges::any_of(today, [&](const Comune* other) { return !other->former && other->province == comune->province; });
  });
  return comuni;
}

}  // namespace

const Region* find_region(std::string_view key) { return find_in(Places::get().region_index, key); }

const Province* find_province(std::string_view key) { return find_in(Places::get().province_index, key); }

const Province* find_province_by_code(std::string_view code) {
  const auto same = [](char a, char b) { return a == b || a == b - 'a' + 'A'; };
  const auto alias = std::ranges::find_if(province_code_aliases, [&](const Alias& other) {
    return std::ranges::equal(code, other.key, [](char a, char b) { return a == b || a == b - 'a' + 'A'; });
  });
  if (alias != std::end(province_code_aliases)) code = alias->name;
  for (const auto& province : Places::get().provinces)
    if (std::ranges::equal(province.code, code, same)) return &province;
  return nullptr;
}

const Region* find_region_of_unlisted_province(std::string_view key) {
  const auto found = std::ranges::find(unlisted_provinces, key, &Alias::key);
  return found == std::end(unlisted_provinces) ? nullptr : find_region(joined_key(found->name));
}

std::vector<const Comune*> find_comuni(std::string_view key) {
  std::vector<const Comune*> found;
  const auto& index = Places::get().comune_index;
  for (auto at = std::ranges::lower_bound(index, key, {}, &Named<Comune>::key); at != index.end() && at->key == key; ++at)
    found.push_back(at->unit);
  if (found.empty() && key.find('j') != std::string_view::npos) return find_comuni(with_plain_i(std::string(key)));
  return without_successors(std::move(found));
}

std::vector<const Comune*> find_shortened_comuni(std::span<const NameToken> written, Shortening shortening) {
  std::vector<const Comune*> found;
  std::string line;
  for (const auto& word : written) line += with_plain_i(word.text) + ' ';
  const auto words = name_tokens(line);
  for (const auto& comune : Places::get().comuni) {
    const auto name = with_plain_i(comune.name);
    const bool same_initial = !line.empty() && (name[0] | 0x20) == line[0];
    if (same_initial && shortening_of(words, name_tokens(name)) == shortening) found.push_back(&comune);
  }
  return without_successors(std::move(found));
}

const Comune* find_comune_by_istat(std::string_view code) {
  const auto& comuni = Places::get().comuni;
  const auto found = std::ranges::find(comuni, code, &Comune::istat);
  return code.empty() || found == comuni.end() ? nullptr : &*found;
}

std::vector<const Comune*> find_similar_comuni(std::string_view key) {
  return without_successors(find_similar(Places::get().comune_index, key, 6));
}

const Province* find_similar_province(std::string_view key) { return only_one(find_similar(Places::get().province_index, key, 5)); }

const Region* find_similar_region(std::string_view key) { return only_one(find_similar(Places::get().region_index, key, 5)); }

bool is_town_abroad(std::string_view key) { return std::ranges::binary_search(Places::get().abroad, key); }

}  // namespace schede
