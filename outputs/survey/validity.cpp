#include "outputs/survey/validity.h"

#include <algorithm>

namespace schede {

namespace {

struct Name {
  std::string_view code;
  Bilingual one, several;
};

const Name& name(Validity validity) {
  static const std::array<Name, validities.size()> names{Name{"current", {"accolta", "accepted"}, {"accolte", "accepted"}},
                                                         Name{"superseded", {"superata", "superseded"}, {"superate", "superseded"}},
                                                         Name{"duplicate", {"copia", "duplicate"}, {"copie", "duplicates"}},
                                                         Name{"rejected", {"respinta", "rejected"}, {"respinte", "rejected"}},
                                                         Name{"set-aside", {"accantonata", "set aside"}, {"accantonate", "set aside"}}};
  return names.at(static_cast<std::size_t>(validity));
}

bool has_gap(const Record& record, Validity validity) {
  return std::ranges::find(record.gaps, to_string(validity), &Gap::code) != record.gaps.end();
}

}  // namespace

Validity validity_of(const Record& record) {
  for (const Validity validity : {Validity::duplicate, Validity::superseded})
    if (has_gap(record, validity)) return validity;
  if (record.set_aside) return Validity::set_aside;
  return record.status == Status::accepted ? Validity::current : Validity::rejected;
}

std::string_view to_string(Validity validity) { return name(validity).code; }
const std::string& return_name(Validity validity, Language language) { return name(validity).one.in(language); }
const std::string& returns_name(Validity validity, Language language) { return name(validity).several.in(language); }

}  // namespace schede
