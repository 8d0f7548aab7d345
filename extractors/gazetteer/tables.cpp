#include "extractors/gazetteer/tables.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "extractors/gazetteer/embedded.h"
#include "extractors/gazetteer/name_tokens.h"

namespace schede {
namespace {

template <class T>
struct Named {
  std::string_view key;
  const T* unit;
};

/// In the order of the keys.
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

struct Alias {
  std::string_view key, name;
};

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
  std::vector<std::string_view> abroad;
  std::vector<Province> provinces;

 private:
  Places() {
    for_each_row(embedded::regions, [&](const Row& row) { regions_.push_back({row[1], row[4] == "true"}); });
    for_each_row(embedded::provinces, [&](const Row& row) {
      provinces.push_back({row[1], row[2], &*std::ranges::find(regions_, row[3], &Region::name)});
    });
    comuni.reserve(static_cast<std::size_t>(std::ranges::count(embedded::comuni, '\n')));
    for_each_row(embedded::comuni, [&](const Row& row) {
      comuni.push_back({row[0], row[1], row[2].empty() ? nullptr : &provinces[number(row[2])], row[3] == "former"});
    });
    for_each_row(embedded::place_keys, [&](const Row& row) { add_key(row[0], row[1], number(row[2])); });
  }

  void add_key(std::string_view kind, std::string_view key, std::size_t at) {
    if (kind == "region") region_index.push_back({key, &regions_[at]});
    if (kind == "province") province_index.push_back({key, &provinces[at]});
    if (kind == "comune") comune_index.push_back({key, &comuni[at]});
    if (kind == "abroad") abroad.push_back(key);
  }

  static std::size_t number(std::string_view digits) {
    std::size_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
  }

  std::vector<Region> regions_;
};

template <class T>
const T* find_in(const Index<T>& index, std::string_view key) {
  const auto found = std::ranges::lower_bound(index, key, {}, &Named<T>::key);
  return found == index.end() || found->key != key ? nullptr : found->unit;
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
    const auto name = with_plain_i(std::string(comune.name));
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
