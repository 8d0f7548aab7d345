#include "parsers/docx/reader.h"

#include <span>

#include "parsers/container/package.h"
#include "tests/fuzz/promises.h"
#include "tests/fuzz/targets.h"
#include "tests/support/ooxml.h"
#include "tests/support/zip.h"

namespace schede::fuzz {
namespace {

using namespace test::ooxml;

const std::string package_links = links({{"rId1", "officeDocument", "word/document.xml"}});
const std::string document_links = links({{"rId1", "styles", "styles.xml"},
                                          {"rId2", "numbering", "numbering.xml"},
                                          {"rId3", "footnotes", "notes.xml"},
                                          {"rId4", "endnotes", "notes.xml"},
                                          {"rId5", "comments", "notes.xml"},
                                          {"rId6", "header", "header.xml"}});

using Encode = std::string (*)(std::string_view);

Result<Document> read(const std::vector<std::string>& parts, Encode encode, const Limits& limits) {
  const std::string bytes = test::stored_zip({{"_rels/.rels", package_links},
                                              {"word/_rels/document.xml.rels", document_links},
                                              {"word/document.xml", encode(document_part(parts[0]))},
                                              {"word/styles.xml", encode(part("styles", parts[1]))},
                                              {"word/numbering.xml", encode(part("numbering", parts[2]))},
                                              {"word/notes.xml", encode(part("footnotes", parts[3]))},
                                              {"word/header.xml", encode(part("hdr", parts[4]))}});
  const auto package = Package::open(std::as_bytes(std::span(bytes)), limits);
  promise(package.has_value(), "a sound package opens");
  return read_docx(*package, limits);
}

}  // namespace

void docx(std::string_view input) {
  const Limits limits = narrow_limits();
  const auto parts = spans(input, 5);
  const auto usual = read(
      parts, [](std::string_view text) { return std::string(text); }, limits);
  if (!usual) return;
  check_document(*usual, limits);
  check_same(usual, read(parts, utf16, limits));
}

}  // namespace schede::fuzz
