#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace schede {

/// What somebody decided about a return: a line of corrections.csv.
struct Correction {
  std::int64_t number = 0;         ///< in the ledger, by the order in which they were given; 0 for one that is not there
  std::string form;                ///< id of the form that the document is
  std::string record_id, source;   ///< of the document for which it was given
  std::string field;               ///< path of a value, one of the names below, or of a waived gap
  std::string value;               ///< as written_value has it; empty for null
  std::string read;                ///< what the program had read, the same way
  std::string by, at, why;         ///< `at` in RFC 3339
  std::string waive;               ///< the code of a gap that is to be lived with; empty where a value is given
  bool blind = false;              ///< given without sight of what others gave
  std::optional<std::string> raw;  ///< the document's words under it then; where nobody kept them, `read` stands for them
};

/// In the place of a path: the return as a whole, whether it counts, what a reviewer thinks of it.
inline constexpr std::string_view whole_record = "-", status_field = "status", review_field = "review";

}  // namespace schede
