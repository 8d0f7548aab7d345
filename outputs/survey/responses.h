#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "outputs/survey/gap_row.h"
#include "outputs/survey/respondents.h"

namespace schede {

struct ResponseCount {
  std::size_t invited = 0, returned = 0;
};

/// Who of those invited has sent the form back.
struct Responses {
  std::vector<Respondent> invited;  ///< by place in the roster
  std::vector<Answer> answers;      ///< the same
  ResponseCount all;
  std::size_t rejected = 0;                      ///< of them, from whom nothing but a rejected document came
  std::map<std::string, ResponseCount> regions;  ///< by ISTAT's name; empty where it is not known
  std::vector<std::size_t> uninvited;            ///< returns of bodies that are not in the roster, as places in Survey::entries
  std::size_t unnamed = 0;                       ///< returns, and ...
  std::size_t unnamed_rejected = 0;              ///< ... rejected documents that may be anybody's

  /// Invited bodies from which nothing came.
  [[nodiscard]] std::size_t missing() const { return all.invited - all.returned - rejected; }
};

/// By body; what is known by return is left to the survey.
[[nodiscard]] Responses responses_of(const Respondents& respondents);

/// The gap of a body from which nothing came.
[[nodiscard]] GapRow not_returned(const Respondent& invited, Language language);

}  // namespace schede
