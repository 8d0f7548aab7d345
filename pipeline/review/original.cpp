#include "pipeline/review/original.h"

#include <limits>
#include <utility>

#include "pipeline/host/compression.h"
#include "pipeline/host/file_location.h"
#include "pipeline/host/files.h"

namespace schede {

Original original_of(Ledger& ledger, const TakenIn& row, const std::filesystem::path& drop, const std::filesystem::path& archive) {
  Original original{Original::State::gone, located(row.place, drop, archive)};
  if (original.file.empty()) return original;
  const auto print = fingerprint(original.file, std::numeric_limits<std::uint64_t>::max());
  if (!print) return original;
  original.state = print->sha256 == ledger.history(row.id).file_sha256 ? Original::State::as_read : Original::State::changed;
  return original;
}

std::optional<std::string> laid_out(const Original& original, const TakenIn& row, const Reader& reader, PoolLimits pool) {
  pool.worker.readable = {original.file};
  std::optional<Request> asked{{original.file.string(), row.file.path}};
  std::optional<std::string> part;
  run_pool(
      pool, work_with(reader), [&](bool) { return std::exchange(asked, {}); },
      [&](const Request&, const FileAnswer& answer) {
        for (const Outcome& outcome : answer.outcomes)
          if (outcome.sha256 == row.sha256 && !outcome.part.empty()) part = expanded(outcome.part);
      });
  return part;
}

Bilingual words_of(Original::State state, bool is_shown) {
  const Bilingual kept =
      is_shown ? Bilingual{" Si vede come era quando è stato letto.", " It is shown as it was when it was read."} : Bilingual();
  switch (state) {
    case Original::State::as_read: return kept;
    case Original::State::changed:
      return {"Il documento nella cartella non è più quello letto." + kept.it,
              "The document in the folder is no longer the one that was read." + kept.en};
    case Original::State::gone:
      return {"Il documento non è più al suo posto." + kept.it, "The document is no longer in its place." + kept.en};
  }
  return kept;
}

}  // namespace schede
