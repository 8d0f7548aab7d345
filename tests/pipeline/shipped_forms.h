#pragma once

#include "extractors/form/form_set.h"

namespace schede::test {

/// The form that ships, alone.
inline const FormSet& shipped_forms() {
  static const FormSet forms({default_form()});
  return forms;
}

}  // namespace schede::test
