#include "pipeline/host/clock.h"
#include "pipeline/ledger/statements.h"

namespace schede {
namespace {

using Poco::Data::Session;
using Poco::Data::Keywords::bind;
using Poco::Data::Keywords::into;

/// Everything that came of a document, also what messages about others say of its name. `?1` is its SHA-256.
constexpr const char* forgetting[] = {
    "DELETE FROM gap_lives WHERE record_id = substr(?1, 1, 12) OR source IN (SELECT path || inner FROM documents WHERE sha256 = ?1) "
    "OR EXISTS (SELECT 1 FROM documents WHERE sha256 = ?1 AND instr(message, path) > 0)",
    "DELETE FROM corrections WHERE record_id = substr(?1, 1, 12)",
    "DELETE FROM pending WHERE path IN (SELECT path FROM documents WHERE sha256 = ?1)",
    // Its copy in the archive goes: the others of an envelope have none any more.
    "UPDATE documents SET place = NULL, present = 0 WHERE sha256 <> ?1 AND place IN "
    "(SELECT place FROM documents WHERE sha256 = ?1 AND substr(place, 1, 8) = 'archive/')",
    "DELETE FROM documents WHERE sha256 = ?1",
};

}  // namespace

void Ledger::forget_document(const std::string& sha256, const std::string& why) {
  commit();
  state_->database.use([&](Session& session) {
    session << "PRAGMA secure_delete = ON", at_once;
    session.begin();
    for (const char* statement : forgetting) session << statement, bind(sha256), at_once;
    session << "UPDATE changes SET json = ''", at_once;
    session << "DELETE FROM layouts", at_once;
    session << "INSERT INTO runs (started, ended, added, changed, gone, forgotten, why) VALUES (?1, ?1, 0, 0, 0, ?2, ?3)",
        bind(rfc3339(now())), bind(sha256), bind(why), at_once;
    session.commit();
    // What was written over may still stand in free pages and in the log.
    session << "VACUUM", at_once;
    session << "PRAGMA wal_checkpoint(TRUNCATE)", at_once;
  });
}

std::vector<std::string> Ledger::forgotten() {
  return state_->database.use([&](Session& session) {
    std::vector<std::string> digests;
    session << "SELECT forgotten FROM runs WHERE forgotten <> '' AND undone = ''", into(digests), at_once;
    return digests;
  });
}

bool Ledger::remember_document(const std::string& sha256) {
  std::vector<Poco::Int64> undone;
  state_->database.change([&](Session& session) {
    session << "UPDATE runs SET undone = ? WHERE forgotten <> '' AND undone = '' AND substr(forgotten, 1, length(?)) = ? RETURNING id",
        into(undone), bind(rfc3339(now())), bind(sha256), bind(sha256), at_once;
  });
  commit();
  return !undone.empty();
}

}  // namespace schede
