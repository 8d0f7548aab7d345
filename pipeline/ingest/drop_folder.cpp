#include "pipeline/ingest/drop_folder.h"

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#include "outputs/escape/escape.h"
#include "pipeline/host/failure.h"

namespace schede {
namespace {

/// The fact of the ledger that names its drop folder.
constexpr const char* folder_fact = "folder";

Failure known_is_another(const std::string& known, const std::filesystem::path& out) {
  const auto folder = visible(known, LineEnds::shown), name = visible(out.native(), LineEnds::shown);
  return {ExitCode::bad_definition,
          {"la cartella " + name + " è il registro di un'altra cartella d'arrivo, " + folder +
               ": indicare un altro --out; se è stata spostata, dirlo con --folder-moved",
           "the folder " + name + " is the register of another drop folder, " + folder +
               ": name another --out; if it was moved, say so with --folder-moved"}};
}

}  // namespace

DropFolder::DropFolder(std::filesystem::path folder) : folder_(std::move(folder)) {
  if (::stat(folder_.c_str(), &identity_) != 0) {
    throw Failure(ExitCode::no_input, trouble({"non riesco a leggere la cartella", "cannot read the folder"}, folder_.native(), errno));
  }
}

void DropFolder::check(Ledger& ledger, const std::filesystem::path& out) const {
  const auto known = ledger.fact(folder_fact);
  std::error_code none;
  if (!known.empty() && known != canonical() && !std::filesystem::equivalent(known, folder_, none)) throw known_is_another(known, out);
}

void DropFolder::make_known(Ledger& ledger) const {
  if (ledger.fact(folder_fact) != canonical()) ledger.set_fact(folder_fact, canonical());
}

std::string DropFolder::canonical() const { return std::filesystem::canonical(folder_).string(); }

bool DropFolder::is_still_there() const {
  struct stat status {};
  return ::stat(folder_.c_str(), &status) == 0 && status.st_dev == identity_.st_dev && status.st_ino == identity_.st_ino;
}

}  // namespace schede
