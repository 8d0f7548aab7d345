#pragma once

#include "parsers/document/document.h"

namespace schede {

/// Where a document has boxes to tick and none is ticked, each is one whose state and data may differ (Aside::store). For documents that
/// came through RTF: LibreOffice writes Word's old check boxes there without their state.
void doubt_unticked_boxes(Document& document);

}  // namespace schede
