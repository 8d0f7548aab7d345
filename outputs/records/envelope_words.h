#pragma once

#include <string>

#include "extractors/record/record.h"
#include "extractors/text/bilingual.h"

namespace schede {

/// What an envelope states, for a person: who signed and whether the signature fits, who sent it and when.
[[nodiscard]] Bilingual envelope_words(const Envelope& envelope);

/// The names of the files that came with a document; empty where none did.
[[nodiscard]] std::string annex_words(const Source& source);

}  // namespace schede
