#include "extractors/organisations/innermost_body.h"

#include <algorithm>
#include <span>
#include <vector>

#include "extractors/organisations/candidates.h"
#include "extractors/organisations/kinds.h"

namespace schede {
namespace {

/// The places that an area of one level may be, from the outermost level inwards.
struct Level {
  std::string_view kind, before_name;
};
constexpr Level levels[] = {{"regione", "Regione "}, {"provincia", "Provincia di "}, {"comune", "Comune di "}};

bool lies_in(const OrganisationCandidate& place, const OrganisationCandidate& outer) {
  return place.region == outer.region && (!outer.province || place.province == outer.province);
}

/// The text from one break to the next.
std::vector<std::vector<NameToken>> parts_of_text(std::string_view text) {
  std::vector<std::vector<NameToken>> parts;
  for (auto& word : name_tokens(text)) {
    const bool behind_colon = !parts.empty() && text.substr(parts.back().back().end, word.begin - parts.back().back().end).starts_with(':');
    if (parts.empty() || (word.after_break && !behind_colon)) parts.emplace_back();
    parts.back().push_back(std::move(word));
  }
  return parts;
}

}  // namespace

std::optional<std::string> innermost_body(std::string_view text) {
  const auto parts = parts_of_text(text);
  if (parts.size() < 2 || parts.size() > std::size(levels)) return {};
  std::vector<OrganisationCandidate> outer;
  std::size_t level = 0;
  std::string name;
  for (const auto& part : parts) {
    const auto kind = body_kind_at_start(part);
    auto words = std::span(part).subspan(kind ? kind->end : 0);
    if (kind && words.size() > 1 && (words[0].text == "di" || words[0].text == "della")) words = words.subspan(1);
    if (words.empty()) continue;  // "Regione ______"
    const auto key = joined_key(words);
    std::vector<OrganisationCandidate> found;
    for (; level < std::size(levels) && found.empty(); ++level)
      if (!kind || kind->kind == levels[level].kind) found = places_called(levels[level].kind, key);
    if (!outer.empty())
      std::erase_if(found, [&](const OrganisationCandidate& place) {
        return std::ranges::none_of(outer, [&](const OrganisationCandidate& around) { return lies_in(place, around); });
      });
    if (found.empty()) return {};
    // "Puglia, Lecce" may be the province or the comune.
    const bool doubtful = !kind && &part == &parts.back() && level < std::size(levels) && !places_called("comune", key).empty();
    if (doubtful) return {};
    outer = std::move(found);
    name =
        std::string(levels[level - 1].before_name) + std::string(text.substr(words.front().begin, words.back().end - words.front().begin));
  }
  return name.empty() ? std::nullopt : std::optional(name);
}

}  // namespace schede
