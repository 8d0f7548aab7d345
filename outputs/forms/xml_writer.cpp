#include "outputs/forms/xml_writer.h"

#include <libxml/xmlwriter.h>

#include <new>

namespace schede {

namespace {

struct FreeBuffer {
  void operator()(xmlBuffer* buffer) const { xmlBufferFree(buffer); }
};
struct FreeWriter {
  void operator()(xmlTextWriter* writer) const { xmlFreeTextWriter(writer); }
};

/// Ends with a NUL, as libxml2 wants it.
class Text {
 public:
  explicit Text(std::string_view text) : text_(text) {}
  operator const xmlChar*() const { return reinterpret_cast<const xmlChar*>(text_.c_str()); }

 private:
  std::string text_;
};

}  // namespace

struct XmlWriter::State {
  std::unique_ptr<xmlBuffer, FreeBuffer> buffer{xmlBufferCreate()};
  std::unique_ptr<xmlTextWriter, FreeWriter> writer{buffer ? xmlNewTextWriterMemory(buffer.get(), 0) : nullptr};
};

XmlWriter::XmlWriter() : state_(std::make_unique<State>()) {
  if (!state_->writer) throw std::bad_alloc();
  xmlTextWriterStartDocument(state_->writer.get(), nullptr, "UTF-8", nullptr);
}

XmlWriter::~XmlWriter() = default;

void XmlWriter::start(std::string_view name, Attributes attributes) {
  xmlTextWriterStartElement(state_->writer.get(), Text(name));
  for (const auto& [key, value] : attributes) attribute(key, value);
}

void XmlWriter::attribute(std::string_view name, std::string_view value) {
  xmlTextWriterWriteAttribute(state_->writer.get(), Text(name), Text(value));
}

void XmlWriter::end() { xmlTextWriterEndElement(state_->writer.get()); }

void XmlWriter::element(std::string_view name, Attributes attributes, std::string_view inner) {
  start(name, attributes);
  if (!inner.empty()) text(inner);
  end();
}

void XmlWriter::text(std::string_view text) { xmlTextWriterWriteString(state_->writer.get(), Text(text)); }

/// No two hyphens may stand together in one.
void XmlWriter::comment(std::string_view text) {
  std::string tidy;
  for (const char c : text)
    if (c != '-' || !tidy.ends_with('-')) tidy += c;
  xmlTextWriterWriteComment(state_->writer.get(), Text(tidy));
}

std::string XmlWriter::take() {
  xmlTextWriterEndDocument(state_->writer.get());
  xmlTextWriterFlush(state_->writer.get());
  const auto* content = reinterpret_cast<const char*>(xmlBufferContent(state_->buffer.get()));
  return {content, static_cast<std::size_t>(xmlBufferLength(state_->buffer.get()))};
}

}  // namespace schede
