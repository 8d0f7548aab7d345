#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace schede::docx {

/// The address in the code of a field ("HYPERLINK \"mailto:info@comune.example\""), as address_of_link; empty for other fields.
[[nodiscard]] std::string hyperlink_of(std::string_view code);

/// Text that a field has in its code: of a MACROBUTTON, of an EQ.
struct ShownCode {
  std::string text;
  bool is_prompt = false;
  bool is_lost = false;  ///< the field shows nothing though its data have a text to begin with
};

/// The complex fields that are open while a document is read (ISO/IEC 29500-1, 17.16.18): a begin mark, the code, perhaps a
/// separator and the result, an end mark. They nest, and only results are seen.
class Fields {
 public:
  /// `shown_otherwise`: the field is a form control whose look we have from its data, so its result is not text. `has_default`: its data
  /// have a text to begin with, which its result shows until somebody writes.
  void begin(bool shown_otherwise, bool has_default);
  void separate();
  /// Text comes that is seen.
  void note_text();
  /// What the field shows by its code alone, without a result. Mostly nothing.
  [[nodiscard]] ShownCode end();

  /// A piece of the innermost field's code.
  void add_code(std::string_view text);

  /// The address that what comes now leads to, as a result of HYPERLINK; empty otherwise.
  [[nodiscard]] std::string_view address() const {
    return open_.empty() || open_.back().in_code ? std::string_view() : open_.back().address;
  }

  /// The picture in the code of a date that is shown with its month before its day ("M/d/yy"); empty otherwise.
  [[nodiscard]] std::string_view month_first() const {
    return open_.empty() || open_.back().in_code ? std::string_view() : open_.back().month_first;
  }

  /// Is what comes now part of some field's code?
  [[nodiscard]] bool hiding() const { return hiding_ > 0; }

  /// A field cannot end outside the cell, text box or note that it began in: those still open beyond `count` are given up.
  [[nodiscard]] std::size_t count() const { return open_.size(); }
  void give_up_beyond(std::size_t count);

 private:
  struct Field {
    std::string code, address, month_first;
    bool in_code = true;
    bool shown_otherwise = false;
    bool may_be_lost = false;
  };
  std::vector<Field> open_;
  std::size_t hiding_ = 0;
};

}  // namespace schede::docx
