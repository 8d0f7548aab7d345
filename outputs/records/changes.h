#pragma once

#include <string>
#include <vector>

#include "extractors/record/record.h"

namespace schede {

/// A gap from when it was first told to when it closed.
struct GapLife {
  std::string record_id, source;  ///< empty where there is no return
  std::string organisation;
  Gap gap;
  std::string validity;             ///< of the return
  std::string state;                ///< "open", "asked", "answered", "waived" or "withdrawn"
  std::string asked_at, closed_at;  ///< RFC 3339; empty for not
  std::string by, why;              ///< of what a person closed

  /// What it is a gap of: a return by its source, else a body of the roster, else the survey.
  [[nodiscard]] std::string owner() const { return source.empty() ? "\n" + organisation : source; }
};

/// What the last run that changed anything changed in a register.
struct Changes {
  struct Return {
    std::string record_id, source;
    std::string what;  ///< "new", "replaced" or "forgotten"
  };
  struct Field {
    std::string record_id, source, field;
    Value before, after;
  };
  std::string run;  ///< when, RFC 3339
  std::vector<Return> returns;
  std::vector<Field> fields;
  std::vector<GapLife> opened, closed;

  [[nodiscard]] bool are_none() const { return returns.empty() && fields.empty() && opened.empty() && closed.empty(); }
};

/// How a register has come to be as it is.
struct RegisterHistory {
  bool is_changed = false;      ///< by this run
  Changes changes;              ///< of this run or, where it changed nothing, of the last that did
  std::vector<GapLife> closed;  ///< every gap that is no more
};

}  // namespace schede
