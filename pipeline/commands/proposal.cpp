#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "outputs/escape/escape.h"
#include "outputs/proposal/proposal.h"
#include "outputs/survey/validity.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/register_file.h"
#include "pipeline/commands/twinning_register.h"
#include "pipeline/host/files.h"

namespace schede {
namespace {

constexpr std::uint64_t most_template_bytes = 16U << 20;

struct ProposalArguments {
  std::filesystem::path folder, out, template_file;
  std::string twinning;
};

/// Of the file to write, and so of the template that ships.
std::string format_of(const std::filesystem::path& out) {
  const auto extension = out.extension().string();
  if (extension == ".docx" || extension == ".odt") return extension.substr(1);
  const auto name = visible(out.native(), LineEnds::shown);
  throw Failure(ExitCode::usage,
                {"il nome della bozza deve finire in .docx o .odt: " + name, "the draft's name must end in .docx or .odt: " + name});
}

std::string template_of(const std::filesystem::path& file, const std::string& format) {
  if (file.empty()) return std::string(default_proposal_template(format));
  auto bytes = read_file(file, most_template_bytes);
  if (!bytes) throw Failure(ExitCode::no_input, trouble({"non riesco a leggere", "cannot read"}, file.native(), bytes.error()));
  return std::move(bytes->content);
}

struct FoundTwinning {
  Twinning twinning;
  TwinningRow row;
};

FoundTwinning find_twinning(const std::string& id, const Participants& participants) {
  std::optional<FoundTwinning> found;
  Matching(participants).for_each({}, [&](const Twinning& twinning) {
    if (found) return;
    auto row = row_of(twinning, participants, Language::it);
    if (row.id == id) found = FoundTwinning{twinning, std::move(row)};
  });
  if (found) return std::move(*found);
  const auto name = visible(id, LineEnds::shown);
  throw Failure(ExitCode::no_input, {"non c'è un gemellaggio " + name + ": schede twinnings li elenca tutti",
                                     "there is no twinning " + name + ": schede twinnings lists all of them"});
}

/// The current return with this id; nothing for none.
std::optional<Record> record_of(const std::filesystem::path& folder, const Form& form, std::string_view id) {
  std::optional<Record> found;
  read_register_of(folder, form, [&](const Record& record) {
    if (!id.empty() && record.record_id == id && validity_of(record) == Validity::current) found = record;
  });
  return found;
}

ExitCode propose(const ProposalArguments& arguments, const Settings& settings) {
  const auto format = format_of(arguments.out);
  const LoadedForms loaded(settings);
  const auto place = register_asking_for_candidatures(loaded.forms);
  const auto folder = arguments.folder / place.folder;
  const auto participants = participants_of(folder, *place.form);
  const auto found = find_twinning(arguments.twinning, participants);
  const auto receiver = record_of(folder, *place.form, found.row.receiver_record_id);
  const auto offerer = record_of(folder, *place.form, found.row.offerer_record_id);
  const Proposal proposal{*place.form, participants.areas[found.twinning.area], found.row, receiver.value(), offerer ? &*offerer : nullptr};
  const auto made = write_proposal(proposal, format, template_of(arguments.template_file, format));
  if (!made) {
    const auto name = visible(arguments.template_file.native(), LineEnds::shown);
    throw Failure(ExitCode::bad_definition, {"modello " + name + ": " + made.error().it, "template " + name + ": " + made.error().en});
  }
  AtomicFile file(arguments.out);
  file.stream() << *made;
  file.finish();
  file.commit();
  return ExitCode::done;
}

}  // namespace

Command declare_proposal(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<ProposalArguments>();
  const Bilingual folder{"la cartella del registro", "the folder of the register"};
  const Bilingual twinning{"il gemellaggio, come lo nomina schede twinnings", "the twinning, as schede twinnings names it"};
  const Bilingual out{"la bozza da scrivere, .docx o .odt", "the draft to write, .docx or .odt"};
  const Bilingual form{"il modello, dello stesso formato; senza, quello del programma",
                       "the template, of the same format; by default the program's"};
  parser.add_option("folder", arguments->folder, folder.in(language))->required()->option_text("OUT_DIR");
  parser.add_option("twinning", arguments->twinning, twinning.in(language))->required()->option_text("TWINNING_ID");
  parser.add_option("--out", arguments->out, out.in(language))->required()->configurable(false)->option_text("FILE.docx|.odt");
  parser.add_option("--template", arguments->template_file, form.in(language))->configurable(false)->option_text("FILE");
  return [arguments](const Settings& settings) { return propose(*arguments, settings); };
}

}  // namespace schede
