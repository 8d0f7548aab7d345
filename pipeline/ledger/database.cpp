#include "pipeline/ledger/database.h"

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/SQLiteException.h>
#include <Poco/Data/Statement.h>
#include <fcntl.h>

#include <algorithm>
#include <array>
#include <string>
#include <typeindex>

#include "outputs/escape/escape.h"
#include "pipeline/host/files.h"
#include "pipeline/ledger/files.h"

namespace schede {
namespace {

using Poco::Data::Keywords::into;
using Poco::Data::Keywords::now;
using Clock = std::chrono::steady_clock;
namespace sqlite = Poco::Data::SQLite;

constexpr std::size_t batch_documents = 20;
constexpr std::chrono::seconds batch_time{1};

/// SQLite's own words are for programmers.
struct Trouble {
  std::type_index type;
  Bilingual words;
};
const std::array troubles = {
    Trouble{typeid(sqlite::DatabaseFullException), {"il disco è pieno", "the disk is full"}},
    Trouble{typeid(sqlite::IOErrorException),
            {"il disco non scrive o non legge (pieno, o un limite alla grandezza dei file, o guasto)",
             "the disk does not write or read (full, or a limit on the size of files, or broken)"}},
    Trouble{typeid(sqlite::DBLockedException), {"lo tiene occupato un altro programma", "another program keeps it busy"}},
    Trouble{typeid(sqlite::ReadOnlyException), {"non è permesso scriverci", "writing to it is not permitted"}},
    Trouble{typeid(sqlite::CantOpenDBFileException), {"non si può aprire", "it cannot be opened"}},
};

struct WrittenByNewer : Poco::DataException {
  WrittenByNewer() : Poco::DataException("written by a newer version of schede") {}
};

}  // namespace

Database::Database(const std::filesystem::path& file, std::span<const SchemaStep> schema) : file_(file) {
  try {
    open(schema);
  } catch (const Poco::Exception& problem) {
    fail(problem);
  }
}

void Database::open(std::span<const SchemaStep> schema) {
  sqlite::Connector::registerConnector();
  // SQLite takes its log away when the last user closes the file: one that is there was left by a run that did not come to its end.
  const bool doubtful = std::filesystem::exists(file_.string() + "-wal");
  // SQLite would make it readable to everybody; its other files take over this one's mode.
  const Descriptor made(retried([&] { return ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640); }));
  session_.emplace("SQLite", file_.string());
  if (doubtful) check();
  *session_ << "PRAGMA journal_mode = WAL", now;
  *session_ << "PRAGMA synchronous = NORMAL", now;
  migrate(schema);
  *session_ << "PRAGMA foreign_keys = ON", now;  // after the steps, which may make a table anew that others refer to
}

void Database::check() {
  std::string verdict;
  *session_ << "PRAGMA integrity_check(1)", into(verdict), now;
  if (verdict != "ok") throw sqlite::CorruptImageException(verdict);
}

void Database::migrate(std::span<const SchemaStep> schema) {
  std::size_t version = 0;
  *session_ << "PRAGMA user_version", into(version), now;
  if (version == schema.size()) return;
  if (version > schema.size()) throw WrittenByNewer();
  begin();
  for (const auto& step : schema.subspan(version)) {
    for (const char* statement : step) *session_ << statement, now;
  }
  *session_ << "PRAGMA user_version = " + std::to_string(schema.size()), now;
  session_->commit();
}

void Database::commit() {
  use([](Poco::Data::Session& session) {
    if (session.isTransaction()) session.commit();
  });
}

void Database::begin() {
  if (session_->isTransaction()) return;
  session_->begin();
  batch_ = 0;
  batch_started_ = Clock::now();
}

void Database::end_batch_when_due(std::size_t documents) {
  batch_ += documents;
  if (batch_ >= batch_documents || Clock::now() - batch_started_ > batch_time) session_->commit();
}

void Database::fail(const Poco::Exception& problem) const {
  if (typeid(problem) == typeid(sqlite::CorruptImageException)) throw damaged_ledger(file_);
  const auto known =
      std::find_if(troubles.begin(), troubles.end(), [&](const Trouble& trouble) { return trouble.type == typeid(problem); });
  const auto text = visible(problem.displayText(), LineEnds::shown);
  throw ledger_trouble(file_, known == troubles.end() ? Bilingual{text, text} : known->words);
}

}  // namespace schede
