#include "pipeline/commands/extract_shard.h"

#include <limits>
#include <optional>
#include <utility>

#include "outputs/escape/escape.h"
#include "pipeline/host/files.h"
#include "pipeline/ingest/registers.h"
#include "pipeline/shards/manifest.h"
#include "pipeline/shards/part.h"

namespace schede {
namespace {

Shard shard_of(const ShardArguments& arguments) {
  if (arguments.shard.empty() || arguments.manifest.empty() || arguments.out.empty()) {
    throw Failure(ExitCode::usage, {"--shard, --manifest e --out vanno insieme", "--shard, --manifest and --out go together"});
  }
  const auto shard = parse_shard(arguments.shard);
  if (shard) return *shard;
  const auto given = visible(arguments.shard, LineEnds::shown);
  throw Failure(ExitCode::usage, {"valore non ammesso per --shard: " + given + "; si scrive i/N, con i da 0 a N-1",
                                  "value not allowed for --shard: " + given + "; written as i/N, i from 0 to N-1"});
}

std::filesystem::path folder_of(const std::vector<std::string>& folders) {
  if (folders.size() > 1 || (!folders.empty() && folders.front() == "-")) {
    throw Failure(ExitCode::usage, {"con --shard si indica una sola cartella", "with --shard one folder is named"});
  }
  const std::filesystem::path folder = folders.empty() ? "." : folders.front();
  require_folder(folder);
  return folder;
}

/// Throws Failure(io) unless the file is the one that the manifest speaks of.
void require_same(const std::filesystem::path& file, const ManifestLine& line) {
  const auto print = fingerprint(file, std::numeric_limits<std::uint64_t>::max());
  if (!print) throw Failure(ExitCode::io, trouble({"non riesco a leggere", "cannot read"}, file.native(), print.error()));
  if (print->bytes == line.bytes && print->sha256 == line.sha256) return;
  const auto name = visible(file.native(), LineEnds::shown);
  throw Failure(ExitCode::io, {name + " non è più il file dell'elenco: rifare schede manifest e tutte le parti",
                               name + " is no longer the file of the manifest: make manifest and all parts again"});
}

}  // namespace

void add_shard_options(CLI::App& parser, ShardArguments& arguments, Language language) {
  const Bilingual shard{"legge solo la parte i di N dell'elenco, contando da 0", "reads only part i of N of the manifest, counted from 0"};
  const Bilingual manifest{"l'elenco di schede manifest", "the list of schede manifest"};
  const Bilingual out{"la cartella in cui scrivere la parte", "the folder to write the part to"};
  parser.add_option("--shard", arguments.shard, shard.in(language))->option_text("i/N")->configurable(false);
  parser.add_option("--manifest", arguments.manifest, manifest.in(language))->option_text("FILE")->configurable(false);
  parser.add_option("--out", arguments.out, out.in(language))->option_text("DIR")->configurable(false);
}

ExitCode extract_shard(const ShardArguments& arguments, const std::vector<std::string>& folders, const Settings& settings) {
  const auto shard = shard_of(arguments);
  const auto folder = folder_of(folders);
  const LoadedForms loaded(settings);
  const Reader reader{loaded.forms, settings.language, settings.limits()};
  const auto manifest = read_manifest(arguments.manifest);
  Messages messages(settings.language);
  check_confinement(settings, messages);
  make_folder(arguments.out);
  PartWriter part(arguments.out, shard);
  Findings found;
  std::size_t done = 0;
  const std::size_t share = (manifest.lines.size() + shard.of - 1 - shard.index) / shard.of;
  const auto next = [&, at = shard.index](bool) mutable -> std::optional<Request> {
    if (at >= manifest.lines.size()) return {};
    const auto& line = manifest.lines[at];
    at += shard.of;
    require_same(folder / line.path, line);
    return Request{folder / line.path, line.path};
  };
  const auto deliver = [&](const Request& request, const FileAnswer& answer) {
    messages.progress(++done, share);
    if (answer.read_error) throw Failure(ExitCode::io, trouble({"non riesco a leggere", "cannot read"}, request.path, answer.read_error));
    if (answer.receipts > 0) messages.say_receipts(request.name, answer.receipts);
    for (const auto& outcome : answer.outcomes) {
      if (outcome.status == Status::rejected) messages.say_rejected(outcome.source, outcome.code, outcome.reason);
      found.add(outcome);
      part.add(outcome.line);
    }
  };
  run_pool(settings.pool({folder}), work_with(reader), next, deliver);
  PartHeader header{SCHEDE_VERSION, ids_of(loaded.forms), loaded.digest, manifest.sha256, shard};
  if (const auto converter = settings.installed_converter()) header.converters = {converter->version};
  part.finish(std::move(header));
  return verdict(settings, found, found);
}

}  // namespace schede
