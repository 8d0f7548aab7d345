#include "pipeline/ledger.h"

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>
#include <Poco/Exception.h>

#include <fcntl.h>

#include <chrono>
#include <optional>

#include "outputs/escape.h"
#include "pipeline/clock.h"
#include "pipeline/failure.h"
#include "pipeline/files.h"

namespace schede {
namespace {

using Poco::Data::Keywords::bind;
using Poco::Data::Keywords::into;
using Poco::Data::Keywords::use;
using Clock = std::chrono::steady_clock;

constexpr int schema_version = 1;
constexpr std::size_t batch_documents = 200;
constexpr std::chrono::seconds batch_time{1};

void at_once(Poco::Data::Statement& statement) { statement.execute(); }

/// The records stand apart, so that a run with nothing new reads a narrow table. Paths are bytes and may be no UTF-8. The views are
/// for people who ask the ledger in SQL.
constexpr const char* schema[] = {
    "CREATE TABLE documents (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, bytes INTEGER NOT NULL, modified_ns INTEGER NOT NULL, "
    "reader TEXT NOT NULL, present INTEGER NOT NULL, first_seen TEXT NOT NULL, taken_in TEXT NOT NULL, times INTEGER NOT NULL, "
    "sha256 TEXT NOT NULL, status TEXT NOT NULL, errors INTEGER NOT NULL, warnings INTEGER NOT NULL, infos INTEGER NOT NULL, "
    "organisation_key TEXT NOT NULL, document_modified TEXT NOT NULL, reason TEXT NOT NULL)",
    "CREATE TABLE records (document INTEGER PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE, record TEXT NOT NULL)",
    "CREATE TABLE runs (id INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT NOT NULL, added INTEGER NOT NULL, "
    "changed INTEGER NOT NULL, gone INTEGER NOT NULL)",
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE VIEW gaps AS SELECT documents.path, json_extract(gap.value, '$.code') AS code, json_extract(gap.value, '$.field') AS field, "
    "json_extract(gap.value, '$.severity') AS severity, json_extract(gap.value, '$.message') AS message "
    "FROM documents JOIN records ON document = documents.id, json_each(record, '$.gaps') AS gap",
};

/// A statement prepared once, with the variables that it is bound to.
struct TakeIn {
  std::string path, reader, time, sha256, status, organisation_key, modified, reason, record;
  Poco::Int64 bytes = 0, modified_ns = 0, errors = 0, warnings = 0, infos = 0;
  std::optional<Poco::Data::Statement> document, record_of;

  void prepare(Poco::Data::Session& session) {
    document.emplace(session);
    *document
        << "INSERT INTO documents (path, bytes, modified_ns, reader, present, first_seen, taken_in, times, sha256, status, errors, "
           "warnings, infos, organisation_key, document_modified, reason) "
           "VALUES (?1, ?2, ?3, ?4, 1, ?5, ?5, 1, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) "
           "ON CONFLICT (path) DO UPDATE SET bytes = ?2, modified_ns = ?3, reader = ?4, present = 1, taken_in = ?5, times = times + 1, "
           "sha256 = ?6, status = ?7, errors = ?8, warnings = ?9, infos = ?10, organisation_key = ?11, document_modified = ?12, "
           "reason = ?13",
        use(path), use(bytes), use(modified_ns), use(reader), use(time), use(sha256), use(status), use(errors), use(warnings), use(infos),
        use(organisation_key), use(modified), use(reason);
    record_of.emplace(session);
    *record_of << "INSERT OR REPLACE INTO records SELECT id, ?1 FROM documents WHERE path = ?2", use(record), use(path);
  }
};

struct Fetch {
  Poco::Int64 id = 0;
  std::string record;
  std::optional<Poco::Data::Statement> statement;

  void prepare(Poco::Data::Session& session) {
    statement.emplace(session);
    *statement << "SELECT record FROM records WHERE document = ?", into(record), use(id);
  }
};

}  // namespace

struct Ledger::State {
  explicit State(const std::filesystem::path& path) : file(path) {}

  /// Runs what touches the database; its trouble becomes the user's message.
  template <class Work>
  auto guarded(Work work) {
    try {
      return work();
    } catch (const Poco::Exception& problem) {
      const auto name = visible(file.string(), LineEnds::shown);
      const auto why = visible(problem.displayText(), LineEnds::shown);
      throw Failure(ExitCode::no_output,
                    {"il registro " + name + " non si può usare: " + why, "the ledger " + name + " cannot be used: " + why});
    }
  }

  void open() {
    Poco::Data::SQLite::Connector::registerConnector();
    // SQLite would make it readable to everybody; its other files take over this one's mode.
    const Descriptor made(retried([&] { return ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640); }));
    session.emplace("SQLite", file.string());
    *session << "PRAGMA journal_mode = WAL", at_once;
    *session << "PRAGMA synchronous = NORMAL", at_once;
    *session << "PRAGMA foreign_keys = ON", at_once;
    int version = 0;
    *session << "PRAGMA user_version", into(version), at_once;
    if (version > schema_version) throw Poco::DataException("written by a newer version of schede");
    if (version == 0) create();
    take_in.prepare(*session);
    fetch.prepare(*session);
  }

  void create() {
    begin();
    for (const char* statement : schema) *session << statement, at_once;
    *session << "PRAGMA user_version = " + std::to_string(schema_version), at_once;
    commit();
  }

  void begin() {
    if (session->isTransaction()) return;
    session->begin();
    batch = 0;
    batch_started = Clock::now();
  }

  void commit() {
    if (session->isTransaction()) session->commit();
  }

  std::filesystem::path file;
  std::optional<Poco::Data::Session> session;
  TakeIn take_in;
  Fetch fetch;
  std::size_t batch = 0;
  Clock::time_point batch_started;
};

Ledger::Ledger(const std::filesystem::path& file) : state_(std::make_unique<State>(file)) {
  state_->guarded([&] { state_->open(); });
}
Ledger::~Ledger() = default;

std::vector<KnownFile> Ledger::files() {
  return state_->guarded([&] {
    std::vector<std::string> paths, readers;
    std::vector<Poco::Int64> bytes, modified;
    std::vector<bool> present;
    *state_->session << "SELECT path, bytes, modified_ns, reader, present FROM documents ORDER BY path", into(paths), into(bytes),
        into(modified), into(readers), into(present), at_once;
    std::vector<KnownFile> known;
    known.reserve(paths.size());
    for (std::size_t i = 0; i < paths.size(); ++i) {
      known.push_back({{std::move(paths[i]), static_cast<std::uint64_t>(bytes[i]), modified[i]}, std::move(readers[i]), present[i]});
    }
    return known;
  });
}

void Ledger::take_in(const Found& file, const Outcome& outcome, const std::string& reader) {
  state_->guarded([&] {
    state_->begin();
    auto& row = state_->take_in;
    row.path = file.path;
    row.bytes = static_cast<Poco::Int64>(file.bytes);
    row.modified_ns = file.modified;
    row.reader = reader;
    row.time = rfc3339(now());
    row.sha256 = outcome.sha256;
    row.status = to_string(outcome.status);
    row.errors = static_cast<Poco::Int64>(outcome.gaps.error);
    row.warnings = static_cast<Poco::Int64>(outcome.gaps.warning);
    row.infos = static_cast<Poco::Int64>(outcome.gaps.info);
    row.organisation_key = outcome.organisation_key;
    row.modified = outcome.modified;
    row.reason = outcome.reason;
    row.record = outcome.line.substr(0, outcome.line.find_last_not_of('\n') + 1);
    row.document->execute();
    row.record_of->execute();
    if (++state_->batch >= batch_documents || Clock::now() - state_->batch_started > batch_time) state_->commit();
  });
}

void Ledger::set_present(const std::string& path, bool present) {
  state_->guarded([&] {
    state_->begin();
    *state_->session << "UPDATE documents SET present = ? WHERE path = ?", bind(present), bind(path), at_once;
  });
}

void Ledger::add_run(const RunNote& note) {
  state_->guarded([&] {
    state_->begin();
    *state_->session << "INSERT INTO runs (started, ended, added, changed, gone) VALUES (?, ?, ?, ?, ?)", bind(rfc3339(note.started)),
        bind(rfc3339(note.ended)), bind(note.added), bind(note.changed), bind(note.gone), at_once;
  });
}

std::string Ledger::fact(const std::string& name) {
  return state_->guarded([&] {
    std::string value;
    *state_->session << "SELECT value FROM facts WHERE name = ?", into(value), bind(name), at_once;
    return value;
  });
}

void Ledger::set_fact(const std::string& name, const std::string& value) {
  state_->guarded([&] {
    state_->begin();
    *state_->session << "INSERT OR REPLACE INTO facts VALUES (?, ?)", bind(name), bind(value), at_once;
  });
}

void Ledger::commit() {
  state_->guarded([&] { state_->commit(); });
}

std::vector<TakenIn> Ledger::returns() {
  return state_->guarded([&] {
    std::vector<Poco::Int64> ids, bytes, modified;
    std::vector<std::string> paths, statuses, digests, keys, document_modified;
    std::vector<bool> present;
    *state_->session << "SELECT id, path, bytes, modified_ns, present, status, sha256, organisation_key, document_modified FROM documents "
                        "ORDER BY path",
        into(ids), into(paths), into(bytes), into(modified), into(present), into(statuses), into(digests), into(keys),
        into(document_modified), at_once;
    std::vector<TakenIn> returns;
    returns.reserve(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto status = statuses[i] == to_string(Status::accepted) ? Status::accepted : Status::rejected;
      returns.push_back({ids[i],
                         {std::move(paths[i]), static_cast<std::uint64_t>(bytes[i]), modified[i]},
                         present[i],
                         status,
                         std::move(digests[i]),
                         std::move(keys[i]),
                         std::move(document_modified[i])});
    }
    return returns;
  });
}

std::string Ledger::record(std::int64_t id) {
  return state_->guarded([&] {
    auto& fetch = state_->fetch;
    fetch.id = id;
    fetch.statement->execute();
    return fetch.record;
  });
}

}  // namespace schede
