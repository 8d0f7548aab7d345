#include "parsers/read.h"

#include "parsers/docx.h"
#include "parsers/package.h"

namespace schede {
Result<Document> read_document(std::span<const std::byte> bytes, const Limits& limits) {
  auto package = Package::open(bytes, limits);
  if (!package) return fail(package.error());
  auto main = docx_main_part(*package, limits);
  if (!main) return fail(main.error());
  return read_docx(*package, *main, limits);
}
}  // namespace schede
