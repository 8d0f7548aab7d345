#include "extractors/typed/read_typed.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "extractors/form/field_types.h"
#include "extractors/language/language_words.h"
#include "extractors/text/clean.h"
#include "extractors/text/fold.h"
#include "extractors/text/utf8.h"
#include "extractors/typed/codes.h"
#include "extractors/typed/dates.h"
#include "extractors/typed/places.h"
#include "extractors/typed/quantity.h"
#include "extractors/typed/times.h"
#include "extractors/typed/urls.h"

namespace schede {
namespace {

TypedReading as_written(std::string_view text) { return {normalize_line(text), false, false}; }

TypedReading read_number(std::string_view text, Measure measure, const TypedContext& context) {
  const auto quantity = read_quantity(text, measure, words_of(context.language));
  return quantity ? TypedReading{Number{to_json(quantity->value)}, true, quantity->approximate} : as_written(text);
}

std::string default_currency(const TypedContext& context) {
  if (!context.currency.empty()) return context.currency;
  return context.country == "GB" ? "GBP" : "EUR";
}

/// Words behind a sum ("IVA esclusa", "annui") may change what it says.
TypedReading read_amount(std::string_view text, const TypedContext& context) {
  const auto quantity = read_quantity(text, Measure::money, words_of(context.language));
  if (!quantity || quantity->currencies.size() > 1) return as_written(text);
  const std::string currency = quantity->currencies.empty() ? default_currency(context) : quantity->currencies.front();
  const bool expected = context.currency.empty() || context.currency == currency;
  return {Amount{to_json(quantity->value, 2), currency}, expected, quantity->approximate || quantity->has_unit};
}

/// Words, or the fractions that are a character.
bool says_something(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (u_charType(static_cast<UChar32>(next_character(text, at))) == U_OTHER_NUMBER) return true;
  return has_words(text);
}

/// Codes whose check digit is wrong are tidy nevertheless.
TypedReading code_of(const std::optional<ReadCode>& code, std::string_view text) {
  return code ? TypedReading{code->value, code->valid, false} : as_written(text);
}

TypedReading text_of(std::optional<std::string> value, std::string_view text) {
  return value ? TypedReading{std::move(*value), true, false} : as_written(text);
}

TypedReading date_of(std::string_view text, const TypedContext& context) {
  const auto date = read_date(text, words_of(context.language), context.country == "US");
  return date ? TypedReading{date->iso, date->complete, date->approximate} : as_written(text);
}

TypedReading time_of(std::string_view text, const TypedContext& context) {
  const auto time = read_time(text, words_of(context.language));
  return time ? TypedReading{time->iso, true, time->approximate} : as_written(text);
}

TypedReading typed_year(std::string_view text) {
  const auto year = read_year(text);
  return year ? TypedReading{Number{year->iso}, true, year->approximate} : as_written(text);
}

bool is_filler(std::string_view text, std::string_view language) {
  const std::string key = fold_key(text);
  return !key.empty() &&
         std::ranges::any_of(words_of(language).fillers, [&](const std::string& filler) { return fold_key(filler) == key; });
}

TypedReading read(FieldType type, std::string_view text, const TypedContext& context) {
  switch (type) {
    case FieldType::integer: return read_number(text, Measure::whole, context);
    case FieldType::decimal: return read_number(text, Measure::decimal, context);
    case FieldType::amount: return read_amount(text, context);
    case FieldType::url: return text_of(read_url(text), text);
    case FieldType::date: return date_of(text, context);
    case FieldType::time: return time_of(text, context);
    case FieldType::year: return typed_year(text);
    case FieldType::taxcode: return code_of(read_taxcode(text), text);
    case FieldType::vat: return code_of(read_vat(text, context.country), text);
    case FieldType::iban: return code_of(read_iban(text), text);
    case FieldType::postcode: return text_of(read_postcode(text, context.country), text);
    case FieldType::province: return text_of(read_province(text), text);
    case FieldType::line:
    case FieldType::organisation:
    case FieldType::name:
    case FieldType::address:
    case FieldType::phone:
    case FieldType::mobile:
    case FieldType::email:
    case FieldType::details:
    case FieldType::narrative: return {normalize_line(text)};
  }
  return {};
}

}  // namespace

TypedReading read_typed(FieldType type, std::string_view text, const TypedContext& context) {
  // "NA" is Naples before it is "not available".
  const bool names_province = type == FieldType::province && read_province(text);
  if (!says_something(text) || (is_filler(text, context.language) && !names_province)) return {};
  return read(type, text, context);
}

}  // namespace schede
