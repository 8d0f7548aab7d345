#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace schede {

/// An exact decimal number.
struct Decimal {
  bool negative = false;
  std::string whole = "0";  ///< digits without leading zeros, but for "0"
  std::string fraction;     ///< digits behind the decimal sign, as many as are written
};

/// The more digits than these no JSON reader is sure to keep.
constexpr std::size_t most_digits = 15;

/// A number with the signs that part its digits: "58.621", "1'200", "2 000,5". `decimal` is the decimal sign of the language, '.' or ','.
/// Where that does not fit (groups that are not of three digits; a fraction, where the number is to be whole) the other is. Nothing where
/// neither fits.
[[nodiscard]] std::optional<Decimal> read_decimal(std::string_view written, char decimal, bool whole);

/// A number in JSON notation, without exponent.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view json);

/// In JSON notation, with at least so many digits behind the point and no zeros at the end beyond them.
[[nodiscard]] std::string to_json(const Decimal& number, std::size_t least_fraction = 0);

[[nodiscard]] Decimal times(const Decimal& number, std::int64_t factor);

/// Less than, equal to or greater than zero, as `a` is to `b`.
[[nodiscard]] int compare(const Decimal& a, const Decimal& b);

}  // namespace schede
