#pragma once

#include <string>
#include <string_view>

namespace schede {

/// The parts of an Italian address; what is not certain is empty.
struct AddressParts {
  std::string street;    ///< "Via Rubichi 16"
  std::string postcode;  ///< five digits (CAP)
  std::string place;     ///< "Lecce", as written
  std::string province;  ///< vehicle code: "LE"
};

/// Takes a line of text apart: "Via Rubichi 16, 73100 Lecce (LE)".
[[nodiscard]] AddressParts split_address(std::string_view line);

}  // namespace schede
