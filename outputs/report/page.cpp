#include "outputs/report/page.h"

#include <Poco/Base64Encoder.h>

#include <ostream>
#include <sstream>

#include "extractors/text/bilingual.h"
#include "extractors/text/digest.h"
#include "outputs/escape/escape.h"
#include "outputs/report/embedded.h"

namespace schede {

namespace {

/// "'sha256-…'", as a content security policy names a text that it allows (CSP Level 3, 2.3.1).
std::string hash_source(std::string_view text) {
  Sha256 digest;
  digest.update(text);
  std::ostringstream base64;
  Poco::Base64Encoder encoder(base64);
  encoder << digest.bytes();
  encoder.close();
  return "'sha256-" + base64.str() + "'";
}

std::string policy(std::string_view style, std::string_view script) {
  return "default-src 'none'; style-src " + std::string(style) + "; script-src " + std::string(script) +
         "; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";
}

void write_head(std::ostream& out, std::string_view title, Language language, const std::string& policy) {
  out << "<!DOCTYPE html>\n<html lang=\"" << (language == Language::it ? "it" : "en") << "\">\n<head>\n<meta charset=\"utf-8\">\n"
      << "<meta http-equiv=\"Content-Security-Policy\" content=\"" << policy << "\">\n"
      << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
      << "<title>" << html(title) << "</title>\n";
}

}  // namespace

std::string styled(std::string_view rules) { return std::string(embedded::look_css) + std::string(rules); }

void begin_page(std::ostream& out, std::string_view title, Language language, const PageParts& parts) {
  const std::string style = styled(parts.style);
  write_head(out, title, language, policy(hash_source(style), hash_source(parts.script)));
  out << "<style>" << style << "</style>\n</head>\n<body>\n";
}

void end_page(std::ostream& out, const PageParts& parts) { out << "<script>" << parts.script << "</script>\n</body>\n</html>\n"; }

void begin_linked_page(std::ostream& out, std::string_view title, Language language, const LinkedParts& parts) {
  // A file's own origin is none, so that 'self' alone would not let its neighbours in.
  write_head(out, title, language, policy("'self' file:", "'self' file:"));
  out << "<link rel=\"stylesheet\" href=\"" << parts.style << "\">\n<script src=\"" << parts.script
      << "\" defer></script>\n</head>\n<body>\n";
}

void end_page(std::ostream& out) { out << "</body>\n</html>\n"; }

}  // namespace schede
