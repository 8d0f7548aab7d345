#pragma once

#include <array>

#include "extractors/choices/confidence.h"
#include "extractors/choices/marks.h"
#include "extractors/record/record.h"

namespace schede {

/// A look of words by which people choose one of several that are printed.
struct Look {
  bool Formatting::*has;
  const char* how;    ///< in evidence
  double confidence;  ///< of a choice that nothing else tells

  /// The form may have it, or a program have set it.
  [[nodiscard]] constexpr bool may_be_chance() const { return confidence < least_sure; }
};

/// Surest first. Nobody prints with a highlighter; capitals are told by what is compared with them (marks.cpp, formatting_rules.cpp).
inline constexpr std::array looks{Look{&Formatting::highlight, "highlighted", from_formatting},
                                  Look{&Formatting::colour, "coloured", from_look}, Look{&Formatting::underline, "underlined", from_look},
                                  Look{&Formatting::bold, "bold", from_look}};

}  // namespace schede
