#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/language/language_words.h"
#include "extractors/typed/decimal.h"

namespace schede {

enum class Measure { whole, decimal, money };

/// A number and what stands around it.
struct Quantity {
  Decimal value;
  bool approximate = false;             ///< "circa", "oltre", a question mark
  bool has_unit = false;                ///< words behind it that say what it counts
  std::vector<std::string> currencies;  ///< codes of those named, each once
};

/// Reads an answer that is one number: in digits or a word, with "about", a multiple ("150 mila"), a currency or a unit. Nothing where
/// there are several (a range), or where words leave it open what the number is.
[[nodiscard]] std::optional<Quantity> read_quantity(std::string_view text, Measure measure, const LanguageWords& words);

}  // namespace schede
