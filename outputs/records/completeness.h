#pragma once

#include <cstddef>

#include "extractors/form/form.h"
#include "extractors/record/record.h"

namespace schede {

/// How many of a form's single fields and choice tables a return answers.
struct Completeness {
  std::size_t asked = 0, filled = 0;
};
[[nodiscard]] Completeness completeness_of(const Record& record, const Form& form);

}  // namespace schede
