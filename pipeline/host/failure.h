#pragma once

#include <stdexcept>
#include <string_view>
#include <utility>

#include "extractors/form/form.h"

namespace schede {

/// What the program tells the shell. Gaps and rejected documents are results: they are `done`.
enum class ExitCode {
  done = 0,
  fail_on = 3,  ///< all was written, and --fail-on found what it looks for
  usage = 64,
  bad_definition = 65,  ///< input that cannot be used: a form definition, a roster, records, another drop folder's ledger
  no_input = 66,
  no_output = 73,
  io = 74,
  busy = 75,  ///< another run holds the output folder
};

/// A command that cannot go on. Thrown where it is found, told to the user and made the exit code in main, once.
/// The words name the file and what to do; file names in them have gone through visible().
struct Failure : std::runtime_error {
  Failure(ExitCode exit_code, Bilingual message) : std::runtime_error(message.en), code(exit_code), words(std::move(message)) {}
  ExitCode code;
  Bilingual words;
};

/// An errno: "permesso negato".
[[nodiscard]] Bilingual words_of_error(int error);

/// What could not be done, to what, and why (an errno): "non riesco a leggere a.docx: non esiste".
[[nodiscard]] Bilingual trouble(const Bilingual& action, std::string_view path, int error);

}  // namespace schede
