#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <clocale>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "outputs/escape/escape.h"
#include "parsers/pdf/reader.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/text_table.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/standard_output.h"
#include "pipeline/ingest/ingest.h"
#include "pipeline/ledger/files.h"
#include "pipeline/ledger/ledger.h"
#include "pipeline/workers/conversion.h"
#include "pipeline/workers/sandbox.h"

namespace schede {
namespace {

struct DoctorArguments {
  std::filesystem::path out, folder, archive;
};

/// One thing that was looked at.
struct Finding {
  Bilingual what, state;
  Bilingual advice = {};           ///< what to do; empty where all is well
  ExitCode code = ExitCode::done;  ///< of what keeps a run from its work
};

std::string shown(const std::filesystem::path& path) { return visible(path.native(), LineEnds::shown); }

/// The same in every language.
Bilingual words(const std::string& text) { return {text, text}; }

Finding readable_formats() {
  return {{"formati letti", "formats read"},
          {"docx docm dotx dotm odt ott fodt, anche in p7m eml msg zip", "docx docm dotx dotm odt ott fodt, also in p7m eml msg zip"}};
}

Finding pdf() {
  if (can_read_pdf()) return {{"pdf", "pdf"}, {"letti", "read"}};
  return {{"pdf", "pdf"},
          {"non letti: il modulo schede-pdf.so non si carica", "not read: the module schede-pdf.so does not load"},
          {"reinstallare il pacchetto schede, che porta con sé poppler", "install the package schede again, which brings poppler"}};
}

Finding scans() {
  const Bilingual what{"scansioni (pdf)", "scans (pdf)"};
  const auto recogniser = scan_recogniser();
  if (!recogniser.empty())
    return {what,
            {"lette con " + recogniser + ": ogni valore è dedotto (inferred), da controllare",
             "read by " + recogniser + ": every value is inferred, to be checked"}};
  return {what,
          {"non lette, se non c'è testo sopra l'immagine: manca tesseract con i dati per l'italiano",
           "not read, unless there is text over the picture: there is no tesseract with Italian data"},
          {"apt install tesseract-ocr tesseract-ocr-ita; o chiedere la scheda come .docx o .odt",
           "apt install tesseract-ocr tesseract-ocr-ita; or ask for the form as .docx or .odt"}};
}

/// A document of a word.
bool converts(const Converter& converter) {
  constexpr std::chrono::seconds enough{60};
  Conversion conversion(converter, "{\\rtf1 schede}", Format::rtf, enough);
  return conversion.result().has_value();
}

Finding conversion(const std::optional<Converter>& converter) {
  const Bilingual what{"doc rtf wps pages", "doc rtf wps pages"};
  if (!converter)
    return {what,
            {"non letti: manca LibreOffice", "not read: there is no LibreOffice"},
            {"apt install libreoffice-writer-nogui; o chiedere la scheda come .docx o .odt",
             "apt install libreoffice-writer-nogui; or ask for the form as .docx or .odt"}};
  if (!converts(*converter))
    return {what,
            {converter->version + " c'è, ma non converte un documento di prova",
             converter->version + " is there, but does not convert a document on trial"},
            {"provare: " + converter->program.native() + " --headless --convert-to odt FILE; /dev/shm dev'essere scrivibile",
             "try: " + converter->program.native() + " --headless --convert-to odt FILE; /dev/shm has to be writable"}};
  return {what, {"letti con " + converter->version, "read by " + converter->version}};
}

Finding confinement() {
  const Finding whole{{"isolamento", "confinement"}, {"seccomp e Landlock", "seccomp and Landlock"}};
  const auto known = known_confinement();
  if (known.is_whole()) return whole;
  return {whole.what,
          words_of_lack(known),
          {"un kernel 5.13 o più recente con Landlock attivo (lsm=landlock,…) isola del tutto; --confine required rinuncia a leggere senza",
           "a kernel of 5.13 or newer with Landlock on (lsm=landlock,…) confines in full; --confine required reads nothing without"}};
}

Finding locale() {
  const char* name = std::setlocale(LC_ALL, "");
  const std::string state = name ? visible(name, LineEnds::shown) : "-";
  std::setlocale(LC_ALL, "C");
  Finding finding{{"lingua del terminale", "locale"}, words(state)};
  if (state.find("UTF-8") == state.npos && state.find("utf8") == state.npos)
    finding.advice = {"i record sono sempre UTF-8; per vedere gli accenti sul terminale: export LC_ALL=C.UTF-8",
                      "records are always UTF-8; to see accents on the terminal: export LC_ALL=C.UTF-8"};
  return finding;
}

Finding time_zone() {
  return {
      {"ora locale", "local time"},
      words(local_rfc3339(now())),
      {"se il fuso è sbagliato: timedatectl set-timezone Europe/Rome", "where the zone is wrong: timedatectl set-timezone Europe/Rome"}};
}

/// Whether a folder is there and lets this user do what a run does in it.
Finding folder(const Bilingual& what, const std::filesystem::path& path, int rights, ExitCode refused, const Bilingual& advice) {
  if (::faccessat(AT_FDCWD, path.c_str(), rights, AT_EACCESS) == 0) return {what, words(shown(path))};
  const bool is_missing = errno == ENOENT || errno == ENOTDIR;
  const auto why = words_of_error(errno);
  return {what, {shown(path) + ": " + why.it, shown(path) + ": " + why.en}, advice, is_missing ? ExitCode::no_input : refused};
}

Finding disk_space(const std::filesystem::path& out) {
  constexpr std::uint64_t least = 1ULL << 30;
  struct statvfs disk {};
  if (::statvfs(out.c_str(), &disk) != 0) return {{"spazio libero", "free space"}, words_of_error(errno)};
  const std::uint64_t free = static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
  Finding finding{{"spazio libero", "free space"}, words(std::to_string(free >> 20) + " MB")};
  if (free < least)
    finding.advice = {"il registro è scritto intero prima di sostituire quello di prima: tenere libero almeno 1 GB",
                      "the register is written whole before it takes the old one's place: keep 1 GB free at least"};
  return finding;
}

Finding last_good_run(const std::filesystem::path& out) {
  constexpr std::int64_t long_ago = std::int64_t{48} * 3600 * second;
  const auto good = has_ledger(out) ? Ledger(ledger_file(out), Access::read).fact(good_run_fact) : std::string();
  const auto moment = moment_of(good);
  Finding finding{{"ultima esecuzione riuscita", "last good run"}, good.empty() ? Bilingual{"nessuna", "none"} : words(good)};
  if (!moment || now() - *moment > long_ago)
    finding.advice = {"lanciare schede ingest, o guardare che cosa dice il servizio: journalctl -u schede-ingest",
                      "run schede ingest, or see what the service says: journalctl -u schede-ingest"};
  return finding;
}

std::vector<Finding> findings_of(const DoctorArguments& arguments, const Settings& settings) {
  std::vector<Finding> findings = {readable_formats(), pdf(),    scans(),    conversion(settings.installed_converter()),
                                   confinement(),      locale(), time_zone()};
  constexpr int reading = R_OK | X_OK, writing = R_OK | W_OK | X_OK;
  if (!arguments.folder.empty())
    findings.push_back(folder({"cartella d'arrivo", "drop folder"}, arguments.folder, arguments.archive.empty() ? reading : writing,
                              ExitCode::io,
                              {"deve esserci e chi esegue schede deve poterla leggere; con --archive anche scrivere",
                               "it has to be there and readable for who runs schede; with --archive writable, too"}));
  if (!arguments.archive.empty())
    findings.push_back(folder({"archivio", "archive"}, arguments.archive, writing, ExitCode::no_output,
                              {"deve esserci e chi esegue schede deve potervi scrivere; la prima esecuzione la crea",
                               "it has to be there and writable for who runs schede; the first run makes it"}));
  if (arguments.out.empty()) return findings;
  findings.push_back(folder({"cartella del registro", "output folder"}, arguments.out, writing, ExitCode::no_output,
                            {"deve esserci e chi esegue schede deve potervi scrivere; la prima esecuzione la crea",
                             "it has to be there and writable for who runs schede; the first run makes it"}));
  if (findings.back().code != ExitCode::done) return findings;
  findings.push_back(disk_space(arguments.out));
  findings.push_back(last_good_run(arguments.out));
  return findings;
}

ExitCode examine(const DoctorArguments& arguments, const Settings& settings) {
  std::vector<std::vector<std::string>> rows;
  auto code = ExitCode::done;
  for (const auto& finding : findings_of(arguments, settings)) {
    rows.push_back({finding.what.in(settings.language), finding.state.in(settings.language)});
    if (!finding.advice.it.empty()) rows.push_back({"", "→ " + finding.advice.in(settings.language)});
    if (code == ExitCode::done) code = finding.code;
  }
  write_out(text_table(rows));
  return code;
}

}  // namespace

Command declare_doctor(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<DoctorArguments>();
  const Bilingual out{"la cartella del registro", "the folder of the register"}, folder{"la cartella d'arrivo", "the drop folder"};
  const Bilingual archive{"la cartella dell'archivio", "the folder of the archive"};
  parser.add_option("out,--out", arguments->out, out.in(language))->option_text("OUT_DIR");
  parser.add_option("--folder", arguments->folder, folder.in(language))->option_text("DROP_FOLDER");
  parser.add_option("--archive", arguments->archive, archive.in(language))->option_text("DIR");
  return [arguments](const Settings& settings) { return examine(*arguments, settings); };
}

}  // namespace schede
