#include "parsers/docx/fields.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "parsers/document/date_order.h"
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

bool is_one_character(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  text = text.substr(0, text.find_last_not_of(' ') + 1);
  return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }) == 1;
}

/// "MACROBUTTON NoMacro [click here]": all that follows the macro's name is shown (ISO/IEC 29500-1, 17.16.5.34), mostly a prompt; a single
/// sign is a box that a double click turns over.
ShownCode button_of(std::string_view code) {
  if (take_word(code).empty() || code.empty()) return {};
  return {std::string(code.substr(1)), !is_one_character(code)};
}

/// "EQ \o(□;X)", characters set one over the other, and what other switches set out: their arguments one after the other (17.16.5.17).
ShownCode equation_of(std::string_view code) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", signs = "();,";
  ShownCode shown;
  while (!code.empty()) {
    if (code.front() == '\\' && code.size() > 1) {
      const std::size_t end = std::min(code.find_first_not_of(letters, 1), code.size());
      if (end == 1) shown.text += code[1];
      code.remove_prefix(std::max<std::size_t>(end, 2));
      continue;
    }
    if (signs.find(code.front()) == std::string_view::npos) shown.text += code.front();
    code.remove_prefix(1);
  }
  return shown;
}

/// What fields show that have no result.
struct CodeRow {
  std::string_view name;
  ShownCode (*shown)(std::string_view code);
};
constexpr CodeRow shown_codes[] = {{"MACROBUTTON", button_of}, {"EQ", equation_of}};

ShownCode shown_by(std::string_view code) {
  const auto name = take_word(code);
  const auto* row = std::find_if(std::begin(shown_codes), std::end(shown_codes), [&](const CodeRow& each) { return each.name == name; });
  return row == std::end(shown_codes) ? ShownCode() : row->shown(code);
}

/// The result of these is a bookmark for other fields to show (ISO/IEC 29500-1, 17.16.5). A MACROBUTTON has none; LibreOffice repeats
/// the code's words there.
bool hides_its_result(std::string_view code) {
  std::string_view rest = code;
  const auto name = take_word(rest);
  return name == "SET" || name == "ASK" || (name == "MACROBUTTON" && !shown_by(code).text.empty());
}

/// What stands behind "\\@" in the code of a date field (17.16.4.1), without the quotes and backslashes that LibreOffice writes in it.
std::string picture_of(std::string_view code) {
  const std::size_t at = code.find("\\@");
  if (at == std::string_view::npos) return {};
  code.remove_prefix(at + 2);
  code.remove_prefix(std::min(code.find_first_not_of(" \""), code.size()));
  std::string picture(code.substr(0, code.find('"')));
  std::erase(picture, '\\');
  return picture;
}

}  // namespace

std::string hyperlink_of(std::string_view code) {
  if (take_word(code) != "HYPERLINK") return {};
  std::string_view target = take_word(code);
  if (target.size() > 1 && target.starts_with('"')) target = target.substr(1, target.find('"', 1) - 1);
  return address_of_link(target);
}

void Fields::begin(bool shown_otherwise, bool has_default) {
  open_.push_back({{}, {}, {}, true, shown_otherwise, has_default});
  ++hiding_;
}

void Fields::separate() {
  if (open_.empty() || !open_.back().in_code || open_.back().shown_otherwise || hides_its_result(open_.back().code)) return;
  open_.back().in_code = false;
  open_.back().address = hyperlink_of(open_.back().code);
  if (std::string picture = picture_of(open_.back().code); is_month_first(picture)) open_.back().month_first = std::move(picture);
  --hiding_;
}

void Fields::note_text() {
  for (Field& field : open_) field.may_be_lost = false;
}

ShownCode Fields::end() {
  if (open_.empty()) return {};
  const Field field = std::move(open_.back());
  give_up_beyond(open_.size() - 1);
  ShownCode shown = field.in_code && !field.shown_otherwise ? shown_by(field.code) : ShownCode();
  shown.is_lost = field.may_be_lost;
  return shown;
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
