#include "pipeline/standing.h"

#include <string_view>
#include <unordered_map>

#include "extractors/form.h"

namespace schede {
namespace {

/// By a text, one return of all that have it.
using Chosen = std::unordered_map<std::string_view, std::size_t>;

Chosen first_of_same_bytes(const std::vector<ReturnKey>& returns) {
  Chosen first;
  for (std::size_t i = 0; i < returns.size(); ++i) {
    const auto [place, is_new] = first.emplace(returns[i].sha256, i);
    if (!is_new && !returns[place->second].present && returns[i].present) place->second = i;
  }
  return first;
}

Chosen latest_of_same_body(const std::vector<ReturnKey>& returns, const std::vector<Standing>& standings) {
  Chosen latest;
  for (std::size_t i = 0; i < returns.size(); ++i) {
    if (standings[i].duplicate_of || returns[i].organisation_key.empty()) continue;
    const auto [place, is_new] = latest.emplace(returns[i].organisation_key, i);
    if (!is_new && returns[i].modified > returns[place->second].modified) place->second = i;
  }
  return latest;
}

Words words_of(const Standing& standing, const std::vector<ReturnKey>& returns) {
  if (standing.duplicate_of) {
    const auto& other = returns[*standing.duplicate_of].source;
    return {"Stessi byte di " + other + ".", "The same bytes as " + other + "."};
  }
  const auto& other = returns[*standing.superseded_by].source;
  return {"Lo stesso ente ha inviato più tardi " + other + ".", "The same body sent " + other + " later."};
}

}  // namespace

ReturnKey key_of(const TakenIn& row) { return {row.file.path, row.present, row.sha256, row.organisation_key, row.modified}; }

std::vector<Standing> stand(const std::vector<ReturnKey>& returns) {
  std::vector<Standing> standings(returns.size());
  const auto first = first_of_same_bytes(returns);
  for (std::size_t i = 0; i < returns.size(); ++i) {
    if (const auto same = first.at(returns[i].sha256); same != i) standings[i].duplicate_of = same;
  }
  const auto latest = latest_of_same_body(returns, standings);
  for (std::size_t i = 0; i < returns.size(); ++i) {
    const auto body = latest.find(returns[i].organisation_key);
    if (standings[i].duplicate_of || returns[i].modified.empty() || body == latest.end()) continue;
    if (returns[i].modified < returns[body->second].modified) standings[i].superseded_by = body->second;
  }
  return standings;
}

std::optional<Gap> standing_gap(const Standing& standing, const std::vector<ReturnKey>& returns, Language language) {
  if (!standing.duplicate_of && !standing.superseded_by) return {};
  return Gap{standing.duplicate_of ? "duplicate" : "superseded", {}, Severity::info, words_of(standing, returns).in(language)};
}

}  // namespace schede
