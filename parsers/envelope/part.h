#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "parsers/document/envelope.h"
#include "parsers/document/error.h"

namespace schede {

struct Opened;

/// A file in an envelope.
struct Part {
  std::string name;           ///< its own, UTF-8; empty where the envelope does not say
  Result<std::string> bytes;  ///< or why they cannot be had
  std::unique_ptr<Opened>
      inner;  ///< set where the part is an envelope that has no bytes of its own, a message in a message; then `bytes` is empty
};

/// An envelope and what is in it.
struct Opened {
  Envelope envelope;
  std::vector<Part> parts;
  bool is_receipt = false;  ///< of certified mail: it tells of another message, and what it holds is that one's
};

[[nodiscard]] inline Part part(std::string name, Result<std::string> bytes) { return {std::move(name), std::move(bytes), nullptr}; }

}  // namespace schede
