#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "extractors/record/record.h"
#include "extractors/text/bilingual.h"

namespace schede {

/// "territory.istat", ".municipality", ".province", ".region", ".kind": places that a person may say better than the program.
[[nodiscard]] std::span<const std::string_view> territory_fields();
[[nodiscard]] bool is_territory_field(std::string_view path);

/// The official name or code of a place in somebody's words; the error says why there is no such place.
[[nodiscard]] tl::expected<std::string, Bilingual> read_place(std::string_view path, std::string_view text);

/// The value that a territory has under the path.
[[nodiscard]] std::string place_at(const std::optional<Territory>& territory, std::string_view path);

/// Puts places, as read_place gives them, in a territory: what they imply follows them, what contradicts them goes. An empty one is null.
void set_places(Territory& territory, const std::map<std::string, std::string>& places);

}  // namespace schede
