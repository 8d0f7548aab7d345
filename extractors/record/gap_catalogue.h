#pragma once

#include <span>
#include <string>
#include <string_view>

#include "extractors/record/record.h"
#include "extractors/text/bilingual.h"

namespace schede {

/// All that is said of a gap code to people.
struct GapCode {
  std::string_view code;
  Bilingual name;           ///< "Dato obbligatorio mancante"
  Bilingual hint;           ///< what the analyst does about it, one sentence
  Bilingual question = {};  ///< what a letter says of it, behind the field's printed name; empty where there is nothing to ask
  Bilingual answer_question =
      {};  ///< the same where the field has an answer, which stands in place of {0}; empty where that makes no difference
  bool only_on_field = false;  ///< on the record as a whole there is nothing to ask
};

/// Every code of the contract, in its order.
[[nodiscard]] std::span<const GapCode> gap_codes();

/// Nothing for a code that is none of the contract's.
[[nodiscard]] const GapCode* gap_code(std::string_view code);

/// The name of a code; the code itself when it is none of the contract's.
[[nodiscard]] std::string code_name(std::string_view code, Language language);

/// What to do about a code; empty when it is none of the contract's.
[[nodiscard]] std::string code_hint(std::string_view code, Language language);

/// The sentence of a gap: {0} is the field's title, {1} a detail. Several may go with one code.
struct GapSentence {
  std::string_view name, it, en;
  std::string_view code = name;
};
[[nodiscard]] std::span<const GapSentence> gap_sentences();

/// The sentence of that name; a name without one is its own.
[[nodiscard]] GapSentence gap_sentence(std::string_view name);

/// "errori", "warnings": the plural that stands beside a count.
[[nodiscard]] std::string severity_name(Severity severity, Language language);

}  // namespace schede
