#include "pipeline/ingest/ingest.h"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <thread>
#include <unordered_set>
#include <utility>
#include <vector>

#include "extractors/extract.h"
#include "outputs/escape/escape.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/failure.h"
#include "pipeline/host/lock.h"
#include "pipeline/host/scan.h"
#include "pipeline/ingest/archive.h"
#include "pipeline/ingest/drop_folder.h"
#include "pipeline/ingest/intake.h"
#include "pipeline/ingest/output_folder.h"
#include "pipeline/ingest/publish.h"
#include "pipeline/ingest/registers.h"
#include "pipeline/ingest/return_pages.h"
#include "pipeline/ingest/roster_file.h"
#include "pipeline/ingest/settle.h"
#include "pipeline/ledger/files.h"
#include "pipeline/ledger/ledger.h"

namespace schede {
namespace {

/// How often a file that keeps growing is waited for before it is left to the next run.
constexpr int settle_rounds = 6;

/// A file that is to be read, and where it is (file_location.h).
struct Reading {
  Found file;
  std::string place;
  std::optional<std::string> arrived;  ///< as TakenIn has it; nothing where the ledger knows
};

/// The folder may be the place where a disk is not mounted, or another one.
Bilingual emptied(const std::filesystem::path& folder, std::size_t gone) {
  const auto name = visible(folder.native(), LineEnds::shown), count = std::to_string(gone);
  return {"nella cartella " + name + " non c'è più nessuno dei " + count +
              " documenti di prima: controllare che sia quella giusta e montata; se va bene così, dirlo con --folder-moved",
          "none of the " + count + " documents of before is in the folder " + name +
              ": check that it is the right one and mounted; if all is well, say so with --folder-moved"};
}

class Ingest {
 public:
  /// `arrivals_known`: what is new to the ledger came since the run before.
  Ingest(const IngestOptions& options, Messages& messages, const std::function<bool()>& stop, Ledger& ledger, bool arrivals_known = true)
      : options_(options),
        messages_(messages),
        stop_(stop),
        ledger_(ledger),
        arrivals_known_(arrivals_known),
        drop_(options.folder),
        roster_(load_roster(options.roster)),
        places_(registers_of(*options.forms)),
        again_(again_of(options)) {
    for (auto& digest : ledger.forgotten()) forgotten_.insert(std::move(digest));
    if (!options.folder_moved) drop_.check(ledger, options.out);
    drop_.make_known(ledger);
    if (!options.archive.empty()) archive_.emplace(options.folder, options.archive, ledger, messages, stop);
  }

  void take_in_folder() {
    const auto scan = scan_folder(options_.folder, {options_.out, options_.archive});
    for (const auto& trouble : scan.unlisted) cannot_read(trouble.path, trouble.error);
    auto plan = plan_intake(scan.files, ledger_.files(), options_.reader, again_);
    keep_unlisted(scan.unlisted, plan.gone);
    if (plan.lacks_all_known() && !options_.folder_moved) {
      messages_.tell({Event::Level::warning, "folder-emptied", emptied(options_.folder, plan.gone.size())});
      ++result_.unread;
      result_.pending = ledger_.pending();
      if (scan.files.empty()) return;  // nothing in it tells that it is the folder: nothing is taken for gone
    }
    result_.added = plan.added;
    result_.changed = plan.changed;
    result_.known = plan.known;
    compares_ = plan.changed + plan.again > 0;
    result_.gone = plan.gone.size();
    update_presence(plan);
    update_pending(plan);
    wait_for(take_in_settled(plan.to_read));
    result_.pending = ledger_.pending();
    ledger_.commit();
  }

  /// Documents of the archive that are to be read again.
  void read_archive_again() {
    std::vector<Reading> readings;
    for (auto& kept : ledger_.kept(in_archive({}))) {
      if (is_read_again(kept.status, kept.reader, options_.reader, again_)) {
        readings.push_back({std::move(kept.file), std::move(kept.place), std::nullopt});
      } else {
        ++result_.known;
      }
    }
    if (readings.empty()) return;
    if (!archive_) {
      const auto count = std::to_string(readings.size());
      messages_.say({count + " documenti in archivio sono da rileggere: indicare --archive",
                     count + " documents of the archive are to be read again: name it with --archive"});
      return;
    }
    compares_ = true;
    take_in(readings);
  }

  /// What lies in the archive and is not in the ledger, which may be an older copy. It is named.
  void take_in_strays() {
    if (!archive_) return;
    const auto strays = unknown_in_archive();
    for (const auto& stray : strays) {
      const auto name = visible(below(stray.place), LineEnds::shown);
      const Bilingual words{"nell'archivio c'è " + name + ", che il registro non conosceva: preso in carico",
                            "the archive holds " + name + ", which the ledger did not know: taken in"};
      messages_.tell({Event::Level::warning, "found-in-archive", words, std::string(below(stray.place))});
    }
    result_.added += strays.size();
    take_in(strays);
  }

  /// For a ledger that knows nothing of the archive yet.
  void take_in_archive() {
    if (!archive_) return;
    take_in(unknown_in_archive());
    if (result_.unread) throw Failure(ExitCode::io, {"l'archivio non si legge per intero", "the archive cannot be read as a whole"});
  }

  /// What a run before has noted and not come to, or what this one has taken in.
  void make_moves() {
    if (archive_) result_.unread += archive_->make_moves();
  }

  void archive_taken_in() {
    if (!archive_ || stop_()) return;
    archive_->note_moves();
    make_moves();
  }

  /// What follows only brings the outputs up to date.
  void end_run() {
    if (!run_) return;
    ledger_.end_run(*run_, {{},
                            {},
                            result_.added,
                            result_.changed,
                            result_.gone,
                            result_.pending.size(),
                            result_.again.read,
                            result_.again.records,
                            result_.receipts});
    ledger_.commit();
  }

  IngestResult bring_up_to_date() {
    result_.added -= std::min(result_.added, result_.passed_over);
    end_run();
    OutputFolder outputs(options_, messages_, ledger_, roster_ ? &*roster_ : nullptr, [this](const auto& rows) { read_anew(rows); });
    auto written = outputs.bring_up_to_date();
    result_.unread += written.lost;
    result_.all = written.all;
    result_.surveys = std::move(written.surveys);
    ledger_.set_fact(good_run_fact, rfc3339(now()));
    ledger_.commit();
    return std::move(result_);
  }

 private:
  std::vector<Reading> unknown_in_archive() {
    std::unordered_set<std::string> known;
    for (auto& kept : ledger_.kept(in_archive({}))) known.insert(std::move(kept.place));
    for (auto& move : ledger_.moves()) known.insert(std::move(move.to));
    const auto scan = scan_folder(options_.archive, {options_.folder, options_.out});
    for (const auto& trouble : scan.unlisted) cannot_read(in_archive(trouble.path), trouble.error);
    std::vector<Reading> unknown;
    for (const auto& file : scan.files) {
      const auto archived = read_archive_place(file.path);
      auto place = in_archive(file.path);
      if (!archived || known.contains(place)) continue;
      unknown.push_back({{archived->path, file.bytes, file.modified}, std::move(place), archived->arrived});
    }
    return unknown;
  }

  /// To be called before the first change: until they are written anew the outputs are behind, also when this run never gets there.
  void fall_behind() {
    if (run_) return;
    OutputFolder::fall_behind(ledger_);
    run_ = ledger_.begin_run(started_);
  }

  /// What could not be looked at is not known to be gone.
  static void keep_unlisted(const std::vector<Unlisted>& unlisted, std::vector<std::string>& gone) {
    const auto is_hidden = [&](const std::string& path) {
      return std::any_of(unlisted.begin(), unlisted.end(), [&](const Unlisted& trouble) { return trouble.hides(path); });
    };
    gone.erase(std::remove_if(gone.begin(), gone.end(), is_hidden), gone.end());
  }

  void update_presence(const Plan& plan) {
    if (!plan.gone.empty() || !plan.back.empty()) fall_behind();
    for (const auto& path : plan.gone) ledger_.set_present(path, false);
    for (const auto& path : plan.back) ledger_.set_present(path, true);
  }

  /// That a file was seen outlasts this run, so that a file has one time of arrival, whenever it comes to be read.
  void update_pending(const Plan& plan) {
    for (const auto& path : no_longer_pending(ledger_.pending(), plan.to_read)) ledger_.forget(path);
    const auto seen = arrivals_known_ ? std::optional(started_) : std::nullopt;
    for (const auto& file : plan.to_read) ledger_.expect(file.path, seen);
    ledger_.commit();
  }

  /// Gives back the files that somebody may still be writing.
  std::vector<Found> take_in_settled(std::vector<Found> files) {
    const auto is_settled = [&, moment = now()](const Found& file) {
      return !is_unsettled(options_.folder, file, options_.settle, moment);
    };
    const auto unsettled = std::stable_partition(files.begin(), files.end(), is_settled);
    std::vector<Found> later(unsettled, files.end());
    files.erase(unsettled, files.end());
    std::vector<Reading> readings;
    for (auto& file : files) {
      auto place = in_drop(file.path);
      readings.push_back({std::move(file), std::move(place), std::nullopt});
    }
    take_in(readings);
    return later;
  }

  /// Looks up now and then: a stop is to be heard, and a watchdog told, while nothing happens.
  void sleep_for(std::chrono::nanoseconds time) const {
    constexpr std::chrono::nanoseconds longest_nap = std::chrono::milliseconds(200);
    for (const auto end = std::chrono::steady_clock::now() + time; !stop_();) {
      const auto left = end - std::chrono::steady_clock::now();
      if (left <= left.zero()) return;
      std::this_thread::sleep_for(std::min<std::chrono::nanoseconds>(left, longest_nap));
    }
  }

  void wait_for(std::vector<Found> files) {
    for (int round = 0; round < settle_rounds && !files.empty() && !stop_(); ++round) {
      const auto older = [](const Found& a, const Found& b) { return a.modified < b.modified; };
      const auto newest = std::max_element(files.begin(), files.end(), older)->modified;
      sleep_for(std::chrono::nanoseconds(newest - now()) + options_.settle);
      for (auto& file : files) file = looked_at_again(options_.folder, file);
      files = take_in_settled(std::move(files));
    }
    for (const auto& file : files) {
      const auto name = visible(file.path, LineEnds::shown);
      const Bilingual words{name + ": ancora in scrittura, resta alla prossima esecuzione",
                            name + ": still being written, left to the next run"};
      messages_.tell({Event::Level::warning, "unsettled", words, file.path});
    }
  }

  void take_in(const std::vector<Reading>& files) {
    const Reader reader{*options_.forms, options_.language, options_.limits, options_.outputs == OutputSet::all};
    std::size_t asked = 0, answered = 0;
    const auto next = [&](bool) -> std::optional<Request> {
      if (asked == files.size() || stop_()) return {};
      const auto& reading = files[asked++];
      return Request{locate(reading.place), reading.file.path};
    };
    const auto deliver = [&](const Request& request, FileAnswer answer) {
      const auto& reading = files[answered++];
      messages_.progress(answered, files.size());
      if (answer.read_error == ECANCELED) return;  // this run is to end
      if (answer.read_error)
        return is_in_archive(reading.place) ? cannot_read(reading.place, answer.read_error) : postpone(request.name, answer.read_error);
      if (forgotten_.contains(answer.sha256) || leave_out_forgotten(answer)) return pass_over(reading);
      fall_behind();
      for (const auto& outcome : answer.outcomes) take_in(reading, outcome);
      ledger_.take_in(reading.file, reading.place, answer, options_.reader);
      if (reading.arrived) ledger_.set_arrival(reading.place, *reading.arrived);
      result_.receipts += answer.receipts;
    };
    run_pool(options_.pool, work_with(reader, stop_), next, deliver);
  }

  /// True where that leaves no return of a file that holds some.
  bool leave_out_forgotten(FileAnswer& answer) const {
    const auto left_out = std::erase_if(answer.outcomes, [&](const Outcome& outcome) { return forgotten_.contains(outcome.sha256); });
    return left_out > 0 && answer.outcomes.empty();
  }

  /// Somebody had it taken out; nothing is kept of it but its hash.
  void pass_over(const Reading& reading) {
    if (!is_in_archive(reading.place)) ledger_.forget(reading.file.path);
    ++result_.passed_over;
    const auto name = visible(reading.file.path, LineEnds::shown);
    const Bilingual words{name + ": tolto con schede forget, non viene preso in carico (per riprenderlo: schede forget --undo)",
                          name + ": taken out by schede forget, not taken in (to have it again: schede forget --undo)"};
    messages_.tell({Event::Level::warning, "forgotten", words, reading.file.path});
  }

  void take_in(const Reading& reading, const Outcome& outcome) {
    say(outcome);
    compare(reading, outcome);
    if (!outcome.part.empty()) keep_part(outcome);
    result_.taken_in.add(outcome);
  }

  void keep_part(const Outcome& outcome) const {
    const auto place = std::ranges::find_if(places_, [&](const RegisterPlace& each) { return each.holds(outcome.form, outcome.status); });
    if (place != places_.end()) keep_document_part(options_.out / place->folder, record_id(outcome.sha256, outcome.source), outcome.part);
  }

  void say(const Outcome& outcome) {
    if (outcome.status == Status::rejected) return messages_.say_rejected(outcome.source, outcome.code, outcome.reason);
    if (options_.names_accepted) messages_.say_accepted(outcome.source, outcome.gaps.total());
  }

  [[nodiscard]] std::filesystem::path locate(const std::string& place) const {
    return archive_ ? archive_->locate(place) : options_.folder / below(place);
  }

  void compare(const Reading& reading, const Outcome& outcome) {
    if (!compares_) return;
    const auto before = ledger_.record_at(reading.place, outcome.sha256);
    if (!before.empty()) result_.again.add(before, outcome.record());
  }

  /// The trouble may pass: this is no rejection, and the next run tries again.
  void postpone(const std::string& path, int error) {
    if (error == ENOENT && drop_.is_still_there()) return ledger_.forget(path);  // taken away since the folder was listed
    if (error == ENOENT) return lost_folder();
    ledger_.postpone(path, now(), error);
    cannot_read(path, error);
  }

  /// What was to be read in it goes on waiting.
  void lost_folder() {
    const auto folder = visible(options_.folder.native(), LineEnds::shown);
    const Bilingual words{"la cartella " + folder + " è stata spostata o smontata durante l'esecuzione: il resto alla prossima",
                          "the folder " + folder + " was moved or unmounted during the run: the rest is left to the next"};
    messages_.tell({Event::Level::warning, "folder-lost", words});
    ++result_.unread;
  }

  void cannot_read(const std::string& path, int error) {
    ++result_.unread;
    messages_.say_unread(path, error);
  }

  /// Records that the outputs found unreadable, from their documents.
  void read_anew(const std::vector<TakenIn>& rows) {
    std::vector<Reading> readings;
    for (auto& kept : ledger_.kept()) {
      const bool is_wanted = std::any_of(rows.begin(), rows.end(), [&](const TakenIn& row) { return row.place == kept.place; });
      if (is_wanted && (archive_ || !is_in_archive(kept.place))) readings.push_back({std::move(kept.file), std::move(kept.place), {}});
    }
    compares_ = true;
    take_in(readings);
  }

  const IngestOptions& options_;
  Messages& messages_;
  const std::function<bool()>& stop_;
  Ledger& ledger_;
  bool arrivals_known_;
  DropFolder drop_;
  std::optional<LoadedRoster> roster_;
  std::vector<RegisterPlace> places_;
  Again again_;
  std::optional<Archive> archive_;
  std::unordered_set<std::string> forgotten_;  ///< the SHA-256 of documents that are not taken in
  bool compares_ = false;                      ///< some document is known already
  IngestResult result_;
  const std::int64_t started_ = now();
  std::optional<std::int64_t> run_;  ///< its number in the ledger, once something has changed
};

/// With the lock on the output folder held.
IngestResult ingest_locked(const IngestOptions& options, Messages& messages, const std::function<bool()>& stop) {
  const auto file = ledger_file(options.out);
  if (any_output_exists(options.out, registers_of(*options.forms))) {
    if (is_emptied(file)) throw damaged_ledger(file);
    // Begun anew, it would not know what lies in the archive, and the register would lose it.
    if (!options.archive.empty() && !std::filesystem::exists(file)) throw missing_ledger(file);
  }
  Ledger ledger(file);
  check_forms(*options.forms, options.out, ledger);
  Ingest run(options, messages, stop, ledger);
  run.make_moves();
  run.take_in_folder();
  run.read_archive_again();
  run.take_in_strays();
  run.archive_taken_in();
  return run.bring_up_to_date();
}

/// Before a rebuild: what the ledger knows, where it can still be read, is no other folder's, and not all gone.
void hold_against_ledger(const IngestOptions& options) {
  if (options.folder_moved) return;
  try {
    Ledger before(existing_ledger(options.out), Access::read);
    DropFolder(options.folder).check(before, options.out);
    const auto plan = plan_intake(scan_folder(options.folder, {options.out, options.archive}).files, before.files(), options.reader);
    if (plan.lacks_all_known()) throw Failure(ExitCode::io, emptied(options.folder, plan.gone.size()));
  } catch (const Failure& failure) {
    if (failure.code == ExitCode::bad_definition || failure.code == ExitCode::io) throw;
  }
}

/// False where the old ledger is gone or damaged.
bool take_decisions(const IngestOptions& options, Messages* messages, Ledger& fresh) {
  if (!has_ledger(options.out)) return false;
  try {
    fresh.take_decisions_of(ledger_file(options.out));
    return true;
  } catch (const Failure& failure) {
    if (messages) messages->tell({Event::Level::warning, "decisions-lost", failure.words});
    return false;
  }
}

void take_in_anew(const IngestOptions& options, Messages& messages) {
  discard_fresh_ledger(options.out);
  Ledger ledger(fresh_ledger_file(options.out));
  (void)take_decisions(options, nullptr, ledger);  // what was forgotten stays so
  const std::function<bool()> never = [] { return false; };
  Ingest run(options, messages, never, ledger, false);
  run.take_in_archive();
  run.take_in_folder();
  run.end_run();
}

/// What somebody decided while the new ledger took its place is in the one of before.
void take_late_decisions(const std::filesystem::path& out, const std::filesystem::path& aside) {
  try {
    Ledger(ledger_file(out)).take_decisions_of(aside);
  } catch (const Failure&) {  // a damaged one has told already
  }
}

}  // namespace

Again again_of(const IngestOptions& options) {
  const auto lacks_documents = [&](const RegisterPlace& place) {
    return place.form != &unassigned_form() && !has_document_parts(options.out / place.folder);
  };
  const bool are_wanted = options.outputs == OutputSet::all;
  return are_wanted && std::ranges::any_of(registers_of(*options.forms), lacks_documents) ? Again::all : options.again;
}

IngestResult ingest(const IngestOptions& options, Messages& messages, const std::function<bool()>& stop) {
  const FolderLock lock(options.out);
  return ingest_locked(options, messages, stop);
}

IngestResult rebuild(const IngestOptions& options, Messages& messages, const Recover& recover) {
  const FolderLock lock(options.out);
  hold_against_ledger(options);
  take_in_anew(options, messages);
  {
    Ledger fresh(fresh_ledger_file(options.out));
    recover(fresh, take_decisions(options, &messages, fresh));
  }
  const auto aside = replace_ledger(options.out);
  if (!aside.empty()) {
    const auto name = visible(aside.native(), LineEnds::shown);
    messages.say({"il registro di prima è ora " + name, "the ledger of before is now " + name});
    take_late_decisions(options.out, aside);
  }
  return ingest_locked(options, messages, [] { return false; });
}

}  // namespace schede
