#include "pipeline/ledger/files.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <system_error>

#include "outputs/escape/escape.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/files.h"

namespace schede {
namespace {

/// An index of the log, which is no part of its content.
constexpr const char* index_suffix = "-shm";

std::filesystem::path with(const std::filesystem::path& file, const std::string& suffix) { return file.string() + suffix; }

[[noreturn]] void cannot_replace(const std::filesystem::path& file, int error) {
  throw Failure(ExitCode::no_output, trouble({"non riesco a sostituire", "cannot replace"}, file.native(), error));
}

void take_away(const std::filesystem::path& file) {
  if (::unlink(file.c_str()) != 0 && errno != ENOENT) cannot_replace(file, errno);
}

void move_file(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0 && errno != ENOENT) cannot_replace(from, errno);
}

/// "state.db.20261122T054429Z", or with a number when there is one of this second.
std::filesystem::path unused_name(const std::filesystem::path& ledger) {
  auto stamp = rfc3339(schede::now());
  stamp.erase(std::remove_if(stamp.begin(), stamp.end(), [](char c) { return c == '-' || c == ':'; }), stamp.end());
  auto name = with(ledger, "." + stamp);
  for (int number = 2; std::filesystem::exists(name); ++number) name = with(ledger, "." + stamp + "." + std::to_string(number));
  return name;
}

}  // namespace

std::filesystem::path ledger_file(const std::filesystem::path& out) { return out / "state.db"; }

std::filesystem::path fresh_ledger_file(const std::filesystem::path& out) { return out / "state.db.new"; }

bool has_ledger(const std::filesystem::path& out) {
  std::error_code error;
  return std::filesystem::exists(ledger_file(out), error);
}

std::filesystem::path existing_ledger(const std::filesystem::path& out) {
  if (has_ledger(out)) return ledger_file(out);
  require_folder(out);
  const auto name = visible(out.native(), LineEnds::shown);
  throw Failure(ExitCode::no_input,
                {"nella cartella " + name + " non c'è alcun registro (state.db)", "the folder " + name + " has no ledger (state.db)"});
}

bool is_emptied(const std::filesystem::path& ledger) {
  std::error_code error;
  return std::filesystem::file_size(ledger, error) == 0 && !error;
}

Failure ledger_trouble(const std::filesystem::path& ledger, const Bilingual& why) {
  const auto name = visible(ledger.native(), LineEnds::shown);
  return {ExitCode::no_output, {"il registro " + name + ": " + why.it, "the ledger " + name + ": " + why.en}};
}

Failure unopened_ledger(const std::filesystem::path& ledger, int error) {
  const auto reason = words_of_error(error);
  return ledger_trouble(ledger, {"non si può aprire (" + reason.it + "); lo può l'utente che lo ha scritto, o chi amministra la macchina",
                                 "it cannot be opened (" + reason.en + "); the user who wrote it can, or who administers the machine"});
}

Failure newer_ledger(const std::filesystem::path& ledger) {
  return ledger_trouble(ledger, {"lo ha scritto una versione più recente di schede; aggiornare il programma",
                                 "a newer version of schede wrote it; update the program"});
}

Failure older_ledger(const std::filesystem::path& ledger) {
  return ledger_trouble(ledger, {"lo ha scritto una versione precedente di schede; lo aggiorna la prossima esecuzione di schede ingest",
                                 "an older version of schede wrote it; the next run of schede ingest brings it up to date"});
}

Failure damaged_ledger(const std::filesystem::path& ledger) {
  return ledger_trouble(ledger, {"è danneggiato; lo rifà dai documenti il comando schede rebuild",
                                 "it is damaged; the command schede rebuild makes it anew from the documents"});
}

Failure missing_ledger(const std::filesystem::path& ledger) {
  return ledger_trouble(ledger, {"non c'è più; lo rifà dalla cartella e dall'archivio il comando schede rebuild",
                                 "it is gone; the command schede rebuild makes it anew from the folder and the archive"});
}

void discard_fresh_ledger(const std::filesystem::path& out) {
  for (const char* suffix : {"", log_suffix, index_suffix}) take_away(with(fresh_ledger_file(out), suffix));
}

std::filesystem::path replace_ledger(const std::filesystem::path& out) {
  const auto ledger = ledger_file(out);
  std::filesystem::path aside;
  if (std::filesystem::exists(ledger)) {
    aside = unused_name(ledger);
    if (::link(ledger.c_str(), aside.c_str()) != 0) cannot_replace(ledger, errno);
  }
  // The log first: beside the fresh ledger it would be taken for that one's.
  if (!aside.empty()) move_file(with(ledger, log_suffix), with(aside, log_suffix));
  take_away(with(ledger, index_suffix));
  move_file(fresh_ledger_file(out), ledger);
  sync_folder(out);
  return aside;
}

}  // namespace schede
