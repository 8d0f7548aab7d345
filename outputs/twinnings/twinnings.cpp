#include "outputs/twinnings/twinnings.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>
#include <utility>

#include "extractors/text/collation.h"
#include "extractors/text/digest.h"

namespace schede {

namespace {

/// The contract's weights.
constexpr int items_most = 40, items_unknown = 15, practice_points = 15, motivation_points = 10, named_each = 5, named_most = 15,
              kind_points = 10, reachable_points = 10, busy_each = 10, busy_most = 20;
constexpr std::size_t proposals_most = 20;

std::size_t place(ScorePart part) { return static_cast<std::size_t>(part); }

/// Of what both mark, halves rounded up.
int item_points(std::uint64_t wanted, std::uint64_t marked) {
  if (wanted == 0 || marked == 0) return items_unknown;
  const int all = std::popcount(wanted), shared = std::popcount(wanted & marked);
  return (2 * items_most * shared + all) / (2 * all);
}

int capped(int each, std::size_t count, int most) {
  return static_cast<int>(std::min<std::size_t>(count, static_cast<std::size_t>(most / each))) * each;
}

}  // namespace

std::string_view to_string(ScorePart part) {
  constexpr std::array<std::string_view, score_parts.size()> names{"items", "practice", "motivation", "named", "kind", "reachable", "busy"};
  return names[place(part)];
}

int Twinning::score() const { return std::clamp(std::accumulate(points.begin(), points.end(), 0), 0, 100); }

Matching::Matching(const Participants& participants)
    : all_(participants),
      standings_(participants.areas.size(), std::vector<Standing>(participants.bodies.size())),
      offerers_(participants.areas.size()),
      requests_(participants.areas.size()) {
  for (const Participant& participant : all_.returns) count(participant);
  for (std::size_t area = 0; area < offerers_.size(); ++area)
    for (std::size_t body = 0; body < all_.bodies.size(); ++body)
      if (standing(body, area).offers || standing(body, area).partnerships > 0) offerers_[area].push_back(body);
}

void Matching::count(const Participant& participant) {
  for (std::size_t area = 0; area < participant.areas.size(); ++area) {
    const auto& [mode, items, bodies] = participant.areas[area];
    if (mode == AreaMode::request) ++requests_[area];
    if (mode == AreaMode::offer && participant.body) standings_[area][*participant.body].offers = true;
    for (const std::size_t body : bodies) {
      Standing& named = standings_[area][body];
      const bool is_other = participant.body != body, is_partnership = mode == AreaMode::partnership;
      named.named += is_other;
      named.partnerships += is_partnership;
      named.chosen += is_other && is_partnership && participant.body;
    }
  }
}

std::size_t Matching::own_mentions(const Participant& receiver, std::size_t body, std::size_t area, bool in_partnerships) const {
  if (!receiver.body) return std::ranges::count(receiver.areas[area].bodies, body) > 0 && !in_partnerships;
  return static_cast<std::size_t>(std::ranges::count_if(all_.bodies[*receiver.body].returns, [&](std::size_t own) {
    const auto& [mode, items, bodies] = all_.returns[own].areas[area];
    return (!in_partnerships || mode == AreaMode::partnership) && std::ranges::find(bodies, body) != bodies.end();
  }));
}

bool Matching::is_candidate(const Participant& receiver, std::size_t body, std::size_t area) const {
  if (receiver.body == body) return false;
  const Standing& found = standing(body, area);
  return found.offers || found.partnerships > own_mentions(receiver, body, area, true);
}

std::size_t Matching::count_offerers(std::size_t receiver, std::size_t area) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(offerers_[area], [&](std::size_t body) { return is_candidate(all_.returns[receiver], body, area); }));
}

bool Matching::is_requested(std::size_t offerer, std::size_t area) const {
  const auto& body = all_.returns[offerer].body;
  const auto own = !body ? 0 : std::ranges::count_if(all_.bodies[*body].returns, [&](std::size_t own_return) {
    return all_.returns[own_return].areas[area].mode == AreaMode::request;
  });
  return requests_[area] > static_cast<std::size_t>(own);
}

Twinning Matching::scored(bool chosen, std::size_t receiver, std::size_t body, std::size_t area) const {
  const Participant& from = all_.returns[receiver];
  const TwinningBody& offerer = all_.bodies[body];
  const Participant* to = offerer.sender ? &all_.returns[*offerer.sender] : nullptr;
  const Standing& found = standing(body, area);
  Twinning twinning{chosen, receiver, body, area, {}, 0, 0, 0};
  twinning.named = found.named - own_mentions(from, body, area, false);
  twinning.busy = found.chosen - (chosen ? 1 : 0);
  const auto set = [&](ScorePart part, int points) { twinning.points[place(part)] = points; };
  set(ScorePart::items, to ? item_points(from.areas[area].items, to->areas[area].items) : items_unknown);
  set(ScorePart::practice, to && to->has_practice ? practice_points : 0);
  set(ScorePart::motivation, to && to->has_motivation ? motivation_points : 0);
  set(ScorePart::named, capped(named_each, twinning.named, named_most));
  set(ScorePart::kind, !from.kind.empty() && from.kind == all_.kind_of(offerer) ? kind_points : 0);
  set(ScorePart::reachable, to && to->is_reachable ? reachable_points : 0);
  set(ScorePart::busy, -capped(busy_each, twinning.busy, busy_most));
  return twinning;
}

void Matching::add_chosen(std::size_t receiver, std::size_t area, std::vector<Twinning>& found) const {
  const Participation& asked = all_.returns[receiver].areas[area];
  if (asked.mode != AreaMode::partnership) return;
  for (const std::size_t body : asked.bodies)
    if (all_.returns[receiver].body != body) found.push_back(scored(true, receiver, body, area));
}

void Matching::add_proposed(std::size_t receiver, std::size_t area, std::vector<Twinning>& found) const {
  const Participant& from = all_.returns[receiver];
  if (from.areas[area].mode != AreaMode::request) return;
  std::vector<Twinning> all;
  for (const std::size_t body : offerers_[area])
    if (is_candidate(from, body, area)) all.push_back(scored(false, receiver, body, area));
  const auto best = std::min(all.size(), proposals_most);
  std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(best), {}, [&](const Twinning& each) {
    return std::tuple(-each.score(), std::string_view(all_.bodies[each.offerer].key));
  });
  for (std::size_t i = 0; i < best; ++i) found.emplace_back(all[i]).candidates = all.size();
}

/// Those that stand at one place in the order go together: there the rest of the order decides.
std::vector<std::vector<std::size_t>> Matching::receivers(const TwinningFilter& filter) const {
  std::vector<std::pair<std::string, std::size_t>> sorted;
  for (std::size_t i = 0; i < all_.returns.size(); ++i) {
    const auto& body = all_.returns[i].body;
    if (body && (!filter.receiver_key || all_.bodies[*body].key == *filter.receiver_key))
      sorted.emplace_back(collation_key(all_.returns[i].name, Language::it), i);
  }
  std::ranges::sort(sorted);
  std::vector<std::vector<std::size_t>> groups;
  const std::string* before = nullptr;
  for (const auto& [key, receiver] : sorted) {
    if (!before || *before != key) groups.emplace_back();
    groups.back().push_back(receiver);
    before = &key;
  }
  return groups;
}

void Matching::for_each(const TwinningFilter& filter, const std::function<void(const Twinning&)>& take) const {
  const auto before = [&](const Twinning& a, const Twinning& b) {
    const auto key = [&](const Twinning& each) {
      return std::tuple(-each.score(), std::string_view(all_.bodies[each.offerer].key),
                        std::string_view(all_.returns[each.receiver].record_id));
    };
    return key(a) < key(b);
  };
  const auto groups = receivers(filter);
  for (const bool chosen : {true, false})
    for (const auto& group : groups)
      for (std::size_t area = 0; area < all_.areas.size(); ++area) {
        if (filter.area && all_.areas[area].area().code != *filter.area) continue;
        std::vector<Twinning> found;
        for (const std::size_t receiver : group) chosen ? add_chosen(receiver, area, found) : add_proposed(receiver, area, found);
        std::ranges::sort(found, before);
        for (const Twinning& twinning : found) take(twinning);
      }
}

TwinningRow row_of(const Twinning& twinning, const Participants& participants, Language language) {
  constexpr std::size_t id_digits = 12;
  const Participant& receiver = participants.returns[twinning.receiver];
  const TwinningBody& offerer = participants.bodies[twinning.offerer];
  const TwinningArea& area = participants.areas[twinning.area];
  TwinningRow row;
  row.kind = twinning.chosen ? "chosen" : "proposed";
  row.area = area.area().code;
  row.items = area.items(receiver.areas[twinning.area].items);
  row.receiver_record_id = receiver.record_id;
  row.receiver = receiver.name;
  row.receiver_key = participants.bodies[*receiver.body].key;
  row.receiver_region = receiver.region;
  if (offerer.sender) row.offerer_record_id = participants.returns[*offerer.sender].record_id;
  row.offerer = participants.name_of(offerer);
  row.offerer_key = offerer.key;
  row.offerer_region = participants.region_of(offerer);
  row.score = twinning.score();
  row.id = receiver.record_id + '-' + std::string(row.area) + '-' +
           (offerer.sender ? std::string(row.offerer_record_id) : sha256(offerer.key).substr(0, id_digits));
  row.sentence = sentence_of(twinning, participants, language);
  return row;
}

}  // namespace schede
