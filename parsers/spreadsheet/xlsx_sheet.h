#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/document/error.h"
#include "parsers/document/limits.h"

namespace schede {

/// A row of a sheet that has cells.
struct SheetRow {
  int number = 0;                  ///< as the program shows it, from 1
  std::vector<std::string> cells;  ///< from column A
};

/// The rows of a workbook's sheet (Office Open XML), by the sheet's name, as texts: of formulas what they came to, numbers as they are
/// stored, truth values as "true" and "false", dates and times as ISO 8601 has them. No rows where there is no sheet of the name.
[[nodiscard]] Result<std::vector<SheetRow>> read_xlsx_sheet(std::span<const std::byte> workbook, std::string_view name,
                                                            const Limits& limits);

}  // namespace schede
