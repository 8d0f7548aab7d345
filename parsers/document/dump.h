#pragma once

#include <string>

#include "parsers/document/document.h"

namespace schede {

/// The document as stable text that shows its structure: one line a paragraph, tables and frames indented, the look of
/// runs in brackets. The language of the readers' tests; a form saved as DOCX and as ODT has one dump.
std::string dump(const Document& document);

/// The words that a person sees, in reading order: paragraphs by line, cells of a row by tab, the notes after the body.
std::string plain_text(const Document& document);

}  // namespace schede
