#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "outputs/survey/roster.h"
#include "outputs/twinnings/participants.h"

namespace schede {

/// A body that others name; what neither its return, the roster nor the tables know is empty.
struct OfferingBody {
  std::string_view name, region, istat;
  std::string email;                       ///< the roster's
  std::optional<std::size_t> sender;       ///< its current return, as a place in Participants::returns
  std::vector<std::string_view> areas;     ///< codes, in printed order
  std::vector<std::string_view> named_by;  ///< bodies, in the order of their returns, each once
};

/// In the Italian order of names. Without a roster no address is known. The roster must outlive them.
[[nodiscard]] std::vector<OfferingBody> offering_bodies(const Participants& participants, const Roster* roster);

}  // namespace schede
