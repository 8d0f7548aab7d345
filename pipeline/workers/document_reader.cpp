#include "pipeline/workers/document_reader.h"

#include <algorithm>
#include <span>
#include <utility>

#include "extractors/text/digest.h"
#include "parsers/document/convertible.h"
#include "parsers/document/lost_boxes.h"
#include "parsers/read.h"

namespace schede {
namespace {

Result<Document> read_converted(const Converted& converted, Format format, const Error& refusal, const Limits& limits) {
  if (!converted.document && converted.document.error().code == ErrorCode::unsupported_format) return fail(refusal);
  if (!converted.document) return fail(converted.document.error());
  auto document = read_document(std::as_bytes(std::span(*converted.document)), limits);
  if (!document) return document;
  document->format = format;
  document->metadata.converter = converted.converter;
  if (format == Format::rtf) doubt_unticked_boxes(*document);
  return document;
}

}  // namespace

Result<Document> DocumentReader::read(std::string_view bytes) {
  auto document = read_document(std::as_bytes(std::span(bytes)), limits_);
  const auto format = document ? std::nullopt : convertible_format(document.error());
  if (!format) return document;
  const auto digest = sha256(bytes);
  const auto converted = std::ranges::find(converted_, digest, &Converted::sha256);
  if (converted != converted_.end()) return read_converted(*converted, *format, document.error(), limits_);
  if (std::ranges::find(wanted_, digest, &Wanted::sha256) == wanted_.end()) wanted_.push_back({digest, *format, std::string(bytes)});
  return document;
}

}  // namespace schede
