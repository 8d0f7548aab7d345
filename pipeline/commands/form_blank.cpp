#include <filesystem>
#include <map>
#include <optional>

#include "outputs/escape/escape.h"
#include "outputs/forms/blank_document.h"
#include "pipeline/commands/form_commands.h"
#include "pipeline/host/files.h"

namespace schede {
namespace {

enum class BlankFormat { docx, odt };

struct BlankArguments {
  std::string definition, out;
  std::optional<BlankFormat> format;
};

const std::map<std::string, BlankFormat> formats = {{"docx", BlankFormat::docx}, {"odt", BlankFormat::odt}};

/// As --format says, else the end of the file's name.
BlankFormat format_of(const BlankArguments& arguments) {
  if (arguments.format) return *arguments.format;
  const std::string extension = std::filesystem::path(arguments.out).extension();
  const auto named = extension.empty() ? formats.end() : formats.find(extension.substr(1));
  if (named != formats.end()) return named->second;
  throw Failure(ExitCode::usage, {"indicare --format docx o odt, o con --out un file che finisce in .docx o .odt",
                                  "name --format docx or odt, or by --out a file that ends in .docx or .odt"});
}

ExitCode make_blank(const BlankArguments& arguments, Settings settings) {
  const bool docx = format_of(arguments) == BlankFormat::docx;
  settings.form_files = {arguments.definition};
  const Form form = load_form(settings).form;
  const std::filesystem::path out = arguments.out.empty() ? form.id + (docx ? ".docx" : ".odt") : arguments.out;
  if (std::filesystem::exists(std::filesystem::symlink_status(out))) {
    const std::string name = visible(out.string(), LineEnds::shown);
    throw Failure(ExitCode::no_output, {name + " c'è già: indicare un altro file con --out, o spostarlo",
                                        name + " is there already: name another file with --out, or move it away"});
  }
  AtomicFile file(out);
  file.stream() << (docx ? blank_docx(form) : blank_odt(form));
  file.commit();
  return ExitCode::done;
}

}  // namespace

Command declare_form_blank(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<BlankArguments>();
  parser.add_option("file", arguments->definition, Bilingual{"la definizione di scheda", "the form definition"}.in(language))
      ->required()
      ->option_text("FILE");
  parser
      .add_option("--format", arguments->format,
                  Bilingual{"per Word (docx) o per LibreOffice (odt); se manca, lo dice il nome di --out",
                            "for Word (docx) or for LibreOffice (odt); without it the name of --out tells"}
                      .in(language))
      ->transform(CLI::CheckedTransformer(formats))
      ->option_text("docx|odt")
      ->configurable(false);
  parser
      .add_option("--out", arguments->out,
                  Bilingual{"il file da scrivere; se manca, ID.FORMATO qui", "the file to write; without it, ID.FORMAT here"}.in(language))
      ->option_text("FILE")
      ->configurable(false);
  return [arguments](const Settings& settings) { return make_blank(*arguments, settings); };
}

}  // namespace schede
