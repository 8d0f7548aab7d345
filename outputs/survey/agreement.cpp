#include "outputs/survey/agreement.h"

#include <map>
#include <utility>

namespace schede {
namespace {

using Place = std::pair<std::string, std::string>;  ///< record id and field

/// p_o - p_e over 1 - p_e (Cohen 1960), of two categories.
std::optional<double> kappa_of(double agreed, double first_yes, double second_yes, double all) {
  const double observed = agreed / all, first = first_yes / all, second = second_yes / all;
  const double expected = first * second + (1 - first) * (1 - second);
  return expected < 1 ? std::optional((observed - expected) / (1 - expected)) : std::nullopt;
}

}  // namespace

std::vector<Agreement> agreements(const std::vector<Correction>& lines) {
  std::map<std::string, std::map<Place, const Correction*>> by_reviewer;
  for (const Correction& line : lines)
    if (line.waive.empty() && line.field != status_field && line.field != review_field)
      by_reviewer[line.by].try_emplace({line.record_id, line.field}, &line);
  std::vector<Agreement> found;
  for (auto first = by_reviewer.begin(); first != by_reviewer.end(); ++first)
    for (auto second = std::next(first); second != by_reviewer.end(); ++second) {
      Agreement pair{first->first, second->first, 0, 0, std::nullopt};
      double alike = 0, first_confirms = 0, second_confirms = 0;
      for (const auto& [place, line] : first->second) {
        const auto other = second->second.find(place);
        if (other == second->second.end()) continue;
        if (!(line->number < other->second->number ? other->second : line)->blind) continue;
        const bool confirms = line->value == line->read, other_confirms = other->second->value == other->second->read;
        ++pair.both;
        pair.same += line->value == other->second->value;
        alike += confirms == other_confirms;
        first_confirms += confirms;
        second_confirms += other_confirms;
      }
      if (pair.both == 0) continue;
      pair.kappa = kappa_of(alike, first_confirms, second_confirms, static_cast<double>(pair.both));
      found.push_back(std::move(pair));
    }
  return found;
}

}  // namespace schede
