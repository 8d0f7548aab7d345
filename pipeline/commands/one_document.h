#pragma once

#include <string>
#include <vector>

#include "pipeline/commands/command.h"

namespace schede {

/// For commands that show a document: reads the file that the user names in a worker, as those of a pool are, and gives back what `show`
/// made there of the document, or of each return in an envelope; its `line` is the text to show. One return of several is named as records
/// name it, "busta.zip!/scheda.docx". Throws Failure: no_input; io; bad_definition where there is nothing but receipts.
[[nodiscard]] std::vector<Outcome> show_documents(const std::string& file, const Settings& settings, const Show& show);

/// The same where there is to be one. Throws Failure(usage), too, where an envelope holds several: it names them.
[[nodiscard]] Outcome show_document(const std::string& file, const Settings& settings, const Show& show);

}  // namespace schede
