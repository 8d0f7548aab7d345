#include "pipeline/ingest/archive.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ostream>
#include <system_error>
#include <unordered_set>
#include <utility>
#include <vector>

#include "outputs/escape/escape.h"
#include "pipeline/host/failure.h"
#include "pipeline/host/file_location.h"
#include "pipeline/host/files.h"
#include "pipeline/host/move_file.h"

namespace schede {
namespace {

constexpr std::string_view rejected_folder = "rejected/";

std::string folder_of(const Kept& document) {
  if (document.status == Status::rejected) return std::string(rejected_folder);
  return document.arrived.substr(0, 4) + '/' + document.arrived.substr(5, 2) + '/';
}

std::string numbered(const std::string& path, int number) {
  const std::filesystem::path name(path);
  return (name.parent_path() / (name.stem().string() + " (" + std::to_string(number) + ")" + name.extension().string())).string();
}

bool is_at(const std::filesystem::path& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0;
}

bool is_as_it_was_read(const std::filesystem::path& path, const Found& file) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 && static_cast<std::uint64_t>(status.st_size) == file.bytes &&
         modified_time(status) == file.modified;
}

bool all_digits(std::string_view text) { return text.find_first_not_of("0123456789") == text.npos; }

std::filesystem::path note_of(const std::filesystem::path& document) { return document.string() + std::string(note_suffix); }

void write_note(const std::filesystem::path& path, const std::string& reason) {
  AtomicFile note(path);
  note.stream() << visible(reason, LineEnds::shown) << '\n';
  note.commit();
}

}  // namespace

std::string archive_place(const Kept& document, const std::function<bool(const std::string&)>& is_taken) {
  const auto folder = folder_of(document);
  auto place = folder + document.file.path;
  for (int number = 2; is_taken(place) || is_taken(place + std::string(note_suffix)); ++number) {
    place = folder + numbered(document.file.path, number);
  }
  return place;
}

std::optional<Archived> read_archive_place(const std::string& place) {
  if (place.starts_with(rejected_folder)) {
    if (place.ends_with(note_suffix)) return {};
    return Archived{place.substr(rejected_folder.size()), {}};
  }
  const bool by_month =
      place.size() > 8 && all_digits(place.substr(0, 4)) && place[4] == '/' && all_digits(place.substr(5, 2)) && place[7] == '/';
  if (!by_month) return {};
  return Archived{place.substr(8), place.substr(0, 4) + '-' + place.substr(5, 2)};
}

Archive::Archive(std::filesystem::path drop, std::filesystem::path archive, Ledger& ledger, Messages& messages, Stop stop)
    : drop_(std::move(drop)), archive_(std::move(archive)), ledger_(ledger), messages_(messages), stop_(std::move(stop)) {}

std::filesystem::path Archive::locate(const std::string& place) const { return located(place, drop_, archive_); }

void Archive::note_moves() {
  std::unordered_set<std::string> noted;
  std::set<std::int64_t> on_their_way;
  for (const auto& move : ledger_.moves()) on_their_way.insert(move.document);
  const auto is_taken = [&](const std::string& place) { return noted.contains(place) || is_at(archive_ / place); };
  for (const auto& document : ledger_.kept()) {
    const auto folder = in_archive(folder_of(document));
    if (on_their_way.contains(document.id) || document.place.starts_with(folder) ||
        !is_as_it_was_read(locate(document.place), document.file))
      continue;
    const auto place = archive_place(document, is_taken);
    noted.insert(place);
    ledger_.note_move(document.id, in_archive(place));
  }
  ledger_.commit();
}

std::size_t Archive::make_moves() {
  const auto failed_before = failed_.size();
  std::vector<std::int64_t> made;
  std::set<std::filesystem::path> entered, left;
  for (const auto& move : ledger_.moves()) {
    if (failed_.contains(move.document)) continue;
    const bool changed = has_changed(move);
    if (stop_()) break;
    if (changed) {
      ledger_.forget_move(move.document);  // the scan finds it and it is read first
      continue;
    }
    if (!make(move)) {
      if (stop_()) break;
      failed_.insert(move.document);
      continue;
    }
    made.push_back(move.document);
    entered.insert(locate(move.to).parent_path());
    left.insert(locate(move.from).parent_path());
  }
  // On the disk before the ledger relies on it, and at the new place before it has left the old one.
  for (const auto& folder : entered) sync_folder(folder);
  for (const auto& folder : left) {
    if (is_at(folder)) sync_folder(folder);
  }
  for (const auto document : made) ledger_.end_move(document);
  ledger_.commit();
  return failed_.size() - failed_before;
}

bool Archive::is_document(const std::filesystem::path& path, const Move& move) const {
  if (move.sha256.empty()) return is_as_it_was_read(path, move.file);
  const auto print = fingerprint(path, move.file.bytes, stop_);
  return print && print->sha256 == move.sha256;
}

bool Archive::has_changed(const Move& move) const {
  const auto from = locate(move.from);
  return !is_at(locate(move.to)) && is_at(from) && !is_document(from, move);
}

bool Archive::make(const Move& move) {
  const auto from = locate(move.from), to = locate(move.to);
  make_folder(to.parent_path());
  const auto moved = move_file(from, to, stop_);
  const bool was_moved = !moved && moved.error() == EEXIST && is_document(to, move);  // and another file came in its place
  if (stop_() && !moved && !was_moved) return false;
  if (!moved && !was_moved) {
    if (moved.error() == EEXIST || moved.error() == ENOENT) ledger_.forget_move(move.document);  // the next run finds another name
    const auto name = below(move.from);
    messages_.tell({Event::Level::warning, "not-archived", trouble({"non riesco ad archiviare", "cannot archive"}, name, moved.error()),
                    std::string(name)});
    return false;
  }
  if (is_in_archive(move.from)) ::unlink(note_of(from).c_str());  // it was rejected and no longer is
  if (!move.reason.empty()) write_note(note_of(to), move.reason);
  return true;
}

}  // namespace schede
