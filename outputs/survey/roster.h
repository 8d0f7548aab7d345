#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <tl/expected.hpp>

#include "extractors/form/form.h"

namespace schede {

/// A body that was asked to send the form back; what the roster doesn't say is empty.
struct Invited {
  int line = 0;               ///< of the roster
  std::string organisation;   ///< as written, on one line
  std::string name;           ///< with its kind: "Comune di Lecce" of "Lecce"
  std::string email, phone;   ///< as a record has them; only what can be read as such
  std::string ipa;            ///< code in the index of public administrations, as written
  std::string istat;          ///< six-digit code of a comune, once its name agrees
  std::string stated_region;  ///< ISTAT's name, of the roster's own column
  std::string region;         ///< the same, by the body's own name or the code of its seat
};

/// Something wrong in a roster.
struct RosterIssue {
  int line = 0;
  Bilingual words;
};

/// Who was invited.
struct Roster {
  std::vector<Invited> bodies;  ///< each once, in the order of the file
  std::vector<RosterIssue> warnings;

  /// The body that goes by this name, as a place in `bodies`. A comune's ISTAT code settles what names leave open. Nothing for a body
  /// that was not invited, or that several of those invited may be.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view organisation, std::string_view istat = {}) const;

  std::unordered_map<std::string, std::vector<std::size_t>> by_key;  ///< organisation_key
  std::unordered_map<std::string, std::size_t> by_istat;
};

/// Reads a roster: a CSV file with a header, in any usual encoding, with a column for the organisation and, if need be, for its kind and
/// province (of bare names), e-mail, telephone, ISTAT and IPA code, region. All that makes it unusable, by line, or the roster.
[[nodiscard]] tl::expected<Roster, std::vector<RosterIssue>> parse_roster(std::string_view bytes);

}  // namespace schede
