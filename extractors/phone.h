#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace schede {

enum class PhoneKind { fixed, mobile, fax, other };

struct Phone {
  std::string value;  ///< international format as libphonenumber groups it ("+39 0832 682111"), or as written when not valid
  bool valid = false;
  PhoneKind kind = PhoneKind::other;
};

/// The telephone numbers in a cell, in written order; region IT, foreign prefixes kept. A number is never corrected.
[[nodiscard]] std::vector<Phone> read_phones(std::string_view text);

}  // namespace schede
