#include "extractors/organisations/locate_respondent.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractors/organisations/resolve.h"

namespace schede {
namespace {

/// The respondent's name and how to reach it.
class Tellers {
 public:
  Tellers(const Record& record, const Form& form) : record_(record), form_(form), fields_(plain_fields(form)) {}

  /// In version 2 the body whose places are asked for, and how that body is reached.
  [[nodiscard]] const FormField* field_of_type(FieldType type) const {
    if (form_.language_version == 1) {
      const auto found = std::ranges::find(fields_, type, &FormField::type);
      return found == fields_.end() ? nullptr : *found;
    }
    const auto body = std::ranges::find_if(fields_, [](const FormField* field) { return field->territory != TerritoryAsked::no; });
    if (body == fields_.end() || type == FieldType::organisation) return body == fields_.end() ? nullptr : *body;
    const std::string parent = (*body)->path.substr(0, (*body)->path.find('.') + 1);
    const auto found = std::ranges::find_if(
        fields_, [&](const FormField* field) { return field->type == type && !parent.empty() && field->path.starts_with(parent); });
    return found == fields_.end() ? nullptr : *found;
  }

  [[nodiscard]] std::string_view text_of_type(FieldType type) const {
    const FormField* field = field_of_type(type);
    return field ? record_.text(field->path) : std::string_view();
  }

  /// Evidence of a place, with the document's own words and where they stand in place of the value that told the place.
  [[nodiscard]] Evidence in_the_document(Evidence evidence) const {
    constexpr std::pair<std::string_view, FieldType> tellers[] = {{"organisation", FieldType::organisation},
                                                                  {"e-mail", FieldType::email},
                                                                  {"address", FieldType::address},
                                                                  {"phone", FieldType::phone}};
    const auto teller = std::ranges::find(tellers, evidence.how, &std::pair<std::string_view, FieldType>::first);
    const Evidence* written = record_.evidence_of(field_of_type(teller->second)->path);
    evidence.raw = written->raw;
    evidence.at = written->at;
    evidence.span = written->span;
    return evidence;
  }

 private:
  const Record& record_;
  const Form& form_;
  std::vector<const FormField*> fields_;
};

void add_body(Record& record, const FormField* body, std::string official_name) {
  if (!body) return;
  const std::string_view name = record.text(body->path);
  const auto written = std::ranges::find(record.fields, body->path, &Field::path);
  Field official = {body->path + "_official", name.empty() ? Value() : text_or_none(std::move(official_name))};
  Field key = {body->path + "_key", text_or_none(organisation_key(name))};
  record.fields.insert(written + 1, {std::move(official), std::move(key)});
}

}  // namespace

const FormField* located_field(const Form& form) { return Tellers({}, form).field_of_type(FieldType::organisation); }

void locate_respondent(Record& record, const Form& form, GapWriter& gaps) {
  const Tellers tellers(record, form);
  const FormField* body = tellers.field_of_type(FieldType::organisation);
  if (form.language_version > 1 && !body) return;
  const BodyHints hints = {tellers.text_of_type(FieldType::organisation), tellers.text_of_type(FieldType::address),
                           tellers.text_of_type(FieldType::phone), tellers.text_of_type(FieldType::email)};
  Located located = locate_body(hints);
  record.territory = std::move(located.territory);
  for (auto& [path, evidence] : located.evidence) {
    gaps.add_confidence(path, evidence.confidence);
    record.evidence.emplace_back(std::move(path), tellers.in_the_document(std::move(evidence)));
  }
  if (located.ambiguous) gaps.add("ambiguous", "territory", Severity::info, hints.organisation);
  const bool placed = record.territory->region || record.territory->kind == "foreign" || located.ambiguous;
  if (!placed && !hints.organisation.empty()) gaps.add("unrecognised-territory", "territory", Severity::info, hints.organisation);
  add_body(record, body, std::move(located.official_name));
}

}  // namespace schede
