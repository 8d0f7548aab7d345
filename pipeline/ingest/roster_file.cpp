#include "pipeline/ingest/roster_file.h"

#include "extractors/text/digest.h"
#include "outputs/escape/escape.h"
#include "pipeline/host/failure.h"
#include "pipeline/host/files.h"

namespace schede {
namespace {

constexpr std::uint64_t roster_bytes_limit = 64 << 20;

Bilingual at_line(const std::string& name, const RosterIssue& issue) {
  const auto place = name + ":" + std::to_string(issue.line) + ": ";
  return {place + visible(issue.words.it, LineEnds::shown), place + visible(issue.words.en, LineEnds::shown)};
}

Failure broken_roster(const std::string& name, const std::vector<RosterIssue>& issues) {
  Bilingual words{"elenco degli invitati non valido:", "unsound roster:"};
  for (const auto& issue : issues) {
    const auto line = at_line(name, issue);
    words.it += "\n" + line.it;
    words.en += "\n" + line.en;
  }
  return {ExitCode::bad_definition, words};
}

}  // namespace

void add_roster_option(CLI::App& parser, std::filesystem::path& file, Language language) {
  const Bilingual help{"gli enti invitati (CSV con le colonne ente, email e, se si vuole, telefono, codice istat, codice ipa)",
                       "the bodies that were invited (CSV with the columns organisation, email and, if need be, phone, istat, ipa)"};
  parser.add_option("--roster", file, help.in(language))->option_text("FILE");
}

std::optional<LoadedRoster> load_roster(const std::filesystem::path& file) {
  if (file.empty()) return {};
  const auto bytes = read_file(file, roster_bytes_limit);
  if (!bytes) throw Failure(ExitCode::no_input, trouble({"non riesco a leggere", "cannot read"}, file.native(), bytes.error()));
  const auto name = visible(file.native(), LineEnds::shown);
  if (bytes->too_large) throw Failure(ExitCode::bad_definition, {name + ": più di 64 MB", name + ": more than 64 MB"});
  auto roster = parse_roster(bytes->content);
  if (!roster) throw broken_roster(name, roster.error());
  return LoadedRoster{std::move(*roster), sha256(bytes->content), name};
}

void say_warnings(const LoadedRoster& loaded, Messages& messages) {
  for (const auto& warning : loaded.roster.warnings) messages.tell({Event::Level::warning, "roster", at_line(loaded.name, warning)});
}

}  // namespace schede
