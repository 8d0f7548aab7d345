#pragma once

#include <span>
#include <string>
#include <string_view>

#include "extractors/form/form.h"
#include "extractors/record/record.h"

namespace schede {

/// A gap code in words for reports.
struct CodeName {
  std::string_view code;
  Bilingual name;  ///< "Dato obbligatorio mancante"
  Bilingual hint;  ///< what to do about it, one sentence
};

/// Every code of the contract, in its order.
[[nodiscard]] std::span<const CodeName> code_names();

/// The name of a code; the code itself when it is none of the contract's.
[[nodiscard]] std::string code_name(std::string_view code, Language language);

/// What to do about a code; empty when it is none of the contract's.
[[nodiscard]] std::string code_hint(std::string_view code, Language language);

/// "errori", "warnings": the plural that stands beside a count.
[[nodiscard]] std::string severity_name(Severity severity, Language language);

}  // namespace schede
