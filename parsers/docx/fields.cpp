#include "parsers/docx/fields.h"

#include <utility>

#include "parsers/document/document.h"

namespace schede::docx {
namespace {

/// Enough for the codes that show text by themselves.
constexpr std::size_t longest_code = 1000;

/// Takes the first word off a field's code.
std::string_view take_word(std::string_view& code) {
  constexpr std::string_view blank = " \t\r\n";
  code.remove_prefix(std::min(code.find_first_not_of(blank), code.size()));
  const auto word = code.substr(0, code.find_first_of(blank));
  code.remove_prefix(word.size());
  return word;
}

/// "MACROBUTTON NoMacro [click here]": all that follows the macro's name is shown (ISO/IEC 29500-1, 17.16.5.34).
std::string prompt_of(std::string_view code) {
  if (take_word(code) != "MACROBUTTON" || take_word(code).empty() || code.empty()) return {};
  return std::string(code.substr(1));
}

/// The result of these is a bookmark for other fields to show (ISO/IEC 29500-1, 17.16.5).
bool hides_its_result(std::string_view code) {
  const auto name = take_word(code);
  return name == "SET" || name == "ASK";
}

}  // namespace

std::string hyperlink_of(std::string_view code) {
  if (take_word(code) != "HYPERLINK") return {};
  std::string_view target = take_word(code);
  if (target.size() > 1 && target.starts_with('"')) target = target.substr(1, target.find('"', 1) - 1);
  return address_of_link(target);
}

void Fields::begin(bool shown_otherwise) {
  open_.push_back({{}, {}, true, shown_otherwise});
  ++hiding_;
}

void Fields::separate() {
  if (open_.empty() || !open_.back().in_code || open_.back().shown_otherwise || hides_its_result(open_.back().code)) return;
  open_.back().in_code = false;
  open_.back().address = hyperlink_of(open_.back().code);
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
