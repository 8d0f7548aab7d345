#include "extractors/answers/parts.h"

#include <string>

#include "extractors/values/address.h"
#include "extractors/values/person.h"

namespace schede {
namespace {

/// The parts of a text, in the order of FieldTypeRow::derived.
std::vector<std::string> split(FieldType type, const std::string& text) {
  if (type == FieldType::address) {
    auto [street, postcode, place, province] = split_address(text);
    return {std::move(street), std::move(postcode), std::move(place), std::move(province)};
  }
  auto [title, given, family, role] = split_name(text);
  return {std::move(title), std::move(given), std::move(family), std::move(role)};
}

std::vector<Field> text_parts(const FormField& definition, const Normalised& normalised) {
  if (!normalised.value) return {{definition.path + "_parts", {}}};
  const auto derived = row_of(definition.type).derived;
  auto texts = split(definition.type, *normalised.value);
  std::vector<Field> fields;
  for (std::size_t i = 0; i < derived.size(); ++i)
    fields.push_back({definition.path + std::string(derived[i]), text_or_none(std::move(texts[i]))});
  return fields;
}

/// A list of objects under one path, each with its value and one thing more.
template <class Entry, class Fact>
std::vector<Field> list(const std::string& path, const std::vector<Entry>& entries, const std::string& name, Fact fact) {
  if (entries.empty()) return {{path, std::vector<std::string>()}};
  std::vector<Field> fields;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto entry = path + "[" + std::to_string(i) + "].";
    fields.push_back({entry + "value", entries[i].value});
    fields.push_back({entry + name, fact(entries[i])});
  }
  return fields;
}

}  // namespace

std::vector<Field> parts_of(const FormField& definition, const Normalised& normalised) {
  switch (definition.type) {
    case FieldType::name:
    case FieldType::address: return text_parts(definition, normalised);
    case FieldType::phone:
    case FieldType::mobile:
      return list(definition.path + "_numbers", normalised.phones, "kind",
                  [](const Phone& phone) { return Value(std::string(phone.valid ? to_string(phone.kind) : "invalid")); });
    case FieldType::email:
      return list(definition.path + "_addresses", normalised.emails, "certified",
                  [](const Email& email) { return Value(email.certified); });
    case FieldType::line:
    case FieldType::organisation:
    case FieldType::details:
    case FieldType::narrative:
    case FieldType::url:
    case FieldType::integer:
    case FieldType::decimal:
    case FieldType::amount:
    case FieldType::date:
    case FieldType::time:
    case FieldType::year:
    case FieldType::taxcode:
    case FieldType::vat:
    case FieldType::iban:
    case FieldType::postcode:
    case FieldType::province: return {};
  }
  return {};
}

}  // namespace schede
