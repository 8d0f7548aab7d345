#pragma once

#include <string_view>

#include <tl/expected.hpp>

#include "extractors/definition/findings.h"

namespace schede {

/// Everything that is to be said of a form definition, by line: errors and warnings. Empty for one that is sound.
[[nodiscard]] std::vector<DefinitionFinding> check_definition(std::string_view xml);

[[nodiscard]] bool has_errors(const std::vector<DefinitionFinding>& findings);

/// The form that a definition describes, or what is wrong with it: its errors alone.
[[nodiscard]] tl::expected<Form, std::vector<DefinitionFinding>> sound_form(std::string_view xml);

}  // namespace schede
