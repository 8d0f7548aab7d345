#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/values/number_plan.h"

namespace schede {

struct Phone {
  std::string value;  ///< international format as libphonenumber groups it ("+39 0832 682111"), or as written when not valid
  bool valid = false;
  PhoneKind kind = PhoneKind::other;
};

/// The telephone numbers in a cell, in written order; region IT, foreign prefixes kept. A number is never corrected; the second of
/// "0832 682111 - 682112" and of "0832 682111/12" is completed from the first. Digits that are neither used nor understood are an
/// entry that is not valid, with the number that they touch; so is a cell without a number.
[[nodiscard]] std::vector<Phone> read_phones(std::string_view text);

/// The same where numbers without a prefix are another country's (ISO 3166): each as it stands, none completed from another.
[[nodiscard]] std::vector<Phone> read_phones_of(std::string_view country, std::string_view text);

/// A cell's numbers as a record has them.
struct PhoneLine {
  std::string value;   ///< joined by "; ", without the faxes; `written` where all are faxes; empty for no numbers
  bool valid = false;  ///< there is one that is no fax, and every one is
};

/// A fax is no telephone. `written` is the cell.
[[nodiscard]] PhoneLine join_phones(const std::vector<Phone>& phones, std::string_view written);

/// Where a number is at home.
struct PhoneArea {
  int country = 0;   ///< calling code: 39 for Italy
  std::string town;  ///< that its area code belongs to, in Italian; empty for mobiles and where it is not known
};

/// The area of each valid number in a cell.
[[nodiscard]] std::vector<PhoneArea> find_phone_areas(std::string_view text);

}  // namespace schede
