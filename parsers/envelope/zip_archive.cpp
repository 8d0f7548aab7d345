#include "parsers/envelope/zip_archive.h"

#include <algorithm>
#include <array>
#include <span>

#include "parsers/container/package.h"

namespace schede {
namespace {

using namespace std::string_view_literals;

/// Members by which a ZIP archive is a document.
constexpr std::array document_members = {"[Content_Types].xml"sv, "_rels/.rels"sv, "mimetype"sv, "META-INF/manifest.xml"sv,
                                         "Index/Document.iwa"sv,  "Index.zip"sv,   "index.xml"sv};
/// With one of these the archives of Word, LibreOffice and their like begin.
constexpr std::array document_beginnings = {"[Content_Types].xml"sv, "_rels/"sv, "mimetype"sv, "word/"sv, "docProps/"sv};

/// The name in the first local header (APPNOTE.TXT 4.3.7).
std::string_view first_name(std::string_view bytes) {
  constexpr std::size_t header = 30, length_at = 26;
  if (bytes.size() < header) return {};
  const auto length = static_cast<unsigned char>(bytes[length_at]) + static_cast<unsigned char>(bytes[length_at + 1]) * 256U;
  return bytes.substr(header, length);
}

/// What macOS and Windows put into archives beside people's files.
bool is_leftover(std::string_view path) {
  const auto name = path.substr(path.rfind('/') + 1);
  return path.ends_with('/') || path.starts_with("__MACOSX/") || name.starts_with('.') || name == "Thumbs.db" || name == "desktop.ini";
}

std::span<const std::byte> as_bytes(std::string_view text) { return std::as_bytes(std::span(text.data(), text.size())); }

}  // namespace

bool is_zip_archive(std::string_view bytes) {
  if (!bytes.starts_with("PK\x03\x04"sv)) return false;
  const auto first = first_name(bytes);
  if (std::ranges::any_of(document_beginnings, [&](auto beginning) { return first.starts_with(beginning); })) return false;
  const auto package = Package::open(as_bytes(bytes), {});
  return package && std::ranges::none_of(document_members, [&](auto member) { return package->contains(member); });
}

Result<Opened> open_zip_archive(std::string_view bytes, const std::string&, const Limits& limits) {
  const auto package = Package::open(as_bytes(bytes), limits);
  if (!package) return fail(package.error());
  Opened opened;
  opened.envelope.kind = EnvelopeKind::zip;
  for (auto& name : package->members()) {
    std::ranges::replace(name, '\\', '/');
    if (is_leftover(name)) continue;
    auto content = package->read(name);
    if (!content && content.error().code == ErrorCode::limits_exceeded) return fail(content.error());
    opened.parts.push_back(part(std::move(name), std::move(content)));
  }
  return opened;
}

}  // namespace schede
