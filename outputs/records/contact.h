#pragma once

#include <string>
#include <string_view>

#include "extractors/form/form.h"
#include "extractors/record/record.h"

namespace schede {

/// Whom to call about a return. Views into the record; empty where the return is silent.
struct Contact {
  std::string_view organisation, responsible, phone, mobile, email;
};

/// The first answer of each kind, whatever the form's paths are called.
[[nodiscard]] Contact contact_of(const Record& record, const Form& form);

/// Telephone numbers of a record as people write them: what goes on with "ext. 12" there is "int. 12" in Italian.
[[nodiscard]] std::string phone_words(std::string_view numbers, Language language);

}  // namespace schede
