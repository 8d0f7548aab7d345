#include "outputs/records/completeness.h"

#include <algorithm>

#include "outputs/records/answers.h"

namespace schede {

namespace {

bool has_candidate(const Record& record, const Choices& choices) {
  for (std::size_t i = 0; i < choices.areas.size(); ++i)
    if (area_answer(record, choices, i).candidate) return true;
  return false;
}

/// Counts what one part of a form asks for. What is asked for only under a condition counts where it is answered.
class PartCounter {
 public:
  explicit PartCounter(const Record& record) : record_(record) {}
  Completeness found;

  void operator()(const FormField& field) { take(is_answered(field.path), field.when); }
  void operator()(const ChoiceQuestion& choice) { take(is_answered(choice.path), choice.when); }
  void operator()(const Grid& grid) {
    for (const PrintedRow& row : grid.rows) take(is_answered(grid.path + "." + row.code), grid.when);
  }
  void operator()(const Rows& rows) {
    const auto within = [&](const Field& field) {
      return field.path.starts_with(rows.path + "[") && !is_empty(field.value) && !field.path.ends_with("].row");
    };
    take(std::ranges::any_of(record_.fields, within), rows.when);
  }
  void operator()(const Choices& choices) { take(has_candidate(record_, choices), choices.when); }
  void operator()(const RepeatingGroup&) {}  ///< nobody has to have more contacts
  void operator()(const PrintedText&) {}

 private:
  [[nodiscard]] bool is_answered(std::string_view path) const {
    const Value* value = record_.find(path);
    return value && !is_empty(*value);
  }

  void take(bool answered, const Condition& when) {
    if (!answered && !when.empty()) return;
    ++found.asked;
    found.filled += answered ? 1 : 0;
  }

  const Record& record_;
};

}  // namespace

Completeness completeness_of(const Record& record, const Form& form) {
  PartCounter counter(record);
  for (const Section& section : form.sections)
    for (const auto& part : section.parts) std::visit(counter, part);
  return counter.found;
}

}  // namespace schede
