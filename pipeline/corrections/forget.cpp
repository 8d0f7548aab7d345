#include "pipeline/corrections/forget.h"

#include <algorithm>
#include <cerrno>
#include <set>
#include <system_error>

#include "pipeline/host/failure.h"
#include "pipeline/host/file_location.h"
#include "pipeline/ingest/archive.h"
#include "pipeline/ingest/return_pages.h"
#include "pipeline/workers/job.h"

namespace schede {
namespace {

/// What somebody set aside, and ledgers of before.
bool is_kept_aside(const std::string& name) { return name.find(".edited-") != std::string::npos || name.starts_with("state.db."); }

std::vector<std::filesystem::path> kept_aside(const std::filesystem::path& out) {
  std::vector<std::filesystem::path> found;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(out, error))
    if (entry.is_regular_file(error) && is_kept_aside(entry.path().filename().string())) found.push_back(entry.path());
  std::ranges::sort(found);
  return found;
}

/// A copy in the archive, and what is said beside it of a rejected one.
void add_copy(const std::filesystem::path& copy, Forgetting& what) {
  for (const auto& path : {copy, std::filesystem::path(copy.string() + std::string(note_suffix))})
    if (std::filesystem::exists(path) && std::ranges::find(what.deleted, path) == what.deleted.end()) what.deleted.push_back(path);
}

void add_pages(const std::filesystem::path& folder, const std::string& id, Forgetting& what) {
  for (const auto& name : {id + ".html", ".parts/" + id})
    if (const auto page = folder / return_pages / name; std::filesystem::exists(page)) what.deleted.push_back(page);
}

}  // namespace

Forgetting forgetting_of(Ledger& ledger, const std::filesystem::path& out, const std::string& sha256, const std::filesystem::path& drop,
                         const std::filesystem::path& archive) {
  Forgetting what;
  what.sha256 = sha256;
  const auto id = record_id(sha256, {});
  const auto returns = ledger.returns();
  std::set<std::string> places;  // in the archive
  for (const TakenIn& row : returns) {
    if (row.sha256 != sha256) continue;
    what.sources.push_back(row.source);
    const auto path = located(row.place, drop, archive);
    if (path.empty() || !std::filesystem::exists(path)) continue;
    is_in_archive(row.place) ? add_copy(path, what) : what.in_drop.push_back(path);
    if (is_in_archive(row.place)) places.insert(row.place);
  }
  for (const TakenIn& row : returns)
    if (row.sha256 != sha256 && places.contains(row.place)) what.without_original.push_back(row.source);
  add_pages(out, id, what);
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(out, error))
    if (entry.is_directory(error)) add_pages(entry.path(), id, what);
  what.may_hold_it = kept_aside(out);
  what.corrections = static_cast<std::size_t>(std::ranges::count(ledger.corrections(), id, &Correction::record_id));
  return what;
}

void forget(Ledger& ledger, const Forgetting& what, const std::string& why) {
  for (const auto& path : what.deleted) {
    std::error_code error;
    std::filesystem::remove(path, error);
    if (error) throw Failure(ExitCode::io, trouble({"non riesco a cancellare", "cannot delete"}, path.native(), error.value()));
  }
  ledger.forget_document(what.sha256, why);
}

}  // namespace schede
