#pragma once

#include <algorithm>
#include <charconv>
#include <limits>
#include <string_view>

#include "parsers/container/xml.h"

/// Attribute values as OpenDocument writes them.
namespace schede::odt {

/// The attribute's value; empty when it is not there.
[[nodiscard]] inline std::string_view value(const xml::Element& element, std::string_view ns, std::string_view name) {
  const auto* found = element.attribute(ns, name);
  return found ? *found : std::string_view();
}

/// The name of a style; empty when it is longer than any program's. Names are copied to all that inherit them.
[[nodiscard]] inline std::string_view style_name(const xml::Element& element, std::string_view ns, std::string_view name) {
  const auto found = value(element, ns, name);
  return found.size() <= 1000 ? found : std::string_view();
}

/// A whole number, the largest int when it is larger; `otherwise` when the text is not a number.
[[nodiscard]] inline int integer(std::string_view text, int otherwise) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc::result_out_of_range) return std::numeric_limits<int>::max();
  return error == std::errc() && end == text.data() + text.size() ? number : otherwise;
}

/// How often or how wide: at least 1, and 1 when the attribute is not there.
[[nodiscard]] inline int count(const xml::Element& element, std::string_view ns, std::string_view name) {
  const auto* found = element.attribute(ns, name);
  return found ? std::max(integer(*found, 1), 1) : 1;
}

}  // namespace schede::odt
