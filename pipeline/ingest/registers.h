#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form_set.h"
#include "extractors/record/record.h"

namespace schede {

/// One of the registers that an output folder holds: of the returns of a form or, where documents are read as several forms, of those that
/// could be read as none.
struct RegisterPlace {
  const Form* form;    ///< its newest version; unassigned_form() for documents of none
  std::string folder;  ///< below the output folder, by the form's id; empty where there is one form only
  /// Is a document, of this form and with this status, in it?
  [[nodiscard]] bool holds(std::string_view form_id, Status status) const;
};

/// Those of the forms in the order given, that of the documents of none last.
[[nodiscard]] std::vector<RegisterPlace> registers_of(const FormSet& forms);

/// The ids of the forms, parted by blanks: what tells the ledger and the parts of a shared run whose they are.
[[nodiscard]] std::string ids_of(const FormSet& forms);

/// A form that asks nothing: of documents that are none of several.
[[nodiscard]] const Form& unassigned_form();

/// A file of a register, below the output folder: "bando-orti/register.csv".
[[nodiscard]] std::string name_in(const RegisterPlace& place, std::string_view file);

}  // namespace schede
