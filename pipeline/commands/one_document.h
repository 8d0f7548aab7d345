#pragma once

#include <string>

#include "pipeline/commands/command.h"

namespace schede {

/// For commands that show one document: reads the file that the user names in a worker, as those of a pool are, and gives back what
/// `show` made of it there; its `line` is the text to show. Throws Failure: no_input, or io.
[[nodiscard]] Outcome show_document(const std::string& file, const Settings& settings, const Show& show);

}  // namespace schede
