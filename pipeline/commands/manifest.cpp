#include <limits>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "pipeline/commands/command.h"
#include "pipeline/host/files.h"
#include "pipeline/host/scan.h"
#include "pipeline/host/standard_output.h"
#include "pipeline/shards/manifest.h"

namespace schede {
namespace {

ExitCode list_documents(const std::filesystem::path& folder, const Settings& settings) {
  require_folder(folder);
  Messages messages(settings.language);
  const auto scan = scan_folder(folder);
  for (const auto& unlisted : scan.unlisted) messages.say_unread((folder / unlisted.path).native(), unlisted.error);
  std::vector<ManifestLine> lines;
  auto whole = scan.unlisted.empty();
  for (const auto& file : scan.files) {
    const auto print = fingerprint(folder / file.path, std::numeric_limits<std::uint64_t>::max());
    messages.progress(lines.size(), scan.files.size());
    if (print) {
      lines.push_back({file.path, print->bytes, print->sha256});
    } else {
      messages.say_unread((folder / file.path).native(), print.error());
      whole = false;
    }
  }
  // A list that lacks a document would let a whole run go without it.
  if (!whole) return ExitCode::io;
  std::ostringstream out;
  write_manifest(out, lines);
  write_out(out.str());
  return ExitCode::done;
}

}  // namespace

Command declare_manifest(CLI::App& parser, Language language) {
  const auto folder = std::make_shared<std::filesystem::path>();
  const Bilingual help{"la cartella dei documenti", "the folder of the documents"};
  parser.add_option("folder", *folder, help.in(language))->required()->option_text("FOLDER");
  return [folder](const Settings& settings) { return list_documents(*folder, settings); };
}

}  // namespace schede
