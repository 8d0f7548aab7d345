#include "pipeline/ledger/schema.h"

#include <array>

namespace schede {
namespace {

/// The records stand apart, so that a run with nothing new reads a narrow table. Paths are bytes and may be no UTF-8. The views are
/// for people who ask the ledger in SQL.
constexpr const char* first[] = {
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

/// `pending` are files seen and not yet taken in; `checksum` is the CRC-32 of a record, NULL for one of version 1.
constexpr const char* second[] = {
    "CREATE TABLE pending (path TEXT PRIMARY KEY, seen TEXT NOT NULL, tries INTEGER NOT NULL, tried TEXT NOT NULL, error INTEGER NOT NULL)",
    "ALTER TABLE records ADD COLUMN checksum INTEGER",
};

/// A run is noted when it begins; `ended` is empty for one that did not come to its end.
constexpr const char* third[] = {"ALTER TABLE runs ADD COLUMN pending INTEGER NOT NULL DEFAULT 0"};

/// A document's file has a place (file_location.h), NULL when other bytes took it; several documents may have come under one name. `moves`
/// are noted before they are made.
constexpr const char* fourth[] = {
    "DROP VIEW gaps",
    "CREATE TABLE documents_4 (id INTEGER PRIMARY KEY, path TEXT NOT NULL, place TEXT UNIQUE, bytes INTEGER NOT NULL, "
    "modified_ns INTEGER NOT NULL, reader TEXT NOT NULL, present INTEGER NOT NULL, first_seen TEXT NOT NULL, taken_in TEXT NOT NULL, "
    "times INTEGER NOT NULL, sha256 TEXT NOT NULL, status TEXT NOT NULL, errors INTEGER NOT NULL, warnings INTEGER NOT NULL, "
    "infos INTEGER NOT NULL, organisation_key TEXT NOT NULL, document_modified TEXT NOT NULL, reason TEXT NOT NULL)",
    "INSERT INTO documents_4 SELECT id, path, 'drop/' || path, bytes, modified_ns, reader, present, first_seen, taken_in, times, sha256, "
    "status, errors, warnings, infos, organisation_key, document_modified, reason FROM documents",
    "DROP TABLE documents",
    "ALTER TABLE documents_4 RENAME TO documents",
    "CREATE INDEX documents_by_path ON documents (path)",
    "ALTER TABLE runs ADD COLUMN again INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE runs ADD COLUMN altered INTEGER NOT NULL DEFAULT 0",
    "CREATE TABLE moves (document INTEGER PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE, target TEXT NOT NULL)",
    "CREATE VIEW gaps AS SELECT documents.path, json_extract(gap.value, '$.code') AS code, json_extract(gap.value, '$.field') AS field, "
    "json_extract(gap.value, '$.severity') AS severity, json_extract(gap.value, '$.message') AS message "
    "FROM documents JOIN records ON document = documents.id, json_each(record, '$.gaps') AS gap",
};

/// Of which form a document is (its id); empty for one that was taken in before, or is of none.
constexpr const char* fifth[] = {"ALTER TABLE documents ADD COLUMN form TEXT NOT NULL DEFAULT ''"};

/// What people decided, line by line and for ever; `raw` are the document's words under a value then, `undoes` the number of a line that no
/// longer counts. Of every gap a row a life. What the last run changed, by register. A run that only took a document out bears its hash.
constexpr const char* sixth[] = {
    "CREATE TABLE corrections (number INTEGER PRIMARY KEY AUTOINCREMENT, form TEXT NOT NULL, record_id TEXT NOT NULL, "
    "source TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, read TEXT NOT NULL, raw TEXT, who TEXT NOT NULL, given TEXT NOT NULL, "
    "why TEXT NOT NULL, waive TEXT NOT NULL, blind INTEGER NOT NULL, undoes INTEGER)",
    "CREATE TABLE gap_lives (id INTEGER PRIMARY KEY, register TEXT NOT NULL, source TEXT NOT NULL, field TEXT NOT NULL, code TEXT NOT "
    "NULL, "
    "record_id TEXT NOT NULL, organisation TEXT NOT NULL, severity TEXT NOT NULL, message TEXT NOT NULL, validity TEXT NOT NULL, "
    "reader TEXT NOT NULL, state TEXT NOT NULL, asked_at TEXT NOT NULL, closed_at TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL)",
    "CREATE INDEX gap_lives_by_source ON gap_lives (register, source)",
    "CREATE TABLE changes (register TEXT PRIMARY KEY, json TEXT NOT NULL)",
    "ALTER TABLE runs ADD COLUMN forgotten TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE runs ADD COLUMN why TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE runs ADD COLUMN undone TEXT NOT NULL DEFAULT ''",
};

/// A file may hold several returns (`inner`: what source.path has behind the file's; empty for a document that came by itself), and
/// `receipts` of certified mail, which stand in a row of their own with that status.
constexpr const char* seventh[] = {
    "DROP VIEW gaps",
    "CREATE TABLE documents_7 (id INTEGER PRIMARY KEY, path TEXT NOT NULL, place TEXT, bytes INTEGER NOT NULL, "
    "modified_ns INTEGER NOT NULL, reader TEXT NOT NULL, present INTEGER NOT NULL, first_seen TEXT NOT NULL, taken_in TEXT NOT NULL, "
    "times INTEGER NOT NULL, sha256 TEXT NOT NULL, status TEXT NOT NULL, errors INTEGER NOT NULL, warnings INTEGER NOT NULL, "
    "infos INTEGER NOT NULL, organisation_key TEXT NOT NULL, document_modified TEXT NOT NULL, reason TEXT NOT NULL, "
    "form TEXT NOT NULL, inner TEXT NOT NULL, file_sha256 TEXT NOT NULL, receipts INTEGER NOT NULL, UNIQUE (place, inner))",
    "INSERT INTO documents_7 SELECT id, path, place, bytes, modified_ns, reader, present, first_seen, taken_in, times, sha256, status, "
    "errors, warnings, infos, organisation_key, document_modified, reason, form, '', sha256, 0 FROM documents",
    "DROP TABLE documents",
    "ALTER TABLE documents_7 RENAME TO documents",
    "CREATE INDEX documents_by_path ON documents (path)",
    "ALTER TABLE runs ADD COLUMN receipts INTEGER NOT NULL DEFAULT 0",
    "CREATE VIEW gaps AS SELECT documents.path || documents.inner AS path, json_extract(gap.value, '$.code') AS code, "
    "json_extract(gap.value, '$.field') AS field, json_extract(gap.value, '$.severity') AS severity, "
    "json_extract(gap.value, '$.message') AS message "
    "FROM documents JOIN records ON document = documents.id, json_each(record, '$.gaps') AS gap",
};

/// Who asks in SQL is to see what people left of the gaps, as gaps.csv has them; `gaps_read` are those of the readings.
constexpr const char* eighth[] = {
    "DROP VIEW gaps",
    "CREATE VIEW gaps_read AS SELECT documents.path || documents.inner AS path, json_extract(gap.value, '$.code') AS code, "
    "json_extract(gap.value, '$.field') AS field, json_extract(gap.value, '$.severity') AS severity, "
    "json_extract(gap.value, '$.message') AS message "
    "FROM documents JOIN records ON document = documents.id, json_each(record, '$.gaps') AS gap",
    "CREATE VIEW gaps AS SELECT source AS path, code, field, severity, message, state, asked_at FROM gap_lives "
    "WHERE state IN ('open', 'asked')",
};

/// A record is compressed (compression.h), as a BLOB; one that was written before is TEXT, and stays so until its document is read again.
/// Its gaps stand beside it as JSON, for who asks in SQL.
constexpr const char* ninth[] = {
    "DROP VIEW gaps_read",
    "ALTER TABLE records ADD COLUMN gaps TEXT",
    "UPDATE records SET gaps = json_extract(record, '$.gaps') WHERE json_valid(record)",
    "CREATE VIEW gaps_read AS SELECT documents.path || documents.inner AS path, json_extract(gap.value, '$.code') AS code, "
    "json_extract(gap.value, '$.field') AS field, json_extract(gap.value, '$.severity') AS severity, "
    "json_extract(gap.value, '$.message') AS message "
    "FROM documents JOIN records ON document = documents.id, json_each(gaps) AS gap",
};

/// Where the rows of returns stand in the outputs (row_layout.h): nothing that cannot be made anew.
constexpr const char* tenth[] = {
    "CREATE TABLE layouts (register TEXT PRIMARY KEY, outputs TEXT NOT NULL, layout BLOB NOT NULL)",
};

constexpr std::array<SchemaStep, 10> steps = {first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth};

}  // namespace

std::span<const SchemaStep> ledger_schema() { return steps; }

}  // namespace schede
