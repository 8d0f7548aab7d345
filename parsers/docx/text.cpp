#include "parsers/docx/text.h"

#include <algorithm>
#include <utility>

namespace schede::docx {

void TextElement::begin(bool keeps_blanks) {
  keeps_blanks_ = keeps_blanks;
  begun_ = false;
  held_.clear();
}

std::string_view TextElement::shown(std::string_view text) {
  // Not by find_first_of, whose search among two costs a call a letter.
  if (text.find('\n') != std::string_view::npos || text.find('\r') != std::string_view::npos) {
    in_line_ = text;
    std::replace(in_line_.begin(), in_line_.end(), '\n', ' ');
    std::replace(in_line_.begin(), in_line_.end(), '\r', ' ');
    text = in_line_;
  }
  return keeps_blanks_ ? text : trimmed(text);
}

std::string_view TextElement::trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t";
  if (!begun_) text.remove_prefix(std::min(text.find_first_not_of(blank), text.size()));
  if (text.empty()) return {};
  begun_ = true;
  const std::string_view kept = text.substr(0, text.find_last_not_of(blank) + 1);
  const std::string_view behind = text.substr(kept.size());
  if (kept.empty() || held_.empty()) {
    held_ += behind;
    return kept;
  }
  joined_ = std::exchange(held_, std::string(behind));
  joined_ += kept;
  return joined_;
}

}  // namespace schede::docx
