#pragma once

#include <vector>

#include "extractors/alignment/align.h"

namespace schede {

/// Every place where a document may have a printed text of the form, within a line too ("nato a … il …, codice fiscale …"), in
/// document order. Word for word; a text that is found nowhere so is looked for at the start of lines and cells with some words or
/// letters changed.
[[nodiscard]] std::vector<Match> find_printed_texts(const Page& page, const FormIndex& index);

/// Chooses among matches one place at most for each anchor: the chain in printed order that weighs most, in which a text within a line
/// stands behind another on that line, then what the chain left out among the texts of its own element.
[[nodiscard]] Alignment align_printed_texts(const Page& page, const FormIndex& index, const std::vector<Match>& matches);

}  // namespace schede
