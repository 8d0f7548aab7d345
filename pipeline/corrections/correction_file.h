#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "extractors/corrections/correction.h"

namespace schede {

/// A correction as somebody gave it: nothing of it is checked.
struct GivenCorrection {
  int line = 0;           ///< of the file, or row of the sheet, from 1; 0 where it came otherwise
  Correction correction;  ///< `at` is empty where it is now
  bool has_value = true;  ///< false where the file has no column for values
};

/// The corrections in a .csv, in any dialect that the program writes, or in the sheet Correzioni of an .xlsx, whichever program saved it.
/// Columns are known by their names, in any order; rows without a field are none. `by` and `why` stand where a line has none. Throws
/// Failure: no_input where it cannot be read, bad_definition where it is neither or lacks a column.
[[nodiscard]] std::vector<GivenCorrection> read_corrections(const std::filesystem::path& file, const std::string& by,
                                                            const std::string& why);

}  // namespace schede
