#include "extractors/text/collation.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <array>
#include <cstdint>
#include <memory>

namespace schede {
namespace {

std::unique_ptr<icu::Collator> make_collator(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(locale, status));
  if (!collator || U_FAILURE(status)) return nullptr;
  collator->setAttribute(UCOL_ALTERNATE_HANDLING, UCOL_SHIFTED, status);
  collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  collator->setStrength(icu::Collator::QUATERNARY);
  return collator;
}

const icu::Collator* collator_of(Language language) {
  static const std::array collators{make_collator(icu::Locale::getItalian()), make_collator(icu::Locale::getEnglish())};
  return collators[language == Language::it ? 0 : 1].get();
}

}  // namespace

std::string collation_key(std::string_view text, Language language) {
  const auto* collator = collator_of(language);
  if (!collator) return std::string(text);  // without ICU's data: the order of bytes
  const auto unicode = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  const auto size = collator->getSortKey(unicode, nullptr, 0);
  std::string key(static_cast<std::size_t>(size), '\0');
  collator->getSortKey(unicode, reinterpret_cast<std::uint8_t*>(key.data()), size);
  return key;
}

}  // namespace schede
