#include <Poco/Data/Transaction.h>

#include "pipeline/ledger/statements.h"

namespace schede {
namespace {

using Poco::Data::Session;
using Poco::Data::Keywords::bind;
using Poco::Data::Keywords::into;

/// Of every line that no other takes back.
constexpr const char* in_force = "undoes IS NULL AND number NOT IN (SELECT undoes FROM corrections WHERE undoes IS NOT NULL)";

/// Another ledger as "other", for as long as this lives: also where it turns out to be damaged half-way through.
class Attached {
 public:
  Attached(Session& session, const std::filesystem::path& file) : session_(session) {
    session_ << "ATTACH DATABASE ? AS other", bind(file.string()), at_once;
  }
  Attached(const Attached&) = delete;
  Attached& operator=(const Attached&) = delete;
  ~Attached() {
    try {
      session_ << "DETACH DATABASE other", at_once;
    } catch (const Poco::Exception&) {  // nothing is written to it, so that nothing is lost
    }
  }

 private:
  Session& session_;
};

void insert(Session& session, const Correction& line) {
  const auto raw = line.raw ? Poco::Nullable<std::string>(*line.raw) : Poco::Nullable<std::string>();
  session << "INSERT INTO corrections (form, record_id, source, field, value, read, raw, who, given, why, waive, blind) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      bind(line.form), bind(line.record_id), bind(line.source), bind(line.field), bind(line.value), bind(line.read), bind(raw),
      bind(line.by), bind(line.at), bind(line.why), bind(line.waive), bind(line.blind), at_once;
}

}  // namespace

std::vector<Correction> Ledger::corrections() {
  return state_->database.use([&](Session& session) {
    std::vector<Poco::Int64> numbers;
    std::vector<std::string> forms, ids, sources, fields, values, reads, whos, times, whys, waives;
    std::vector<Poco::Nullable<std::string>> raws;
    std::vector<bool> blinds;
    session << std::string(
                   "SELECT number, form, record_id, source, field, value, read, raw, who, given, why, waive, blind FROM corrections "
                   "WHERE ") +
                   in_force + " ORDER BY number",
        into(numbers), into(forms), into(ids), into(sources), into(fields), into(values), into(reads), into(raws), into(whos), into(times),
        into(whys), into(waives), into(blinds), at_once;
    std::vector<Correction> lines;
    lines.reserve(numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      Correction& line = lines.emplace_back();
      line.number = numbers[i];
      line.form = std::move(forms[i]);
      line.record_id = std::move(ids[i]);
      line.source = std::move(sources[i]);
      line.field = std::move(fields[i]);
      line.value = std::move(values[i]);
      line.read = std::move(reads[i]);
      line.by = std::move(whos[i]);
      line.at = std::move(times[i]);
      line.why = std::move(whys[i]);
      line.waive = std::move(waives[i]);
      line.blind = blinds[i];
      if (!raws[i].isNull()) line.raw = raws[i].value();
    }
    return lines;
  });
}

std::int64_t Ledger::last_correction() {
  return state_->database.use([&](Session& session) {
    Poco::Int64 last = 0;
    session << "SELECT IFNULL(max(number), 0) FROM corrections", into(last), at_once;
    return static_cast<std::int64_t>(last);
  });
}

void Ledger::add_corrections(const std::vector<Correction>& corrections) {
  state_->database.change([&](Session& session) {
    for (const Correction& line : corrections) insert(session, line);
  });
  commit();
}

bool Ledger::undo_correction(std::int64_t number, const Decision& decision) {
  std::size_t undone = 0;
  state_->database.change([&](Session& session) {
    std::vector<Poco::Int64> numbers;
    session << std::string(
                   "INSERT INTO corrections (form, record_id, source, field, value, read, who, given, why, waive, blind, undoes) "
                   "SELECT form, record_id, source, field, '', '', ?, ?, ?, '', 0, number FROM corrections WHERE number = ? AND ") +
                   in_force + " RETURNING number",
        into(numbers), bind(decision.by), bind(decision.at), bind(decision.why), bind(static_cast<Poco::Int64>(number)), at_once;
    undone = numbers.size();
  });
  commit();
  return undone > 0;
}

void Ledger::take_decisions_of(const std::filesystem::path& other) {
  (void)Ledger(other);  // brings it to the tables of today
  commit();
  state_->database.use([&](Session& session) {
    const Attached attached(session, other);
    Poco::Data::Transaction whole(session);
    session << "INSERT OR IGNORE INTO corrections SELECT * FROM other.corrections", at_once;
    session << "INSERT OR IGNORE INTO gap_lives SELECT * FROM other.gap_lives", at_once;
    session << "INSERT OR IGNORE INTO changes SELECT * FROM other.changes", at_once;
    session << "INSERT INTO runs (started, ended, added, changed, gone, forgotten, why, undone) "
               "SELECT started, ended, 0, 0, 0, forgotten, why, undone FROM other.runs "
               "WHERE forgotten <> '' AND forgotten NOT IN (SELECT forgotten FROM runs)",
        at_once;
    whole.commit();
  });
}

}  // namespace schede
