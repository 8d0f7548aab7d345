#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/record/record.h"

namespace schede {

/// What a return says of its sender; every member is normalised text, empty where the return is silent.
struct BodyHints {
  std::string_view organisation, address, phone, email;
};

struct Located {
  Territory territory;
  std::vector<std::pair<std::string, Evidence>>
      evidence;               ///< by member: "territory.region", ...; `how`: "organisation", "address", "e-mail", "phone"
  std::string official_name;  ///< "Comune di Lecce", beside the name as written; empty where the body is not known
  bool ambiguous = false;     ///< several places fit and nothing else decides: the doubtful members stay empty
  bool recognised = false;    ///< the organisation was understood as some known place or kind of body
};

/// How sure the least sure member is; 1 for none.
[[nodiscard]] double confidence_of(const Located& located);

/// Who the sender is among Italy's territorial bodies (ISTAT's names and codes).
[[nodiscard]] Located locate_body(const BodyHints& hints);

/// One key for one body however it is written ("CITTA' DI LECCE", "Comune Lecce"); empty for an empty name.
[[nodiscard]] std::string organisation_key(std::string_view organisation);

}  // namespace schede
