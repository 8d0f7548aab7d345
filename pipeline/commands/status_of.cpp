#include "pipeline/commands/status_of.h"

#include <algorithm>
#include <iterator>

#include "extractors/organisations/resolve.h"
#include "extractors/text/fold.h"
#include "outputs/escape/escape.h"
#include "outputs/records/record_json.h"
#include "pipeline/commands/text_table.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/failure.h"
#include "pipeline/ingest/correction_book.h"
#include "pipeline/ingest/ingest.h"
#include "pipeline/ingest/supersession.h"

namespace schede {
namespace {

using TableRows = std::vector<std::vector<std::string>>;

/// The name may be a whole path of the machine's, or an end of the path that the ledger has.
bool is_path(std::string_view file, std::string_view path) {
  const auto& shorter = file.size() < path.size() ? file : path;
  const auto& longer = file.size() < path.size() ? path : file;
  return longer == shorter || (longer.ends_with(shorter) && longer[longer.size() - shorter.size() - 1] == '/');
}

/// A record id, or as much of it or of the SHA-256 as tells something.
bool is_id(std::string_view text, std::string_view sha256) {
  constexpr std::size_t fewest_digits = 6;
  return text.size() >= fewest_digits && sha256.starts_with(text);
}

/// Any part, whatever its capitals, accents, hyphens and dots.
bool is_part(std::string_view part, std::string_view text) {
  const auto key = fold_key(part);
  return key.empty() ? text.find(part) != text.npos : fold_key(text).find(key) != std::string::npos;
}

bool is_body(std::string_view name, std::string_view key) { return !key.empty() && (organisation_key(name) == key || is_part(name, key)); }

/// How a document may be named: a document's path, an id, or a part of a path or a body. What is named by an earlier way is not looked for
/// by a later one.
struct Naming {
  bool (*of_document)(std::string_view name, const TakenIn& row);
  bool (*of_path)(std::string_view name, std::string_view path);
};
constexpr Naming namings[] = {
    {[](std::string_view name, const TakenIn& row) { return is_path(name, row.source); }, is_path},
    {[](std::string_view name, const TakenIn& row) { return is_id(name, row.sha256); },
     [](std::string_view, std::string_view) { return false; }},
    {[](std::string_view name, const TakenIn& row) { return is_part(name, row.source) || is_body(name, row.organisation_key); }, is_part},
};
const char* json_flag(bool flag) { return flag ? "true" : "false"; }

std::string shown(std::string_view path) { return visible(path, LineEnds::shown); }

TableRows rows_of(const std::vector<Pending>& pending, Language language) {
  TableRows rows;
  for (const auto& file : pending) {
    const auto when = to_the_second(file.seen);
    const Bilingual seen = when.empty() ? Bilingual() : Bilingual{"visto " + when, "seen " + when};
    const auto tries = std::to_string(file.tries);
    const auto why = words_of_error(file.error);
    const Bilingual tried{"tentativi falliti " + tries + ", l'ultimo " + file.tried + ": " + why.it,
                          "failed tries " + tries + ", the last " + file.tried + ": " + why.en};
    rows.push_back({"  " + shown(file.path), seen.in(language)});
    if (file.tries > 0) rows.back().push_back(tried.in(language));
  }
  return rows;
}

std::string json_of(const std::vector<Pending>& pending) {
  std::string out;
  for (const auto& file : pending) {
    const auto reason = file.tries > 0 ? words_of_error(file.error).en : std::string();
    out += (out.empty() ? "\n" : ",\n");
    out += "{\"source\":" + json_string(file.path) + ",\"seen\":" + json_string_or_null(to_the_second(file.seen)) +
           ",\"tries\":" + std::to_string(file.tries) + ",\"tried\":" + json_string_or_null(file.tried) +
           ",\"reason\":" + json_string_or_null(reason) + '}';
  }
  return '[' + out + ']';
}

Bilingual outcome_of(const Fate& fate) {
  const auto& gaps = fate.history.gaps;
  const auto error = std::to_string(gaps.error), warning = std::to_string(gaps.warning), info = std::to_string(gaps.info);
  if (fate.row.status == Status::rejected) return {"respinto: " + shown(fate.history.reason), "rejected: " + shown(fate.history.reason)};
  return {"accolto; lacune: errori " + error + ", avvisi " + warning + ", note " + info,
          "accepted; gaps: errors " + error + ", warnings " + warning + ", infos " + info};
}

Bilingual standing_of(const Fate& fate) {
  const auto record = fate.row.record_id();
  const auto copied = shown(fate.duplicate_of), later = shown(fate.superseded_by);
  if (!copied.empty()) return {record + ", copia di " + copied, record + ", a copy of " + copied};
  if (!later.empty()) return {record + ", superato da " + later, record + ", superseded by " + later};
  const auto other = shown(fate.tied_with);
  if (!other.empty())
    return {record + ", le date non dicono se vale questo o " + other,
            record + ", the dates do not tell whether this or " + other + " holds"};
  return {record, record};
}

Bilingual whereabouts(const Fate& fate) {
  const auto& place = fate.history.place;
  if (place.empty())
    return {"non c'è più: sostituito da un altro con lo stesso nome, o cancellato con la sua busta",
            "no longer there: replaced by another of the same name, or deleted with its envelope"};
  if (is_in_archive(place)) return {"in archivio: " + shown(below(place)), "in the archive: " + shown(below(place))};
  if (fate.row.present) return {"nella cartella d'arrivo", "in the drop folder"};
  return {"non è più nella cartella d'arrivo", "no longer in the drop folder"};
}

/// Nothing where nobody decided anything.
TableRows decisions_of(const Fate& fate, Language language) {
  if (fate.corrections == 0) return {};
  const Bilingual name{"correzioni", "corrections"};
  const auto count = std::to_string(fate.corrections);
  const Bilingual words{count + " in vigore; le lacune dette sopra sono quelle della lettura, quelle rimaste stanno in gaps.csv",
                        count + " in force; the gaps above are those of the reading, those that are left stand in gaps.csv"};
  return {{"  " + name.in(language), words.in(language)}};
}

std::string text_of(const Fate& fate, Language language) {
  const auto say = [&](const Bilingual& words) { return words.in(language); };
  const auto times = std::to_string(fate.history.times);
  const TableRows rows = {
      {"  " + say({"arrivato", "arrived"}), fate.row.arrived.empty() ? say({"non si sa", "not known"}) : to_the_second(fate.row.arrived)},
      {"  " + say({"letto", "read"}), fate.history.taken_in + say({" (volte: " + times + ")", " (times: " + times + ")"})},
      {"  " + say({"esito", "outcome"}), say(outcome_of(fate))},
      {"  " + say({"nel registro", "in the register"}), say(standing_of(fate))},
      {"  file", say(whereabouts(fate))},
  };
  auto table = rows;
  std::ranges::copy(decisions_of(fate, language), std::back_inserter(table));
  return shown(fate.row.source) + '\n' + text_table(table);
}

std::string json_of(const Fate& fate) {
  const auto& gaps = fate.history.gaps;
  return "{\"source\":" + json_string(fate.row.source) + ",\"record_id\":" + json_string(fate.row.record_id()) +
         ",\"status\":" + json_string(to_string(fate.row.status)) + ",\"reason\":" + json_string_or_null(fate.history.reason) +
         ",\"arrived\":" + json_string_or_null(to_the_second(fate.row.arrived)) + ",\"read\":" + json_string(fate.history.taken_in) +
         ",\"times\":" + std::to_string(fate.history.times) + ",\"present\":" + json_flag(fate.row.present) +
         ",\"place\":" + json_string_or_null(fate.history.place) + ",\"duplicate_of\":" + json_string_or_null(fate.duplicate_of) +
         ",\"superseded_by\":" + json_string_or_null(fate.superseded_by) + ",\"tied_with\":" + json_string_or_null(fate.tied_with) +
         ",\"corrections\":" + std::to_string(fate.corrections) + ",\"gaps\":{\"error\":" + std::to_string(gaps.error) +
         ",\"warning\":" + std::to_string(gaps.warning) + ",\"info\":" + std::to_string(gaps.info) + "}}";
}

}  // namespace

Overview overview(Ledger& ledger) {
  Overview overview;
  for (const auto& row : ledger.returns()) {
    ++(row.status == Status::accepted ? overview.accepted : overview.rejected);
    overview.gone += !row.present;
  }
  overview.receipts = ledger.receipts();
  overview.pending = ledger.pending();
  overview.good_run = ledger.fact(good_run_fact);
  overview.confinement = known_confinement();
  return overview;
}

std::string as_text(const Overview& overview, Language language) {
  const auto say = [&](const Bilingual& words) { return words.in(language); };
  const TableRows counts = {
      {say({"Documenti accolti", "Documents accepted"}), std::to_string(overview.accepted)},
      {say({"Documenti respinti", "Documents rejected"}), std::to_string(overview.rejected)},
      {say({"non più nella cartella d'arrivo", "no longer in the drop folder"}), std::to_string(overview.gone)},
      {say({"Ricevute di posta certificata", "Receipts of certified mail"}), std::to_string(overview.receipts)},
      {say({"File in attesa", "Files waiting"}), std::to_string(overview.pending.size())},
  };
  const auto good = overview.good_run.empty() ? "-" : overview.good_run;
  const auto attention = say({"Attenzione: ", "Attention: "}) + say(words_of_lack(overview.confinement)) + '\n';
  return text_table(counts) + text_table(rows_of(overview.pending, language)) + say({"Ultima esecuzione riuscita: ", "Last good run: "}) +
         good + '\n' + (overview.confinement.is_whole() ? std::string() : attention);
}

std::string as_json(const Overview& overview) {
  return "{\"accepted\":" + std::to_string(overview.accepted) + ",\"rejected\":" + std::to_string(overview.rejected) +
         ",\"gone\":" + std::to_string(overview.gone) + ",\"receipts\":" + std::to_string(overview.receipts) +
         ",\"last_good_run\":" + json_string_or_null(overview.good_run) +
         ",\"confinement\":{\"seccomp\":" + json_flag(overview.confinement.seccomp) +
         ",\"landlock\":" + json_flag(overview.confinement.landlock) + "},\"pending\":" + json_of(overview.pending) + "}\n";
}

namespace {

FileStatus named(Ledger& ledger, std::string_view name, const Naming& naming) {
  const auto returns = ledger.returns();
  std::vector<ReturnKey> keys;
  for (const auto& row : returns) keys.push_back(key_of(row));
  const auto standings = stand(keys);
  const CorrectionBook book(ledger.corrections(), returns);
  const auto path_at = [&](const std::optional<std::size_t>& place) { return place ? keys[*place].source : std::string(); };
  FileStatus status;
  for (std::size_t i = 0; i < returns.size(); ++i) {
    if (!naming.of_document(name, returns[i])) continue;
    const auto& [duplicate_of, superseded_by, tied_with] = standings[i];
    status.fates.push_back({returns[i], ledger.history(returns[i].id), path_at(duplicate_of), path_at(superseded_by), path_at(tied_with),
                            book.of(returns[i]).size()});
  }
  for (auto& waiting : ledger.pending()) {
    if (naming.of_path(name, waiting.path)) status.pending.push_back(std::move(waiting));
  }
  return status;
}

}  // namespace

FileStatus status_of(Ledger& ledger, std::string_view name) {
  for (const auto& naming : namings) {
    auto status = named(ledger, name, naming);
    if (!status.fates.empty() || !status.pending.empty()) return status;
  }
  return {};
}

std::string as_text(const FileStatus& status, Language language) {
  std::string out;
  for (const auto& fate : status.fates) out += text_of(fate, language);
  if (!status.pending.empty()) out += Bilingual{"In attesa di essere letti:\n", "Waiting to be read:\n"}.in(language);
  return out + text_table(rows_of(status.pending, language));
}

std::string as_json(const FileStatus& status) {
  std::string fates;
  for (const auto& fate : status.fates) fates += (fates.empty() ? "\n" : ",\n") + json_of(fate);
  return "{\"documents\":[" + fates + "],\"pending\":" + json_of(status.pending) + "}\n";
}

}  // namespace schede
