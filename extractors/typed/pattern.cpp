#include "extractors/typed/pattern.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <cstdint>
#include <memory>

namespace schede {
namespace {

icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

}  // namespace

tl::expected<void, std::string> check_pattern(std::string_view pattern) {
  UErrorCode error = U_ZERO_ERROR;
  UParseError place{};
  const std::unique_ptr<icu::RegexPattern> compiled(icu::RegexPattern::compile(wide(pattern), 0, place, error));
  if (U_SUCCESS(error)) return {};
  return tl::unexpected(std::string(u_errorName(error)) + " (" + std::to_string(place.line) + ":" + std::to_string(place.offset) + ")");
}

bool matches_pattern(std::string_view text, std::string_view pattern) {
  // Of ICU's own measure: some milliseconds each.
  constexpr std::int32_t longest = 100;
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString input = wide(text);
  icu::RegexMatcher matcher(wide(pattern), input, 0, error);
  if (U_FAILURE(error)) return false;
  matcher.setTimeLimit(longest, error);
  return matcher.matches(error) && U_SUCCESS(error);
}

}  // namespace schede
