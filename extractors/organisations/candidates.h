#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/gazetteer/tables.h"
#include "extractors/organisations/kinds.h"

namespace schede {

/// One way of understanding a sender: what is not said is empty.
struct OrganisationCandidate {
  std::string_view kind;
  const Comune* comune = nullptr;  ///< of a comune only
  const Province* province = nullptr;
  const Region* region = nullptr;
};

/// All the ways that fit, and how sure they are together.
struct OrganisationCandidates {
  std::vector<OrganisationCandidate> all;
  double confidence = 1.0;
};

/// The regions, provinces (città metropolitane too) or comuni of a kind that bear a name (a key of name_tokens.h).
[[nodiscard]] std::vector<OrganisationCandidate> places_called(std::string_view kind, const std::string& key);

/// From the body's name. A name of which only the kind is understood has one reading without a place.
[[nodiscard]] OrganisationCandidates read_organisation(const std::vector<NameToken>& words);

/// From an address: the place behind the postcode or at the end, the province's code.
[[nodiscard]] OrganisationCandidates read_place_of_address(std::string_view address);

/// From an e-mail address's domain: "comune.lecce.it", "provincia.cs.it".
[[nodiscard]] OrganisationCandidates read_domain(std::string_view email);

/// From the area codes of telephone numbers; a foreign country makes the body foreign.
[[nodiscard]] OrganisationCandidates read_area_code(std::string_view phone);

/// Keeps the readings with which a hint agrees, or all where it agrees with none.
void narrow(std::vector<OrganisationCandidate>& readings, const std::vector<OrganisationCandidate>& hints);

}  // namespace schede
