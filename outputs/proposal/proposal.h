#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "outputs/twinnings/twinnings.h"

namespace schede {

/// What the draft of a project that brings two bodies together is made of.
struct Proposal {
  const Form& form;
  const TwinningArea& area;
  const TwinningRow& twinning;
  const Record& receiver;
  const Record* offerer = nullptr;  ///< null where no return came from it
};

/// The template that ships: "docx", "odt".
[[nodiscard]] std::string_view default_proposal_template(std::string_view format);

/// The draft in Italian, from a template of that format (office_template.h; docs/analyst.md lists the names that may stand in it). The
/// error says what is wrong in the template. What the offerer's return does not describe of the practice is taken from the receiver's,
/// which has chosen it.
[[nodiscard]] tl::expected<std::string, Bilingual> write_proposal(const Proposal& proposal, std::string_view format,
                                                                  std::string_view template_bytes);

}  // namespace schede
