#include "pipeline/ingest/supersession.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "extractors/form/form.h"

namespace schede {
namespace {

/// By a text, one return of all that have it.
using Chosen = std::unordered_map<std::string_view, std::size_t>;

/// Of two returns with the same bytes. Where neither came before the other, the first by path is the original.
bool is_rather_the_original(const ReturnKey& a, const ReturnKey& b) { return a.present != b.present ? a.present : a.arrived < b.arrived; }

Chosen first_of_same_bytes(const std::vector<ReturnKey>& returns) {
  Chosen first;
  for (std::size_t i = 0; i < returns.size(); ++i) {
    if (returns[i].sha256.empty()) continue;
    const auto [place, is_new] = first.emplace(returns[i].sha256, i);
    if (!is_new && is_rather_the_original(returns[i], returns[place->second])) place->second = i;
  }
  return first;
}

const std::string& date_of(const ReturnKey& key) { return key.modified.empty() ? key.arrived : key.modified; }

/// Of one body's returns those that may be its latest: first the one with the latest date, then others with that date or with none.
std::vector<std::size_t> latest(const std::vector<std::size_t>& of_body, const std::vector<ReturnKey>& returns) {
  const auto earlier = [&](std::size_t a, std::size_t b) { return date_of(returns[a]) < date_of(returns[b]); };
  const auto last = *std::max_element(of_body.begin(), of_body.end(), earlier);
  std::vector<std::size_t> found = {last};
  std::copy_if(of_body.begin(), of_body.end(), std::back_inserter(found),
               [&](std::size_t i) { return i != last && (date_of(returns[i]) == date_of(returns[last]) || date_of(returns[i]).empty()); });
  return found;
}

void rank(const std::vector<std::size_t>& of_body, const std::vector<ReturnKey>& returns, std::vector<Standing>& standings) {
  const auto last = latest(of_body, returns);
  for (const auto i : of_body) {
    if (std::find(last.begin(), last.end(), i) == last.end()) {
      standings[i].superseded_by = last.front();
    } else if (last.size() > 1) {
      standings[i].tied_with = last[i == last.front() ? 1 : 0];
    }
  }
}

/// What is said of it in the register.
struct Remark {
  const char* code;
  Severity severity;
  Bilingual words;
};

std::optional<Remark> remark_on(const Standing& standing, const std::vector<ReturnKey>& returns) {
  if (standing.duplicate_of) {
    const auto& other = returns[*standing.duplicate_of].source;
    return Remark{"duplicate", Severity::info, {"Stessi byte di " + other + ".", "The same bytes as " + other + "."}};
  }
  if (standing.superseded_by) {
    const auto& other = returns[*standing.superseded_by].source;
    return Remark{
        "superseded", Severity::info, {"Lo stesso ente ha inviato più tardi " + other + ".", "The same body sent " + other + " later."}};
  }
  if (!standing.tied_with) return {};
  const auto& other = returns[*standing.tied_with].source;
  return Remark{"ambiguous",
                Severity::warning,
                {"Lo stesso ente ha inviato anche " + other + " e le date non dicono quale vale: chiederlo.",
                 "The same body also sent " + other + " and the dates do not tell which one holds: ask."}};
}

}  // namespace

ReturnKey key_of(const TakenIn& row) { return {row.source, row.present, row.sha256, row.organisation_key, row.modified, row.arrived}; }

std::vector<Standing> stand(const std::vector<ReturnKey>& returns) {
  std::vector<Standing> standings(returns.size());
  const auto first = first_of_same_bytes(returns);
  for (std::size_t i = 0; i < returns.size(); ++i) {
    const auto same = first.find(returns[i].sha256);
    if (same != first.end() && same->second != i) standings[i].duplicate_of = same->second;
  }
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_body;
  for (std::size_t i = 0; i < returns.size(); ++i) {
    if (!standings[i].duplicate_of && !returns[i].organisation_key.empty()) by_body[returns[i].organisation_key].push_back(i);
  }
  for (const auto& [body, of_body] : by_body) rank(of_body, returns, standings);
  return standings;
}

std::vector<bool> have_rows(const std::vector<ReturnKey>& returns, const std::vector<Standing>& standings) {
  std::set<std::pair<std::string_view, std::string_view>> listed;
  std::vector<bool> have(returns.size());
  for (const bool copies : {false, true}) {  // the originals first
    for (std::size_t i = 0; i < returns.size(); ++i) {
      const bool is_copy = standings[i].duplicate_of.has_value();
      if (is_copy != copies || (is_copy && !returns[i].present)) continue;
      have[i] = listed.emplace(returns[i].source, returns[i].sha256).second || !is_copy;
    }
  }
  return have;
}

std::optional<Gap> standing_gap(const Standing& standing, const std::vector<ReturnKey>& returns, Language language) {
  const auto remark = remark_on(standing, returns);
  if (!remark) return {};
  return Gap{remark->code, {}, remark->severity, remark->words.in(language)};
}

}  // namespace schede
