#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "outputs/letters/letter.h"
#include "outputs/survey/reminders.h"
#include "outputs/tables/csv.h"

namespace schede {

/// How reminders become files.
struct LetterFiles {
  std::filesystem::path folder;  ///< made where it is missing
  bool replace = false;          ///< the folder's earlier reminders, those that its remind.csv lists, make room; else it must be empty
  Dialect csv = Dialect::standard;
  std::string from, deadline;  ///< of every letter; may be empty
};

/// Writes remind.csv with a row a reminder, and a draft for each that there is an address for. Throws Failure(no_output).
void write_letters(const std::vector<Reminder>& reminders, const LetterTemplate& letters, const std::string& form_title,
                   const LetterFiles& files);

}  // namespace schede
