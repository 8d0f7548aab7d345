#include "parsers/document/envelope.h"

namespace schede {

std::string_view to_string(EnvelopeKind kind) {
  switch (kind) {
    case EnvelopeKind::p7m: return "p7m";
    case EnvelopeKind::eml: return "eml";
    case EnvelopeKind::zip: return "zip";
    case EnvelopeKind::msg: return "msg";
  }
  return "zip";
}

std::string_view to_string(Integrity integrity) { return integrity == Integrity::ok ? "ok" : "bad"; }

}  // namespace schede
