#include "pipeline/ledger/database.h"

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/SQLiteException.h>
#include <Poco/Data/Statement.h>
#include <Poco/URI.h>
#include <fcntl.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <system_error>
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
    Trouble{
        typeid(sqlite::CantOpenDBFileException),
        {"non si può aprire: occorre poter scrivere nella sua cartella", "it cannot be opened: writing in its folder must be permitted"}},
};

/// A path as SQLite takes it from a URI (https://www.sqlite.org/uri.html).
std::string uri_of(const std::filesystem::path& file, const char* query) {
  std::string encoded;
  Poco::URI::encode(std::filesystem::absolute(file).string(), "?#", encoded);
  return "file://" + encoded + query;
}

}  // namespace

Database::Database(const std::filesystem::path& file, std::span<const SchemaStep> schema, Access access) : file_(file) {
  sqlite::Connector::registerConnector();
  try {
    access == Access::write ? open_to_write(schema) : open_to_read(schema);
  } catch (const Poco::Exception& problem) {
    fail(problem);
  }
}

/// Whether the system lets it be opened is asked beforehand: SQLite does not say why not, and would make a new file readable to everybody
/// (its other files take over this one's mode). Never while SQLite has it open: to close any descriptor of the file ends SQLite's locks on
/// it, and somebody else who reads the ledger would take the log away as its last user.
int Database::try_to_open(int flags) const {
  return Descriptor(retried([&] { return ::open(file_.c_str(), flags | O_CLOEXEC, 0640); })) ? 0 : errno;
}

void Database::open_to_write(std::span<const SchemaStep> schema) {
  if (const int error = try_to_open(O_RDWR | O_CREAT)) throw unopened_ledger(file_, error);
  // SQLite takes its log away when the last user closes the file: one that is there was left by a run that did not come to its end.
  const bool doubtful = std::filesystem::exists(file_.string() + log_suffix);
  session_.emplace("SQLite", file_.string());
  *session_ << "PRAGMA busy_timeout = 120000", now;  // a run holds a batch as long as a document takes; a correction waits for it
  if (doubtful) check();
  *session_ << "PRAGMA journal_mode = WAL", now;
  *session_ << "PRAGMA synchronous = FULL", now;  // or a power cut would take commits back that files were moved upon
  migrate(schema);
  *session_ << "PRAGMA foreign_keys = ON", now;  // after the steps, which may make a table anew that others refer to
}

/// Without a log nobody is writing, and SQLite is kept from making one, which would be the reader's own.
void Database::open_to_read(std::span<const SchemaStep> schema) {
  if (const int error = try_to_open(O_RDONLY)) throw unopened_ledger(file_, error);
  std::error_code none;
  const bool has_log = std::filesystem::exists(file_.string() + log_suffix, none);
  session_.emplace("SQLite", uri_of(file_, has_log ? "?mode=ro" : "?immutable=1"));
  const auto written = version();
  if (written > schema.size()) throw newer_ledger(file_);
  if (written == schema.size()) return;
  session_.reset();
  if (try_to_open(O_RDWR) != 0) throw older_ledger(file_);
  open_to_write(schema);
}

void Database::check() {
  std::string verdict;
  *session_ << "PRAGMA integrity_check(1)", into(verdict), now;
  if (verdict != "ok") throw sqlite::CorruptImageException(verdict);
}

std::size_t Database::version() {
  std::size_t version = 0;
  *session_ << "PRAGMA user_version", into(version), now;
  return version;
}

void Database::migrate(std::span<const SchemaStep> schema) {
  const auto written = version();
  if (written == schema.size()) return;
  if (written > schema.size()) throw newer_ledger(file_);
  begin();
  for (const auto& step : schema.subspan(written)) {
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
