#include "extractors/answers/parts.h"

#include <catch2/catch.hpp>

#include <map>
#include <string>

using namespace schede;

namespace {

std::map<std::string, Value> parts(FieldType type, const Normalised& normalised) {
  FormField definition;
  definition.path = "contact.x";
  definition.type = type;
  std::map<std::string, Value> result;
  for (const auto& [path, value] : parts_of(definition, normalised)) result[path] = value;
  return result;
}

Normalised normalised(std::string value) {
  Normalised result;
  result.value = std::move(value);
  return result;
}

Value text(const char* words) { return std::string(words); }

}  // namespace

TEST_CASE("a name and an address have their parts beside them, null where one is not certain") {
  const auto name = parts(FieldType::name, normalised("Dott.ssa Maria Grazia De Luca, dirigente"));
  CHECK(name.at("contact.x_parts.title") == text("Dott.ssa"));
  CHECK(name.at("contact.x_parts.given") == text("Maria Grazia"));
  CHECK(name.at("contact.x_parts.family") == text("De Luca"));
  CHECK(name.at("contact.x_parts.role") == text("dirigente"));
  const auto address = parts(FieldType::address, normalised("Via Rubichi 16, 73100 Lecce"));
  CHECK(address.at("contact.x_parts.street") == text("Via Rubichi 16"));
  CHECK(address.at("contact.x_parts.postcode") == text("73100"));
  CHECK(address.at("contact.x_parts.place") == text("Lecce"));
  CHECK(is_empty(address.at("contact.x_parts.province")));
}

TEST_CASE("numbers and addresses are listed with their kind, faxes too") {
  Normalised cell;
  cell.phones = read_phones("tel. 0832 682111, fax 0832 682112, cell. 347 1234567");
  const auto phones = parts(FieldType::phone, cell);
  CHECK(phones.at("contact.x_numbers[0].kind") == text("fixed"));
  CHECK(phones.at("contact.x_numbers[1].value") == text("+39 0832 682112"));
  CHECK(phones.at("contact.x_numbers[1].kind") == text("fax"));
  CHECK(phones.at("contact.x_numbers[2].kind") == text("mobile"));
  cell.emails = read_emails("a@x.it - PEC: b@pec.x.it");
  const auto emails = parts(FieldType::email, cell);
  CHECK(emails.at("contact.x_addresses[0].certified") == Value(false));
  CHECK(emails.at("contact.x_addresses[1].certified") == Value(true));
}

TEST_CASE("an empty value has no parts") {
  CHECK(is_empty(parts(FieldType::name, {}).at("contact.x_parts")));
  CHECK(is_empty(parts(FieldType::phone, {}).at("contact.x_numbers")));
  CHECK(parts(FieldType::line, {}).empty());
}
