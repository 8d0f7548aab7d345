#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "parsers/container/xml.h"
#include "parsers/document/document.h"
#include "parsers/odt/names.h"

namespace schede::odt {

/// A form control as it shows: a box to tick, a text, a caption.
struct Control {
  std::optional<Checkbox> checkbox;
  std::string text;
  bool is_button = false;  ///< to be pushed: its text is nobody's answer
  std::string unreadable;  ///< its kind, where there is no telling what it holds
};

/// The controls of office:forms (ODF 1.3 part 3, 13). A draw:control later puts each in its place.
class Controls {
 public:
  void start(Tag tag, const xml::Element& element);
  /// What the paragraphs of the text area that was started last hold: its text, when no attribute says it.
  void text_area(std::string text);
  /// nullptr when no control has that id.
  [[nodiscard]] const Control* find(std::string_view id) const;

 private:
  std::unordered_map<std::string, Control> controls_;
  Control* last_ = nullptr;
};

}  // namespace schede::odt
