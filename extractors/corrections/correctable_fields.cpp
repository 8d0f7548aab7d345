#include "extractors/corrections/correctable_fields.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace schede {
namespace {

using Kind = CorrectableField::Kind;

constexpr std::size_t most_entries = 200;  ///< respondents add rows

std::string element(const std::string& path, std::size_t index) { return path + '[' + std::to_string(index) + "]."; }

std::vector<std::string> codes_of(const std::vector<ChoiceOption>& options) {
  std::vector<std::string> codes;
  for (const ChoiceOption& option : options) codes.push_back(option.code);
  return codes;
}

class Lister {
 public:
  std::vector<CorrectableField> fields;

  void operator()(const FormField& field) { add_answer(field, field.path); }
  void operator()(const PrintedText&) {}
  void operator()(const ChoiceQuestion& choice) { add_choice(choice, choice.path); }

  void operator()(const RepeatingGroup& group) {
    for (std::size_t entry = 0; entry < most_entries; ++entry)
      for (const FormField& field : group.fields) add_answer(field, element(group.path, entry) + field.path, group.path);
  }

  void operator()(const Grid& grid) {
    for (const PrintedRow& row : grid.rows) add_options(grid, grid.path + "." + row.code, {});
    for (const FormField& field : grid.fields)
      for (const PrintedRow& row : grid.rows) add_answer(field, grid.path + "_" + field.path + "." + row.code);
  }

  void operator()(const Rows& rows) {
    for (std::size_t entry = 0; entry < most_entries; ++entry) {
      const std::string prefix = element(rows.path, entry);
      if (entry >= rows.rows.size() && !rows.rows.empty()) add_words(prefix + "row_other", rows.path);
      for (const RowMember& member : rows.members) {
        if (const auto* field = std::get_if<FormField>(&member)) add_answer(*field, prefix + field->path, rows.path);
        if (const auto* choice = std::get_if<ChoiceQuestion>(&member)) add_choice(*choice, prefix + choice->path, rows.path);
      }
    }
  }

  void operator()(const Choices& choices) {
    for (std::size_t area = 0; area < choices.areas.size(); ++area) {
      const std::string prefix = element(choices.path, area);
      const auto add = [&](CorrectableField field) {
        field.table = &choices;
        field.area = area;
        field.when = &choices.when;
        fields.push_back(std::move(field));
      };
      std::vector<std::string> codes;
      for (const Item& item : choices.areas[area].items) codes.push_back(item.code);
      add({.kind = Kind::flag, .path = prefix + choices.mark});
      add({.kind = Kind::codes, .path = prefix + choices.items, .codes = std::move(codes)});
      add({.kind = Kind::words, .path = prefix + choices.other});
      if (choices.has_offer) add({.kind = Kind::answer, .path = prefix + choices.offer.path, .field = &choices.offer});
    }
  }

 private:
  void add_answer(const FormField& field, std::string path, const std::string& entries = {}) {
    fields.push_back(
        {.kind = Kind::answer, .path = std::move(path), .field = &field, .need = field.need, .when = &field.when, .entries = entries});
  }

  void add_words(std::string path, const std::string& entries) {
    fields.push_back({.kind = Kind::words, .path = std::move(path), .entries = entries});
  }

  template <class Question>
  void add_options(const Question& question, const std::string& path, const std::string& entries) {
    fields.push_back({.kind = question.many ? Kind::codes : Kind::code,
                      .path = path,
                      .codes = codes_of(question.options),
                      .most = question.max,
                      .need = question.need,
                      .when = &question.when,
                      .entries = entries});
  }

  void add_choice(const ChoiceQuestion& choice, const std::string& path, const std::string& entries = {}) {
    add_options(choice, path, entries);
    if (std::ranges::any_of(choice.options, &ChoiceOption::other)) add_words(path + "_other", entries);
    for (const ChoiceOption& option : choice.options)
      for (const FormField& field : option.fields) add_answer(field, field.path);
  }
};

}  // namespace

CorrectableFields::CorrectableFields(const Form& form) : form_(form) {
  Lister lister;
  for (const Section& section : form.sections)
    for (const auto& part : section.parts) std::visit(lister, part);
  fields_ = std::move(lister.fields);
  for (std::size_t i = 0; i < fields_.size(); ++i) by_path_.try_emplace(fields_[i].path, i);
}

const CorrectableField* CorrectableFields::find(std::string_view path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : &fields_[found->second];
}

}  // namespace schede
