#pragma once

#include "extractors/form/form_index.h"
#include "extractors/page/page.h"

namespace schede {

/// Is a line the head or foot of a page that was typed or scanned into the text: "Comune di Lecce – pag. 2 di 4", or what a fax prints
/// on each sheet: "12/05/2011 10:32 FAX 0832 682112 002/004"?
[[nodiscard]] bool is_page_line(const FormIndex& index, const Line& line);

}  // namespace schede
