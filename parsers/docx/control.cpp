#include "parsers/docx/control.h"

#include <algorithm>

#include "parsers/document/date_order.h"
#include "parsers/docx/parts.h"

namespace schede::docx {
namespace {

/// Without blanks at its ends, and with single ones within.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

bool is_true(std::string_view text) { return text == "1" || text == "true"; }

/// Has a text this number of one or two digits, or of four, by itself? "05" is "5".
bool has_number(std::string_view text, std::string_view number) {
  const std::string_view bare = number.substr(number.starts_with('0') ? 1 : 0);
  for (std::size_t at = text.find(bare); at != std::string_view::npos; at = text.find(bare, at + 1)) {
    const auto is_digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    const bool begins = at == 0 || !is_digit(at - 1) || (text[at - 1] == '0' && (at == 1 || !is_digit(at - 2)));
    if (begins && !is_digit(at + bare.size())) return true;
  }
  return false;
}

/// Is "2011-05-12T00:00:00" the date that a text shows, in whatever order and with whatever name for the month?
bool same_date(std::string_view stored, std::string_view shown) {
  constexpr std::size_t length = 10;
  return stored.size() >= length && (has_number(shown, stored.substr(0, 4)) || has_number(shown, stored.substr(2, 2))) &&
         has_number(shown, stored.substr(8, 2));
}

}  // namespace

void Control::read(Name name, const xml::Element& element) {
  switch (name) {
    case Name::control_tag: tag_ = value(element); return;
    case Name::prompt_shown: shows_prompt_ = on(element); return;
    case Name::prompt_part: prompt_name_ = value(element); return;
    case Name::control_box: box_ = Checkbox::unchecked; return;
    case Name::control_box_state: box_ = on(element) ? Checkbox::checked : Checkbox::unchecked; return;
    case Name::control_date:
      is_date_ = true;
      date_ = without_time(value(element, "fullDate"));
      return;
    case Name::control_date_picture:
      if (is_month_first(value(element))) month_first_ = date_.empty() ? std::string(value(element)) : date_;
      return;
    case Name::control_picture: is_picture_ = true; return;
    case Name::control_entry: {
      const std::string_view shown = value(element, "displayText"), entry = value(element, "value");
      entries_.push_back({std::string(shown.empty() ? entry : shown), std::string(entry)});
      return;
    }
    case Name::binding:
      binding_ = Binding{std::string(value(element, "storeItemID")), std::string(value(element, "prefixMappings")),
                         std::string(value(element, "xpath"))};
      return;
    default: return;
  }
}

void Control::begin_content(Parts* parts) {
  if (shows_prompt_ && parts && !prompt_name_.empty()) prompt_ = parts->prompt(prompt_name_);
  // The entry without a value of its own is a list's prompt.
  const auto empty = std::find_if(entries_.begin(), entries_.end(), [](const Entry& entry) { return entry.value.empty(); });
  if (prompt_.empty() && empty != entries_.end()) prompt_ = empty->shown;
  if (!binding_ || !parts || is_picture_) return;
  const std::string* stored = parts->bound(*binding_);
  if (!stored || stored->starts_with("<?xml")) return;  // formatted text: a document by itself
  if (!box_) {
    stored_ = *stored;
    return;
  }
  const Checkbox state = is_true(*stored) ? Checkbox::checked : Checkbox::unchecked;
  box_differs_ = state != *box_;
  box_ = state;
}

void Control::note_shown_box(Checkbox shown) {
  if (box_differs_ || shown == *box_) return;
  box_differs_ = true;
  box_ = Checkbox::checked;
}

void Control::add(std::string_view text, const Run& look) {
  if (!waiting_) waiting_ = look;
  waiting_->text += text;
}

std::string Control::stored_text() const {
  const auto entry = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& each) { return each.value == *stored_; });
  std::string text = entry == entries_.end() ? *stored_ : entry->shown;
  std::erase(text, '\r');
  return text;
}

bool Control::agrees() const {
  const std::string shown = folded(waiting_->text);
  return folded(stored_text()) == shown || (is_date_ && same_date(*stored_, shown));
}

Run Control::settle() {
  settled_ = true;
  Run run = waiting_.value_or(Run());
  waiting_ = run;
  if (agrees()) {
    if (!run.text.empty()) run.aside = month_first_.empty() ? Aside::none : Aside::store;
    return run;
  }
  const std::string stored = stored_text();
  if (shows_prompt_) {
    // Word shows the data, and the prompt only where there are none.
    if (!folded(stored).empty()) {
      run.text = stored;
      run.aside = Aside::none;
      run.about.clear();
    }
    return run;
  }
  run.aside = Aside::store;
  run.about = stored;
  // LibreOffice, too, shows the data in place of text; of lists and dates it shows the text.
  if (!folded(stored).empty() && entries_.empty() && !is_date_) std::swap(run.text, run.about);
  return run;
}

}  // namespace schede::docx
