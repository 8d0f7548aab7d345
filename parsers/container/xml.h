#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/document/error.h"
#include "parsers/document/limits.h"

namespace schede {
class Package;
}

/// XML as a stream of SAX2 events. The only place that knows libxml2: no network, no external entities, no internal DTD
/// subset, no XML_PARSE_HUGE.
namespace schede::xml {

struct Attribute {
  std::string_view ns;  ///< namespace name, empty for none
  std::string_view name;
  std::string_view value;
};

struct Element {
  std::string_view ns;
  std::string_view name;
  std::span<const Attribute> attributes;

  /// The value of the first attribute of that local name in that namespace; nullptr when it is not there.
  [[nodiscard]] const std::string_view* attribute(std::string_view ns, std::string_view name) const;
  /// The same in any namespace: for vocabularies whose transitional and strict names differ only there.
  [[nodiscard]] const std::string_view* attribute(std::string_view name) const;
};

/// Views are valid only during the call.
class Handler {
 public:
  virtual ~Handler() = default;
  virtual void start(const Element& element) = 0;
  virtual void end(std::string_view ns, std::string_view name) = 0;
  virtual void characters(std::string_view text) = 0;
  /// Line of the element being started, 1-based, for messages; set by the reader before each start.
  int line = 0;
  /// Set by a handler that will not go on: the reading stops and returns it.
  std::optional<Error> error;
};

/// Streams a member of the package; a large one through the push parser in chunks as it inflates.
[[nodiscard]] Result<void> stream(const Package& package, std::string_view member, Handler& handler, const Limits& limits);

/// Streams a text that is already in memory; `name` stands in error messages.
[[nodiscard]] Result<void> stream(std::string_view text, std::string_view name, Handler& handler, const Limits& limits);

[[nodiscard]] bool is_utf8(std::string_view text);

/// Streams an HTML page, however badly formed, as events of lower-case names without a namespace. UTF-8 where it is that.
[[nodiscard]] Result<void> stream_html(std::string_view text, Handler& handler);

struct Finding {
  int line = 0;
  std::string message;
};

/// Validates a document against a RELAX NG schema (XML syntax). Empty when it is valid.
[[nodiscard]] std::vector<Finding> validate_relax_ng(std::string_view document, std::string_view schema);

}  // namespace schede::xml
