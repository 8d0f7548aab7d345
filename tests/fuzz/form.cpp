#include "extractors/form/form.h"

#include <sstream>

#include "extractors/extract.h"
#include "extractors/form/form_index.h"
#include "outputs/tables/register.h"
#include "tests/fuzz/promises.h"
#include "tests/fuzz/targets.h"

namespace schede::fuzz {
namespace {

/// A return that prints the form line by line, with something after each.
Document filled(const FormIndex& index) {
  Document document;
  for (const Anchor& anchor : index.anchors)
    for (const auto* line : {anchor.text.c_str(), "X"}) {
      Paragraph paragraph;
      paragraph.runs.emplace_back().text = line;
      document.blocks.push_back({std::move(paragraph)});
    }
  return document;
}

}  // namespace

void form(std::string_view input) {
  const auto definition = parse_form(input);
  if (!definition) return promise(!definition.error().empty(), "a broken definition says why");
  const FormIndex index(*definition);
  const Record record = extract(filled(index), index, {}, Language::it).record;
  check_reading(record);
  std::ostringstream csv;
  RegisterCsv(csv, *definition, {}).add(record);
  for (const Field& field : record.fields)
    promise(!title_of(*definition, field.path, Language::it).empty(), "a field has a title: " + field.path);
}

}  // namespace schede::fuzz
