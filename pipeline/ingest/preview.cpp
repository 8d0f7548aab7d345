#include "pipeline/ingest/preview.h"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include "outputs/escape/escape.h"
#include "pipeline/host/clock.h"
#include "pipeline/ingest/archive.h"
#include "pipeline/ingest/settle.h"
#include "pipeline/ledger/files.h"

namespace schede {
namespace {

const Bilingual nothing_written{"Prova: non è stato scritto nulla.\n", "Dry run: nothing was written.\n"};

std::string counted(const Bilingual& words, std::size_t count, Language language) {
  return words.in(language) + ": " + std::to_string(count) + '\n';
}

std::string named(const Bilingual& what, const std::string& path, Language language) {
  return "  " + what.in(language) + "  " + visible(path, LineEnds::shown) + '\n';
}

std::optional<Ledger> ledger_to_ask(const std::filesystem::path& out) {
  const auto file = ledger_file(out);
  if (!std::filesystem::exists(file)) return {};
  return std::optional<Ledger>(std::in_place, file);
}

/// What a file that would be read is to the ledger.
Bilingual kind_of(const Found& file, const std::vector<KnownFile>& known) {
  const auto row =
      std::ranges::lower_bound(known, file.path, {}, [](const KnownFile& each) -> const std::string& { return each.file.path; });
  if (row == known.end() || row->file.path != file.path) return {"nuovo", "new"};
  const bool is_changed = row->file.bytes != file.bytes || row->file.modified != file.modified;
  return is_changed ? Bilingual{"cambiato", "changed"} : Bilingual{"da rileggere", "to be read again"};
}

std::vector<std::string> to_read_again(Ledger& ledger, const IngestOptions& options) {
  std::vector<std::string> paths;
  for (const auto& kept : ledger.kept(in_archive({})))
    if (is_read_again(kept.status, kept.reader, options.reader, again_of(options))) paths.push_back(kept.place);
  return paths;
}

/// The places (file_location.h) of all documents that a rebuild would find.
std::set<std::string> places_found(const IngestOptions& options) {
  std::set<std::string> places;
  for (const auto& file : scan_folder(options.folder, {options.out, options.archive}).files) places.insert(in_drop(file.path));
  if (!std::filesystem::is_directory(options.archive)) return places;
  for (const auto& file : scan_folder(options.archive).files)
    if (read_archive_place(file.path)) places.insert(in_archive(file.path));
  return places;
}

/// The returns whose documents are nowhere, by path.
std::vector<std::string> without_document(Ledger& ledger, const std::set<std::string>& places) {
  std::set<std::string> found;
  for (auto& kept : ledger.kept())
    if (places.contains(kept.place)) found.insert(std::move(kept.place));
  std::vector<std::string> paths;
  for (const auto& row : ledger.returns())
    if (!found.contains(row.place)) paths.push_back(row.source);
  return paths;
}

}  // namespace

std::string preview_of_ingest(const IngestOptions& options) {
  const auto scan = scan_folder(options.folder, {options.out, options.archive});
  auto ledger = ledger_to_ask(options.out);
  const auto known = ledger ? ledger->files() : std::vector<KnownFile>();
  const auto plan = plan_intake(scan.files, known, options.reader, again_of(options));
  const auto again = ledger ? to_read_again(*ledger, options) : std::vector<std::string>();
  const auto language = options.language;
  auto text = counted({"Da leggere", "To be read"}, plan.to_read.size() + again.size(), language);
  for (const auto& file : plan.to_read) {
    const bool may_grow = is_unsettled(options.folder, file, options.settle, now());
    text += named(may_grow ? Bilingual{"forse ancora in scrittura", "may still be written"} : kind_of(file, known), file.path, language);
  }
  for (const auto& place : again) text += named({"da rileggere", "to be read again"}, place, language);
  text += counted({"Già presi in carico", "Taken in before"}, plan.known, language);
  if (!plan.gone.empty())
    text += counted({"Non più nella cartella, restano nel registro", "No longer in the folder, kept in the register"}, plan.gone.size(),
                    language);
  if (!options.archive.empty())
    text += counted({"Da spostare nell'archivio, al più", "To be moved to the archive, at most"}, scan.files.size(), language);
  for (const auto& folder : scan.unlisted) text += named({"non si legge la cartella", "cannot read the folder"}, folder.path, language);
  return text + nothing_written.in(language);
}

std::string preview_of_rebuild(const IngestOptions& options) {
  const auto places = places_found(options);
  const auto language = options.language;
  auto text = counted({"Documenti da leggere, nella cartella e nell'archivio", "Documents to be read, in the folder and the archive"},
                      places.size(), language);
  try {
    auto ledger = ledger_to_ask(options.out);
    const auto lost = ledger ? without_document(*ledger, places) : std::vector<std::string>();
    text += counted(
        {"Schede senza più il documento, che il registro perderebbe", "Returns without their document, which the register would lose"},
        lost.size(), language);
    for (const auto& path : lost) text += "  " + visible(path, LineEnds::shown) + '\n';
  } catch (const Failure& failure) {
    text += failure.words.in(language) + '\n';  // why a rebuild is wanted, most likely
  }
  return text + nothing_written.in(language);
}

}  // namespace schede
