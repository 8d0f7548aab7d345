#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "extractors/record/record.h"
#include "extractors/text/bilingual.h"
#include "outputs/workbook/xlsx.h"

namespace schede {

/// Cells of one kind each, for the sheets of the register.

[[nodiscard]] XlsxCell text(std::string_view value, CellLook look = CellLook::plain);
[[nodiscard]] XlsxCell number(std::int64_t value);
[[nodiscard]] XlsxCell share(std::size_t part, std::size_t whole);  ///< empty of nothing

/// "AB" of 27.
[[nodiscard]] std::string column_letters(std::size_t column);

/// The day of an RFC 3339 time; what is no such time stays text.
[[nodiscard]] XlsxCell day(std::string_view rfc3339);

/// The cell that holds a field's value, coloured where it is doubtful or wrong; then `why` says why, in whose words and where.
struct Doubt {
  CellLook look = CellLook::plain;
  std::string why;
};
[[nodiscard]] Doubt doubt_of(const Record& record, std::string_view path, Language language);

}  // namespace schede
