#pragma once

#include <Poco/Checksum.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <optional>
#include <string>

#include "pipeline/ledger/ledger.h"

namespace schede {

/// What the sources of the ledger share: its database and the statements that are prepared once, with the variables that they are bound to.

inline void at_once(Poco::Data::Statement& statement) { statement.execute(); }

/// SQLite sees that its pages hang together, not that they hold what was written.
inline Poco::Int64 checksum(const std::string& record) {
  Poco::Checksum sum(Poco::Checksum::TYPE_CRC32);
  sum.update(record);
  return sum.checksum();
}

struct TakeIn {
  std::string path, place, reader, time, sha256, status, organisation_key, modified, reason, form, record;
  Poco::Int64 bytes = 0, modified_ns = 0, errors = 0, warnings = 0, infos = 0, sum = 0;
  std::optional<Poco::Data::Statement> replaced, document, record_of, arrived;

  void prepare(Poco::Data::Session& session) {
    using Poco::Data::Keywords::into;
    using Poco::Data::Keywords::use;
    replaced.emplace(session);
    *replaced << "UPDATE documents SET place = NULL, present = 0 WHERE place = ?1 AND sha256 <> ?2 AND status = 'accepted'", use(place),
        use(sha256);
    document.emplace(session);
    *document
        << "INSERT INTO documents (path, bytes, modified_ns, reader, present, first_seen, taken_in, times, sha256, status, errors, "
           "warnings, infos, organisation_key, document_modified, reason, place, form) "
           "SELECT ?1, ?2, ?3, ?4, 1, IFNULL((SELECT seen FROM pending WHERE path = ?1), ?5), ?5, 1, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
           "?14, ?15 WHERE true ON CONFLICT (place) DO UPDATE SET bytes = ?2, modified_ns = ?3, reader = ?4, present = 1, taken_in = ?5, "
           "first_seen = IIF(sha256 = ?6, first_seen, excluded.first_seen), times = times + 1, sha256 = ?6, status = ?7, errors = ?8, "
           "warnings = ?9, infos = ?10, organisation_key = ?11, document_modified = ?12, reason = ?13, form = ?15",
        use(path), use(bytes), use(modified_ns), use(reader), use(time), use(sha256), use(status), use(errors), use(warnings), use(infos),
        use(organisation_key), use(modified), use(reason), use(place), use(form);
    record_of.emplace(session);
    *record_of << "INSERT OR REPLACE INTO records (document, record, checksum) SELECT id, ?1, ?2 FROM documents WHERE place = ?3",
        use(record), use(sum), use(place);
    arrived.emplace(session);
    *arrived << "DELETE FROM pending WHERE ?2 = 'drop/' || ?1 AND path = ?1", use(path), use(place);
  }

  void execute() {
    for (auto* statement : {&replaced, &document, &record_of, &arrived}) (*statement)->execute();
  }
};

struct Expect {
  std::string path, seen;
  std::optional<Poco::Data::Statement> statement;

  void prepare(Poco::Data::Session& session) {
    using Poco::Data::Keywords::into;
    using Poco::Data::Keywords::use;
    statement.emplace(session);
    *statement << "INSERT OR IGNORE INTO pending (path, seen, tries, tried, error) VALUES (?, ?, 0, '', 0)", use(path), use(seen);
  }
};

struct Fetch {
  Poco::Int64 id = 0, sum = 0;
  std::string record;
  std::optional<Poco::Data::Statement> statement;

  void prepare(Poco::Data::Session& session) {
    using Poco::Data::Keywords::into;
    using Poco::Data::Keywords::use;
    statement.emplace(session);
    *statement << "SELECT record, IFNULL(checksum, -1) FROM records WHERE document = ?", into(record), into(sum), use(id);
  }

  [[nodiscard]] bool is_sound() const { return sum == -1 || sum == checksum(record); }
};

struct Ledger::State {
  State(const std::filesystem::path& file, Access access) : database(file, ledger_schema(), access) {
    database.use([&](Poco::Data::Session& session) {
      take_in.prepare(session);
      expect.prepare(session);
      fetch.prepare(session);
    });
  }

  Database database;
  TakeIn take_in;
  Expect expect;
  Fetch fetch;
};

}  // namespace schede
