#include "extractors/values/domain.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/idna.h>
#include <unicode/stringpiece.h>

#include <cstdint>
#include <memory>

#include "extractors/values/embedded.h"

namespace schede {

std::string lower_case(std::string_view text) {
  std::string lowered;
  UErrorCode error = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&lowered);
  icu::CaseMap::utf8ToLower("", 0, icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, nullptr, error);
  return U_SUCCESS(error) ? lowered : std::string(text);
}

std::string_view last_label(std::string_view domain) { return domain.substr(domain.rfind('.') + 1); }

bool is_top_level_domain(std::string_view label) {
  const std::string line = "\n" + std::string(label) + "\n";
  return label == "example" || label.starts_with("xn--") || embedded::top_level_domains.find(line) != std::string_view::npos;
}

bool is_domain(const std::string& domain) {
  static const auto idna = [] {
    UErrorCode error = U_ZERO_ERROR;
    return std::unique_ptr<const icu::IDNA>(icu::IDNA::createUTS46Instance(UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_USE_STD3_RULES, error));
  }();
  if (domain.find('.') == std::string::npos) return false;
  UErrorCode error = U_ZERO_ERROR;
  icu::IDNAInfo info;
  std::string ascii;
  icu::StringByteSink<std::string> sink(&ascii);
  idna->nameToASCII_UTF8(icu::StringPiece(domain.data(), static_cast<std::int32_t>(domain.size())), sink, info, error);
  return U_SUCCESS(error) && !info.hasErrors() && is_top_level_domain(last_label(ascii));
}

}  // namespace schede
