#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace schede {

struct Email {
  std::string value;  ///< lower case; as written when not valid
  bool valid = false;
  bool certified = false;  ///< Italian certified mail (PEC), by its label or its domain
};

/// The e-mail addresses in a cell, in written order, cut out of surrounding text; "chiocciola" and "(at)" are read as "@". What has
/// an "@" and is no address, or a cell without any, is one that is not valid.
[[nodiscard]] std::vector<Email> read_emails(std::string_view text);

/// A cell's addresses as a record has them.
struct EmailLine {
  std::string value;   ///< joined by "; "
  bool valid = false;  ///< every one is
};

[[nodiscard]] EmailLine join_emails(const std::vector<Email>& emails);

}  // namespace schede
