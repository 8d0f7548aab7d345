#pragma once

#include <string>

/// Parts of an OpenDocument text, for tests of what stands in them.
namespace schede::test::odf {

/// The part `office:root` with the usual prefixes bound.
[[nodiscard]] std::string part(const std::string& root, const std::string& inner);

/// content.xml: a body with the automatic styles that it needs, and a symbol font.
[[nodiscard]] std::string content(const std::string& body, const std::string& styles = {});

/// The same as a flat document.
[[nodiscard]] std::string flat(const std::string& body, const std::string& styles = {});

}  // namespace schede::test::odf
