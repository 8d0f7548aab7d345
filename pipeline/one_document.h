#pragma once

#include <string>

#include "extractors/record.h"
#include "parsers/document.h"
#include "parsers/error.h"
#include "pipeline/command.h"

namespace schede {

/// The document of commands that show one.
struct OneDocument {
  Source source;
  Result<Document> document;
};

/// Reads the file that the user names. Throws Failure: no_input, or io.
[[nodiscard]] OneDocument read_one(const std::string& file);

}  // namespace schede
