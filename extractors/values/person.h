#pragma once

#include <string>
#include <string_view>

namespace schede {

/// A person as people write themselves into a form. What is not certain is empty: which name is the family's shows only where one
/// of the two is a given name and the other is none.
struct NameParts {
  std::string title;   ///< "Dott.ssa"
  std::string given;   ///< "Maria Grazia"
  std::string family;  ///< "De Luca"
  std::string role;    ///< "responsabile del Servizio"
};

/// Takes a name apart: "Dr. Cosimo Giannattasio, responsabile del Servizio".
[[nodiscard]] NameParts split_name(std::string_view text);

/// Does it name a person: by a title or a given name?
[[nodiscard]] bool names_person(std::string_view text);

}  // namespace schede
