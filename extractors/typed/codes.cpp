#include "extractors/typed/codes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "extractors/text/clean.h"
#include "extractors/text/fold.h"
#include "extractors/typed/pattern.h"

namespace schede {
namespace {

// The words that codes go by, in capitals and without what parts them.
constexpr std::string_view taxcode_labels[] = {"CODICEFISCALE", "CODFISC", "CODFISCALE", "CF", "CFPIVA", "CFEPIVA", "PIVA", "PARTITAIVA"};
constexpr std::string_view vat_labels[] = {"PARTITAIVA", "PARTIVA",   "PIVA",  "PI",  "CFPIVA",       "CFEPIVA", "PIVACF",
                                           "PIVAECF",    "VATNUMBER", "VATNO", "VAT", "NUMEROTVA",    "NTVA",    "TVA",
                                           "USTIDNR",    "USTID",     "NIF",   "CIF", "CODICEFISCALE"};
constexpr std::string_view iban_labels[] = {"CODICEIBAN", "IBAN", "IBANCODE"};

/// Letters and digits in capitals; nothing where another character stands among them that is no sign which parts a code.
std::optional<std::string> compact(std::string_view text) {
  std::string code;
  for (const char c : plain_line(text)) {
    if (std::string_view(" .-/:;,()").find(c) != std::string_view::npos) continue;
    if (static_cast<unsigned char>(c) >= 0x80) return std::nullopt;
    code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return code;
}

/// The code as it stands there, or behind the words that it goes by, if it has the shape.
template <class HasShape>
std::optional<std::string> code_in(std::string_view text, std::span<const std::string_view> labels, HasShape has_shape) {
  const auto code = compact(text);
  if (!code) return std::nullopt;
  if (has_shape(*code)) return code;
  for (const std::string_view label : labels)
    if (code->starts_with(label) && has_shape(code->substr(label.size()))) return code->substr(label.size());
  return std::nullopt;
}

/// Eleven digits, the last by Luhn's formula.
bool is_luhn(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[i] - '0';
    sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
  }
  return sum % 10 == 0 && digits.find_first_not_of('0') != digits.npos;
}

bool has_eleven_digits(std::string_view code) { return code.size() == 11 && is_number(code); }

/// What a letter in place of a digit stands for; the digit itself.
char digit_of(char c) {
  constexpr std::string_view letters = "LMNPQRSTUV";
  const auto at = letters.find(c);
  return at == letters.npos ? c : static_cast<char>('0' + at);
}

bool is_born_on_a_day(std::string_view code) {
  const int day = (digit_of(code[9]) - '0') * 10 + digit_of(code[10]) - '0';
  return (day >= 1 && day <= 31) || (day >= 41 && day <= 71);
}

char check_character(std::string_view fifteen) {
  // By digit and by letter: what characters at the first, third, ... place count.
  constexpr std::array odd{1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
  int sum = 0;
  for (std::size_t i = 0; i < fifteen.size(); ++i) {
    const char c = fifteen[i];
    const int worth = c >= 'A' ? c - 'A' : c - '0';
    sum += i % 2 == 0 ? odd[static_cast<std::size_t>(worth)] : worth;
  }
  return static_cast<char>('A' + sum % 26);
}

bool has_persons_shape(std::string_view code) {
  constexpr std::string_view shape = "[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]";
  return code.size() == 16 && matches_pattern(code, shape);
}

struct VatPattern {
  std::string_view country, pattern;
};
// https://ec.europa.eu/taxation_customs/vies (FAQ, structure of the numbers); GB, CH, NO and SM by their own offices.
constexpr VatPattern vat_patterns[] = {
    {"AT", "U[0-9]{8}"},
    {"BE", "[01][0-9]{9}"},
    {"BG", "[0-9]{9,10}"},
    {"CH", "E[0-9]{9}(MWST|TVA|IVA)?"},
    {"CY", "[0-9]{8}[A-Z]"},
    {"CZ", "[0-9]{8,10}"},
    {"DE", "[0-9]{9}"},
    {"DK", "[0-9]{8}"},
    {"EE", "[0-9]{9}"},
    {"EL", "[0-9]{9}"},
    {"ES", "[A-Z][0-9]{7}[A-Z0-9]|[0-9]{8}[A-Z]"},
    {"FI", "[0-9]{8}"},
    {"FR", "[A-HJ-NP-Z0-9]{2}[0-9]{9}"},
    {"GB", "[0-9]{9}([0-9]{3})?|(GD|HA)[0-9]{3}"},
    {"HR", "[0-9]{11}"},
    {"HU", "[0-9]{8}"},
    {"IE", "[0-9]{7}[A-W][A-I]?|[0-9][A-Z+*][0-9]{5}[A-W]"},
    {"LT", "[0-9]{9}([0-9]{3})?"},
    {"LU", "[0-9]{8}"},
    {"LV", "[0-9]{11}"},
    {"MT", "[0-9]{8}"},
    {"NL", "[0-9]{9}B[0-9]{2}"},
    {"NO", "[0-9]{9}(MVA)?"},
    {"PL", "[0-9]{10}"},
    {"PT", "[0-9]{9}"},
    {"RO", "[0-9]{2,10}"},
    {"SE", "[0-9]{12}"},
    {"SI", "[0-9]{8}"},
    {"SK", "[0-9]{10}"},
    {"SM", "[0-9]{5}"},
    {"XI", "[0-9]{9}([0-9]{3})?|(GD|HA)[0-9]{3}"},
};

bool fits(std::string_view country, std::string_view number) {
  const auto* row = std::ranges::find(vat_patterns, country, &VatPattern::country);
  return row != std::end(vat_patterns) && matches_pattern(number, row->pattern);
}

/// Greece's VAT numbers begin with EL.
std::string_view vat_prefix(std::string_view country) { return country == "GR" ? "EL" : country; }

/// A number with its prefix, or without one that of the form's country; Italian ones never have it.
std::optional<std::string> whole_vat(std::string_view code, std::string_view country) {
  const std::string_view prefix = code.substr(0, 2), number = code.size() > 2 ? code.substr(2) : std::string_view();
  if (prefix == "IT" && has_eleven_digits(number)) return std::string(number);
  if (country == "IT" && has_eleven_digits(code)) return std::string(code);
  if (fits(vat_prefix(country), code)) return std::string(vat_prefix(country)) + std::string(code);
  if (fits(vat_prefix(prefix), number)) return std::string(vat_prefix(prefix)) + std::string(number);
  return std::nullopt;
}

struct IbanLength {
  std::string_view country;
  std::size_t characters;
};
// https://www.swift.com (IBAN Registry)
constexpr IbanLength iban_lengths[] = {
    {"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22}, {"BH", 22}, {"BI", 27}, {"BR", 29},
    {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24}, {"DE", 22}, {"DJ", 27}, {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29},
    {"ES", 24}, {"FI", 18}, {"FK", 18}, {"FO", 18}, {"FR", 27}, {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27}, {"GT", 28},
    {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26}, {"IT", 27}, {"JO", 30}, {"KW", 30}, {"KZ", 20}, {"LB", 28},
    {"LC", 32}, {"LI", 21}, {"LT", 20}, {"LU", 20}, {"LV", 21}, {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MN", 20},
    {"MR", 27}, {"MT", 31}, {"MU", 30}, {"NI", 28}, {"NL", 18}, {"NO", 15}, {"OM", 23}, {"PK", 24}, {"PL", 28}, {"PS", 29}, {"PT", 25},
    {"QA", 29}, {"RO", 24}, {"RS", 22}, {"RU", 33}, {"SA", 24}, {"SC", 31}, {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27},
    {"SO", 23}, {"ST", 25}, {"SV", 28}, {"TL", 23}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24}, {"XK", 20}, {"YE", 30},
};

bool has_ibans_shape(std::string_view code) {
  const auto* row = std::ranges::find(iban_lengths, code.substr(0, 2), &IbanLength::country);
  return row != std::end(iban_lengths) && code.size() == row->characters && is_number(code.substr(2, 2)) &&
         std::ranges::all_of(code, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

/// ISO 7064, MOD 97-10: 1 for a right one, whose first four characters are read last.
std::uint32_t remainder_by_97(std::string_view iban) {
  std::uint32_t remainder = 0;
  for (const std::string_view part : {iban.substr(4), iban.substr(0, 4)})
    for (const char c : part) {
      const std::uint32_t worth = c >= 'A' ? static_cast<std::uint32_t>(c - 'A') + 10 : static_cast<std::uint32_t>(c - '0');
      remainder = (remainder * (worth < 10 ? 10 : 100) + worth) % 97;
    }
  return remainder;
}

}  // namespace

std::optional<ReadCode> read_taxcode(std::string_view text) {
  const auto body = [](std::string_view code) { return has_eleven_digits(code.starts_with("IT") ? code.substr(2) : code); };
  if (const auto code = code_in(text, taxcode_labels, has_persons_shape))
    return ReadCode{*code, is_born_on_a_day(*code) && check_character(std::string_view(*code).substr(0, 15)) == code->back()};
  const auto code = code_in(text, taxcode_labels, body);
  if (!code) return std::nullopt;
  const std::string digits = code->substr(code->size() - 11);
  return ReadCode{digits, is_luhn(digits)};
}

std::optional<ReadCode> read_vat(std::string_view text, std::string_view country) {
  const auto code = code_in(text, vat_labels, [&](std::string_view written) { return whole_vat(written, country).has_value(); });
  if (!code) return std::nullopt;
  const std::string whole = *whole_vat(*code, country);
  return ReadCode{whole, !has_eleven_digits(whole) || is_luhn(whole)};
}

std::optional<ReadCode> read_iban(std::string_view text) {
  const auto code = code_in(text, iban_labels, has_ibans_shape);
  if (!code) return std::nullopt;
  return ReadCode{*code, remainder_by_97(*code) == 1};
}

}  // namespace schede
