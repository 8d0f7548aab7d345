#include "outputs/report/page.h"

#include <Poco/Base64Encoder.h>

#include <ostream>
#include <sstream>

#include "extractors/text/bilingual.h"
#include "outputs/escape/digest.h"
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

std::string policy() {
  return "default-src 'none'; style-src " + hash_source(embedded::report_css) + "; script-src " + hash_source(embedded::report_js) +
         "; base-uri 'none'; form-action 'none'";
}

}  // namespace

void begin_page(std::ostream& out, std::string_view title, Language language) {
  out << "<!DOCTYPE html>\n<html lang=\"" << (language == Language::it ? "it" : "en") << "\">\n<head>\n<meta charset=\"utf-8\">\n"
      << "<meta http-equiv=\"Content-Security-Policy\" content=\"" << policy() << "\">\n"
      << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
      << "<title>" << html(title) << "</title>\n<style>" << embedded::report_css << "</style>\n</head>\n<body>\n";
}

void end_page(std::ostream& out) { out << "<script>" << embedded::report_js << "</script>\n</body>\n</html>\n"; }

}  // namespace schede
