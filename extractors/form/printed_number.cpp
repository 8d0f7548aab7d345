#include "extractors/form/printed_number.h"

#include "extractors/text/fold.h"

namespace schede {

std::string_view without_number(std::string_view text) {
  const std::size_t end = text.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  constexpr std::size_t longest = 2;
  if (end == 0 || end > longest || end == std::string_view::npos) return text;
  const bool number = text.substr(0, end).find_first_not_of("0123456789") == std::string_view::npos;
  const bool counts = (number || end == 1) && (text[end] == '.' || text[end] == ')' || text.substr(end).starts_with(" - "));
  const std::string_view rest = text.substr(end + 1);
  return counts && has_words(rest) ? rest : text;
}

}  // namespace schede
