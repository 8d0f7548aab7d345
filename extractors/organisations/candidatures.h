#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"
#include "extractors/organisations/resolve.h"
#include "extractors/record/record.h"

namespace schede {

/// What a body is in an area of a survey that brings bodies together: who asks, who offers, who has chosen whom.

/// The tables of areas of which a form asks who is a candidate, and whom the candidates name.
[[nodiscard]] std::vector<const Choices*> candidature_tables(const Form& form);
/// Does it ask so? One in version 1 of the definition language has the table of candidatures, if an empty one.
[[nodiscard]] bool has_candidatures(const Form& form);
/// Does it also ask who is of the Convergence objective, and so who asks, who offers, who has chosen whom?
[[nodiscard]] bool asks_for_candidatures(const Form& form);

/// The members of `choices.path[index]` that are worked out.
inline constexpr std::string_view bodies_member = "offering_bodies", mode_member = "mode", mode_reason_member = "mode_reason";

/// The answer that describes a practice, and the one that gives reasons and results. A form may lack either.
inline constexpr std::string_view practice_path = "good_practice.example", motivation_path = "good_practice.motivation";

/// Does the form ask for an example of good practice?
[[nodiscard]] bool asks_for_practice(const Form& form);

/// What decides on a mode.
struct Candidature {
  bool candidate = false;
  const Territory* respondent = nullptr;  ///< null: not known
  bool names_itself = false, names_others = false;
  bool lacks_practice = false;  ///< the form asks for one and none is described
};

struct Mode {
  std::string_view name;    ///< "request", "partnership", "offer"; empty for none
  std::string_view reason;  ///< of none
};
[[nodiscard]] Mode mode_of(const Candidature& candidature);

/// The fields of bodies that a text names, as a list at `path`.
[[nodiscard]] std::vector<Field> body_fields(const std::string& path, const std::vector<Body>& bodies);

/// The bodies that a record has at `path`.
[[nodiscard]] std::vector<Body> bodies_at(const Record& record, const std::string& path);

/// Works out, or anew, `mode` and `mode_reason` of every area of an accepted record. Bodies are the record's; where it says nothing of
/// them, those that the text of the offering body names. Has anything changed?
bool work_out_modes(Record& record, const Form& form);

}  // namespace schede
