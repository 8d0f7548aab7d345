#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parsers/container/xml.h"
#include "parsers/document/document.h"
#include "parsers/docx/names.h"
#include "parsers/docx/stores.h"

namespace schede::docx {

class Parts;

/// A content control (w:sdt) while it is open (ISO/IEC 29500-1, 17.5.2). One that is bound to data shows these, so its text waits until
/// all of it has come.
class Control {
 public:
  /// Takes in an element of its properties.
  void read(Name name, const xml::Element& element);
  /// Its properties are read, what it holds begins. `parts` may be nullptr.
  void begin_content(Parts* parts);

  /// A box to tick that has not shown itself yet; nothing for another control.
  [[nodiscard]] const std::optional<Checkbox>& box() const { return box_; }
  void box_is_shown() { box_.reset(); }
  /// The sign that it shows. Programs that put a sign there leave the state as it was; a box is ticked where either is.
  void note_shown_box(Checkbox shown);
  /// Is its box another than its data, or the sign that it shows, say?
  [[nodiscard]] bool box_differs() const { return box_differs_; }

  /// What its form calls it; empty where it has no name.
  [[nodiscard]] const std::string& tag() const { return tag_; }

  /// Does it say that it shows its prompt?
  [[nodiscard]] bool shows_prompt() const { return shows_prompt_; }
  /// The prompt that its template has for it; empty where that is not known.
  [[nodiscard]] const std::string& prompt() const { return prompt_; }

  /// Of one for dates that shows the month in digits before the day: its date as its data have it ("2024-03-12"), else the picture that it
  /// is shown by ("M/d/yyyy"). Empty for others.
  [[nodiscard]] const std::string& month_first() const { return month_first_; }

  [[nodiscard]] bool waits() const { return stored_ && !settled_; }
  /// Text that waits.
  void add(std::string_view text, const Run& look);
  /// What it shows, once.
  [[nodiscard]] Run settle();

 private:
  /// Do text and data say the same?
  [[nodiscard]] bool agrees() const;
  [[nodiscard]] std::string stored_text() const;

  struct Entry {
    std::string shown, value;
  };
  std::optional<Checkbox> box_;
  bool box_differs_ = false;
  bool shows_prompt_ = false;
  std::string tag_;
  std::string prompt_, prompt_name_;
  std::optional<Binding> binding_;
  std::vector<Entry> entries_;
  bool is_date_ = false;
  std::string date_, month_first_;
  bool is_picture_ = false;  ///< its data are the picture's bytes
  std::optional<std::string> stored_;
  bool settled_ = false;
  std::optional<Run> waiting_;
};

}  // namespace schede::docx
