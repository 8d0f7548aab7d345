#pragma once

#include <string>
#include <utility>
#include <vector>

#include "tests/support/form_cases.h"
#include "tests/support/support.h"

namespace schede::test {

/// The form of the tests' cases, filled in, as a DOCX, with other words in the place of some.
inline std::string filled_form(const std::vector<std::pair<std::string, std::string>>& replacements = {}) {
  auto markup = form_case(data("extractors/scheda.form")).markup;
  for (const auto& [old, now] : replacements) markup.replace(markup.find(old), old.size(), now);
  return written_as("docx", markup);
}

}  // namespace schede::test
