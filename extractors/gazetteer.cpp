#include "extractors/gazetteer.h"

#include "extractors/text.h"

namespace schede {

Located locate_body(const BodyHints& hints) {
  Located located;
  located.recognised = !hints.organisation.empty();
  return located;
}

std::string organisation_key(std::string_view organisation) { return normalize_line(organisation); }

}  // namespace schede
