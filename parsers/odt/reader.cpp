#include "parsers/odt/reader.h"

#include <string>
#include <utility>
#include <vector>

#include "parsers/container/package.h"
#include "parsers/container/xml.h"
#include "parsers/odt/body.h"
#include "parsers/odt/names.h"
#include "parsers/odt/styles.h"

namespace schede {
namespace {

using odt::Entering;
using odt::Tag;

/// Takes the parts of a document one after the other, or a flat one whole, and hands each section to who reads it.
class Reader : public xml::Handler {
 public:
  explicit Reader(const Limits& limits) : body_(styles_, limits) {}

  void start(const xml::Element& element) override;
  void end(std::string_view ns, std::string_view name) override;
  void characters(std::string_view text) override;

  [[nodiscard]] Result<void> read(const Package& package, std::string_view name, const Limits& limits);
  [[nodiscard]] Result<void> read_flat(std::string_view text, const Limits& limits) { return xml::stream(text, part_, *this, limits); }

  [[nodiscard]] Document take(Format format) {
    document_.format = format;
    body_.finish(document_);
    return std::move(document_);
  }
  [[nodiscard]] bool has_text() const { return has_text_; }
  [[nodiscard]] const TrackedTables& tracked() const { return body_.tracked(); }

 private:
  enum class Section { none, metadata, styles, body };

  [[nodiscard]] Entering enter(Tag tag, const xml::Element& element);
  [[nodiscard]] Entering enter_section(Tag tag);
  [[nodiscard]] Entering enter_metadata(Tag tag, const xml::Element& element);
  void leave(Tag tag);
  void check_limits();

  std::string_view part_;
  Document document_;
  odt::Styles styles_;
  odt::Body body_;
  Section section_ = Section::none;
  std::vector<Tag> open_;    ///< elements around this place; Tag::other where the end means nothing
  std::size_t skipped_ = 0;  ///< depth within an element that nobody sees
  std::string* metadatum_ = nullptr;
  bool has_text_ = false;
};

Result<void> Reader::read(const Package& package, std::string_view name, const Limits& limits) {
  part_ = name;
  return xml::stream(package, name, *this, limits);
}

void Reader::start(const xml::Element& element) {
  if (skipped_ > 0) {
    ++skipped_;
    return;
  }
  const Tag tag = odt::tag_of(element.ns, element.name);
  const Entering entering = enter(tag, element);
  if (entering == Entering::skip) {
    skipped_ = 1;
  } else {
    open_.push_back(entering == Entering::open ? tag : Tag::other);
  }
  check_limits();
}

void Reader::end(std::string_view, std::string_view) {
  if (skipped_ > 0) {
    --skipped_;
    return;
  }
  const Tag tag = open_.back();
  open_.pop_back();
  if (tag != Tag::other) leave(tag);
  check_limits();
}

void Reader::check_limits() {
  if (!body_.exceeded()) return;
  const auto place = std::to_string(line);
  error = Error{ErrorCode::limits_exceeded, part_.empty() ? "line " + place : std::string(part_) + ":" + place, body_.exceeded()};
}

void Reader::characters(std::string_view text) {
  if (skipped_ > 0) return;
  if (section_ == Section::body) {
    body_.characters(text);
    check_limits();
  }
  if (metadatum_) *metadatum_ += text;
}

Entering Reader::enter(Tag tag, const xml::Element& element) {
  switch (section_) {
    case Section::none: return enter_section(tag);
    case Section::metadata: return enter_metadata(tag, element);
    case Section::styles: styles_.start(tag, element); return tag == Tag::unseen ? Entering::skip : Entering::open;
    case Section::body:
      if (tag == Tag::text_body) has_text_ = true;
      return body_.start(tag, element);
  }
  return Entering::plain;
}

Entering Reader::enter_section(Tag tag) {
  switch (tag) {
    case Tag::document: styles_.begin_part(); return Entering::plain;
    case Tag::metadata: section_ = Section::metadata; return Entering::open;
    case Tag::automatic_styles:
    case Tag::font_faces:
    case Tag::styles:
      section_ = Section::styles;
      styles_.automatic(tag == Tag::automatic_styles);
      return Entering::open;
    case Tag::master_styles:
    case Tag::body: section_ = Section::body; return Entering::open;
    default: return Entering::skip;
  }
}

Entering Reader::enter_metadata(Tag tag, const xml::Element& element) {
  switch (tag) {
    case Tag::meta_title: metadatum_ = &document_.metadata.title; break;
    case Tag::meta_generator: metadatum_ = &document_.metadata.generator; break;
    case Tag::meta_created: metadatum_ = &document_.metadata.created; break;
    case Tag::meta_modified: metadatum_ = &document_.metadata.modified; break;
    case Tag::meta_user_defined: {
      const std::string_view* name = element.attribute(odt::ns::meta, "name");
      if (!name || *name != "schede-form") return Entering::skip;
      metadatum_ = &document_.metadata.form;
      break;
    }
    default: return Entering::skip;
  }
  return Entering::open;
}

void Reader::leave(Tag tag) {
  switch (tag) {
    case Tag::metadata:
    case Tag::automatic_styles:
    case Tag::font_faces:
    case Tag::styles:
    case Tag::master_styles:
    case Tag::body: section_ = Section::none; break;
    default:
      if (section_ == Section::metadata) metadatum_ = nullptr;
      if (section_ == Section::styles) styles_.end(tag);
      if (section_ == Section::body) body_.end(tag);
  }
}

/// Content that is no XML may be ciphertext: the manifest tells.
Error why_unreadable(const Package& package, Error error) {
  if (error.code != ErrorCode::unreadable) return error;
  const auto manifest = package.read("META-INF/manifest.xml");
  const bool encrypted = package.contains("encrypted-package") || (manifest && manifest->find("encryption-data") != std::string::npos);
  return encrypted ? Error{ErrorCode::encrypted, "META-INF/manifest.xml", {}} : error;
}

/// Nothing where it cannot be read: no return is refused for what stands on no page. A reader of its own, as half a part may be in it.
Metadata read_metadata(const Package& package, const Limits& limits) {
  Reader reader(limits);
  if (!package.contains("meta.xml") || !reader.read(package, "meta.xml", limits)) return {};
  return reader.take(Format::odt).metadata;
}

}  // namespace

Result<Document> read_odt(const Package& package, const Limits& limits) {
  if (!package.contains("content.xml")) return fail(why_unreadable(package, {ErrorCode::unreadable, "content.xml", "missing"}));
  Reader reader(limits);
  for (const auto* part : {"styles.xml", "content.xml"}) {
    if (!package.contains(part)) continue;
    if (auto read = reader.read(package, part, limits); !read) return fail(why_unreadable(package, read.error()));
  }
  if (!reader.has_text()) return fail(ErrorCode::unsupported_format, "content.xml", "no OpenDocument text");
  auto document = reader.take(Format::odt);
  // Last: what the text needs comes out of the limits first.
  document.metadata = read_metadata(package, limits);
  reader.tracked().doubt_others(document);
  return document;
}

Result<Document> read_fodt(std::string_view text, const Limits& limits) {
  Reader reader(limits);
  if (auto read = reader.read_flat(text, limits); !read) return fail(read.error());
  if (!reader.has_text()) return fail(ErrorCode::unsupported_format, {}, "no OpenDocument text");
  auto document = reader.take(Format::fodt);
  reader.tracked().doubt_others(document);
  return document;
}

}  // namespace schede
