#pragma once

#include <vector>

#include "extractors/form/form.h"
#include "extractors/record/record.h"

namespace schede {

/// Moves what a return of an older version of a form says to the paths of the newest, by the `was` of that one's definition: values,
/// evidence, gaps. What is no longer asked stands below `former`, and nobody misses it. `blank` are the fields of a return of the newest
/// with nothing in it, in its order. The record goes on telling the version that was filled in.
void move_to_newest(Record& record, const Form& older, const Form& newest, std::vector<Field> blank);

}  // namespace schede
