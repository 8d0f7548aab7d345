#include "pipeline/commands/letter_files.h"

#include <ostream>
#include <system_error>

#include "extractors/text/csv_table.h"
#include "extractors/text/decode.h"
#include "extractors/text/fold.h"
#include "outputs/escape/escape.h"
#include "outputs/letters/mail_draft.h"
#include "outputs/tables/reminders.h"
#include "pipeline/host/failure.h"
#include "pipeline/host/files.h"

namespace schede {
namespace {

constexpr const char* csv_name = "remind.csv";
constexpr std::uint64_t csv_bytes_limit = 1 << 30;

/// "007-comune-di-lecce.eml": no character of a document's making can leave the folder.
std::string draft_name(std::size_t number, const std::string& organisation) {
  auto name = std::to_string(number);
  name.insert(0, name.size() < 3 ? 3 - name.size() : 0, '0');
  name += '-';
  for (const char c : fold_key(organisation).substr(0, 60)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain || name.back() != '-') name += plain ? c : '-';
  }
  while (name.back() == '-') name.pop_back();
  return name + ".eml";
}

/// A draft of an earlier time must not be sent with those of now.
void remove_earlier(const std::filesystem::path& folder) {
  const auto bytes = read_file(folder / csv_name, csv_bytes_limit);
  const auto text = bytes ? decoded_text(bytes->content) : std::nullopt;
  const auto rows = read_csv(text.value_or(""));
  if (!rows) return;
  for (const auto& row : *rows) {
    const auto draft = std::filesystem::path(row.cells.back()).filename();
    std::error_code error;
    if (draft.extension() == ".eml") std::filesystem::remove(folder / draft, error);
  }
}

void make_room(const LetterFiles& files) {
  make_folder(files.folder);
  if (files.replace) return remove_earlier(files.folder);
  if (std::filesystem::is_empty(files.folder)) return;
  const auto folder = visible(files.folder.native(), LineEnds::shown);
  throw Failure(ExitCode::no_output,
                {"la cartella " + folder + " non è vuota: sceglierne un'altra, o sostituire i solleciti che contiene con --force",
                 "the folder " + folder + " is not empty: choose another one, or replace the reminders in it with --force"});
}

}  // namespace

void write_letters(const std::vector<Reminder>& reminders, const LetterTemplate& letters, const std::string& form_title,
                   const LetterFiles& files) {
  make_room(files);
  const auto name_of = [&](std::size_t i) { return reminders[i].email.empty() ? "" : draft_name(i + 1, reminders[i].organisation); };
  const auto letter_of = [&](std::size_t i) { return letters.fill(reminders[i], form_title, files.deadline); };
  AtomicFile csv_file(files.folder / csv_name);
  RemindersCsv csv(csv_file.stream(), files.csv);
  for (std::size_t i = 0; i < reminders.size(); ++i) csv.add(reminders[i], letter_of(i), name_of(i));
  csv_file.commit();  // before the drafts, so that every draft in the folder is listed
  for (std::size_t i = 0; i < reminders.size(); ++i) {
    if (reminders[i].email.empty()) continue;
    const auto letter = letter_of(i);
    AtomicFile draft(files.folder / name_of(i));
    write_mail_draft(draft.stream(), {files.from, reminders[i].email, letter.subject, letter.body});
    draft.commit();
  }
  sync_folder(files.folder);
}

}  // namespace schede
