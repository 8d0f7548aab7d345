#include "parsers/read.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "parsers/container/compound_file.h"
#include "parsers/container/package.h"
#include "parsers/container/xml.h"
#include "parsers/container/zip_layout.h"
#include "parsers/document/convertible.h"
#include "parsers/docx/flat_opc.h"
#include "parsers/docx/reader.h"
#include "parsers/odt/reader.h"
#include "parsers/pdf/reader.h"

namespace schede {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view start;
  std::string_view format;
};

constexpr std::array signatures{
    Signature{"{\\rtf"sv, convertible::rtf},
    Signature{"\x89PNG"sv, "PNG image"},
    Signature{"\xFF\xD8\xFF"sv, "JPEG image"},
    Signature{"GIF8"sv, "GIF image"},
    Signature{"BM"sv, "BMP image"},
    Signature{"II*\0"sv, "TIFF image"},
    Signature{"MM\0*"sv, "TIFF image"},
    Signature{"7z\xBC\xAF\x27\x1C"sv, "7-Zip archive"},
    Signature{"Rar!\x1A\x07"sv, "RAR archive"},
    Signature{"\x1F\x8B"sv, "gzip archive"},
    Signature{"MIME-Version:"sv, "web archive (MHTML)"},
    Signature{"\xFFWPC"sv, "WordPerfect document"},
};

constexpr std::string_view zip_start = "PK\x03\x04"sv;
constexpr std::string_view compound_file_start = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;

constexpr std::string_view odf = "application/vnd.oasis.opendocument.";

/// By what comes after "application/vnd.oasis.opendocument."; a template's name starts like its document's.
constexpr std::array opendocuments{
    Signature{"spreadsheet"sv, "OpenDocument spreadsheet (.ods)"},
    Signature{"presentation"sv, "OpenDocument presentation (.odp)"},
    Signature{"graphics"sv, "OpenDocument drawing (.odg)"},
};

struct CompoundFormat {
  std::string_view stream;
  ErrorCode code;
  std::string_view format;
};

/// What a compound file is, by a stream at its top. Word puts an encrypted package into one (MS-OFFCRYPTO 2.3.4).
constexpr std::array compound_formats{
    CompoundFormat{"EncryptedPackage", ErrorCode::encrypted, "password-protected Office document"},
    CompoundFormat{"EncryptionInfo", ErrorCode::encrypted, "password-protected Office document"},
    CompoundFormat{"WordDocument", ErrorCode::unsupported_format, convertible::doc},
    CompoundFormat{"MatOST", ErrorCode::unsupported_format, convertible::wps},
    CompoundFormat{"Workbook", ErrorCode::unsupported_format, "Excel 97-2003 workbook (.xls)"},
    CompoundFormat{"PowerPoint Document", ErrorCode::unsupported_format, "PowerPoint 97-2003 presentation (.ppt)"},
};

/// Members by which other ZIP-based formats are told.
constexpr std::array zip_members{
    Signature{"Index/Document.iwa"sv, convertible::pages},
    Signature{"Index.zip"sv, convertible::pages},
    Signature{"visio/document.xml"sv, "Visio drawing (.vsdx)"},
};

constexpr std::array xml_roots{
    Signature{"http://schemas.microsoft.com/office/word/2003/wordml"sv, "Word 2003 XML document"},
    Signature{"urn:schemas-microsoft-com:office:spreadsheet"sv, "Excel 2003 XML workbook"},
    Signature{"http://www.w3.org/1999/xhtml"sv, "HTML page"},
};

tl::unexpected<Error> unsupported(std::string_view format) { return fail(ErrorCode::unsupported_format, {}, std::string(format)); }

bool starts_without_case(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() && std::equal(lower.begin(), lower.end(), text.begin(), [](char expected, char c) {
           return expected == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
         });
}

tl::unexpected<Error> unsupported_opendocument(std::string_view kind) {
  for (const Signature& each : opendocuments)
    if (kind.starts_with(each.start)) return unsupported(each.format);
  return unsupported("OpenDocument file");
}

/// OpenDocument's templates are documents whose type says so.
Result<Document> as_template(Result<Document> document, std::string_view type) {
  if (document && type.find("-template") != type.npos) document->format = Format::ott;
  return document;
}

Result<Document> read_zip(std::span<const std::byte> bytes, const Limits& limits) {
  const auto package = Package::open(bytes, limits);
  if (!package) return fail(package.error());

  constexpr std::uint64_t longest_mimetype = 100;
  if (package->contains("mimetype") && package->declared_size("mimetype").value_or(0) <= longest_mimetype) {
    const auto mimetype = package->read("mimetype");
    if (!mimetype) return fail(mimetype.error());
    const std::string_view type = *mimetype;
    if (type.starts_with("application/epub+zip")) return unsupported("EPUB book");
    if (type.starts_with(odf) && !type.substr(odf.size()).starts_with("text")) return unsupported_opendocument(type.substr(odf.size()));
    if (type.starts_with(odf)) return as_template(read_odt(*package, limits), type);
  }
  if (package->contains("content.xml") && package->contains("META-INF/manifest.xml")) return read_odt(*package, limits);

  for (const Signature& each : zip_members)
    if (package->contains(each.start)) return unsupported(each.format);
  if (!package->contains("_rels/.rels") && !package->contains("[Content_Types].xml")) return unsupported("ZIP archive");
  return read_docx(*package, limits);
}

Error compound_file(std::string_view text) {
  const auto names = CompoundFile(text).names();
  for (const CompoundFormat& each : compound_formats)
    if (std::find(names.begin(), names.end(), each.stream) != names.end()) return {each.code, {}, std::string(each.format)};
  return {ErrorCode::unsupported_format, {}, "OLE compound file"};
}

/// Looks at the root element and stops.
class Root : public xml::Handler {
 public:
  std::string ns, name, mimetype;

  void start(const xml::Element& element) override {
    ns = element.ns;
    name = element.name;
    if (const std::string_view* type = element.attribute("mimetype")) mimetype = *type;
    error = Error{ErrorCode::unsupported_format, {}, {}};
  }
  void end(std::string_view, std::string_view) override {}
  void characters(std::string_view) override {}
};

Result<Document> read_xml(std::string_view text, const Limits& limits) {
  Root root;
  const auto read = xml::stream(text, "document", root, limits);
  if (root.name.empty()) return fail(read ? Error{ErrorCode::unreadable, {}, "no root element"} : read.error());
  if (root.ns == "urn:oasis:names:tc:opendocument:xmlns:office:1.0" && root.mimetype.starts_with(odf)) {
    const auto kind = std::string_view(root.mimetype).substr(odf.size());
    if (!kind.starts_with("text")) return unsupported_opendocument(kind);
    return read_fodt(text, limits);
  }
  if (root.ns == flat_opc_namespace) {
    const auto package = read_flat_opc(text, limits);
    return package ? read_docx(*package, limits) : fail(package.error());
  }
  for (const Signature& each : xml_roots)
    if (root.ns == each.start) return unsupported(each.format);
  return unsupported(root.name == "html" ? "HTML page" : "XML document");
}

bool is_utf16(std::string_view text) { return text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv); }

/// Text by its first character: a mark-up language or none.
Result<Document> read_text(std::string_view text, const Limits& limits) {
  std::string_view start = text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
  start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
  if (starts_without_case(start, "<!doctype html") || starts_without_case(start, "<html")) return unsupported("HTML page");
  const bool wide = is_utf16(text);
  if (start.starts_with("<?xml") || start.starts_with("<office:document") ||
      (wide && text.substr(2, 2).find('<') != std::string_view::npos))
    return read_xml(text, limits);
  constexpr std::size_t enough = 4096;
  const bool is_text = wide || text.substr(0, enough).find('\0') == std::string_view::npos;
  return unsupported(is_text ? "plain text" : "unknown format");
}

}  // namespace

Result<Document> read_document(std::span<const std::byte> bytes, const Limits& limits) {
  if (bytes.empty()) return fail(ErrorCode::empty_file);
  if (bytes.size() > limits.file_bytes) return fail(ErrorCode::limits_exceeded, {}, "file_bytes");
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (text.starts_with(zip_start)) return read_zip(bytes, limits);
  if (text.starts_with(compound_file_start)) return fail(compound_file(text));
  if (text.starts_with("%PDF-")) return read_pdf(bytes, limits);
  for (const Signature& each : signatures)
    if (text.starts_with(each.start)) return unsupported(each.format);
  // Something stands before the archive.
  if (zip_layout(text)) return read_zip(bytes, limits);
  return read_text(text, limits);
}

}  // namespace schede
