#pragma once

#include "parsers/pdf/flow.h"

namespace schede::pdf {

/// Makes tables of lines whose right parts begin at one place, without any drawn rule: a label and its answer beside it.
void find_columns(Area& area);

}  // namespace schede::pdf
