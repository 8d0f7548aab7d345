#include "parsers/docx/form_field.h"

#include <algorithm>

namespace schede::docx {

void FormField::read(Name name, const xml::Element& element, Name parent) {
  switch (name) {
    case Name::form_box: is_box_ = true; return;
    case Name::form_list: is_list_ = true; return;
    case Name::form_checked: checked_ = on(element); return;
    case Name::form_default:
      if (parent == Name::form_list)
        result_ = number(value(element)).value_or(0);
      else if (parent == Name::form_text)
        has_default_text_ = value(element).find_first_not_of(' ') != std::string_view::npos;
      else
        checked_by_default_ = on(element);
      return;
    case Name::form_result: result_ = number(value(element)).value_or(0); return;
    case Name::form_entry: entries_.emplace_back(value(element)); return;
    default: return;
  }
}

std::optional<Checkbox> FormField::box() const {
  if (!is_box_) return std::nullopt;
  return checked_.value_or(checked_by_default_) ? Checkbox::checked : Checkbox::unchecked;
}

std::string FormField::chosen() const {
  const auto chosen = static_cast<std::size_t>(std::max(0, result_.value_or(0)));
  return chosen < entries_.size() ? entries_[chosen] : std::string();
}

}  // namespace schede::docx
