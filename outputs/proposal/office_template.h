#pragma once

#include <kainjow/mustache.hpp>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "extractors/text/bilingual.h"

namespace schede {

/// A DOCX or ODT document with Mustache in its text, body, notes, headers and footers alike: variables `{{name}}`, sections `{{#name}}` …
/// `{{/name}}` and `{{^name}}` … `{{/name}}`. A program may have cut a tag into runs. A paragraph that holds only tags of sections is no
/// paragraph of the result, so that sections hold whole paragraphs and tables.

/// The document, "docx" or "odt", with values in the places of the names; the error says what is wrong in the template. `names`: all that
/// there are.
[[nodiscard]] tl::expected<std::string, Bilingual> fill_office_template(std::string_view bytes, std::string_view format,
                                                                        const std::vector<std::string_view>& names,
                                                                        const kainjow::mustache::data& values);

/// The steps of it, on the XML of one part: tags as one text each, in the place of their beginning; then paragraphs of tags alone gone.
[[nodiscard]] std::string with_whole_tags(std::string_view xml);
[[nodiscard]] std::string without_tag_paragraphs(std::string_view xml);

}  // namespace schede
