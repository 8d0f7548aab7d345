#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parsers/container/xml.h"
#include "parsers/document/document.h"
#include "parsers/docx/names.h"

namespace schede::docx {

/// One of Word's old form fields (ECMA-376-1, 17.16.17), of which a box and a list show what their data say.
class FormField {
 public:
  /// Takes an element of the data, and which of the data it stands in.
  void read(Name name, const xml::Element& element, Name parent);

  /// Is it a box or a list? The others show the text behind them.
  [[nodiscard]] bool shows_itself() const { return is_box_ || is_list_; }

  /// Has it a text that it shows before anybody writes?
  [[nodiscard]] bool has_default_text() const { return has_default_text_; }

  /// Of a box.
  [[nodiscard]] std::optional<Checkbox> box() const;

  /// The entry that a list shows; empty when there is none.
  [[nodiscard]] std::string chosen() const;
  /// Does it say that somebody chose that entry, or the form's author? Without a word it is the first.
  [[nodiscard]] bool is_chosen() const { return result_.has_value(); }

 private:
  bool is_box_ = false, is_list_ = false;
  bool checked_by_default_ = false, has_default_text_ = false;
  std::optional<bool> checked_;
  std::optional<int> result_;
  std::vector<std::string> entries_;
};

}  // namespace schede::docx
