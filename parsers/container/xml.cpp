#include "parsers/container/xml.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>
#include <memory>
#include <utility>

#include "parsers/container/package.h"
#include "parsers/container/tag_meter.h"
#include "parsers/container/utf16.h"

namespace schede::xml {
namespace {

/// Above this a part goes through the push parser in chunks, so that memory stays bounded.
constexpr std::uint64_t whole_up_to = 2ull << 20;
constexpr std::size_t chunk_size = 1 << 16;
/// No tag in a text this short can cost much.
constexpr std::size_t metered_from = 1 << 17;

struct FreeContext {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};
struct FreeHtmlContext {
  void operator()(htmlParserCtxt* context) const {
    xmlFreeDoc(context->myDoc);
    htmlFreeParserCtxt(context);
  }
};
struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
struct FreeSchemaParser {
  void operator()(xmlRelaxNGParserCtxt* parser) const { xmlRelaxNGFreeParserCtxt(parser); }
};
struct FreeSchema {
  void operator()(xmlRelaxNG* schema) const { xmlRelaxNGFree(schema); }
};
struct FreeValidator {
  void operator()(xmlRelaxNGValidCtxt* validator) const { xmlRelaxNGFreeValidCtxt(validator); }
};

std::string_view view(const xmlChar* text) { return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view(); }

/// One parse of one document, whole or by chunks.
class Reading {
 public:
  Reading(Handler& handler, std::string_view name, const Limits& limits);

  void whole(std::string_view text);
  /// False when there is no use in going on.
  bool chunk(std::string_view bytes);
  Result<void> finish();

 private:
  struct Open {
    std::string_view ns, name;
  };

  static Reading& of(void* self) { return *static_cast<Reading*>(self); }
  static xmlSAXHandler callbacks();

  void start(const xmlChar* name, const xmlChar* ns, int count, const xmlChar** attributes);
  void end();
  void characters(std::string_view text);
  [[nodiscard]] std::string_view interned(const xmlChar* text);
  void push(std::string_view text);
  void check_declaration();
  void refuse(ErrorCode code, std::string detail);
  [[nodiscard]] std::string where() const;
  /// Exceptions must not pass through libxml2's frames.
  template <class Call>
  void guarded(Call call) {
    try {
      call();
      if (handler_.error) xmlStopParser(context_.get());
    } catch (...) {
      thrown_ = std::current_exception();
      xmlStopParser(context_.get());
    }
  }

  Handler& handler_;
  std::string name_;
  const Limits& limits_;
  std::unique_ptr<xmlParserCtxt, FreeContext> context_;
  std::optional<Utf16> utf16_;
  TagMeter meter_;
  bool pushing_ = false;
  bool pushed_ = false;
  std::uint64_t text_bytes_ = 0;
  std::vector<Open> open_;
  std::vector<Attribute> attributes_;
  std::array<std::string_view, 128> names_{};
  std::exception_ptr thrown_;
  std::optional<Error> refused_;
};

constexpr int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;

Reading::Reading(Handler& handler, std::string_view name, const Limits& limits)
    : handler_(handler), name_(name), limits_(limits), context_(xmlNewParserCtxt()), meter_(limits) {
  if (!context_) throw std::bad_alloc();
  static const xmlSAXHandler shared = callbacks();
  *context_->sax = shared;
  context_->userData = this;
}

xmlSAXHandler Reading::callbacks() {
  xmlSAXHandler sax{};
  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = [](void* self, const xmlChar* name, const xmlChar* prefix, const xmlChar* ns, int, const xmlChar**, int count, int,
                          const xmlChar** attributes) {
    if (prefix && !ns) return of(self).refuse(ErrorCode::unreadable, "undeclared prefix " + std::string(view(prefix)));
    of(self).start(name, ns, count, attributes);
  };
  sax.endElementNs = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) { of(self).end(); };
  sax.characters = [](void* self, const xmlChar* text, int length) {
    of(self).characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
  };
  sax.ignorableWhitespace = sax.characters;
  sax.cdataBlock = sax.characters;
  sax.startDocument = [](void* self) { of(self).check_declaration(); };
  // Called after the DOCTYPE's name and identifiers and before its internal subset, whatever the document's encoding. A bare
  // DOCTYPE is harmless, and OpenOffice.org 2 wrote one into each manifest.
  sax.internalSubset = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
    Reading& reading = of(self);
    if (*reading.context_->input->cur == '[') reading.refuse(ErrorCode::unreadable, "internal DTD subset");
  };
  // An entity that the external subset, which nobody reads, may declare: its text would be missing without a word.
  sax.reference = [](void* self, const xmlChar* name) { of(self).refuse(ErrorCode::unreadable, "entity " + std::string(view(name))); };
  sax.serror = [](void*, xmlErrorPtr) {};
  return sax;
}

void Reading::start(const xmlChar* name, const xmlChar* ns, int count, const xmlChar** attributes) {
  const auto is_past = [&](std::uint64_t limit, int amount, const char* detail) {
    if (static_cast<std::uint64_t>(amount) > limit) refuse(ErrorCode::limits_exceeded, detail);
    return refused_.has_value();
  };
  if (open_.size() >= limits_.depth) return refuse(ErrorCode::limits_exceeded, "depth");
  // The parser keeps two pointers a namespace declaration.
  if (is_past(limits_.attributes, count, "attributes") || is_past(limits_.namespaces, context_->nsNr / 2, "namespaces") ||
      is_past(limits_.names, xmlDictSize(context_->dict), "names"))
    return;
  guarded([&] {
    open_.push_back({interned(ns), interned(name)});
    // Five pointers an attribute: name, prefix, namespace, value, end of the value.
    attributes_.resize(static_cast<std::size_t>(count));
    for (Attribute& attribute : attributes_) {
      attribute = {interned(attributes[2]),
                   interned(attributes[0]),
                   {reinterpret_cast<const char*>(attributes[3]), static_cast<std::size_t>(attributes[4] - attributes[3])}};
      attributes += 5;
    }
    handler_.line = context_->input->line;
    handler_.start({open_.back().ns, open_.back().name, attributes_});
  });
}

void Reading::end() {
  const Open closing = open_.back();
  open_.pop_back();
  guarded([&] { handler_.end(closing.ns, closing.name); });
}

void Reading::characters(std::string_view text) {
  text_bytes_ += text.size();
  if (text_bytes_ > limits_.text_bytes) return refuse(ErrorCode::limits_exceeded, "text_bytes");
  guarded([&] { handler_.characters(text); });
}

/// Names are in the parser's dictionary: one address a name. A document has a few dozen, thousands of times.
std::string_view Reading::interned(const xmlChar* text) {
  if (!text) return {};
  std::string_view& known = names_[(reinterpret_cast<std::uintptr_t>(text) >> 2) % names_.size()];
  if (known.data() != reinterpret_cast<const char*>(text)) known = view(text);
  return known;
}

/// OOXML and ODF are UTF-8 or UTF-16 (ECMA-376-2, 6.2.5); others that keep ASCII as it is do no harm.
void Reading::check_declaration() {
  if (utf16_) return;
  std::string encoding(view(context_->input->encoding ? context_->input->encoding : context_->encoding));
  std::transform(encoding.begin(), encoding.end(), encoding.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const bool known = encoding.empty() || encoding == "utf-8" || encoding == "us-ascii" || encoding.starts_with("iso-8859-") ||
                     encoding.starts_with("windows-125");
  if (!known) refuse(ErrorCode::unreadable, "encoding " + encoding);
}

void Reading::refuse(ErrorCode code, std::string detail) {
  if (!refused_) refused_ = Error{code, where(), std::move(detail)};
  xmlStopParser(context_.get());
}

std::string Reading::where() const {
  const int line = context_->input ? context_->input->line : 0;
  return line > 0 ? name_ + ":" + std::to_string(line) : name_;
}

void Reading::whole(std::string_view text) {
  const bool short_enough = text.size() <= whole_up_to && !Utf16::detect(text);
  if (!short_enough) {
    for (; !text.empty() && chunk(text.substr(0, chunk_size)); text.remove_prefix(std::min(chunk_size, text.size()))) {
    }
    return;
  }
  if (text.size() > metered_from) {
    if (const char* limit = meter_.feed(text)) return refuse(ErrorCode::limits_exceeded, limit);
  }
  xmlCtxtReadMemory(context_.get(), text.data(), static_cast<int>(text.size()), nullptr, nullptr, options);
}

bool Reading::chunk(std::string_view bytes) {
  if (!pushing_) {
    pushing_ = true;
    utf16_ = Utf16::detect(bytes);
    xmlCtxtResetPush(context_.get(), nullptr, 0, nullptr, nullptr);
    xmlCtxtUseOptions(context_.get(), options | (utf16_ ? XML_PARSE_IGNORE_ENC : 0));
  }
  if (!utf16_) {
    push(bytes);
  } else if (const auto text = utf16_->decode(bytes)) {
    push(*text);
  } else {
    refuse(ErrorCode::unreadable, "not UTF-16");
  }
  return !refused_ && !thrown_ && !handler_.error && context_->wellFormed;
}

void Reading::push(std::string_view text) {
  if (const char* limit = meter_.feed(text)) return refuse(ErrorCode::limits_exceeded, limit);
  // The push parser, unlike the other, takes a byte order mark for text.
  if (!pushed_ && text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  pushed_ = true;
  xmlParseChunk(context_.get(), text.data(), static_cast<int>(text.size()), 0);
}

/// libxml2's own ceilings report as internal errors ("Excessive depth in document") or as names too long.
bool is_limit(const xmlError& error) { return error.code == XML_ERR_INTERNAL_ERROR || error.code == XML_ERR_NAME_TOO_LONG; }

Result<void> Reading::finish() {
  if (pushing_ && !refused_ && !thrown_ && !handler_.error) xmlParseChunk(context_.get(), nullptr, 0, 1);
  if (thrown_) std::rethrow_exception(thrown_);
  if (refused_) return fail(*refused_);
  if (handler_.error) return fail(*handler_.error);
  // Not the list of errors: a repeated xml:id is one, and sound ODF files have it. Nor nsWellFormed: an attribute whose prefix is declared
  // nowhere means nothing to us, and Writer opens the file.
  if (context_->wellFormed) return {};
  const xmlError* error = xmlCtxtGetLastError(context_.get());
  std::string place = name_;
  std::string detail = "not well-formed";
  if (error) {
    if (error->line > 0) place += ":" + std::to_string(error->line);
    if (error->message) detail = error->message;
    while (detail.ends_with('\n')) detail.pop_back();
  }
  return fail(error && is_limit(*error) ? ErrorCode::limits_exceeded : ErrorCode::unreadable, std::move(place), std::move(detail));
}

}  // namespace

const std::string_view* Element::attribute(std::string_view attribute_ns, std::string_view attribute_name) const {
  for (const Attribute& each : attributes)
    if (each.name == attribute_name && each.ns == attribute_ns) return &each.value;
  return nullptr;
}

const std::string_view* Element::attribute(std::string_view attribute_name) const {
  for (const Attribute& each : attributes)
    if (each.name == attribute_name) return &each.value;
  return nullptr;
}

Result<void> stream(std::string_view text, std::string_view name, Handler& handler, const Limits& limits) {
  Reading reading(handler, name, limits);
  reading.whole(text);
  return reading.finish();
}

Result<void> stream(const Package& package, std::string_view member, Handler& handler, const Limits& limits) {
  if (package.declared_size(member).value_or(0) <= whole_up_to) {
    // The declared size may be false: then the text is whole nonetheless, and read() has kept it under Limits.
    auto text = package.read(member);
    if (!text) return fail(std::move(text.error()));
    return stream(*text, member, handler, limits);
  }
  Reading reading(handler, member, limits);
  auto read = package.read_chunks(member, [&](std::span<const char> bytes) { return reading.chunk({bytes.data(), bytes.size()}); });
  if (!read) return read;
  return reading.finish();
}

namespace {

/// One parse of one HTML page. Its parser knows no namespaces and gives attributes as pairs of names and values.
class HtmlReading {
 public:
  explicit HtmlReading(Handler& handler) : handler_(handler) {
    htmlSAXHandler sax{};
    sax.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) { of(self).start(view(name), attributes); };
    sax.endElement = [](void* self, const xmlChar* name) { of(self).guarded([&](Handler& to) { to.end({}, view(name)); }); };
    sax.characters = [](void* self, const xmlChar* text, int length) {
      const std::string_view bytes(reinterpret_cast<const char*>(text), static_cast<std::size_t>(length));
      of(self).guarded([&](Handler& to) { to.characters(bytes); });
    };
    sax.ignorableWhitespace = sax.characters;
    context_.reset(htmlCreatePushParserCtxt(&sax, this, nullptr, 0, nullptr, XML_CHAR_ENCODING_NONE));
    if (!context_) throw std::bad_alloc();
    htmlCtxtUseOptions(context_.get(), options);
  }

  Result<void> read(std::string_view text) {
    if (is_utf8(text)) {
      htmlCtxtUseOptions(context_.get(), options | HTML_PARSE_IGNORE_ENC);
      xmlSwitchEncoding(context_.get(), XML_CHAR_ENCODING_UTF8);
    }
    for (; !text.empty() && !thrown_ && !handler_.error; text.remove_prefix(std::min(chunk_size, text.size())))
      htmlParseChunk(context_.get(), text.data(), static_cast<int>(std::min(chunk_size, text.size())), 0);
    if (!thrown_ && !handler_.error) htmlParseChunk(context_.get(), nullptr, 0, 1);
    if (thrown_) std::rethrow_exception(thrown_);
    if (handler_.error) return fail(*handler_.error);
    return {};
  }

 private:
  static constexpr int options = HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING;

  static HtmlReading& of(void* self) { return *static_cast<HtmlReading*>(self); }

  void start(std::string_view name, const xmlChar** pairs) {
    attributes_.clear();
    for (; pairs && pairs[0]; pairs += 2) attributes_.push_back({{}, view(pairs[0]), view(pairs[1])});
    guarded([&](Handler& to) { to.start({{}, name, attributes_}); });
  }

  template <class Call>
  void guarded(Call call) {
    if (thrown_ || handler_.error) return;
    try {
      call(handler_);
    } catch (...) {
      thrown_ = std::current_exception();
    }
  }

  Handler& handler_;
  std::unique_ptr<htmlParserCtxt, FreeHtmlContext> context_;
  std::vector<Attribute> attributes_;
  std::exception_ptr thrown_;
};

}  // namespace

bool is_utf8(std::string_view text) { return xmlCheckUTF8(reinterpret_cast<const xmlChar*>(std::string(text).c_str())) != 0; }

Result<void> stream_html(std::string_view text, Handler& handler) { return HtmlReading(handler).read(text); }

namespace {

void note(void* findings, xmlErrorPtr error) {
  std::string message = error->message ? error->message : "";
  while (message.ends_with('\n')) message.pop_back();
  static_cast<std::vector<Finding>*>(findings)->push_back({error->line, std::move(message)});
}

/// libxml2 reports through its thread's handler what it finds while it parses a schema or a document.
class Listening {
 public:
  explicit Listening(std::vector<Finding>& findings) : before_(xmlStructuredError), context_(xmlStructuredErrorContext) {
    xmlSetStructuredErrorFunc(&findings, [](void* list, xmlErrorPtr error) { note(list, error); });
  }
  ~Listening() { xmlSetStructuredErrorFunc(context_, before_); }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;

 private:
  xmlStructuredErrorFunc before_;
  void* context_;
};

}  // namespace

std::vector<Finding> validate_relax_ng(std::string_view document, std::string_view schema) {
  std::vector<Finding> findings;
  const Listening listening(findings);
  const auto size = [](std::string_view text) { return static_cast<int>(text.size()); };
  const std::unique_ptr<xmlRelaxNGParserCtxt, FreeSchemaParser> parser(xmlRelaxNGNewMemParserCtxt(schema.data(), size(schema)));
  const std::unique_ptr<xmlRelaxNG, FreeSchema> rules(parser ? xmlRelaxNGParse(parser.get()) : nullptr);
  const std::unique_ptr<xmlDoc, FreeDocument> tree(xmlReadMemory(document.data(), size(document), nullptr, nullptr, XML_PARSE_NONET));
  if (!rules || !tree) {
    if (findings.empty()) findings.push_back({0, rules ? "not an XML document" : "not a RELAX NG schema"});
    return findings;
  }
  const std::unique_ptr<xmlRelaxNGValidCtxt, FreeValidator> validator(xmlRelaxNGNewValidCtxt(rules.get()));
  xmlRelaxNGSetValidStructuredErrors(validator.get(), note, &findings);
  if (xmlRelaxNGValidateDoc(validator.get(), tree.get()) != 0 && findings.empty()) findings.push_back({0, "not valid"});
  return findings;
}

}  // namespace schede::xml
