#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace schede {

struct Email {
  std::string value;       ///< lower case; as written when not valid
  bool valid = false;
  bool certified = false;  ///< Italian certified mail (PEC), by its label or its domain
};

/// The e-mail addresses in a cell, in written order, cut out of surrounding text.
[[nodiscard]] std::vector<Email> read_emails(std::string_view text);

}  // namespace schede
