#include "parsers/container/tag_meter.h"

namespace schede::xml {
namespace {

constexpr std::uint64_t unsuspected = 4096;

}  // namespace

const char* TagMeter::feed(std::string_view chunk) {
  while (true) {
    const auto next = chunk.find('<');
    const auto piece = chunk.substr(0, next);
    // A piece between two '<' holds at most one tag, whatever its quotes say; a short one is beyond suspicion.
    if (open_ && (next == std::string_view::npos || length_ + piece.size() > unsuspected)) {
      if (const char* limit = walk(piece)) return limit;
    }
    if (next == std::string_view::npos) return nullptr;
    open_ = true;
    quote_ = 0;
    length_ = attributes_ = 0;
    chunk.remove_prefix(next + 1);
  }
}

const char* TagMeter::walk(std::string_view piece) {
  for (const char c : piece) {
    // Comments, CDATA sections and processing instructions hold no attributes.
    if (length_++ == 0 && (c == '!' || c == '?')) open_ = false;
    if (quote_) {
      if (c == quote_) quote_ = 0;
    } else if (c == '"' || c == '\'') {
      quote_ = c;
      ++attributes_;
    } else if (c == '>') {
      open_ = false;
    }
    if (!open_) break;
  }
  if (length_ > limits_.tag_bytes) return "tag_bytes";
  return attributes_ > limits_.attributes ? "attributes" : nullptr;
}

}  // namespace schede::xml
