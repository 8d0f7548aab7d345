#pragma once

#include <string_view>

#include "extractors/text/bilingual.h"

namespace schede {

/// What the value of an attribute must be by itself, wherever it stands.
enum class ValueKind {
  text,
  any_text,
  path,
  paths,
  step,
  code,
  form_id,
  version,
  languages,
  country,
  currency,
  count,
  type,
  first_type,
  need,
  yes_or_no,
  territory,
  condition,
  code_pairs
};

struct ValueKindRow {
  ValueKind kind;
  bool (*fits)(std::string_view value);
  Bilingual is_none;  ///< of what does not fit: "non è un percorso"
  Bilingual may_be;   ///< what may stand there
};

[[nodiscard]] const ValueKindRow& row_of(ValueKind kind);

}  // namespace schede
