#include "tests/support/odf.h"

namespace schede::test::odf {
namespace {

const std::string namespaces =
    R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0")"
    R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
    R"( xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0")"
    R"( xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/")"
    R"( xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink")"
    R"( xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0")"
    R"( xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0")"
    R"( xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0")";

const std::string fonts =
    R"(<office:font-face-decls><style:font-face style:name="Wingdings1" svg:font-family="'Wingdings', fantasy"/></office:font-face-decls>)";

std::string content_of(const std::string& body, const std::string& styles) {
  return fonts + "<office:automatic-styles>" + styles + "</office:automatic-styles><office:body><office:text>" + body +
         "</office:text></office:body>";
}

}  // namespace

std::string part(const std::string& root, const std::string& inner) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:" + root + namespaces + ">" + inner + "</office:" + root + ">";
}

std::string content(const std::string& body, const std::string& styles) { return part("document-content", content_of(body, styles)); }

std::string flat(const std::string& body, const std::string& styles) { return part("document", content_of(body, styles)); }

}  // namespace schede::test::odf
