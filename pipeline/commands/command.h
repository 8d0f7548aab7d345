#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extractors/form/form_set.h"
#include "outputs/tables/csv.h"
#include "pipeline/commands/configuration.h"
#include "pipeline/host/failure.h"
#include "pipeline/host/messages.h"
#include "pipeline/ingest/findings.h"
#include "pipeline/ingest/output_set.h"
#include "pipeline/workers/pool.h"

namespace schede {

/// What --fail-on and --fail-on-any look for.
enum class FailOn { nothing, rejected, gaps };

/// --confine: may documents be read where the kernel cannot confine the workers in full?
enum class Confine { available, required };

/// The options that every command takes.
struct Settings {
  std::vector<std::string> form_files;  ///< files, or folders of them; none for the form that ships
  unsigned jobs = 0;                    ///< 0: one a core
  Language language = Language::it;
  FailOn fail_on = FailOn::nothing;      ///< among what this run took in
  FailOn fail_on_any = FailOn::nothing;  ///< in the whole register
  Confine confine = Confine::available;
  LogFormat log_format = LogFormat::text;
  std::vector<std::string> limit_options;  ///< --limit as given
  std::string converter;                   ///< --converter as given
  bool quiet = false;                      ///< nothing but what needs a person
  Configuration configuration;             ///< what set their defaults
  std::vector<std::string> command_line;   ///< as it was given, the program's name first

  [[nodiscard]] Limits limits() const;
  /// What reads formats that the program does not; nothing where it is not installed or not wanted.
  [[nodiscard]] std::optional<Converter> installed_converter() const;
  /// For documents that lie there; none: anywhere. The settings must outlive it.
  [[nodiscard]] PoolLimits pool(std::vector<std::filesystem::path> readable) const;
};

/// What runs a command once its arguments are known.
using Command = std::function<ExitCode(const Settings&)>;

/// A row of the command table. `declare` adds the command's own arguments to its parser and gives back what runs it.
struct CommandRow {
  const char* name;
  Bilingual summary;
  const char* examples;
  Command (*declare)(CLI::App& parser, Language language);
  bool hidden = false;
};

Command declare_ingest(CLI::App& parser, Language language);
Command declare_watch(CLI::App& parser, Language language);
Command declare_rebuild(CLI::App& parser, Language language);
Command declare_runs(CLI::App& parser, Language language);
Command declare_status(CLI::App& parser, Language language);
Command declare_correct(CLI::App& parser, Language language);
Command declare_corrections(CLI::App& parser, Language language);
Command declare_review(CLI::App& parser, Language language);
Command declare_forget(CLI::App& parser, Language language);
Command declare_extract(CLI::App& parser, Language language);
Command declare_manifest(CLI::App& parser, Language language);
Command declare_consolidate(CLI::App& parser, Language language);
Command declare_twinnings(CLI::App& parser, Language language);
Command declare_proposal(CLI::App& parser, Language language);
Command declare_explain(CLI::App& parser, Language language);
Command declare_text(CLI::App& parser, Language language);
Command declare_remind(CLI::App& parser, Language language);
Command declare_normalize(CLI::App& parser, Language language);
Command declare_form(CLI::App& parser, Language language);
Command declare_config(CLI::App& parser, Language language);
Command declare_doctor(CLI::App& parser, Language language);
Command declare_worker(CLI::App& parser, Language language);

/// A form that --form names, or the one that ships.
struct LoadedForm {
  Form form;
  std::string digest;  ///< tells one definition from another
};
/// All of them, those of a folder by name, ready to be read with. Throws Failure: no_input; bad_definition with every issue by line, or for
/// two of one id and version.
struct LoadedForms {
  explicit LoadedForms(const Settings& settings);
  std::string digest;
  FormSet forms;

 private:
  explicit LoadedForms(std::vector<LoadedForm> loaded);
};
/// Where a command takes one form alone. Throws Failure(usage) where --form names several, too.
[[nodiscard]] LoadedForm load_form(const Settings& settings);

/// For a command that is to read documents: says what the kernel lacks to confine the workers. Throws Failure(io) where --confine
/// demands it.
void check_confinement(const Settings& settings, Messages& messages);

/// --csv.
void add_csv_option(CLI::App& parser, Dialect& dialect, Language language);

/// --outputs.
void add_outputs_option(CLI::App& parser, OutputSet& outputs, Language language);

/// --dry-run.
void add_dry_run_option(CLI::App& parser, bool& dry_run, Language language);

/// done, or fail_on when --fail-on or --fail-on-any finds what it looks for.
[[nodiscard]] ExitCode verdict(const Settings& settings, const Findings& taken_in, const Findings& all);

}  // namespace schede
