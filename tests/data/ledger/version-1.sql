-- A ledger as version 1 of its tables had it: a rejected return that left the folder, and one that was taken in.
CREATE TABLE documents (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, bytes INTEGER NOT NULL, modified_ns INTEGER NOT NULL, reader TEXT NOT NULL, present INTEGER NOT NULL, first_seen TEXT NOT NULL, taken_in TEXT NOT NULL, times INTEGER NOT NULL, sha256 TEXT NOT NULL, status TEXT NOT NULL, errors INTEGER NOT NULL, warnings INTEGER NOT NULL, infos INTEGER NOT NULL, organisation_key TEXT NOT NULL, document_modified TEXT NOT NULL, reason TEXT NOT NULL);
INSERT INTO documents VALUES(1,'b.docx',9,1767323045000000000,'c68fbeaf249d',0,'2026-11-22T06:06:47Z','2026-11-22T06:06:47Z',1,'2f9d23efc183','rejected',1,0,0,'','','Formato non supportato (plain text): salvare il documento come .docx o .odt e rimandarlo.');
INSERT INTO documents VALUES(2,'comune-di-modica.odt',4442,1767323045000000000,'c68fbeaf249d',1,'2026-11-22T06:06:47Z','2026-11-22T06:06:47Z',1,'b926375ca573','accepted',0,3,1,'comune modica','2011-05-17T13:08:00Z','');
CREATE TABLE records (document INTEGER PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE, record TEXT NOT NULL);
INSERT INTO records VALUES(1,'{"record_id":"2f9d23efc183","source":{"path":"b.docx"}}');
INSERT INTO records VALUES(2,'{"record_id":"b926375ca573","source":{"path":"comune-di-modica.odt"},"gaps":[{"code":"blank-form"}]}');
CREATE TABLE runs (id INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT NOT NULL, added INTEGER NOT NULL, changed INTEGER NOT NULL, gone INTEGER NOT NULL);
INSERT INTO runs VALUES(1,'2026-11-22T06:06:47Z','2026-11-22T06:06:47Z',2,0,0);
INSERT INTO runs VALUES(2,'2026-11-22T06:06:47Z','2026-11-22T06:06:47Z',0,0,1);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
INSERT INTO facts VALUES('rejected','1');
INSERT INTO facts VALUES('gaps','13');
INSERT INTO facts VALUES('views','c68fbeaf249d csv 0');
CREATE VIEW gaps AS SELECT documents.path, json_extract(gap.value, '$.code') AS code, json_extract(gap.value, '$.field') AS field, json_extract(gap.value, '$.severity') AS severity, json_extract(gap.value, '$.message') AS message FROM documents JOIN records ON document = documents.id, json_each(record, '$.gaps') AS gap;
PRAGMA user_version = 1;
