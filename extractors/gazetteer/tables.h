#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/gazetteer/name_tokens.h"
#include "extractors/gazetteer/short_names.h"

namespace schede {

/// Italy's territorial units as ISTAT has them (extractors/data).
struct Region {
  std::string_view name;
  bool convergence = false;  ///< of the 2007-2013 Convergence objective
};

struct Province {
  std::string_view name;
  std::string_view code;  ///< vehicle code: "LE"
  const Region* region = nullptr;
};

struct Comune {
  std::string_view name;
  std::string_view istat;  ///< empty for some that were abolished
  const Province* province = nullptr;
  bool former = false;  ///< merged, renamed or abolished since 2005
};

/// Look-ups by key (name_tokens.h: "santagatadegoti"), by any name in use: in the other official language, without its article, an
/// older one.
[[nodiscard]] const Region* find_region(std::string_view key);
[[nodiscard]] const Province* find_province(std::string_view key);
[[nodiscard]] const Province* find_province_by_code(std::string_view code);  ///< "LE" or "le", also one of old ("PS")

/// The region of a province that ISTAT's table does not have, because it was abolished or is younger, by name or vehicle code
/// ("ogliastra", "ot").
[[nodiscard]] const Region* find_region_of_unlisted_province(std::string_view key);

/// All comuni of a name. A former one is left out where today's comune of that province bears its name.
[[nodiscard]] std::vector<const Comune*> find_comuni(std::string_view key);

/// The comune of a six-digit code.
[[nodiscard]] const Comune* find_comune_by_istat(std::string_view code);

/// The units whose key is one letter away: put in, left out, changed, or two swapped. Of comuni for keys of six letters or more; of
/// provinces and regions, five or more, none when there are several.
[[nodiscard]] std::vector<const Comune*> find_similar_comuni(std::string_view key);
[[nodiscard]] const Province* find_similar_province(std::string_view key);
[[nodiscard]] const Region* find_similar_region(std::string_view key);

/// Comuni that somebody wrote short (short_names.h).
[[nodiscard]] std::vector<const Comune*> find_shortened_comuni(std::span<const NameToken> written, Shortening shortening);

/// A town abroad that partners come from ("Kalamata").
[[nodiscard]] bool is_town_abroad(std::string_view key);

}  // namespace schede
