#include "parsers/docx_fields.h"

#include <utility>

namespace schede::docx {
namespace {

/// Enough for the codes that show text by themselves.
constexpr std::size_t longest_code = 1000;

/// "MACROBUTTON NoMacro [click here]": all that follows the macro's name is shown (ISO/IEC 29500-1, 17.16.5.34).
std::string prompt_of(std::string_view code) {
  constexpr std::string_view blank = " \t\r\n";
  const auto word = [&] {
    code.remove_prefix(std::min(code.find_first_not_of(blank), code.size()));
    const auto taken = code.substr(0, code.find_first_of(blank));
    code.remove_prefix(taken.size());
    return taken;
  };
  if (word() != "MACROBUTTON" || word().empty() || code.empty()) return {};
  return std::string(code.substr(1));
}

}  // namespace

void Fields::begin(bool shown_otherwise) {
  open_.push_back({{}, true, shown_otherwise});
  ++hiding_;
}

void Fields::separate() {
  if (open_.empty() || !open_.back().in_code || open_.back().shown_otherwise) return;
  open_.back().in_code = false;
  --hiding_;
}

std::string Fields::end() {
  if (open_.empty()) return {};
  const Field field = std::move(open_.back());
  give_up_beyond(open_.size() - 1);
  return field.in_code && !field.shown_otherwise ? prompt_of(field.code) : std::string();
}

void Fields::add_code(std::string_view text) {
  if (open_.empty() || open_.back().code.size() > longest_code) return;
  open_.back().code.append(text.substr(0, longest_code));
}

void Fields::give_up_beyond(std::size_t count) {
  while (open_.size() > count) {
    // end() has moved from the last one, which leaves its flags.
    if (open_.back().in_code) --hiding_;
    open_.pop_back();
  }
}

}  // namespace schede::docx
