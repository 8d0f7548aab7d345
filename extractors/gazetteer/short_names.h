#pragma once

#include <span>

#include "extractors/gazetteer/name_tokens.h"

namespace schede {

/// How a name is written short.
enum class Shortening {
  none,         ///< it is another name
  abbreviated,  ///< initials, ends of words, particles left out: "Santa Maria C.V.", "C/mare di Stabia", "S. Giov. Rotondo", "Cassano
                ///< Ionio"
  cut,          ///< the first words alone: "Mazara"
};

/// Are the written words, as they come from a respondent, the name made short? At least one long word has to be the name's own.
[[nodiscard]] Shortening shortening_of(std::span<const NameToken> written, std::span<const NameToken> name);

}  // namespace schede
