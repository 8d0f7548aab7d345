#include "parsers/odt/forms.h"

#include <utility>

#include "parsers/odt/values.h"

namespace schede::odt {
namespace {

bool is_ticked(const xml::Element& box) {
  for (const auto name : {"current-state", "state"}) {
    if (const auto* state = box.attribute(ns::form, name)) return *state == "checked";
  }
  for (const auto name : {"current-selected", "selected"}) {
    if (const auto* selected = box.attribute(ns::form, name)) return *selected == "true";
  }
  return false;
}

std::string_view current_value(const xml::Element& element) {
  const auto* current = element.attribute(ns::form, "current-value");
  return current ? *current : value(element, ns::form, "value");
}

}  // namespace

void Controls::start(Tag tag, const xml::Element& element) {
  if (tag == Tag::form_option) {
    if (!last_ || !is_ticked(element)) return;
    if (!last_->text.empty()) last_->text += "; ";
    last_->text += value(element, ns::form, "label");
    return;
  }
  Control control;
  if (tag == Tag::form_checkbox) control.checkbox = is_ticked(element) ? Checkbox::checked : Checkbox::unchecked;
  control.is_button = tag == Tag::form_button;
  if (tag == Tag::form_unreadable) control.unreadable = element.name;
  const bool captioned = tag == Tag::form_checkbox || tag == Tag::form_caption || tag == Tag::form_button;
  if (tag != Tag::form_unreadable) control.text = captioned ? value(element, ns::form, "label") : current_value(element);
  // OpenOffice.org 2 knows form:id only; later versions write both, with one value.
  auto id = value(element, ns::xml, "id");
  if (id.empty()) id = value(element, ns::form, "id");
  last_ = &(controls_[std::string(id)] = std::move(control));
}

void Controls::text_area(std::string text) {
  if (last_ && last_->text.empty()) last_->text = std::move(text);
}

const Control* Controls::find(std::string_view id) const {
  const auto found = controls_.find(std::string(id));
  return found == controls_.end() ? nullptr : &found->second;
}

}  // namespace schede::odt
