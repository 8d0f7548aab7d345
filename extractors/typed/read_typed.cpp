#include "extractors/typed/read_typed.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "extractors/form/field_types.h"
#include "extractors/language/language_words.h"
#include "extractors/text/clean.h"
#include "extractors/text/fold.h"
#include "extractors/text/utf8.h"
#include "extractors/typed/quantity.h"

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
    case FieldType::url:
    case FieldType::date:
    case FieldType::time:
    case FieldType::year:
    case FieldType::taxcode:
    case FieldType::vat:
    case FieldType::iban:
    case FieldType::postcode:
    case FieldType::province:
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
  if (!says_something(text) || is_filler(text, context.language)) return {};
  return read(type, text, context);
}

}  // namespace schede
