#include "extractors/organisations/candidatures.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "extractors/organisations/respondent.h"

namespace schede {
namespace {

/// Where the respondent is, to the programme.
enum class Place { outside, unknown, convergence };

/// Which bodies are named: others, also beside the respondent; the respondent alone; none.
enum class Named { others, itself, nobody };

/// A row of the table; what is not set fits anything. The first row that fits counts.
struct Rule {
  std::optional<bool> candidate;
  std::optional<Place> place;
  std::optional<Named> named;
  std::optional<bool> lacks_practice;
  Mode mode;
};

constexpr auto any = std::nullopt;
constexpr std::array rules{Rule{false, any, any, any, {"", "not-a-candidate"}},
                           Rule{any, Place::outside, Named::others, any, {"", "receiver-outside-convergence"}},
                           Rule{any, Place::outside, any, true, {"", "practice-not-described"}},
                           Rule{any, Place::outside, any, false, {"offer", ""}},
                           Rule{any, Place::unknown, any, any, {"", "territory-unknown"}},
                           Rule{any, Place::convergence, Named::others, any, {"partnership", ""}},
                           Rule{any, Place::convergence, Named::nobody, any, {"request", ""}},
                           Rule{any, Place::convergence, Named::itself, any, {"offer", ""}}};

Place place_of(const Territory* respondent) {
  if (!respondent) return Place::unknown;
  if (respondent->convergence == false || respondent->kind == "foreign") return Place::outside;
  return respondent->convergence ? Place::convergence : Place::unknown;
}

Named named_by(const Candidature& candidature) {
  if (candidature.names_others) return Named::others;
  return candidature.names_itself ? Named::itself : Named::nobody;
}

std::optional<std::string> optional_text(const Record& record, const std::string& path) {
  const auto text = record.text(path);
  return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

std::string element(const std::string& path, std::size_t index) { return path + '[' + std::to_string(index) + ']'; }

Territory territory_at(const Record& record, const std::string& path) {
  const auto* convergence = record.find(path + "convergence");
  const bool* known = convergence ? std::get_if<bool>(convergence) : nullptr;
  return {optional_text(record, path + "kind"),     optional_text(record, path + "region"),
          optional_text(record, path + "province"), optional_text(record, path + "municipality"),
          optional_text(record, path + "istat"),    known ? std::optional(*known) : std::nullopt};
}

bool starts_with_any(const Record& record, const std::string& path) {
  return std::ranges::any_of(record.fields, [&](const Field& field) { return field.path.starts_with(path); });
}

/// Behind the last field of an element; the end where the record has none of it.
std::vector<Field>::iterator end_of(Record& record, const std::string& path) {
  const auto last =
      std::find_if(record.fields.rbegin(), record.fields.rend(), [&](const Field& field) { return field.path.starts_with(path + '.'); });
  return last == record.fields.rend() ? record.fields.end() : last.base();
}

/// The value of a member, behind all others where the record lacks it. Is it new?
bool set(Record& record, const std::string& path, const std::string& element, Value value) {
  const auto known = std::ranges::find(record.fields, path, &Field::path);
  if (known == record.fields.end()) {
    record.fields.insert(end_of(record, element), {path, std::move(value)});
    return true;
  }
  return std::exchange(known->value, value) != value;
}

bool add_missing_bodies(Record& record, const std::string& area, const Choices& choices) {
  const auto path = area + '.' + std::string(bodies_member);
  if (starts_with_any(record, path)) return false;
  auto fields = body_fields(path, bodies_of(record.text(area + '.' + choices.offer.path)));
  record.fields.insert(end_of(record, area), std::make_move_iterator(fields.begin()), std::make_move_iterator(fields.end()));
  return true;
}

Candidature candidature_of(const Record& record, const std::string& area, const Choices& choices, std::string_view own_key) {
  Candidature candidature;
  const auto* mark = record.find(area + '.' + choices.mark);
  const bool* candidate = mark ? std::get_if<bool>(mark) : nullptr;
  candidature.candidate = candidate && *candidate;
  candidature.respondent = record.territory ? &*record.territory : nullptr;
  for (const auto& body : bodies_at(record, area + '.' + std::string(bodies_member))) {
    const bool is_itself = !body.key.empty() && body.key == own_key;
    (is_itself ? candidature.names_itself : candidature.names_others) = true;
  }
  return candidature;
}

}  // namespace

std::vector<const Choices*> candidature_tables(const Form& form) {
  auto tables = choice_tables(form);
  std::erase_if(tables, [](const Choices* table) { return !table->candidatures || !table->has_offer; });
  return tables;
}

bool has_candidatures(const Form& form) { return form.language_version == 1 || !candidature_tables(form).empty(); }

bool asks_for_candidatures(const Form& form) {
  const auto asks = [](const FormField* field) { return field->territory == TerritoryAsked::convergence; };
  return !candidature_tables(form).empty() && (form.language_version == 1 || std::ranges::any_of(plain_fields(form), asks));
}

bool asks_for_practice(const Form& form) {
  return std::ranges::any_of(plain_fields(form), [](const FormField* field) { return field->path == practice_path; });
}

Mode mode_of(const Candidature& candidature) {
  const auto fits = [](const auto& wanted, const auto& fact) { return !wanted || *wanted == fact; };
  const auto row = std::ranges::find_if(rules, [&](const Rule& rule) {
    return fits(rule.candidate, candidature.candidate) && fits(rule.place, place_of(candidature.respondent)) &&
           fits(rule.named, named_by(candidature)) && fits(rule.lacks_practice, candidature.lacks_practice);
  });
  return row->mode;
}

std::vector<Field> body_fields(const std::string& path, const std::vector<Body>& bodies) {
  std::vector<Field> fields;
  if (bodies.empty()) fields.push_back({path, std::vector<std::string>()});
  for (std::size_t number = 0; number < bodies.size(); ++number) {
    const auto& [text, official, key, territory] = bodies[number];
    const auto body = element(path, number) + '.', place = body + "territory.";
    fields.push_back({body + "text", text});
    fields.push_back({body + "official", text_or_none(official)});
    fields.push_back({body + "key", text_or_none(key)});
    fields.push_back({place + "kind", text_or_none(territory.kind.value_or(""))});
    fields.push_back({place + "region", text_or_none(territory.region.value_or(""))});
    fields.push_back({place + "province", text_or_none(territory.province.value_or(""))});
    fields.push_back({place + "municipality", text_or_none(territory.municipality.value_or(""))});
    fields.push_back({place + "istat", text_or_none(territory.istat.value_or(""))});
    fields.push_back({place + "convergence", territory.convergence ? Value(*territory.convergence) : Value()});
  }
  return fields;
}

std::vector<Body> bodies_at(const Record& record, const std::string& path) {
  std::vector<Body> bodies;
  for (std::size_t number = 0; starts_with_any(record, element(path, number) + '.'); ++number) {
    const auto body = element(path, number) + '.';
    bodies.push_back({std::string(record.text(body + "text")), std::string(record.text(body + "official")),
                      std::string(record.text(body + "key")), territory_at(record, body + "territory.")});
  }
  return bodies;
}

bool work_out_modes(Record& record, const Form& form) {
  if (record.status != Status::accepted || !asks_for_candidatures(form)) return false;
  const auto own_key = organisation_key_of(record, form);
  const bool lacks_practice = asks_for_practice(form) && record.text(practice_path).empty();
  bool changed = false;
  for (const Choices* choices : candidature_tables(form))
    for (std::size_t i = 0; i < choices->areas.size(); ++i) {
      const auto area = element(choices->path, i);
      if (!starts_with_any(record, area + '.')) continue;
      changed |= add_missing_bodies(record, area, *choices);
      auto candidature = candidature_of(record, area, *choices, own_key);
      candidature.lacks_practice = lacks_practice;
      const auto [mode, reason] = mode_of(candidature);
      changed |= set(record, area + '.' + std::string(mode_member), area, text_or_none(std::string(mode)));
      changed |= set(record, area + '.' + std::string(mode_reason_member), area, text_or_none(std::string(reason)));
    }
  return changed;
}

}  // namespace schede
