#include <algorithm>
#include <filesystem>
#include <sstream>

#include "extractors/definition/value_kinds.h"
#include "extractors/drafting/draft_form.h"
#include "extractors/drafting/returns_seen.h"
#include "extractors/extract.h"
#include "extractors/form/form_set.h"
#include "extractors/return_differences.h"
#include "outputs/escape/escape.h"
#include "outputs/forms/definition_xml.h"
#include "pipeline/commands/form_commands.h"
#include "pipeline/commands/one_document.h"
#include "pipeline/host/files.h"
#include "pipeline/host/messages.h"
#include "pipeline/host/standard_output.h"

namespace schede {
namespace {

struct LearnArguments {
  std::string blank, id, returns;
};

/// A file's name as the id of a form: letters, digits, hyphens.
std::string id_of(const std::filesystem::path& file) {
  std::string id;
  for (const char c : file.stem().string()) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (plain)
      id += c;
    else if (!id.empty() && !id.ends_with('-'))
      id += '-';
  }
  while (id.ends_with('-')) id.pop_back();
  return id.empty() ? "form" : id;
}

using SeenReturns = std::vector<std::vector<Seen>>;

/// The definition drafted from the blank, with what returns have beside it.
std::string drafted(const LearnArguments& arguments, const Settings& settings, const SeenReturns& returns) {
  const std::string id = arguments.id.empty() ? id_of(arguments.blank) : arguments.id;
  const auto shown = show_document(arguments.blank, settings, [&](Source source, Result<Document> document) {
    if (!document) return outcome_of(reject(document.error(), default_form(), std::move(source), settings.language), default_form());
    Outcome outcome;
    outcome.status = Status::accepted;
    if (auto draft = draft_form(std::move(*document), id)) {
      add_seen(*draft, returns);
      outcome.line = definition_of(draft->form, draft->guesses);
    }
    return outcome;
  });
  const std::string name = visible(arguments.blank, LineEnds::shown);
  if (shown.status == Status::rejected)
    throw Failure(ExitCode::bad_definition, {name + ": non si può leggere: " + shown.reason, name + ": cannot be read: " + shown.reason});
  if (shown.line.empty())
    throw Failure(ExitCode::bad_definition,
                  {name + ": nessuno spazio da compilare: dare il modulo in bianco, con righe, celle o caselle vuote",
                   name + ": no blank to fill in: give the blank form, with empty lines, cells or boxes"});
  return shown.line;
}

/// Between the worker that reads a return and the command: a line each, its parts behind tabs.
std::string as_lines(const std::vector<Seen>& seen) {
  std::string lines;
  for (const Seen& one : seen) lines += std::to_string(static_cast<int>(one.kind)) + "\t" + one.place + "\t" + one.text + "\n";
  return lines;
}

std::vector<Seen> from_lines(const std::string& text) {
  std::vector<Seen> seen;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t place = line.find('\t'), words = line.find('\t', place + 1);
    seen.push_back({static_cast<SeenKind>(line.front() - '0'), line.substr(place + 1, words - place - 1), line.substr(words + 1)});
  }
  return seen;
}

/// What each return in the folder has, read with a definition.
SeenReturns seen_in(const std::string& folder, const std::string& definition, const Settings& settings) {
  require_folder(folder);
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.is_regular_file()) files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  const FormSet forms({parse_form(definition).value()});
  SeenReturns returns;
  for (const std::string& file : files) {
    const auto shown = show_document(file, settings, [&](Source source, Result<Document> document) {
      const Reading reading = extract(std::move(document), forms, std::move(source), settings.language);
      Outcome outcome = outcome_of(reading.record, forms.front().form);
      outcome.line = as_lines(differences_in(reading));
      return outcome;
    });
    if (shown.status == Status::rejected)
      Messages(settings.language).say_rejected(file, shown.code, shown.reason);
    else
      returns.push_back(from_lines(shown.line));
  }
  return returns;
}

ExitCode learn(const LearnArguments& arguments, const Settings& settings) {
  std::string definition = drafted(arguments, settings, {});
  if (!arguments.returns.empty()) definition = drafted(arguments, settings, seen_in(arguments.returns, definition, settings));
  write_out(definition);
  return ExitCode::done;
}

}  // namespace

Command declare_form_learn(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<LearnArguments>();
  parser.add_option("blank", arguments->blank, Bilingual{"il modulo in bianco (DOCX o ODT)", "the blank form (DOCX or ODT)"}.in(language))
      ->required()
      ->option_text("BLANK");
  parser
      .add_option("--returns", arguments->returns,
                  Bilingual{"una cartella di schede restituite: aggiunge ciò che almeno due hanno di diverso",
                            "a folder of returns: adds what at least two of them have otherwise"}
                      .in(language))
      ->option_text("DIR")
      ->configurable(false);
  parser
      .add_option("--id", arguments->id,
                  Bilingual{"l'id della scheda; se manca, il nome del file", "the form's id; without it, the file's name"}.in(language))
      ->option_text("ID")
      ->check([](const std::string& id) { return row_of(ValueKind::form_id).fits(id) ? std::string() : "letters, digits, hyphens: " + id; })
      ->configurable(false);
  return [arguments](const Settings& settings) { return learn(*arguments, settings); };
}

}  // namespace schede
