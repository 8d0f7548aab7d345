#include "outputs/records/completeness.h"

#include "outputs/records/answers.h"

namespace schede {

namespace {

bool has_candidate(const Record& record, const Choices& choices) {
  for (std::size_t i = 0; i < choices.areas.size(); ++i)
    if (area_answer(record, choices, i).candidate) return true;
  return false;
}

}  // namespace

Completeness completeness_of(const Record& record, const Form& form) {
  Completeness found;
  const auto take = [&](bool answered) {
    ++found.asked;
    found.filled += answered ? 1 : 0;
  };
  for (const FormField* field : plain_fields(form)) {
    const Value* value = record.find(field->path);
    take(value && !is_empty(*value));
  }
  for (const Choices* choices : choice_tables(form)) take(has_candidate(record, *choices));
  return found;
}

}  // namespace schede
