#include "extractors/extract.h"
#include "extractors/form/form_index.h"
#include "parsers/read.h"
#include "tests/fuzz/promises.h"
#include "tests/fuzz/targets.h"

namespace schede::fuzz {

void bytes(std::string_view input) {
  static const FormIndex index(default_form());
  const Limits limits = narrow_limits();
  auto document = read_document(std::as_bytes(std::span(input)), limits);
  if (!document) return check_reading(reject(document.error(), index.form, {}, Language::it));
  check_document(*document, limits);
  check_reading(extract(std::move(*document), index, {}, Language::it).record);
}

}  // namespace schede::fuzz
