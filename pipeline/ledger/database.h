#pragma once

#include <Poco/Data/Session.h>
#include <Poco/Exception.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>

#include "pipeline/ledger/schema.h"

namespace schede {

/// For what a ledger is opened. One that is only to be read may belong to somebody else, or lie on a disk that is read only.
enum class Access { write, read };

/// The SQLite file of the ledger: opened, checked when the last run that used it did not end cleanly, and brought to the tables of
/// today. What is written goes in batches, so that a killed run loses little and a long one does not wait for the disk.
class Database {
 public:
  /// Opens the file or makes it. Throws Failure(no_output), also when it is damaged or was written by a newer version of the program,
  /// or by an older one where it cannot be brought to the tables of today.
  Database(const std::filesystem::path& file, std::span<const SchemaStep> schema, Access access);

  /// Runs what uses the session; its trouble becomes a Failure(no_output) that names the file.
  template <class Work>
  auto use(Work work) {
    try {
      return work(*session_);
    } catch (const Poco::Exception& problem) {
      fail(problem);
    }
  }

  /// The same, as part of the batch under way. `documents` is how much it adds to it: a batch ends when it has grown large or old.
  template <class Work>
  void change(Work work, std::size_t documents = 0) {
    use([&](Poco::Data::Session& session) {
      begin();
      work(session);
      end_batch_when_due(documents);
    });
  }

  /// What has been committed outlasts the death of the process at any instant, and a power cut.
  void commit();

 private:
  [[nodiscard]] int try_to_open(int flags) const;
  void open_to_write(std::span<const SchemaStep> schema);
  void open_to_read(std::span<const SchemaStep> schema);
  [[nodiscard]] std::size_t version();
  void migrate(std::span<const SchemaStep> schema);
  void check();
  void begin();
  void end_batch_when_due(std::size_t documents);
  [[noreturn]] void fail(const Poco::Exception& problem) const;

  std::filesystem::path file_;
  std::optional<Poco::Data::Session> session_;
  std::size_t batch_ = 0;
  std::chrono::steady_clock::time_point batch_started_;
};

}  // namespace schede
