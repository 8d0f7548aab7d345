#pragma once

#include <string_view>

#include "extractors/definition/findings.h"
#include "extractors/form/form.h"

namespace schede {

/// How a value of a type with an order is written in a definition: "2023-12-31"; empty for types without one.
[[nodiscard]] std::string_view bound_sample(FieldType type);

/// The type of a `field` or `offer`; `line` where there is none that is sound.
[[nodiscard]] FieldType type_of(const DefinitionElement& field);

/// Attributes that mean nothing where they stand, and those whose value depends on another's: `min`, `max`, `pattern`.
void check_meaning(const DefinitionElement& root, DefinitionFindings& findings);

}  // namespace schede
