#pragma once

#include <Poco/Checksum.h>
#include <Poco/Data/LOB.h>
#include <Poco/Data/Session.h>
#include <Poco/Data/Statement.h>

#include <optional>
#include <string>

#include "outputs/records/record_json.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/compression.h"
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

/// The status of a row that stands for receipts of certified mail and is no return, and the way to it.
inline constexpr const char* receipt_status = "receipt";
inline constexpr const char* receipt_inner = "receipts";

inline Poco::Data::BLOB as_blob(std::string_view bytes) {
  return Poco::Data::BLOB(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
}
inline std::string as_text(const Poco::Data::BLOB& blob) {
  return std::string(reinterpret_cast<const char*>(blob.rawContent()), blob.size());
}

/// Statements prepared once, with the variables that they are bound to.
struct TakeIn {
  std::string path, place, inner, reader, time, sha256, file_sha256, status, organisation_key, modified, reason, form, record, inners;
  Poco::Data::BLOB packed;  ///< the record
  Poco::Int64 bytes = 0, modified_ns = 0, errors = 0, warnings = 0, infos = 0, receipts = 0, sum = 0;
  std::optional<Poco::Data::Statement> replaced, document, record_of, record_left, move_left, left, arrived;

  void prepare(Poco::Data::Session& session) {
    using Poco::Data::Keywords::use;
    replaced.emplace(session);
    *replaced << "UPDATE documents SET place = NULL, present = 0 WHERE place = ?1 AND file_sha256 <> ?2 AND status = 'accepted'",
        use(place), use(file_sha256);
    document.emplace(session);
    *document << "INSERT INTO documents (path, bytes, modified_ns, reader, present, first_seen, taken_in, times, sha256, status, errors, "
                 "warnings, infos, organisation_key, document_modified, reason, place, form, inner, file_sha256, receipts) "
                 "SELECT ?1, ?2, ?3, ?4, 1, IFNULL((SELECT first_seen FROM documents WHERE place = ?14 AND file_sha256 = ?17), "
                 "IFNULL((SELECT seen FROM pending WHERE path = ?1), ?5)), ?5, 1, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
                 "?14, ?15, ?16, ?17, ?18 WHERE true ON CONFLICT (place, inner) DO UPDATE SET bytes = ?2, modified_ns = ?3, reader = ?4, "
                 "present = 1, taken_in = ?5, first_seen = IIF(file_sha256 = ?17, first_seen, excluded.first_seen), times = times + 1, "
                 "sha256 = ?6, status = ?7, errors = ?8, warnings = ?9, infos = ?10, organisation_key = ?11, document_modified = ?12, "
                 "reason = ?13, form = ?15, file_sha256 = ?17, receipts = ?18",
        use(path), use(bytes), use(modified_ns), use(reader), use(time), use(sha256), use(status), use(errors), use(warnings), use(infos),
        use(organisation_key), use(modified), use(reason), use(place), use(form), use(inner), use(file_sha256), use(receipts);
    record_of.emplace(session);
    *record_of << "INSERT OR REPLACE INTO records (document, record, checksum, gaps) SELECT id, IFNULL(?1, x''), ?2, "
                  "IIF(json_valid(?5), json_extract(?5, '$.gaps'), NULL) FROM documents WHERE place = ?3 AND inner = ?4",
        use(packed), use(sum), use(place), use(inner), use(record);
    // What was known of this place and did not come of it again.
    const std::string others = "SELECT id FROM documents WHERE place = ?1 AND inner NOT IN (SELECT value FROM json_each(?2))";
    record_left.emplace(session);
    *record_left << "DELETE FROM records WHERE document IN (" + others + ")", use(place), use(inners);
    move_left.emplace(session);
    *move_left << "DELETE FROM moves WHERE document IN (" + others + ")", use(place), use(inners);
    left.emplace(session);
    *left << "DELETE FROM documents WHERE id IN (" + others + ")", use(place), use(inners);
    arrived.emplace(session);
    *arrived << "DELETE FROM pending WHERE ?2 = 'drop/' || ?1 AND path = ?1", use(path), use(place);
  }

  void begin(const Found& file, const std::string& at, const FileAnswer& answer, const std::string& with) {
    path = file.path;
    place = at;
    bytes = static_cast<Poco::Int64>(file.bytes);
    modified_ns = file.modified;
    reader = with;
    time = rfc3339(now());
    file_sha256 = answer.sha256;
    inners.clear();
    replaced->execute();
  }

  void add(const Outcome& outcome) {
    inner = outcome.source.size() > path.size() ? outcome.source.substr(path.size()) : std::string();
    sha256 = outcome.sha256;
    status = to_string(outcome.status);
    errors = static_cast<Poco::Int64>(outcome.gaps.error);
    warnings = static_cast<Poco::Int64>(outcome.gaps.warning);
    infos = static_cast<Poco::Int64>(outcome.gaps.info);
    organisation_key = outcome.organisation_key;
    modified = outcome.modified;
    reason = outcome.reason;
    form = outcome.form;
    receipts = 0;
    insert();
    record = outcome.record();
    sum = checksum(record);
    packed = as_blob(compressed(std::string_view(record)));
    record_of->execute();
  }

  void add_receipts(std::size_t count) {
    inner = receipt_inner;
    status = receipt_status;
    for (auto* text : {&sha256, &organisation_key, &modified, &reason, &form}) text->clear();
    errors = warnings = infos = 0;
    receipts = static_cast<Poco::Int64>(count);
    insert();
  }

  void end() {
    inners = "[" + inners + "]";
    for (auto* statement : {&record_left, &move_left, &left, &arrived}) (*statement)->execute();
  }

 private:
  void insert() {
    inners += (inners.empty() ? "" : ",") + json_string(inner);
    document->execute();
  }
};

struct Expect {
  std::string path, seen;
  std::optional<Poco::Data::Statement> statement;

  void prepare(Poco::Data::Session& session) {
    using Poco::Data::Keywords::use;
    statement.emplace(session);
    *statement << "INSERT OR IGNORE INTO pending (path, seen, tries, tried, error) VALUES (?, ?, 0, '', 0)", use(path), use(seen);
  }
};

struct Fetch {
  Poco::Int64 id = 0, sum = 0;
  bool is_packed = false;
  Poco::Data::BLOB record;
  std::optional<Poco::Data::Statement> statement;

  void prepare(Poco::Data::Session& session) {
    using Poco::Data::Keywords::into;
    using Poco::Data::Keywords::use;
    statement.emplace(session);
    *statement << "SELECT record, IFNULL(checksum, -1), typeof(record) = 'blob' FROM records WHERE document = ?", into(record), into(sum),
        into(is_packed), use(id);
  }

  /// The record of a document, empty for none; nothing where it is not what was written.
  [[nodiscard]] std::optional<std::string> of(std::int64_t document) {
    id = document;
    sum = -1;
    is_packed = false;
    record = Poco::Data::BLOB();
    statement->execute();
    const auto stored = as_text(record);
    auto text = is_packed && !stored.empty() ? expanded(stored) : stored;  // nothing compressed is nothing
    return text && (sum == -1 || sum == checksum(*text)) ? text : std::nullopt;
  }
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
