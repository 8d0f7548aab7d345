#pragma once

#include <iosfwd>

#include "outputs/report/return_html.h"

namespace schede {

/// What the page of a return says and shows, for another page to hold: its answers with what is doubtful of them, words that no field
/// took, and the document with the words of every value marked (answers_html.h names the places).
void write_return_parts(std::ostream& out, const ReturnPage& page, Language language);

}  // namespace schede
