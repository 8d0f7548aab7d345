#include <memory>
#include <string>
#include <vector>

#include "outputs/escape/escape.h"
#include "outputs/records/record_json.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/text_table.h"
#include "pipeline/host/standard_output.h"
#include "pipeline/ingest/ingest.h"
#include "pipeline/ledger/files.h"

namespace schede {
namespace {

struct RunsArguments {
  std::string out;
  std::size_t last = 20;
  bool json = false;
};

std::string as_text(const std::vector<RunNote>& runs, const std::string& good, Language language) {
  const auto say = [&](const Bilingual& words) { return words.in(language); };
  std::vector<std::vector<std::string>> rows;
  rows.push_back({say({"iniziata", "started"}), say({"finita", "ended"}), say({"nuovi", "new"}), say({"cambiati", "changed"}),
                  say({"spariti", "gone"}), say({"in attesa", "waiting"}), say({"riletti", "read again"}),
                  say({"record cambiati", "records changed"}), say({"ricevute", "receipts"})});
  for (const auto& run : runs) {
    if (!run.forgotten.empty()) {
      const Bilingual what{"tolto " + run.forgotten + ": ", "taken out " + run.forgotten + ": "};
      const Bilingual again{" (ripreso il " + run.undone + ")", " (taken back on " + run.undone + ")"};
      rows.push_back({run.started, say(what) + visible(run.why, LineEnds::shown) + (run.undone.empty() ? "" : say(again))});
      continue;
    }
    if (run.ended.empty()) {
      rows.push_back({run.started, say({"interrotta", "broken off"})});
      continue;
    }
    rows.push_back({run.started, run.ended, std::to_string(run.added), std::to_string(run.changed), std::to_string(run.gone),
                    std::to_string(run.pending), std::to_string(run.again), std::to_string(run.altered), std::to_string(run.receipts)});
  }
  return text_table(rows) +
         say({"Ultima esecuzione riuscita, anche senza novità: " + good + "\n", "Last good run, also with nothing new: " + good + "\n"});
}

std::string as_json(const std::vector<RunNote>& runs, const std::string& good) {
  std::string out = "{\"last_good_run\":" + json_string_or_null(good) + ",\"runs\":[";
  for (const auto& run : runs) {
    if (&run != &runs.front()) out += ',';
    out += "\n{\"started\":" + json_string_or_null(run.started) + ",\"ended\":" + json_string_or_null(run.ended) +
           ",\"added\":" + std::to_string(run.added) + ",\"changed\":" + std::to_string(run.changed) +
           ",\"gone\":" + std::to_string(run.gone) + ",\"pending\":" + std::to_string(run.pending) +
           ",\"read_again\":" + std::to_string(run.again) + ",\"records_changed\":" + std::to_string(run.altered) +
           ",\"receipts\":" + std::to_string(run.receipts) + ",\"forgotten\":" + json_string_or_null(run.forgotten) +
           ",\"why\":" + json_string_or_null(run.why) + ",\"undone\":" + json_string_or_null(run.undone) + '}';
  }
  return out + "]}\n";
}

ExitCode show(const RunsArguments& arguments, const Settings& settings) {
  Ledger ledger(existing_ledger(arguments.out), Access::read);
  const auto runs = ledger.runs(arguments.last);
  const auto good = ledger.fact(good_run_fact);
  write_out(arguments.json ? as_json(runs, good) : as_text(runs, good.empty() ? "-" : good, settings.language));
  return ExitCode::done;
}

}  // namespace

Command declare_runs(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<RunsArguments>();
  const Bilingual out{"la cartella del registro", "the folder of the register"};
  const Bilingual last{"quante", "how many"};
  const Bilingual json{"come JSON", "as JSON"};
  parser.add_option("out,--out", arguments->out, out.in(language))->required()->option_text("OUT_DIR");
  parser.add_option("--last", arguments->last, last.in(language))->check(CLI::PositiveNumber)->option_text("N")->capture_default_str();
  parser.add_flag("--json", arguments->json, json.in(language))->configurable(false);
  return [arguments](const Settings& settings) { return show(*arguments, settings); };
}

}  // namespace schede
