#include <memory>
#include <sstream>

#include "extractors/extract.h"
#include "outputs/explain.h"
#include "pipeline/one_document.h"
#include "pipeline/standard_output.h"

namespace schede {
namespace {

ExitCode explain(const std::string& file, const Settings& settings) {
  const auto loaded = load_form(settings);
  auto one = read_one(file);
  const auto reading = one.document ? extract(std::move(*one.document), loaded.form, std::move(one.source), settings.language)
                                    : Reading{reject(one.document.error(), loaded.form, std::move(one.source), settings.language), {}};
  std::ostringstream text;
  write_explanation(text, reading, loaded.form, settings.language);
  write_out(text.str());
  return verdict(settings, reading.record.status == Status::rejected, reading.record.gaps.size());
}

}  // namespace

Command declare_explain(CLI::App& parser, Language language) {
  const auto file = std::make_shared<std::string>();
  const Words help{"la scheda da spiegare", "the form to explain"};
  parser.add_option("file", *file, help.in(language))->required()->option_text("FILE");
  return [file](const Settings& settings) { return explain(*file, settings); };
}

}  // namespace schede
