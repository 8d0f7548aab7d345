#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/process.h"
#include "pipeline/scan.h"

namespace schede {

/// A file that was taken in, as far as it takes to know it again.
struct KnownFile {
  Found file;           ///< as it was then
  std::string reader;   ///< with what it was read (see Ledger::take_in)
  bool present = true;  ///< it was in the folder at the last run
};

/// A return in the register.
struct TakenIn {
  std::int64_t id = 0;  ///< for Ledger::record
  Found file;
  bool present = true;
  Status status = Status::rejected;
  std::string sha256, organisation_key, modified;
};

/// What one run did.
struct RunNote {
  std::int64_t started = 0, ended = 0;  ///< nanoseconds since 1970
  std::size_t added = 0, changed = 0, gone = 0;
};

/// What was taken in, when, with what result: OUT_DIR/state.db. The only place that knows SQLite. What has been committed outlasts
/// the death of the process at any instant. Every function throws Failure(no_output) when the ledger cannot be read or written.
class Ledger {
 public:
  /// Opens the ledger or makes it. Also fails for one that a newer version of the program wrote.
  explicit Ledger(const std::filesystem::path& file);
  ~Ledger();

  /// Every file ever taken in, in the byte order of paths.
  [[nodiscard]] std::vector<KnownFile> files();

  /// Puts a document's outcome in the place of what its path had before. `reader` names everything beside the bytes that the record
  /// depends on: form, language, version. Commits by itself every few hundred documents or when a second is over.
  void take_in(const Found& file, const Outcome& outcome, const std::string& reader);

  /// Whether a file is in the folder. What left it stays in the register.
  void set_present(const std::string& path, bool present);

  void add_run(const RunNote& note);

  /// Small facts that must outlast the run. Empty when never set.
  [[nodiscard]] std::string fact(const std::string& name);
  void set_fact(const std::string& name, const std::string& value);

  void commit();

  /// All returns, in the byte order of paths.
  [[nodiscard]] std::vector<TakenIn> returns();

  /// A return's record, as the worker wrote it, without the line end.
  [[nodiscard]] std::string record(std::int64_t id);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace schede
