#pragma once

#include <string>
#include <string_view>

#include "extractors/form/form.h"
#include "extractors/record/record.h"

namespace schede {

/// What an answer is read by beside its type.
struct TypedContext {
  std::string language = "it";  ///< ISO 639: of numbers, months and the like
  std::string country = "IT";   ///< ISO 3166: order of dates, postcodes, VAT numbers, and the currency by default
  std::string currency;         ///< ISO 4217: that the definition asks for; empty for none
};

struct TypedReading {
  Value value;               ///< nothing where nothing is written; the text as written where it is not of the type
  bool valid = true;         ///< false: there is an `invalid-value` gap
  bool approximate = false;  ///< the respondent says "about": there is an `inferred` gap
};

/// Reads the answer of a field whose type has Content::typed; of the others the text itself is the value. What fits two readings, or
/// none, stays as it was written, but for a wrong check digit: then the code is made tidy.
[[nodiscard]] TypedReading read_typed(FieldType type, std::string_view text, const TypedContext& context = {});

}  // namespace schede
