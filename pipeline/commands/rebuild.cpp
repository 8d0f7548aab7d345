#include <filesystem>
#include <memory>
#include <vector>

#include "outputs/escape/escape.h"
#include "pipeline/commands/intake_arguments.h"
#include "pipeline/commands/intake_summary.h"
#include "pipeline/corrections/correction_desk.h"
#include "pipeline/ingest/preview.h"

namespace schede {
namespace {

/// What people decided as files tell it, one after the other.
struct KeptCorrections {
  std::filesystem::path file;
  std::vector<GivenCorrection> lines;
};

/// Of the file that is named, else of the corrections.csv of every register. To be read before the outputs are written anew.
std::vector<KeptCorrections> kept_corrections(const std::filesystem::path& named, const IngestOptions& options, Messages& messages) {
  std::vector<KeptCorrections> kept;
  if (!named.empty()) {
    kept.push_back({named, read_corrections(named, {}, {})});
    return kept;
  }
  for (const auto& place : registers_of(*options.forms)) {
    const auto file = options.out / name_in(place, "corrections.csv");
    if (!std::filesystem::exists(file)) continue;
    try {
      kept.push_back({file, read_corrections(file, {}, {})});
    } catch (const Failure& failure) {
      messages.tell({Event::Level::warning, "corrections-unread", failure.words});
    }
  }
  return kept;
}

IngestResult rebuild_with(const std::filesystem::path& named, const IngestOptions& options, Messages& messages) {
  const auto kept = kept_corrections(named, options, messages);
  return rebuild(options, messages, [&](Ledger& ledger, bool has_decisions) {
    if (has_decisions && named.empty()) return;
    CorrectionDesk desk(ledger, *options.forms, options.language);
    for (const auto& [file, lines] : kept) (void)desk.take_sound(lines, visible(file.native(), LineEnds::shown), messages);
  });
}

}  // namespace

Command declare_rebuild(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<IntakeArguments>();
  const auto corrections = std::make_shared<std::filesystem::path>();
  add_intake_arguments(parser, *arguments, language);
  add_dry_run_option(parser, arguments->dry_run, language);
  const Bilingual from{"le correzioni, se il registro di prima non si legge più; senza, corrections.csv",
                       "the corrections, where the ledger of before cannot be read any more; without it corrections.csv"};
  parser.add_option("--corrections", *corrections, from.in(language))->configurable(false)->option_text("FILE");
  const IntakeRun run{
      "rebuild", [corrections](const IngestOptions& options, Messages& messages) { return rebuild_with(*corrections, options, messages); },
      preview_of_rebuild};
  return [arguments, run](const Settings& settings) { return run_intake(run, *arguments, settings); };
}

}  // namespace schede
