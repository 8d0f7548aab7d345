#include "extractors/form/field_types.h"

#include <algorithm>

namespace schede {
namespace {

constexpr std::size_t line_words = 30, name_words = 16;

constexpr std::string_view of_organisation[] = {"_official", "_key"};
constexpr std::string_view of_name[] = {"_parts.title", "_parts.given", "_parts.family", "_parts.role"};
constexpr std::string_view of_address[] = {"_parts.street", "_parts.postcode", "_parts.place", "_parts.province"};

// In the order of FieldType.
constexpr FieldTypeRow type_rows[] = {
    {FieldType::line, "line", "text", Content::text, line_words, false, {}},
    {FieldType::organisation, "organisation", "text", Content::text, line_words, true, of_organisation},
    {FieldType::name, "name", "text", Content::text, name_words, true, of_name},
    {FieldType::address, "address", "text", Content::text, line_words, true, of_address},
    {FieldType::phone, "phone", "text", Content::phones, 0, false, {}},
    {FieldType::mobile, "mobile", "text", Content::phones, 0, false, {}},
    {FieldType::email, "email", "text", Content::emails, 0, false, {}},
    {FieldType::details, "details", "text", Content::text, line_words, false, {}},
    {FieldType::narrative, "narrative", "text", Content::paragraphs, 0, false, {}},
    {FieldType::url, "url", "text", Content::typed, 0, false, {}},
    {FieldType::integer, "integer", "integer", Content::typed, 0, false, {}},
    {FieldType::decimal, "decimal", "decimal", Content::typed, 0, false, {}},
    {FieldType::amount, "amount", "amount", Content::typed, 0, false, {}},
    {FieldType::date, "date", "date", Content::typed, 0, false, {}},
    {FieldType::time, "time", "time", Content::typed, 0, false, {}},
    {FieldType::year, "year", "integer", Content::typed, 0, false, {}},
    {FieldType::taxcode, "taxcode", "text", Content::typed, 0, false, {}},
    {FieldType::vat, "vat", "text", Content::typed, 0, false, {}},
    {FieldType::iban, "iban", "text", Content::typed, 0, false, {}},
    {FieldType::postcode, "postcode", "text", Content::typed, 0, false, {}},
    {FieldType::province, "province", "text", Content::typed, 0, false, {}},
};

}  // namespace

std::span<const FieldTypeRow> field_types() { return type_rows; }

const FieldTypeRow& row_of(FieldType type) { return type_rows[static_cast<std::size_t>(type)]; }

std::optional<FieldType> field_type_called(std::string_view name) {
  const auto found = std::ranges::find(type_rows, name, &FieldTypeRow::name);
  return found == std::end(type_rows) ? std::nullopt : std::optional(found->type);
}

bool is_contact(FieldType type) { return row_of(type).content == Content::phones || row_of(type).content == Content::emails; }

}  // namespace schede
