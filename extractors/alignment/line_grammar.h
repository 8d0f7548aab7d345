#pragma once

#include <cstdint>
#include <string_view>

#include "extractors/alignment/candidates.h"

namespace schede {

/// Is it a label of a field of one line, whose answer may follow it on its line?
[[nodiscard]] bool is_short_label(const Anchor& anchor);

/// Does a text start with what parts a label from its answer: a colon, a tab, a dash, dots?
[[nodiscard]] bool is_separator(std::string_view rest);

/// Does bold type begin or end at a byte of a line?
[[nodiscard]] bool formatting_changes(const Line& line, std::uint32_t at);

/// May the words that run on after a label's match be its answer?
[[nodiscard]] bool may_join(const FormField& field, const Match& match, std::string_view rest);

/// Says of a match that ends with its last word (`end`) what punctuation still belongs to it, where an answer can begin and what follows
/// (`end`, `answer`, `rest`). False where words run on that make it no printed text.
[[nodiscard]] bool find_end(Match& match, const Page& page, const Anchor& anchor);

}  // namespace schede
