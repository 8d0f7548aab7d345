#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "outputs/survey/gap_row.h"
#include "outputs/survey/roster.h"

namespace schede {

struct ResponseCount {
  std::size_t invited = 0, returned = 0;
};

/// Who of those invited has sent the form back. A rejected document doesn't say whose it is: it counts for nobody.
struct Responses {
  const Roster* roster = nullptr;
  std::vector<bool> returned;  ///< by place in the roster
  ResponseCount all;
  std::map<std::string_view, ResponseCount> regions;  ///< by ISTAT's name; empty where the roster doesn't tell
  std::vector<std::size_t> uninvited;                 ///< returns of bodies that are not in the roster, as places in Survey::entries
  std::size_t unnamed = 0;                            ///< returns that don't name their body and may be anybody's
};

/// Nobody has answered yet. The roster must outlive the responses.
[[nodiscard]] Responses no_responses(const Roster& roster);

/// An accepted return that counts, by its place in Survey::entries.
void add_response(Responses& responses, std::size_t entry, std::string_view organisation, std::string_view istat);

/// The gap of a body that has not answered.
[[nodiscard]] GapRow not_returned(const Invited& body, Language language);

}  // namespace schede
