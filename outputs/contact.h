#pragma once

#include <string_view>

#include "extractors/form.h"
#include "extractors/record.h"

namespace schede {

/// Whom to call about a return. Views into the record; empty where the return is silent.
struct Contact {
  std::string_view organisation, responsible, phone, mobile, email;
};

/// The first answer of each kind, whatever the form's paths are called.
[[nodiscard]] Contact contact_of(const Record& record, const Form& form);

}  // namespace schede
