#pragma once

#include <string>

namespace schede {

/// Makes an apostrophe that stands for an accent the accent ("citta'" -> "città", "E'" -> "È", "perche'" -> "perché") and leaves
/// elisions, truncations and quoted words alone ("l'", "un po'", "'casa'"). The text is clean: its apostrophes are all '\''.
/// Which word takes which accent comes from Hunspell's Italian dictionary, by way of cmake/accent_words.cpp.
void restore_accents(std::string& text);

}  // namespace schede
