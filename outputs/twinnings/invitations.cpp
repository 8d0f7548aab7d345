#include "outputs/twinnings/invitations.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "extractors/text/collation.h"

namespace schede {

namespace {

std::string_view first_known(std::string_view first, std::string_view second) { return first.empty() ? second : first; }

OfferingBody described(const TwinningBody& body, const Roster* roster) {
  const auto& naming = body.by_anybody;
  OfferingBody offering{naming.name(), naming.region, naming.istat, {}, body.sender, {}, {}};
  const auto known = roster ? roster->find(naming.name(), naming.istat) : std::nullopt;
  if (!known) return offering;
  const Invited& invited = roster->bodies[*known];
  offering.email = invited.email;
  offering.istat = first_known(offering.istat, invited.istat);
  offering.region = first_known(offering.region, first_known(invited.stated_region, invited.region));
  return offering;
}

void add_once(std::vector<std::string_view>& list, std::string_view text) {
  if (!text.empty() && std::ranges::find(list, text) == list.end()) list.push_back(text);
}

void add_mentions(const Participants& participants, std::vector<OfferingBody>& all) {
  for (std::size_t area = 0; area < participants.areas.size(); ++area)
    for (const Participant& participant : participants.returns)
      for (const std::size_t body : participant.areas[area].bodies) add_once(all[body].areas, participants.areas[area].area().code);
  for (const Participant& participant : participants.returns)
    for (const auto& [mode, items, bodies] : participant.areas)
      for (const std::size_t body : bodies) add_once(all[body].named_by, participant.name);
}

}  // namespace

std::vector<OfferingBody> offering_bodies(const Participants& participants, const Roster* roster) {
  using Sorted = std::tuple<std::string, std::string_view, OfferingBody>;
  std::vector<OfferingBody> all;
  for (const TwinningBody& body : participants.bodies) all.push_back(described(body, roster));
  add_mentions(participants, all);
  std::vector<Sorted> sorted;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (!all[i].areas.empty()) sorted.emplace_back(collation_key(all[i].name, Language::it), participants.bodies[i].key, std::move(all[i]));
  std::ranges::sort(sorted, {}, [](const Sorted& each) { return std::tie(std::get<0>(each), std::get<1>(each)); });
  std::vector<OfferingBody> bodies;
  for (auto& each : sorted) bodies.push_back(std::move(std::get<2>(each)));
  return bodies;
}

}  // namespace schede
