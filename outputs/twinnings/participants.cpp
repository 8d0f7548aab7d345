#include "outputs/twinnings/participants.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "extractors/organisations/candidatures.h"
#include "extractors/organisations/respondent.h"
#include "outputs/records/answers.h"
#include "outputs/records/contact.h"
#include "outputs/records/field_path.h"

namespace schede {

namespace {

AreaMode mode_called(std::string_view name) {
  constexpr std::pair<std::string_view, AreaMode> modes[] = {
      {"request", AreaMode::request}, {"partnership", AreaMode::partnership}, {"offer", AreaMode::offer}};
  const auto* found = std::ranges::find(modes, name, &std::pair<std::string_view, AreaMode>::first);
  return found == std::end(modes) ? AreaMode::none : found->second;
}

std::uint64_t bits_of(const Area& area, const std::vector<std::string>* codes) {
  std::uint64_t bits = 0;
  if (!codes) return bits;
  for (std::size_t i = 0; i < area.items.size() && i < 64; ++i)
    if (std::ranges::find(*codes, area.items[i].code) != codes->end()) bits |= std::uint64_t{1} << i;
  return bits;
}

bool is_valid(const Record& record, std::string_view path) {
  return !record.text(path).empty() &&
         std::ranges::none_of(record.gaps, [&](const Gap& gap) { return gap.code == "invalid-value" && gap.field == path; });
}

bool is_reachable(const Record& record, const Form& form) {
  const auto reached_by = [&](FieldType type) { return is_valid(record, first_path(type, form)); };
  return reached_by(FieldType::email) && (reached_by(FieldType::phone) || reached_by(FieldType::mobile));
}

/// The first that is said counts, but for an official name that only a later one tells.
void complete(TwinningBody::Naming& known, const TwinningBody::Naming& naming) {
  if (known.text.empty())
    known = naming;
  else if (known.official.empty())
    known.official = naming.official;
}

}  // namespace

std::vector<std::string> TwinningArea::items(std::uint64_t bits) const {
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < area().items.size() && i < 64; ++i)
    if (bits >> i & 1) codes.push_back(area().items[i].code);
  return codes;
}

std::string_view Participants::name_of(const TwinningBody& body) const {
  return body.sender ? returns[*body.sender].name : body.by_partner.name();
}

std::string_view Participants::region_of(const TwinningBody& body) const {
  return body.sender ? returns[*body.sender].region : body.by_partner.region;
}

std::string_view Participants::kind_of(const TwinningBody& body) const {
  return body.sender ? returns[*body.sender].kind : body.by_partner.kind;
}

ParticipantList::ParticipantList(const Form& form) {
  all_.form = &form;
  for (const Choices* choices : candidature_tables(form))
    for (std::size_t i = 0; i < choices->areas.size(); ++i) all_.areas.push_back({choices, i});
}

void ParticipantList::add(const Record& record) {
  const Form& form = *all_.form;
  auto& [participant, mentions] = drafts_.emplace_back();
  participant.record_id = record.record_id;
  participant.source = record.source.path;
  if (const auto key = organisation_key_of(record, form); !key.empty()) participant.body = place_of(key);
  participant.name = keep(name_of(record, form));
  if (record.territory) {
    participant.region = keep(record.territory->region.value_or(""));
    participant.kind = keep(record.territory->kind.value_or(""));
    participant.convergence = record.territory->convergence;
  }
  participant.has_practice = !record.text(practice_path).empty();
  participant.has_motivation = !record.text(motivation_path).empty();
  participant.is_reachable = is_reachable(record, form);
  for (const TwinningArea& area : all_.areas) participant.areas.push_back(participation(record, area, mentions));
}

Participation ParticipantList::participation(const Record& record, const TwinningArea& area, std::vector<Mention>& mentions) {
  Participation participation;
  const auto at = [&](std::string_view member) { return member_path(area.choices->path, area.index, member); };
  participation.mode = mode_called(record.text(at(mode_member)));
  participation.items = bits_of(area.area(), area_answer(record, *area.choices, area.index).items);
  for (const Body& body : bodies_at(record, at(bodies_member))) {
    if (body.key.empty()) continue;
    const auto place = place_of(body.key);
    if (std::ranges::find(participation.bodies, place) == participation.bodies.end()) participation.bodies.push_back(place);
    const auto& territory = body.territory;
    mentions.push_back({place,
                        participation.mode,
                        {keep(body.text), keep(body.official), keep(territory.region.value_or("")), keep(territory.kind.value_or("")),
                         keep(territory.istat.value_or(""))}});
  }
  return participation;
}

Participants ParticipantList::take() {
  std::ranges::sort(drafts_, {}, [](const Draft& draft) { return std::tie(draft.participant.source, draft.participant.record_id); });
  for (auto& [participant, mentions] : drafts_) {
    const auto place = all_.returns.size();
    all_.by_record.emplace(participant.record_id, place);
    if (participant.body) {
      TwinningBody& body = all_.bodies[*participant.body];
      body.returns.push_back(place);
      if (!body.sender) body.sender = place;
    }
    for (const auto& [body, mode, naming] : mentions) {
      complete(all_.bodies[body].by_anybody, naming);
      if (mode == AreaMode::partnership) complete(all_.bodies[body].by_partner, naming);
    }
    all_.returns.push_back(std::move(participant));
  }
  drafts_.clear();
  return std::move(all_);
}

std::string_view ParticipantList::keep(std::string_view text) { return *all_.words.emplace(text).first; }

std::size_t ParticipantList::place_of(const std::string& key) {
  const auto [place, is_new] = all_.by_key.emplace(key, all_.bodies.size());
  if (is_new) all_.bodies.emplace_back().key = key;
  return place->second;
}

}  // namespace schede
