#pragma once

#include <map>
#include <optional>
#include <string>

#include "extractors/form/form.h"
#include "parsers/document/document.h"

namespace schede {

/// A definition drafted from a blank form.
struct Draft {
  Form form;
  std::map<std::string, std::string> guesses;  ///< what is not certain, by path: "date, from \"il\""
};

/// Drafts a definition: what is printed round each blank, and what kind of answer it asks for. Nothing where no blank is found.
/// `id`: of the form.
[[nodiscard]] std::optional<Draft> draft_form(Document blank, const std::string& id);

}  // namespace schede
