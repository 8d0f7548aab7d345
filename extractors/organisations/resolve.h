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
  bool ambiguous = false;     ///< several places fit and nothing else decides, or several bodies are named: the doubtful members stay empty
  bool recognised = false;    ///< the organisation was understood as some known place or kind of body
};

/// How sure the least sure member is; 1 for none.
[[nodiscard]] double confidence_of(const Located& located);

/// Who the sender is among Italy's territorial bodies (ISTAT's names and codes).
[[nodiscard]] Located locate_body(const BodyHints& hints);

/// One of the bodies that a text names, by its words alone.
struct Body {
  std::string text;      ///< as written
  std::string official;  ///< its official name; empty where it is not known
  std::string key;       ///< as organisation_key
  Territory territory;
};

/// The bodies that a text names, in written order (named_bodies.h).
[[nodiscard]] std::vector<Body> bodies_of(std::string_view text);

/// One key for one body however it is written ("CITTA' DI LECCE", "Comune Lecce"), the keys of several together; empty for an empty name.
[[nodiscard]] std::string organisation_key(std::string_view organisation);

}  // namespace schede
