#include "extractors/typed/urls.h"

#include <algorithm>
#include <array>

#include "extractors/text/clean.h"
#include "extractors/text/utf8.h"
#include "extractors/text/word_list.h"
#include "extractors/typed/pattern.h"
#include "extractors/values/domain.h"

namespace schede {
namespace {

/// "www. ente .it" -> "www.ente.it"
std::string without_blanks_beside_signs(std::string_view text) {
  constexpr std::string_view signs = "./:";
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool beside =
        text[i] == ' ' && i > 0 && i + 1 < text.size() && (signs.find(text[i - 1]) != signs.npos || signs.find(text[i + 1]) != signs.npos);
    if (!beside) out += text[i];
  }
  return out;
}

}  // namespace

std::optional<std::string> read_url(std::string_view text) {
  const std::string line = plain_line(text);
  const std::string url = without_blanks_beside_signs(trimmed(line, U" \t.,;:<>()[]\"'"));
  if (url.find_first_of(" \t@|<>\"") != std::string::npos) return std::nullopt;
  const auto mark = url.find("://");
  const std::size_t host = mark == std::string::npos ? 0 : mark + 3, end = std::min(url.find_first_of("/?#:", host), url.size());
  const std::string scheme = lower_case(std::string_view(url).substr(0, host)),
                    name = lower_case(std::string_view(url).substr(host, end - host));
  if (host > 0 && !is_one_of(std::array{"http://", "https://", "ftp://"}, scheme)) return std::nullopt;
  const std::string behind = url.substr(end);
  const bool sound = !behind.starts_with(':') || matches_pattern(behind, ":[0-9]{1,5}([/?#].*)?");
  return sound && is_domain(name) && name != "www" ? std::optional(scheme + name + behind) : std::nullopt;
}

}  // namespace schede
