#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "extractors/gazetteer/name_tokens.h"

namespace schede {

/// What kind of body a name says that it is (extractors/data/bodies.csv).
struct BodyKind {
  std::string_view kind;           ///< the contract's: "comune", "asl", ..., "altro", "foreign"
  std::string_view key;            ///< one word or two for all ways of writing it: "ausl"
  std::size_t begin = 0, end = 0;  ///< the words that say so: "azienda unità sanitaria locale"
};

/// The kind that a name begins with, by the longest phrase there.
[[nodiscard]] std::optional<BodyKind> body_kind_at_start(std::span<const NameToken> words);

/// The first kind that stands in a name.
[[nodiscard]] std::optional<BodyKind> find_body_kind(std::span<const NameToken> words);

}  // namespace schede
