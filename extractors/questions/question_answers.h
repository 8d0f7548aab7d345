#pragma once

#include "extractors/answers/form_answers.h"

namespace schede {

/// Reads a form of version 2: every question of the definition in its order.
[[nodiscard]] FormReading read_questions(const Page& page, const FormIndex& index);

/// Is a document this form: half of its labels, at least four, with eight words in all?
[[nodiscard]] bool has_labels_of(const FormIndex& index, const Alignment& alignment);

}  // namespace schede
