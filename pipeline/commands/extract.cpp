#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "pipeline/commands/command.h"
#include "pipeline/commands/extract_shard.h"
#include "pipeline/host/messages.h"
#include "pipeline/host/standard_output.h"
#include "pipeline/ingest/inputs.h"

namespace schede {
namespace {

struct ExtractArguments {
  std::vector<std::string> paths;
  bool nul = false;
  ShardArguments shard;
};

/// Where the documents are; nowhere in particular when standard input names them.
std::vector<std::filesystem::path> places(const std::vector<std::string>& paths) {
  if (std::find(paths.begin(), paths.end(), "-") != paths.end()) return {};
  return {paths.begin(), paths.end()};
}

ExitCode extract_all(const ExtractArguments& arguments, const Settings& settings) {
  if (arguments.shard.any()) return extract_shard(arguments.shard, arguments.paths, settings);
  if (arguments.paths.empty()) {
    throw Failure(ExitCode::usage, {"manca il documento: indicare file, cartelle, o - per l'ingresso",
                                    "no document: name files, folders, or - for standard input"});
  }
  const LoadedForms loaded(settings);
  const Reader reader{loaded.forms, settings.language, settings.limits()};
  Messages messages(settings.language);
  check_confinement(settings, messages);
  auto trouble = ExitCode::done;
  std::size_t done = 0;
  Findings found;

  Inputs inputs(arguments.paths, arguments.nul ? PathEnd::nul : PathEnd::line, [&](const std::string& path, int error) {
    messages.say_unread(path, error);
    trouble = error == ENOENT ? ExitCode::no_input : ExitCode::io;
  });
  const auto deliver = [&](const Request& request, const FileAnswer& answer) {
    messages.progress(++done);
    if (answer.read_error) {
      messages.say_unread(request.path, answer.read_error);
      if (answer.read_error != ENOENT) trouble = ExitCode::io;
      return;
    }
    if (answer.receipts > 0) messages.say_receipts(request.name, answer.receipts);
    for (const auto& outcome : answer.outcomes) {
      if (outcome.status == Status::rejected) messages.say_rejected(outcome.source, outcome.code, outcome.reason);
      found.add(outcome);
      write_out(outcome.line);
    }
  };
  run_pool(
      settings.pool(places(arguments.paths)), work_with(reader), [&](bool may_wait) { return inputs.next(may_wait); }, deliver);
  return trouble != ExitCode::done ? trouble : verdict(settings, found, found);
}

}  // namespace

Command declare_extract(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<ExtractArguments>();
  const Bilingual paths{"file, cartelle, o - per leggere i percorsi dall'ingresso",
                        "files, folders, or - to read paths from standard input"};
  const Bilingual nul{"con -: i percorsi sono separati da NUL (find -print0)", "with -: paths are parted by NUL (find -print0)"};
  parser.add_option("paths", arguments->paths, paths.in(language))->option_text("FILE|FOLDER|- ...");
  parser.add_flag("-0,--null", arguments->nul, nul.in(language))->configurable(false);
  add_shard_options(parser, arguments->shard, language);
  return [arguments](const Settings& settings) { return extract_all(*arguments, settings); };
}

}  // namespace schede
