#pragma once

#include "extractors/alignment/align.h"

namespace schede {

/// Finds the headings of narratives that the respondent put in words of his own ("La pratica che abbiamo individuato"): between
/// what is printed before and behind the missing ones, as many lines as are missing that have the look of the document's other headings or,
/// where that tells none apart, stand like headings and share words with theirs. Each is placed with a low similarity.
void place_reworded_headings(const Page& page, const FormIndex& index, Alignment& alignment, LineRange copy);

}  // namespace schede
