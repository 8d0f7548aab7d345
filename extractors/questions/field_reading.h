#pragma once

#include "extractors/answers/value_reading.h"
#include "extractors/questions/blanks.h"

namespace schede {

/// A field's value in an answer: of its type, or as written with a doubt.
[[nodiscard]] ValueReading read_field(const PlacedTexts& texts, const FormField& field, const std::string& path, const Answer& answer);

/// The blank of a field whose printed texts are anchors: behind its label; without one, before what is printed behind it.
/// `behind`: what the blank stands behind where nothing is printed for it, an option say; nullptr for none.
[[nodiscard]] Answer blank_of(const PlacedTexts& texts, const FormField& field, std::size_t entry, const Match* behind,
                              std::optional<std::size_t>& line);

}  // namespace schede
