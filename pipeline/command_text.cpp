#include <memory>

#include "extractors/extract.h"
#include "outputs/escape.h"
#include "parsers/dump.h"
#include "pipeline/messages.h"
#include "pipeline/one_document.h"
#include "pipeline/standard_output.h"

namespace schede {
namespace {

ExitCode show_text(const std::string& file, const Settings& settings) {
  const auto one = read_one(file);
  if (!one.document) {
    const auto record = reject(one.document.error(), default_form(), one.source, settings.language);
    Messages(settings.language).say_rejected(file, record.gaps.front().code, record.gaps.front().message);
    return verdict(settings, 1, record.gaps.size());
  }
  write_out(visible(plain_text(*one.document)));
  return ExitCode::done;
}

}  // namespace

Command declare_text(CLI::App& parser, Language language) {
  const auto file = std::make_shared<std::string>();
  const Words help{"il documento da mostrare", "the document to show"};
  parser.add_option("file", *file, help.in(language))->required()->option_text("FILE");
  return [file](const Settings& settings) { return show_text(*file, settings); };
}

}  // namespace schede
