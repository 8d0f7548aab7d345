#include "parsers/odt/reader.h"

#include <span>

#include "parsers/container/package.h"
#include "tests/fuzz/promises.h"
#include "tests/fuzz/targets.h"
#include "tests/support/odf.h"
#include "tests/support/zip.h"

namespace schede::fuzz {
namespace {

using namespace test::odf;
using Encode = std::string (*)(std::string_view);

Result<Document> read(const std::vector<std::string>& parts, Encode encode, const Limits& limits) {
  const std::string bytes = test::stored_zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                              {"content.xml", encode(content(parts[0], parts[1]))},
                                              {"styles.xml", encode(part("document-styles", parts[2]))},
                                              {"meta.xml", encode(part("document-meta", parts[3]))}});
  const auto package = Package::open(std::as_bytes(std::span(bytes)), limits);
  promise(package.has_value(), "a sound package opens");
  return read_odt(*package, limits);
}

}  // namespace

void odt(std::string_view input) {
  const Limits limits = narrow_limits();
  const auto parts = spans(input, 4);
  const auto usual = read(
      parts, [](std::string_view text) { return std::string(text); }, limits);
  if (!usual) return;
  check_document(*usual, limits);
  check_same(usual, read(parts, utf16, limits));
}

}  // namespace schede::fuzz
