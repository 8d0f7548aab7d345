#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace schede {

enum class PhoneKind { fixed, mobile, fax, other };
[[nodiscard]] std::string_view to_string(PhoneKind kind);

/// A number that the numbering plan of its country knows (ITU-T E.164).
struct PlanNumber {
  int country = 0;       ///< calling code: 39 for Italy
  std::string national;  ///< national significant number, the 0 of Italian ones included
  PhoneKind kind = PhoneKind::other;

  [[nodiscard]] bool is_italian() const { return country == 39; }
};

/// The number that digits stand for when dialled in Italy; `plus`: they begin with a country's code. Nothing where no plan has it.
[[nodiscard]] std::optional<PlanNumber> find_in_plan(const std::string& digits, bool plus);

/// The number that a text is in another country than Italy (ISO 3166). Nothing where that country's plan has it not.
[[nodiscard]] std::optional<PlanNumber> find_in_plan_of(std::string_view country, const std::string& text);

/// As libphonenumber writes it for use abroad: "+39 0832 682111".
[[nodiscard]] std::string format_international(const PlanNumber& number);

/// The town that an Italian number's area code belongs to; empty where it has none.
[[nodiscard]] std::string town_of(const PlanNumber& number);

/// An Italian tax number (partita IVA): eleven digits, an office's code and a check digit among them.
[[nodiscard]] bool is_tax_number(std::string_view digits);

}  // namespace schede
