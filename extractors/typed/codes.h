#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace schede {

/// A code made tidy: capitals, without what parts its characters.
struct ReadCode {
  std::string value;
  bool valid = true;  ///< false: its shape is right and its check digit is not
};

/// All of them read an answer that is one code, with or without the words that it goes by ("C.F.", "IBAN:"); nothing where it has not
/// the code's shape.

/// The Italian codice fiscale: 16 characters (DM 23 December 1976), digits of whom others share them with replaced by letters; of bodies
/// 11 digits.
[[nodiscard]] std::optional<ReadCode> read_taxcode(std::string_view text);

/// An Italian partita IVA, without "IT", or a VAT number of another country with its prefix (the patterns of VIES). Without a prefix it is
/// the form's country's.
[[nodiscard]] std::optional<ReadCode> read_vat(std::string_view text, std::string_view country);

/// An IBAN (ISO 13616): its length is its country's.
[[nodiscard]] std::optional<ReadCode> read_iban(std::string_view text);

}  // namespace schede
