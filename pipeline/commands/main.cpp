#include <fcntl.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <array>
#include <clocale>
#include <csignal>
#include <exception>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>

#include "pipeline/commands/command.h"
#include "pipeline/commands/configuration.h"
#include "pipeline/commands/usage_error.h"
#include "pipeline/host/messages.h"
#include "pipeline/host/standard_output.h"
#include "pipeline/workers/limit_option.h"

namespace schede {
namespace {

constexpr const char* about_it =
    "Legge le schede compilate (DOCX, ODT) e ne fa un registro e un rapporto sulle lacune.\n"
    "Uscita: 0 fatto, 3 --fail-on ha trovato, 64 uso errato, 65 definizione non valida, 66 ingresso mancante,\n"
    "73 uscita non scrivibile, 74 altro errore di lettura o scrittura, 75 cartella occupata da un'altra esecuzione.";
constexpr const char* about_en =
    "Reads filled survey forms (DOCX, ODT) into a register and a gap report.\n"
    "Exit codes: 0 done, 3 --fail-on found something, 64 wrong usage, 65 broken definition, 66 missing input,\n"
    "73 the output can't be written, 74 another I/O failure, 75 another run holds the output folder.";

const std::array commands = {
    CommandRow{
        "ingest",
        {"prende in carico le schede nuove e aggiorna registro e rapporti", "take in what is new, write the register and the gap report"},
        "  schede ingest arrivi --out registro\n  schede ingest arrivi --out registro --csv excel-it --fail-on rejected\n"
        "  schede ingest arrivi --out registro --roster invitati.csv",
        declare_ingest},
    CommandRow{"watch",
               {"lo stesso man mano che i file arrivano, finché non viene fermato", "the same, as files arrive, until stopped"},
               "  schede watch arrivi --out registro",
               declare_watch},
    CommandRow{"runs",
               {"che cosa hanno fatto le ultime esecuzioni", "what the last runs did"},
               "  schede runs registro\n  schede runs registro --last 100 --json",
               declare_runs},
    CommandRow{"status",
               {"a che punto è la raccolta, o che cosa ne è stato di un file", "how things stand, or what became of a file"},
               "  schede status registro\n  schede status registro comune-di-lecce.docx\n  schede status registro --json",
               declare_status},
    CommandRow{
        "correct",
        {"prende correzioni: valori, conferme, lacune che si lasciano", "take in corrections: values, confirmations, gaps to live with"},
        "  schede correct registro --from correzioni.xlsx\n"
        "  schede correct registro comune-di-lecce.docx contact.phone \"0832 682111\" --by Anna --why \"sentito per telefono\"\n"
        "  schede correct registro comune-di-lecce.docx contact.mobile --waive missing-recommended --by Anna --why \"non ne ha\"\n"
        "  schede correct registro copia.docx status set-aside --by Anna --why \"inviata per prova\"",
        declare_correct},
    CommandRow{"corrections",
               {"le correzioni in vigore", "the corrections in force"},
               "  schede corrections registro\n  schede corrections registro --json\n  schede corrections registro --undo 12 --by Anna "
               "--why errore\n  schede corrections registro --suggest",
               declare_corrections},
    CommandRow{"forget",
               {"toglie un documento e tutto ciò che ne è venuto", "takes out a document and all that came of it"},
               "  schede forget registro prova.docx --why \"inviato per errore\" --dry-run\n"
               "  schede forget registro prova.docx --why \"richiesta di cancellazione\"\n"
               "  schede forget registro --undo 5f1c0a9be2d4",
               declare_forget},
    CommandRow{"review",
               {"la stazione di revisione, nel browser: i dubbi uno per uno accanto al documento",
                "the station for reviewers, in the browser: doubt by doubt, beside the document"},
               "  schede review registro --as Anna\n  schede review registro --as Bruno --blind",
               declare_review},
    CommandRow{"rebuild",
               {"rifà il registro delle prese in carico (state.db) dai documenti", "make the ledger (state.db) anew from the documents"},
               "  schede rebuild arrivi --out registro",
               declare_rebuild},
    CommandRow{
        "extract",
        {"i record come NDJSON; non tiene memoria di nulla", "records as NDJSON on standard output; keeps no state"},
        "  schede extract scheda.docx\n  schede extract arrivi > record.ndjson\n  find arrivi -name '*.odt' -print0 | schede extract -0 -\n"
        "  schede extract arrivi --shard 0/40 --manifest elenco.csv --out parti",
        declare_extract},
    CommandRow{"manifest",
               {"l'elenco dei documenti, per leggerli su più macchine", "the list of the documents, to read them on several machines"},
               "  schede manifest arrivi > elenco.csv",
               declare_manifest},
    CommandRow{"consolidate",
               {"registro e rapporti da record già estratti", "a register and gap report from records"},
               "  schede consolidate record.ndjson --out registro\n  schede extract arrivi | schede consolidate - --out registro\n"
               "  schede consolidate parti --out registro",
               declare_consolidate},
    CommandRow{"remind",
               {"lettere a chi deve completare la scheda o non l'ha inviata", "letters to those whose form is incomplete or has not come"},
               "  schede remind --out registro --to solleciti --roster invitati.csv --deadline 2026-06-30\n"
               "  schede remind --print-template > lettera.txt",
               declare_remind},
    CommandRow{
        "twinnings",
        {"chi può ricevere da chi, area per area", "who could receive from whom, area by area"},
        "  schede twinnings registro\n  schede twinnings registro --for \"Regione Puglia\" --area 3\n  schede twinnings registro --json",
        declare_twinnings},
    CommandRow{"proposal",
               {"la bozza del progetto esecutivo di un gemellaggio", "a draft of the project for a twinning"},
               "  schede proposal registro 5f1c0a9be2d4-3-0b7d44e1a9c2 --out bozza.odt\n"
               "  schede proposal registro 5f1c0a9be2d4-3-0b7d44e1a9c2 --out bozza.docx --template modello.docx",
               declare_proposal},
    CommandRow{"explain",
               {"da dove viene ogni valore di una scheda", "where each value came from, for a person to read"},
               "  schede explain scheda.docx\n  schede explain --html scheda.docx > scheda.html",
               declare_explain},
    CommandRow{"text",
               {"il testo del documento come il programma lo legge", "the document's text as the program reads it"},
               "  schede text scheda.odt",
               declare_text},
    CommandRow{"normalize",
               {"normalizza i valori dell'ingresso, uno per riga", "a value a line on standard input, a JSON object a line out"},
               "  echo '0832/682111' | schede normalize --as phone\n  schede normalize --as organisation < enti.txt\n  echo '2/3/24' | "
               "schede normalize --as date --in it",
               declare_normalize},
    CommandRow{"form",
               {"definizioni di scheda", "form definitions"},
               "  schede form check forms/agire-por-gemellaggi.xml\n  schede form check scheda.xml --blank scheda.docx\n  schede form "
               "schema scheda.xml",
               declare_form},
    CommandRow{"config",
               {"le opzioni in vigore e da dove vengono", "the options in force and where they come from"},
               "  schede config\n  schede config --config prova.conf",
               declare_config},
    CommandRow{"doctor",
               {"che cosa c'è su questa macchina, che cosa permette di leggere e che cosa manca",
                "what is there on this machine, what that makes readable, and what is missing"},
               "  schede doctor registro\n  schede doctor registro --folder arrivi --archive archivio",
               declare_doctor},
    CommandRow{"worker",
               {"risponde a richieste: percorso e nome, ciascuno chiuso da NUL", "answers requests: path and name, each ended by NUL"},
               "  printf 'a.docx\\0a.docx\\0' | schede worker",
               declare_worker,
               true},
};

const Bilingual help_words{"questo aiuto", "this help"};

const std::map<std::string, Language> languages{{"it", Language::it}, {"en", Language::en}};
const std::map<std::string, LogFormat> log_formats{{"text", LogFormat::text}, {"json", LogFormat::json}};

/// Some options are needed before the arguments are parsed: every text depends on --lang, every default on --config.
std::string early(int argc, char** argv, const Configuration& configuration, const std::string& key) {
  const auto option = "--" + key;
  for (int i = 1; i < argc && std::string_view(argv[i]) != "--"; ++i) {
    const std::string_view argument(argv[i]);
    if (argument == option && i + 1 < argc) return argv[i + 1];
    if (argument.starts_with(option + '=')) return argv[i] + option.size() + 1;
  }
  const auto* entry = configuration.find({}, key);
  return entry ? entry->value : std::string();
}

template <class Value>
Value named(const std::map<std::string, Value>& values, const std::string& name) {
  const auto found = values.find(name);
  return found == values.end() ? Value() : found->second;
}

/// Has messages look as it is wanted so far, and gives back their language.
Language speak(int argc, char** argv, const Configuration& configuration) {
  Messages::use(named(log_formats, early(argc, argv, configuration, "log-format")));
  return named(languages, early(argc, argv, configuration, "lang"));
}

void speak_italian(CLI::App& parser) {
  const auto formatter = std::make_shared<CLI::Formatter>();
  formatter->column_width(34);
  for (const auto& [english, italian] :
       {std::pair{"Usage", "Uso"}, {"Positionals", "Argomenti"}, {"OPTIONS", "OPZIONI"}, {"SUBCOMMAND", "COMANDO"}}) {
    formatter->label(english, italian);
  }
  parser.formatter(formatter);
  parser.option_defaults()->group("Opzioni");
}

void add_global_options(CLI::App& parser, Settings& settings, Language language) {
  static const std::map<std::string, FailOn> fail_on{{"rejected", FailOn::rejected}, {"gaps", FailOn::gaps}};
  static const std::map<std::string, Confine> confine{{"available", Confine::available}, {"required", Confine::required}};
  const Bilingual form{"un'altra definizione di scheda, anche più volte, o una cartella di definizioni",
                       "another form definition, also several times, or a folder of them"};
  const Bilingual jobs{"quanti processi di lettura (uno per core)", "number of workers (one a core)"};
  const Bilingual lang{"lingua di messaggi e rapporti (it)", "language of messages and reports (it)"};
  const Bilingual config{"un altro file di configurazione (/etc/schede/schede.conf)",
                         "another configuration file (/etc/schede/schede.conf)"};
  const Bilingual log{"messaggi per una persona, o un oggetto JSON per riga (text)",
                      "messages for a person, or a JSON object a line (text)"};
  const Bilingual confined{"isolare i processi di lettura con ciò che il kernel ha, o rinunciare a leggere se manca qualcosa (available)",
                           "confine the reading processes by what the kernel has, or read nothing where it lacks some (available)"};
  const Bilingual converter{"il programma soffice con cui leggere .doc, .rtf, .wps e .pages; none: nessuno (quello del PATH)",
                            "the program soffice by which .doc, .rtf, .wps and .pages are read; none: by none (that of the PATH)"};
  const Bilingual quiet{"tace, salvo ciò che richiede una persona: per cron", "says only what needs a person: for cron"};
  const Bilingual fail{"esce con 3 se tra i documenti di questa esecuzione ce ne sono di respinti, o con lacune",
                       "exit with 3 when some of the documents that this run took in are rejected, or have gaps"};
  const Bilingual fail_any{"lo stesso, ma per tutto il registro", "the same, but for the whole register"};
  parser.add_option("--form", settings.form_files, form.in(language))->allow_extra_args(false)->default_str("")->option_text("FILE");
  parser.add_option("--jobs", settings.jobs, jobs.in(language))->check(CLI::Range(1, 1024))->default_str("")->option_text("N");
  parser.add_option("--lang", settings.language, lang.in(language))
      ->transform(CLI::CheckedTransformer(languages))
      ->default_str("it")
      ->option_text("it|en");
  parser.add_option("--config", settings.configuration.file, config.in(language))->configurable(false)->option_text("FILE");
  parser.add_option("--log-format", settings.log_format, log.in(language))
      ->transform(CLI::CheckedTransformer(log_formats))
      ->default_str("text")
      ->option_text("text|json");
  add_limit_option(parser, settings.limit_options, language);
  parser.add_option("--confine", settings.confine, confined.in(language))
      ->transform(CLI::CheckedTransformer(confine))
      ->default_str("available")
      ->option_text("available|required");
  parser.add_option("--converter", settings.converter, converter.in(language))->default_str("")->option_text("FILE|none");
  parser.add_flag("-q,--quiet", settings.quiet, quiet.in(language));
  parser.add_option("--fail-on", settings.fail_on, fail.in(language))
      ->transform(CLI::CheckedTransformer(fail_on))
      ->default_str("")
      ->option_text("rejected|gaps");
  parser.add_option("--fail-on-any", settings.fail_on_any, fail_any.in(language))
      ->transform(CLI::CheckedTransformer(fail_on))
      ->default_str("")
      ->option_text("rejected|gaps");
}

void add_commands(CLI::App& parser, Language language, Command& chosen) {
  const Bilingual examples{"Esempi:\n", "Examples:\n"}, group{"Comandi", "Commands"};
  const Bilingual common{"\nOpzioni comuni a tutti i comandi: schede --help", "\nOptions that every command takes: schede --help"};
  for (const auto& row : commands) {
    auto* command = parser.add_subcommand(row.name, row.summary.in(language));
    command->group(row.hidden ? "" : group.in(language))->fallthrough();
    command->set_help_flag("-h,--help", help_words.in(language));  // anew, so that it stands in the translated group
    command->footer(examples.in(language) + row.examples + common.in(language));
    command->callback([&chosen, run = row.declare(*command, language)] { chosen = run; });
  }
  parser.require_subcommand(1);
}

int tell(const Failure& failure, Language language) {
  Messages(language).say_failure(failure);
  return static_cast<int>(failure.code);
}

int parse_and_run(int argc, char** argv, Language language, Configuration configuration) {
  CLI::App parser(language == Language::it ? about_it : about_en, "schede");
  if (language == Language::it) speak_italian(parser);
  parser.option_defaults()->always_capture_default();
  const Bilingual version{"la versione", "the version"};
  parser.set_help_flag("-h,--help", help_words.in(language));
  parser.set_version_flag("--version", "schede " SCHEDE_VERSION, version.in(language));
  Settings settings;
  settings.configuration = std::move(configuration);
  settings.command_line.assign(argv, argv + argc);
  Command chosen;
  add_global_options(parser, settings, language);
  add_commands(parser, language, chosen);
  configure(parser, settings.configuration);
  try {
    parser.parse(argc, argv);
    return static_cast<int>(chosen(settings));
  } catch (const CLI::Success& wanted) {
    std::ostringstream out;
    const int code = parser.exit(wanted, out);
    write_out(out.str());
    return code;
  } catch (const CLI::ParseError& error) {
    auto words = usage_words(error, parser);
    words.it += "; si veda schede --help";
    words.en += "; see schede --help";
    return tell({ExitCode::usage, words}, language);
  }
}

/// Those that the caller closed would be taken by the first files that are opened, and messages and results be written into them.
void open_standard_descriptors() {
  for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(fd, F_GETFD) < 0) (void)::open("/dev/null", O_RDWR);  // takes the lowest that is free, which is this one
  }
}

int run(int argc, char** argv) {
  auto language = speak(argc, argv, {});
  try {
    auto configuration = read_configuration(early(argc, argv, {}, "config"));
    language = speak(argc, argv, configuration);
    return parse_and_run(argc, argv, language, std::move(configuration));
  } catch (const Failure& failure) {
    return tell(failure, language);
  }
}

}  // namespace
}  // namespace schede

int main(int argc, char** argv) {
  schede::open_standard_descriptors();
  std::signal(SIGPIPE, SIG_IGN);  // a write that fails says so; see write_out
  std::signal(SIGXFSZ, SIG_IGN);  // as does a file that grows past a limit
  try {
    return schede::run(argc, argv);
  } catch (const std::exception& bug) {
    std::cerr << "schede: " << bug.what() << '\n';
    return static_cast<int>(schede::ExitCode::io);
  }
}
