#include "pipeline/ledger/statements.h"

namespace schede {
namespace {

using Poco::Data::Session;
using Poco::Data::Statement;
using Poco::Data::Keywords::bind;
using Poco::Data::Keywords::into;
using Poco::Data::Keywords::use;

/// Which gap a statement is about.
struct GapKey {
  std::string place, source, organisation, field, code;

  void set(const std::string& place_of, const GapLife& life) {
    place = place_of;
    source = life.source;
    organisation = life.source.empty() ? life.organisation : std::string();
    field = life.gap.field;
    code = life.gap.code;
  }
};

/// The row of a gap that is open or asked: by return, field and code; of one without a return by whom it is about.
constexpr const char* is_the_open_one =
    " WHERE register = ? AND source = ? AND (source <> '' OR organisation = ?) AND field = ? AND code = ? AND state IN ('open', 'asked')";

}  // namespace

std::vector<GapLife> Ledger::gap_lives(const std::string& place, bool are_open) {
  return state_->database.use([&](Session& session) {
    std::vector<std::string> sources, fields, codes, ids, organisations, severities, messages, validities, states, asked, closed, whos,
        whys;
    session << std::string(
                   "SELECT source, field, code, record_id, organisation, severity, message, validity, state, asked_at, closed_at, who, "
                   "why FROM gap_lives WHERE register = ? AND state ") +
                   (are_open ? "IN" : "NOT IN") + " ('open', 'asked') ORDER BY source, id",
        into(sources), into(fields), into(codes), into(ids), into(organisations), into(severities), into(messages), into(validities),
        into(states), into(asked), into(closed), into(whos), into(whys), bind(place), at_once;
    std::vector<GapLife> lives;
    lives.reserve(sources.size());
    for (std::size_t i = 0; i < sources.size(); ++i)
      lives.push_back(
          {std::move(ids[i]),
           std::move(sources[i]),
           std::move(organisations[i]),
           {std::move(codes[i]), std::move(fields[i]), severity_called(severities[i]).value_or(Severity::info), std::move(messages[i])},
           std::move(validities[i]),
           std::move(states[i]),
           std::move(asked[i]),
           std::move(closed[i]),
           std::move(whos[i]),
           std::move(whys[i])});
    return lives;
  });
}

std::string Ledger::changes(const std::string& place) {
  return state_->database.use([&](Session& session) {
    std::string json;
    session << "SELECT json FROM changes WHERE register = ?", into(json), bind(place), at_once;
    return json;
  });
}

void Ledger::note_changes(const std::string& place, const Changes& changes, const std::string& json) {
  state_->database.change([&](Session& session) {
    GapKey key;
    GapLife life;
    std::string severity;
    Statement close(session), open(session);
    close << std::string("UPDATE gap_lives SET state = ?, closed_at = ?, who = ?, why = ?") + is_the_open_one, use(life.state),
        use(life.closed_at), use(life.by), use(life.why), use(key.place), use(key.source), use(key.organisation), use(key.field),
        use(key.code);
    open << "INSERT INTO gap_lives (register, source, field, code, record_id, organisation, severity, message, validity, reader, state, "
            "asked_at, closed_at, who, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', 'open', '', '', '', '')",
        use(key.place), use(key.source), use(key.field), use(key.code), use(life.record_id), use(life.organisation), use(severity),
        use(life.gap.message), use(life.validity);
    for (const GapLife& closed : changes.closed) {
      life = closed;
      key.set(place, closed);
      close.execute();
    }
    for (const GapLife& opened : changes.opened) {
      life = opened;
      key.set(place, opened);
      severity = to_string(opened.gap.severity);
      open.execute();
    }
    session << "INSERT OR REPLACE INTO changes VALUES (?, ?)", bind(place), bind(json), at_once;
  });
}

void Ledger::note_asked(const std::string& place, const std::vector<GapLife>& gaps, const std::string& asked_at) {
  state_->database.change([&](Session& session) {
    for (const GapLife& gap : gaps) {
      GapKey key;
      key.set(place, gap);
      session << std::string("UPDATE gap_lives SET state = 'asked', asked_at = ?") + is_the_open_one, bind(asked_at), bind(key.place),
          bind(key.source), bind(key.organisation), bind(key.field), bind(key.code), at_once;
    }
    set_fact("asked", asked_at);
  });
  commit();
}

}  // namespace schede
