/// The least that reading a folder of returns can cost: each file opened with libzip, its main part inflated and run
/// through libxml2's SAX2 with handlers that do nothing. What `schede extract` is measured against.

#include <libxml/parser.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace {

struct CloseZip {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseMember {
  void operator()(zip_file_t* member) const { zip_fclose(member); }
};
struct FreeParser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

void start_element(void*, const xmlChar*, const xmlChar*, const xmlChar*, int, const xmlChar**, int, int, const xmlChar**) {}
void end_element(void*, const xmlChar*, const xmlChar*, const xmlChar*) {}
void characters(void*, const xmlChar*, int) {}

std::string main_part(const std::filesystem::path& path) {
  const std::unique_ptr<zip_t, CloseZip> archive(zip_open(path.c_str(), ZIP_RDONLY, nullptr));
  if (!archive) return {};
  const char* name = path.extension() == ".odt" ? "content.xml" : "word/document.xml";
  const std::unique_ptr<zip_file_t, CloseMember> member(zip_fopen(archive.get(), name, 0));
  std::string text;
  std::array<char, 65536> chunk;
  for (zip_int64_t size = 0; member && (size = zip_fread(member.get(), chunk.data(), chunk.size())) > 0;) {
    text.append(chunk.data(), static_cast<std::size_t>(size));
  }
  return text;
}

bool parses(const std::string& text) {
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start_element;
  handler.endElementNs = end_element;
  handler.characters = characters;
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(
      xmlCreatePushParserCtxt(&handler, nullptr, text.data(), static_cast<int>(text.size()), nullptr));
  return parser && xmlParseChunk(parser.get(), nullptr, 0, 1) == 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: floor FOLDER\n", stderr);
    return 64;
  }
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(argv[1])) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    if (parses(main_part(file))) continue;
    std::fprintf(stderr, "floor: cannot read %s\n", file.c_str());
    return 1;
  }
  return 0;
}
