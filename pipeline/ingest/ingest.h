#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "extractors/form/form_set.h"
#include "outputs/tables/csv.h"
#include "pipeline/host/messages.h"
#include "pipeline/ingest/alterations.h"
#include "pipeline/ingest/findings.h"
#include "pipeline/ingest/intake.h"
#include "pipeline/ingest/outputs.h"
#include "pipeline/ingest/publish.h"
#include "pipeline/ledger/ledger.h"
#include "pipeline/workers/pool.h"

namespace schede {

struct IngestOptions {
  std::filesystem::path folder, out;
  std::filesystem::path archive;  ///< where what was taken in is moved; empty: it stays where it is
  std::filesystem::path roster;   ///< read anew by every run; empty for none
  Again again = Again::nothing;
  bool folder_moved = false;  ///< `folder` is the ledger's, whatever it was called and whatever is in it
  const FormSet* forms = nullptr;
  std::string reader;  ///< tells one form definition, language, version, set of limits and converter from another; see Ledger::take_in
  Language language = Language::it;
  Dialect csv = Dialect::standard;
  OutputSet outputs = OutputSet::all;
  PoolLimits pool;
  Limits limits;
  std::chrono::nanoseconds settle{std::chrono::seconds(5)};  ///< how long a file that is no whole archive is left in peace
  bool names_accepted = false;  ///< says of each return that it was taken in; of a rejected document it always does
};

/// The fact of the ledger that says when the last run came to a good end, also one that found nothing new.
inline constexpr const char* good_run_fact = "good_run";

/// What a run reads again: everything, where pages are wanted and the documents that they show are not kept.
[[nodiscard]] Again again_of(const IngestOptions& options);

/// What a run came to.
struct IngestResult {
  std::size_t added = 0, changed = 0, gone = 0, known = 0;
  Alterations again;                ///< known documents that were read again
  std::size_t passed_over = 0;      ///< documents that somebody had taken out before
  std::size_t receipts = 0;         ///< of certified mail: no returns
  std::size_t unread = 0;           ///< files and folders that could not be read, or moved; they are tried again by the next run
  std::vector<Pending> pending;     ///< files that were seen and are left to the next run
  Findings taken_in;                ///< by this run
  Findings all;                     ///< in the whole register
  std::vector<FormSurvey> surveys;  ///< of each register, when the outputs were written; none when they stood already
};

/// Takes in what is new in a folder and brings the outputs up to date. `stop` is asked now and then: true ends the run early, with
/// all that was read in the outputs. Killed at any instant, the next run goes on. Throws Failure.
IngestResult ingest(
    const IngestOptions& options, Messages& messages, const std::function<bool()>& stop = [] { return false; });

/// Makes the ledger anew from the folder and the archive, takes over what people decided, sets the old one aside and brings the outputs up
/// to date. `recover` is given the new ledger, and whether the old one still said what people decided. Killed at any instant, the old
/// ledger is there or the whole new one. Throws Failure.
using Recover = std::function<void(Ledger& fresh, bool has_decisions)>;
IngestResult rebuild(
    const IngestOptions& options, Messages& messages, const Recover& recover = [](Ledger&, bool) {});

}  // namespace schede
