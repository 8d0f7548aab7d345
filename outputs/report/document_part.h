#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/record/record.h"
#include "extractors/text/bilingual.h"
#include "parsers/document/document.h"

namespace schede {

/// A document as the page of its return shows it, in two steps: when it is read its content is laid out, still without marks, and kept;
/// whenever the page is written the marks come to it.

/// Lays a document out. Of a very long one, the beginning.
void write_document_part(std::ostream& out, const Document& document, Language language);

/// Words of the document that mean something on the page.
struct DocumentMark {
  Passage passage;
  enum class Kind { unread, read, doubtful } kind = Kind::unread;  ///< where several meet, the last of these shows
  std::string anchor;                                              ///< of the value that was read from them; empty for none
};

/// Writes what write_document_part wrote as HTML. Words of a value lead to it, `#v-ANCHOR`, and the first of them are `#w-ANCHOR`.
void write_marked_document(std::ostream& out, std::string_view part, const std::vector<DocumentMark>& marks);

}  // namespace schede
