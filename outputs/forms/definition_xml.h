#pragma once

#include <map>
#include <string>

#include "extractors/form/form.h"

namespace schede {

/// A form as a definition in version 2 of the language, a line each element; behind those that are guessed, by their paths, a comment says
/// what was guessed and why.
[[nodiscard]] std::string definition_of(const Form& form, const std::map<std::string, std::string>& guesses);

}  // namespace schede
