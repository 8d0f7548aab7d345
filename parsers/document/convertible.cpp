#include "parsers/document/convertible.h"

#include <algorithm>
#include <array>
#include <utility>

namespace schede {

std::optional<Format> convertible_format(const Error& error) {
  constexpr std::array formats{std::pair{convertible::doc, Format::doc}, std::pair{convertible::rtf, Format::rtf},
                               std::pair{convertible::wps, Format::wps}, std::pair{convertible::pages, Format::pages}};
  if (error.code != ErrorCode::unsupported_format) return std::nullopt;
  const auto* found = std::ranges::find(formats, error.detail, &std::pair<std::string_view, Format>::first);
  return found == formats.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace schede
