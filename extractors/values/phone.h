#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace schede {

enum class PhoneKind { fixed, mobile, fax, other };
[[nodiscard]] std::string_view to_string(PhoneKind kind);

struct Phone {
  std::string value;  ///< international format as libphonenumber groups it ("+39 0832 682111"), or as written when not valid
  bool valid = false;
  PhoneKind kind = PhoneKind::other;
};

/// The telephone numbers in a cell, in written order; region IT, foreign prefixes kept. A number is never corrected; the second of
/// "0832 682111 - 682112" and of "0832 682111/12" is completed from the first. A cell without a number is one that is not valid.
[[nodiscard]] std::vector<Phone> read_phones(std::string_view text);

/// A cell's numbers as a record has them.
struct PhoneLine {
  std::string value;   ///< joined by "; "; faxes left out where there is another number; empty for no numbers
  bool valid = false;  ///< every one is
};

[[nodiscard]] PhoneLine join_phones(const std::vector<Phone>& phones);

/// Where a number is at home.
struct PhoneArea {
  int country = 0;   ///< calling code: 39 for Italy
  std::string town;  ///< that its area code belongs to, in Italian; empty for mobiles and where it is not known
};

/// The area of each valid number in a cell.
[[nodiscard]] std::vector<PhoneArea> find_phone_areas(std::string_view text);

}  // namespace schede
