#pragma once

#include <cstddef>

#include "extractors/form/form.h"
#include "extractors/record/record.h"

namespace schede {

/// How many of a form's fields, questions (of a grid, each row), tables of rows and choice tables a return answers; groups of further
/// entries left out.
struct Completeness {
  std::size_t asked = 0, filled = 0;
};
[[nodiscard]] Completeness completeness_of(const Record& record, const Form& form);

}  // namespace schede
