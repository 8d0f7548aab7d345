#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace schede {

/// A row of a CSV file.
struct CsvRow {
  int line = 0;  ///< where it begins, from 1
  std::vector<std::string> cells;
};

enum class CsvFault { open_quote, text_after_quote };

/// Why a text is no CSV, and the line to look at.
struct CsvError {
  int line = 0;
  CsvFault fault = CsvFault::open_quote;
};

/// The rows of a CSV text in UTF-8 (RFC 4180, with any line ends), rows without a visible character left out. The separator is the one
/// of comma, semicolon and tab that the first line has most, or what a first line "sep=;" says. A cell ="075035" is 075035.
[[nodiscard]] tl::expected<std::vector<CsvRow>, CsvError> read_csv(std::string_view text);

}  // namespace schede
