#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extractors/corrections/correction.h"
#include "outputs/records/changes.h"
#include "pipeline/host/file_location.h"
#include "pipeline/host/scan.h"
#include "pipeline/ledger/database.h"
#include "pipeline/workers/job.h"

namespace schede {

/// A file that was taken in, as far as it takes to know it again.
struct KnownFile {
  Found file;           ///< as it was then
  std::string reader;   ///< with what it was read (see Ledger::take_in)
  bool present = true;  ///< it was in the folder at the last run
  Status status = Status::accepted;
};

/// A file that is there, in the drop folder or in the archive.
struct Kept {
  std::int64_t id = 0;               ///< of its document, of several the first
  Found file;                        ///< its path below the drop folder, size and time as they were when it was read
  std::string place;                 ///< where it is (file_location.h)
  std::string reader;                ///< with what it was read
  std::string arrived;               ///< RFC 3339; where nobody knows, when it was read last
  Status status = Status::rejected;  ///< where none of its documents was accepted
};

/// A file on its way into the archive, or from one of its folders to another. Places as in file_location.h.
struct Move {
  std::int64_t document = 0;
  std::string from, to;
  Found file;                  ///< as it was when it was read
  std::string sha256, reason;  ///< the file's, empty where it was not hashed; why it was rejected, or empty
};

/// A file that was seen in the folder and is not taken in yet.
struct Pending {
  std::string path;
  std::string seen;       ///< when it was seen first, RFC 3339; empty where nobody knows
  std::size_t tries = 0;  ///< how often reading it failed
  std::string tried;      ///< when it failed last; empty before
  int error = 0;          ///< and why, an errno
};

/// A return in the register.
struct TakenIn {
  std::int64_t id = 0;  ///< for Ledger::record
  Found file;
  std::string source;  ///< its source.path: the file's path and, of one in envelopes, the way to it
  std::string place;   ///< where the file is (file_location.h); empty when other bytes took its place
  bool present = true;
  Status status = Status::rejected;
  std::string sha256, organisation_key, modified;
  /// When these bytes were seen first, RFC 3339, the same for all of one run; of what an archive tells only the year and month; empty
  /// where nobody knows.
  std::string arrived;
  std::string form;       ///< id of the form that it is; empty where nobody knows
  std::size_t times = 0;  ///< how often it was read

  [[nodiscard]] std::string record_id() const { return schede::record_id(sha256, source); }
};

/// What is known of a return beside that, for a person who asks.
struct History {
  std::string taken_in;   ///< when it was read last, RFC 3339
  std::size_t times = 0;  ///< how often
  GapCounts gaps;
  std::string reason;       ///< why it was rejected
  std::string place;        ///< where its file is (file_location.h); empty when other bytes took its place
  std::string file_sha256;  ///< the file's; empty where it was not hashed
};

/// What one run did. Runs that changed nothing are not noted.
struct RunNote {
  std::string started, ended;  ///< RFC 3339; `ended` is empty when it did not come to its end
  std::size_t added = 0, changed = 0, gone = 0;
  std::size_t pending = 0;               ///< files that waited when it ended
  std::size_t again = 0, altered = 0;    ///< known documents that were read again; of them, whose records came out otherwise
  std::size_t receipts = 0;              ///< of certified mail
  std::string forgotten = {}, why = {};  ///< the SHA-256 of a document that was taken out, and the reason
  std::string undone = {};               ///< since when it is taken in again; empty for not
};

/// What was taken in, when, with what result: OUT_DIR/state.db. What has been committed outlasts the death of the process at any
/// instant, and a power cut. Every function throws Failure(no_output) when the ledger cannot be read or written, or is damaged.
class Ledger {
 public:
  /// Opens the ledger or makes it. Also fails for one that a newer version of the program wrote.
  explicit Ledger(const std::filesystem::path& file, Access access = Access::write);
  ~Ledger();

  /// Every file of the drop folder that was taken in, in the byte order of paths.
  [[nodiscard]] std::vector<KnownFile> files();

  /// Every file that is there, at a place that begins so, in the byte order of paths.
  [[nodiscard]] std::vector<Kept> kept(const std::string& beginning = {});

  /// Moves that are noted and not ended; their documents are at `from` or already at `to`.
  [[nodiscard]] std::vector<Move> moves();
  void note_move(std::int64_t document, const std::string& to);
  void end_move(std::int64_t document);
  void forget_move(std::int64_t document);

  /// Files that wait to be taken in, in the byte order of paths. What `expect` has noted waits until `take_in` or `forget`.
  [[nodiscard]] std::vector<Pending> pending();
  void expect(const std::string& path, std::optional<std::int64_t> seen);
  void forget(const std::string& path);

  /// A file that waits could not be read, for a reason that may pass (an errno).
  void postpone(const std::string& path, std::int64_t tried, int error);

  /// Puts what came of a file in the place of what was known of the file at this place (file_location.h): other outcomes of the same
  /// bytes, or rejected documents. Accepted returns whose file other bytes replaced stay, without a place. `reader` names everything
  /// beside the bytes that the record depends on: form, language, version. Commits by itself every twenty documents or when a second
  /// is over.
  void take_in(const Found& file, const std::string& place, const FileAnswer& answer, const std::string& reader);
  void take_in(const Found& file, const FileAnswer& answer, const std::string& reader) {
    take_in(file, in_drop(file.path), answer, reader);
  }

  /// When a document came, where that is known better than by when it was seen; empty where nobody knows.
  void set_arrival(const std::string& place, const std::string& arrived);

  /// Whether a file is in the folder. What left it stays in the register.
  void set_present(const std::string& path, bool present);

  /// A run that changes something, when it begins and, with its counts, when it ends; the times are the ledger's to note.
  [[nodiscard]] std::int64_t begin_run(std::int64_t started);
  void end_run(std::int64_t run, const RunNote& note);

  /// The last `limit` runs, the oldest first.
  [[nodiscard]] std::vector<RunNote> runs(std::size_t limit);

  /// Small facts that must outlast the run. Empty when never set.
  [[nodiscard]] std::string fact(const std::string& name);
  void set_fact(const std::string& name, const std::string& value);

  void commit();

  /// How many receipts of certified mail there are in the files that were taken in.
  [[nodiscard]] std::size_t receipts();

  /// All returns, in the byte order of paths.
  [[nodiscard]] std::vector<TakenIn> returns();

  /// The record of the document at a place (file_location.h) if it had these bytes; empty otherwise.
  [[nodiscard]] std::string record_at(const std::string& place, const std::string& sha256);

  [[nodiscard]] History history(std::int64_t id);

  /// A return's record, as the worker wrote it, without the line end.
  [[nodiscard]] std::string record(std::int64_t id);

  /// Where rows of returns stand in a register, as they were kept for these outputs; empty for others, and where a document was forgotten
  /// since.
  [[nodiscard]] std::string layout(const std::string& place, const std::string& outputs);
  void keep_layout(const std::string& place, const std::string& outputs, const std::string& layout);

  /// What people decided and is in force, in the order in which it was given; `corrections.cpp`.
  [[nodiscard]] std::vector<Correction> corrections();
  /// The number of the last line, in force or not; 0 for none. It tells whether outputs are behind.
  [[nodiscard]] std::int64_t last_correction();
  /// All of them or none, on the disk when it is back. Numbers are the ledger's to give.
  void add_corrections(const std::vector<Correction>& corrections);
  /// By whom, when and why a line no longer counts. False where no such line is in force.
  bool undo_correction(std::int64_t number, const Decision& decision);

  /// Gaps of a register (the name of its folder) that are open or asked about, or those that are no more: by source and when they came.
  [[nodiscard]] std::vector<GapLife> gap_lives(const std::string& place, bool are_open);
  /// What the last run that changed anything in a register changed, as note_changes was given it; empty for none.
  [[nodiscard]] std::string changes(const std::string& place);
  void note_changes(const std::string& place, const Changes& changes, const std::string& json);
  /// A letter asked about these gaps.
  void note_asked(const std::string& place, const std::vector<GapLife>& gaps, const std::string& asked_at);

  /// Takes out all that is known of documents with these bytes, and leaves a line among the runs. The file holds nothing of it any more.
  void forget_document(const std::string& sha256, const std::string& why);
  /// The SHA-256 of what was forgotten.
  [[nodiscard]] std::vector<std::string> forgotten();
  /// Documents that begin so are taken in again. False where none was forgotten.
  bool remember_document(const std::string& sha256);

  /// Takes over what people decided from a ledger that this one replaces; what it has already stays as it is.
  void take_decisions_of(const std::filesystem::path& other);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace schede
