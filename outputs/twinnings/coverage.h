#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "outputs/twinnings/participants.h"

namespace schede {

/// How many returns ask for an area or an item of it, have chosen a partner, or offer.
struct CoverageCount {
  std::size_t requests = 0, partnerships = 0, offers = 0;
};

/// The four regions of the Convergence objective, the rest of Italy, abroad.
inline constexpr std::array<std::string_view, 6> coverage_regions{"Calabria", "Campania", "Puglia", "Sicilia", "altre", "estero"};

struct CoverageRow {
  std::string_view area, item;  ///< codes; no item for the area as a whole
  std::array<CoverageCount, coverage_regions.size()> regions{};
};

/// Every area, each followed by its items, in printed order. Returns of a region that is not known are in none.
[[nodiscard]] std::vector<CoverageRow> coverage_of(const Participants& participants);

}  // namespace schede
