#include "pipeline/ledger/ledger.h"

#include <Poco/Data/SQLite/SQLiteException.h>

#include "outputs/records/record_json.h"
#include "pipeline/host/clock.h"
#include "pipeline/ledger/statements.h"

namespace schede {
namespace {

using Poco::Data::Session;
using Poco::Data::Keywords::bind;
using Poco::Data::Keywords::into;

/// Receipts, too, are as they should be.
Status status_of(const std::string& word) { return word == to_string(Status::rejected) ? Status::rejected : Status::accepted; }

}  // namespace

Ledger::Ledger(const std::filesystem::path& file, Access access) : state_(std::make_unique<State>(file, access)) {}
Ledger::~Ledger() = default;

std::vector<KnownFile> Ledger::files() {
  return state_->database.use([&](Session& session) {
    std::vector<std::string> paths, readers, statuses;
    std::vector<Poco::Int64> bytes, modified;
    std::vector<bool> present;
    session
        << "SELECT path, bytes, modified_ns, MIN(reader), present, MIN(status) FROM documents WHERE place = 'drop/' || path GROUP BY path "
           "ORDER BY path",
        into(paths), into(bytes), into(modified), into(readers), into(present), into(statuses), at_once;
    std::vector<KnownFile> known;
    known.reserve(paths.size());
    for (std::size_t i = 0; i < paths.size(); ++i) {
      known.push_back({{std::move(paths[i]), static_cast<std::uint64_t>(bytes[i]), modified[i]},
                       std::move(readers[i]),
                       present[i],
                       status_of(statuses[i])});
    }
    return known;
  });
}

std::vector<Kept> Ledger::kept(const std::string& beginning) {
  return state_->database.use([&](Session& session) {
    std::vector<Poco::Int64> ids, bytes, modified;
    std::vector<std::string> paths, places, readers, arrived, statuses;
    session << "SELECT MIN(id), path, bytes, modified_ns, place, reader, IIF(first_seen = '', taken_in, first_seen), MIN(status) FROM "
               "documents "
               "WHERE substr(place, 1, length(?)) = ? AND present GROUP BY place ORDER BY path, MIN(id)",
        into(ids), into(paths), into(bytes), into(modified), into(places), into(readers), into(arrived), into(statuses), bind(beginning),
        bind(beginning), at_once;
    std::vector<Kept> kept;
    kept.reserve(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
      kept.push_back({ids[i],
                      {std::move(paths[i]), static_cast<std::uint64_t>(bytes[i]), modified[i]},
                      std::move(places[i]),
                      std::move(readers[i]),
                      std::move(arrived[i]),
                      status_of(statuses[i])});
    }
    return kept;
  });
}

std::vector<Move> Ledger::moves() {
  return state_->database.use([&](Session& session) {
    std::vector<Poco::Int64> ids, bytes, modified;
    std::vector<std::string> from, to, paths, digests, reasons;
    session
        << "SELECT document, place, target, path, bytes, modified_ns, file_sha256, (SELECT IIF(MIN(status) = 'rejected', MAX(reason), '') "
           "FROM documents AS all_of_file WHERE all_of_file.place = documents.place) FROM moves JOIN documents ON id = document "
           "WHERE place IS NOT NULL ORDER BY document",
        into(ids), into(from), into(to), into(paths), into(bytes), into(modified), into(digests), into(reasons), at_once;
    std::vector<Move> moves;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      moves.push_back({ids[i],
                       std::move(from[i]),
                       std::move(to[i]),
                       {std::move(paths[i]), static_cast<std::uint64_t>(bytes[i]), modified[i]},
                       std::move(digests[i]),
                       std::move(reasons[i])});
    }
    return moves;
  });
}

void Ledger::note_move(std::int64_t document, const std::string& to) {
  state_->database.change(
      [&](Session& session) { session << "INSERT OR REPLACE INTO moves VALUES (?, ?)", bind(document), bind(to), at_once; });
}

void Ledger::end_move(std::int64_t document) {
  state_->database.change([&](Session& session) {
    session << "UPDATE documents SET place = (SELECT target FROM moves WHERE document = ?1), present = 1 "
               "WHERE place = (SELECT place FROM documents WHERE id = ?2)",
        bind(document), bind(document), at_once;
  });
  forget_move(document);
}

void Ledger::forget_move(std::int64_t document) {
  state_->database.change([&](Session& session) { session << "DELETE FROM moves WHERE document = ?", bind(document), at_once; });
}

void Ledger::set_arrival(const std::string& place, const std::string& arrived) {
  state_->database.change(
      [&](Session& session) { session << "UPDATE documents SET first_seen = ? WHERE place = ?", bind(arrived), bind(place), at_once; });
}

std::vector<Pending> Ledger::pending() {
  return state_->database.use([&](Session& session) {
    std::vector<std::string> paths, seen, tried;
    std::vector<Poco::Int64> tries;
    std::vector<int> errors;
    session << "SELECT path, seen, tries, tried, error FROM pending ORDER BY path", into(paths), into(seen), into(tries), into(tried),
        into(errors), at_once;
    std::vector<Pending> waiting;
    for (std::size_t i = 0; i < paths.size(); ++i) {
      waiting.push_back({std::move(paths[i]), std::move(seen[i]), static_cast<std::size_t>(tries[i]), std::move(tried[i]), errors[i]});
    }
    return waiting;
  });
}

void Ledger::expect(const std::string& path, std::optional<std::int64_t> seen) {
  state_->database.change([&](Session&) {
    auto& row = state_->expect;
    row.path = path;
    row.seen = seen ? exact_rfc3339(*seen) : "";
    row.statement->execute();
  });
}

void Ledger::forget(const std::string& path) {
  state_->database.change([&](Session& session) { session << "DELETE FROM pending WHERE path = ?", bind(path), at_once; });
}

void Ledger::postpone(const std::string& path, std::int64_t tried, int error) {
  state_->database.change([&](Session& session) {
    session << "UPDATE pending SET tries = tries + 1, tried = ?, error = ? WHERE path = ?", bind(rfc3339(tried)), bind(error), bind(path),
        at_once;
  });
}

void Ledger::take_in(const Found& file, const std::string& place, const FileAnswer& answer, const std::string& reader) {
  const auto execute = [&](Session&) {
    auto& rows = state_->take_in;
    rows.begin(file, place, answer, reader);
    for (const auto& outcome : answer.outcomes) rows.add(outcome);
    if (answer.receipts > 0) rows.add_receipts(answer.receipts);
    rows.end();
  };
  state_->database.change(execute, 1);
}

void Ledger::set_present(const std::string& path, bool present) {
  state_->database.change([&](Session& session) {
    session << "UPDATE documents SET present = ? WHERE place = ?", bind(present), bind(in_drop(path)), at_once;
  });
}

std::int64_t Ledger::begin_run(std::int64_t started) {
  Poco::Int64 id = 0;
  state_->database.change([&](Session& session) {
    session << "INSERT INTO runs (started, ended, added, changed, gone) VALUES (?, '', 0, 0, 0) RETURNING id", into(id),
        bind(rfc3339(started)), at_once;
  });
  return id;
}

void Ledger::end_run(std::int64_t run, const RunNote& note) {
  state_->database.change([&](Session& session) {
    session
        << "UPDATE runs SET ended = ?, added = ?, changed = ?, gone = ?, pending = ?, again = ?, altered = ?, receipts = ? WHERE id = ?",
        bind(rfc3339(now())), bind(note.added), bind(note.changed), bind(note.gone), bind(note.pending), bind(note.again),
        bind(note.altered), bind(note.receipts), bind(run), at_once;
  });
}

std::vector<RunNote> Ledger::runs(std::size_t limit) {
  return state_->database.use([&](Session& session) {
    std::vector<std::string> started, ended, forgotten, why, undone;
    std::vector<Poco::Int64> added, changed, gone, pending, again, altered, receipts;
    session << "SELECT started, ended, added, changed, gone, pending, again, altered, receipts, forgotten, why, undone "
               "FROM (SELECT * FROM runs ORDER BY id DESC LIMIT ?) ORDER BY id",
        into(started), into(ended), into(added), into(changed), into(gone), into(pending), into(again), into(altered), into(receipts),
        into(forgotten), into(why), into(undone), bind(limit), at_once;
    std::vector<RunNote> runs;
    for (std::size_t i = 0; i < started.size(); ++i) {
      const auto count = [i](const std::vector<Poco::Int64>& column) { return static_cast<std::size_t>(column[i]); };
      runs.push_back({std::move(started[i]), std::move(ended[i]), count(added), count(changed), count(gone), count(pending), count(again),
                      count(altered), count(receipts), std::move(forgotten[i]), std::move(why[i]), std::move(undone[i])});
    }
    return runs;
  });
}

std::string Ledger::fact(const std::string& name) {
  return state_->database.use([&](Session& session) {
    std::string value;
    session << "SELECT value FROM facts WHERE name = ?", into(value), bind(name), at_once;
    return value;
  });
}

void Ledger::set_fact(const std::string& name, const std::string& value) {
  state_->database.change(
      [&](Session& session) { session << "INSERT OR REPLACE INTO facts VALUES (?, ?)", bind(name), bind(value), at_once; });
}

void Ledger::commit() { state_->database.commit(); }

std::size_t Ledger::receipts() {
  return state_->database.use([&](Session& session) {
    Poco::Int64 count = 0;
    session << "SELECT IFNULL(SUM(receipts), 0) FROM documents", into(count), at_once;
    return static_cast<std::size_t>(count);
  });
}

std::vector<TakenIn> Ledger::returns() {
  return state_->database.use([&](Session& session) {
    std::vector<Poco::Int64> ids, bytes, modified, times;
    std::vector<std::string> paths, sources, places, statuses, digests, keys, document_modified, arrived, forms;
    std::vector<bool> present;
    session << "SELECT id, path, path || inner, IFNULL(place, ''), bytes, modified_ns, present, status, sha256, organisation_key, "
               "document_modified, first_seen, form, times FROM documents WHERE status <> 'receipt' ORDER BY path || inner, id",
        into(ids), into(paths), into(sources), into(places), into(bytes), into(modified), into(present), into(statuses), into(digests),
        into(keys), into(document_modified), into(arrived), into(forms), into(times), at_once;
    std::vector<TakenIn> returns;
    returns.reserve(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
      returns.push_back({ids[i],
                         {std::move(paths[i]), static_cast<std::uint64_t>(bytes[i]), modified[i]},
                         std::move(sources[i]),
                         std::move(places[i]),
                         present[i],
                         status_of(statuses[i]),
                         std::move(digests[i]),
                         std::move(keys[i]),
                         std::move(document_modified[i]),
                         std::move(arrived[i]),
                         std::move(forms[i]),
                         static_cast<std::size_t>(times[i])});
    }
    return returns;
  });
}

std::string Ledger::record_at(const std::string& place, const std::string& sha256) {
  return state_->database.use([&](Session& session) {
    std::vector<Poco::Int64> ids;
    session << "SELECT id FROM documents WHERE place = ? AND sha256 = ?", into(ids), bind(place), bind(sha256), at_once;
    return ids.empty() ? std::string() : state_->fetch.of(ids.back()).value_or(std::string());
  });
}

History Ledger::history(std::int64_t id) {
  return state_->database.use([&](Session& session) {
    History history;
    session << "SELECT taken_in, times, errors, warnings, infos, reason, IFNULL(place, ''), file_sha256 "
               "FROM documents WHERE id = ?",
        into(history.taken_in), into(history.times), into(history.gaps.error), into(history.gaps.warning), into(history.gaps.info),
        into(history.reason), into(history.place), into(history.file_sha256), bind(id), at_once;
    return history;
  });
}

std::string Ledger::record(std::int64_t id) {
  return state_->database.use([&](Session&) {
    auto record = state_->fetch.of(id);
    if (!record) throw Poco::Data::SQLite::CorruptImageException("record " + std::to_string(id));
    return std::move(*record);
  });
}

std::string Ledger::layout(const std::string& place, const std::string& outputs) {
  return state_->database.use([&](Session& session) {
    Poco::Data::BLOB layout;
    session << "SELECT layout FROM layouts WHERE register = ? AND outputs = ?", into(layout), bind(place), bind(outputs), at_once;
    return as_text(layout);
  });
}

void Ledger::keep_layout(const std::string& place, const std::string& outputs, const std::string& layout) {
  state_->database.change([&](Session& session) {
    session << "INSERT OR REPLACE INTO layouts VALUES (?, ?, ?)", bind(place), bind(outputs), bind(as_blob(layout)), at_once;
  });
}

}  // namespace schede
