#include <filesystem>
#include <memory>
#include <set>
#include <string>

#include "outputs/escape/escape.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/status_of.h"
#include "pipeline/corrections/correction_desk.h"
#include "pipeline/corrections/forget.h"
#include "pipeline/host/lock.h"
#include "pipeline/host/standard_output.h"
#include "pipeline/ingest/output_folder.h"
#include "pipeline/ledger/files.h"

namespace schede {
namespace {

struct ForgetArguments {
  std::filesystem::path out;
  std::string file, why, undo;
  bool dry_run = false;
};

/// One document, by whatever it is called; as `status` finds it.
std::string digest_of(Ledger& ledger, const std::string& file) {
  std::set<std::string> digests;
  std::string names;
  for (const auto& fate : status_of(ledger, file).fates) {
    if (digests.insert(fate.row.sha256).second) names += "\n  " + visible(fate.row.source, LineEnds::shown);
  }
  const auto name = visible(file, LineEnds::shown);
  if (digests.empty()) throw Failure(ExitCode::no_input, {name + ": mai visto", name + ": never seen"});
  if (digests.size() > 1)
    throw Failure(ExitCode::usage,
                  {name + " sono più documenti, indicarne uno:" + names, name + " are several documents, name one:" + names});
  if (digests.begin()->empty()) throw Failure(ExitCode::usage, {name + ": non è stato letto", name + ": it was not read"});
  return *digests.begin();
}

std::string list(const Bilingual& title, const auto& paths, Language language) {
  if (paths.empty()) return {};
  std::string text = title.in(language) + ":\n";
  for (const auto& path : paths) text += "  " + visible(std::filesystem::path(path).native(), LineEnds::shown) + '\n';
  return text;
}

std::string words_of(const Forgetting& what, bool is_done, Language language) {
  const Bilingual gone{is_done ? "Tolto dal registro" : "Sarebbe tolto dal registro",
                       is_done ? "Taken out of the register" : "Would be taken out of the register"};
  const Bilingual deleted{is_done ? "Cancellati" : "Sarebbero cancellati", is_done ? "Deleted" : "Would be deleted"};
  const Bilingual corrections{"Correzioni con esso: ", "Corrections with it: "};
  const Bilingual lonely{
      is_done ? "Senza più l'originale, che era nella stessa busta: restano nel registro, ma schede rebuild non le ritroverà; chiederne "
                "un'altra copia"
              : "Perderebbero l'originale, che è nella stessa busta: resterebbero nel registro, ma schede rebuild non le ritroverebbe; per "
                "conservarle, estrarle prima dalla busta e metterle nella cartella d'arrivo",
      is_done
          ? "Without their original, which was in the same envelope: they stay in the register, but schede rebuild will not find them; "
            "ask for another copy"
          : "Would lose their original, which is in the same envelope: they would stay in the register, but schede rebuild would not find "
            "them; to keep them, take them out of the envelope first and put them into the drop folder"};
  return list(gone, what.sources, language) + list(deleted, what.deleted, language) +
         (what.corrections > 0 ? corrections.in(language) + std::to_string(what.corrections) + '\n' : "") +
         list(lonely, what.without_original, language) +
         list({"Resta nella cartella d'arrivo, da togliere a mano", "Stays in the drop folder, to be taken away by hand"}, what.in_drop,
              language) +
         list({"Possono contenerlo ancora, da guardare", "May still hold it, to be looked at"}, what.may_hold_it, language);
}

ExitCode undo(const ForgetArguments& arguments, const Settings& settings) {
  Ledger ledger(existing_ledger(arguments.out));
  if (arguments.undo.size() < 6 || !ledger.remember_document(arguments.undo)) {
    const auto hash = visible(arguments.undo, LineEnds::shown);
    throw Failure(ExitCode::no_input, {hash + ": niente di tolto con questo hash", hash + ": nothing was taken out under this hash"});
  }
  const Bilingual done{"La prossima esecuzione lo prende in carico, se c'è ancora.\n", "The next run takes it in, if it is still there.\n"};
  if (!settings.quiet) write_out(done.in(settings.language));
  return ExitCode::done;
}

ExitCode run(const ForgetArguments& arguments, const Settings& settings) {
  if (!arguments.undo.empty()) return undo(arguments, settings);
  if (arguments.file.empty() || arguments.why.empty())
    throw Failure(ExitCode::usage, {"servono FILE e --why TESTO", "FILE and --why TEXT are needed"});
  const LoadedForms loaded(settings);
  const auto file = existing_ledger(arguments.out);
  std::optional<FolderLock> lock;  // a run that reads the document meanwhile would put it back
  if (!arguments.dry_run) lock.emplace(arguments.out);
  Ledger ledger(file);
  check_forms(loaded.forms, arguments.out, ledger);
  const auto last = options_of_last_run(ledger, arguments.out, loaded.forms);
  const auto what = forgetting_of(ledger, arguments.out, digest_of(ledger, arguments.file), last ? last->folder : std::filesystem::path(),
                                  last ? last->archive : std::filesystem::path());
  if (!arguments.dry_run) forget(ledger, what, arguments.why);
  write_out(words_of(what, !arguments.dry_run, settings.language));
  Messages messages(settings.language);
  if (lock) write_outputs_anew(ledger, arguments.out, loaded.forms, messages, *lock);
  return ExitCode::done;
}

}  // namespace

Command declare_forget(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<ForgetArguments>();
  const Bilingual out{"la cartella del registro", "the folder of the register"};
  const Bilingual file{"il documento, come in schede status", "the document, as in schede status"},
      why{"perché; resta scritto, con l'hash", "why; it stays on record, with the hash"};
  const Bilingual undo{"riprende ciò che fu tolto con questo hash, se c'è ancora",
                       "has again what was taken out under this hash, if it is still there"};
  parser.add_option("out,--out", arguments->out, out.in(language))->required()->option_text("OUT_DIR");
  parser.add_option("file", arguments->file, file.in(language))->option_text("FILE");
  parser.add_option("--why", arguments->why, why.in(language))->configurable(false)->option_text("TEXT");
  parser.add_option("--undo", arguments->undo, undo.in(language))->configurable(false)->option_text("HASH");
  add_dry_run_option(parser, arguments->dry_run, language);
  return [arguments](const Settings& settings) { return run(*arguments, settings); };
}

}  // namespace schede
