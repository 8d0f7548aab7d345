#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/support.h"

namespace {

/// A folder of the program, and those that it stands on: it includes itself, them, and what they stand on.
struct Room {
  std::string path;
  std::vector<std::string> on;
};
const std::vector<Room> rooms = {
    {"parsers/document", {}},
    {"parsers/modules", {}},
    {"parsers/container", {"parsers/document"}},
    {"parsers/docx", {"parsers/container"}},
    {"parsers/odt", {"parsers/container"}},
    {"parsers/pdf", {"parsers/document", "parsers/modules"}},
    {"parsers/spreadsheet", {"parsers/container"}},
    {"parsers/envelope", {"parsers/container", "parsers/modules"}},
    {"parsers", {"parsers/docx", "parsers/odt", "parsers/pdf", "parsers/envelope", "parsers/spreadsheet"}},
    {"extractors/text", {"parsers/document"}},
    {"extractors/language", {"extractors/text"}},
    {"extractors/form", {"extractors/language", "parsers/container"}},
    {"extractors/record", {"extractors/form"}},
    {"extractors/gazetteer", {"extractors/text"}},
    {"extractors/page", {"extractors/record"}},
    {"extractors/drafting", {"extractors/page"}},
    {"extractors/alignment", {"extractors/page"}},
    {"extractors/values", {"extractors/gazetteer", "parsers/modules"}},
    {"extractors/typed", {"extractors/record", "extractors/values"}},
    {"extractors/definition", {"extractors/typed"}},
    {"extractors/organisations", {"extractors/values", "extractors/record"}},
    {"extractors/choices", {"extractors/alignment"}},
    {"extractors/answers", {"extractors/choices", "extractors/organisations", "extractors/typed"}},
    {"extractors/questions", {"extractors/answers"}},
    {"extractors/corrections", {"extractors/questions"}},
    {"extractors", {"extractors/corrections", "extractors/definition", "extractors/drafting", "extractors/questions", "parsers"}},
    {"outputs/escape", {"extractors"}},
    {"outputs/forms", {"outputs/escape"}},
    {"outputs/records", {"outputs/escape"}},
    {"outputs/survey", {"outputs/records"}},
    {"outputs/letters", {"outputs/survey"}},
    {"outputs/twinnings", {"outputs/survey"}},
    {"outputs/proposal", {"outputs/forms", "outputs/twinnings"}},
    {"outputs/tables", {"outputs/letters", "outputs/twinnings"}},
    {"outputs/report", {"outputs/survey"}},
    {"outputs/workbook", {"outputs/tables"}},
    {"pipeline/host", {"outputs/proposal", "outputs/tables", "outputs/report", "outputs/workbook", "outputs/forms"}},
    {"pipeline/workers", {"pipeline/host"}},
    {"pipeline/ledger", {"pipeline/workers"}},
    {"pipeline/shards", {"pipeline/host"}},
    {"pipeline/ingest", {"pipeline/ledger", "pipeline/shards"}},
    {"pipeline/corrections", {"pipeline/ingest"}},
    {"pipeline/review", {"pipeline/corrections"}},
    {"pipeline/commands", {"pipeline/review"}},
};

/// What only some files may include.
struct Owned {
  std::string header;               ///< how the included name begins
  std::vector<std::string> owners;  ///< how the names of those files begin
};
const std::vector<Owned> owned_headers = {
    {"nettle/", {"extractors/text/digest.h"}},
    {"openssl/", {"parsers/envelope/p7m.cpp"}},
    {"gmime/", {"parsers/envelope/mail_module.cpp"}},
    {"PDFDoc.h", {"parsers/pdf/module.cpp"}},
    {"OutputDev.h", {"parsers/pdf/module.cpp"}},
    {"leptonica/", {"parsers/pdf/ocr_module.cpp"}},
    {"tesseract/", {"parsers/pdf/ocr_module.cpp"}},
    {"dlfcn.h", {"parsers/modules/modules.cpp"}},
    {"zip.h", {"parsers/container/package.cpp", "outputs/forms/zip_writer.cpp"}},
    {"zlib.h", {"pipeline/host/checksum.cpp"}},
    {"libxml/", {"parsers/container/xml.cpp", "outputs/forms/xml_writer.cpp"}},
    {"unicode/", {"extractors/text/", "extractors/typed/", "extractors/values/domain.cpp"}},
    {"phonenumbers/", {"extractors/values/phone_module.cpp"}},
    {"rapidjson/", {"outputs/records/", "pipeline/shards/part.cpp"}},
    {"Poco/Data/", {"pipeline/ledger/"}},
    {"Poco/Net/", {"pipeline/review/server.cpp"}},
    {"sqlite3.h", {}},
    {"systemd/", {"pipeline/host/service.cpp"}},
    {"xlsxwriter.h", {"outputs/workbook/xlsx.cpp"}},
    {"kainjow/", {"outputs/letters/letter.cpp", "outputs/proposal/"}},
    {"seccomp.h", {"pipeline/workers/sandbox.cpp"}},
    {"CLI/", {"pipeline/"}},
    {"fstream", {"pipeline/"}},
    {"filesystem", {"pipeline/"}},
    {"chrono", {"pipeline/"}},
    {"ctime", {"pipeline/"}},
    {"unistd.h", {"pipeline/", "parsers/modules/modules.cpp"}},
};

struct Include {
  std::string file;  ///< "outputs/tables/csv.cpp"
  std::string name;  ///< "extractors/record/record.h", "zip.h"
};

const Room* room_of(std::string_view file) {
  const Room* found = nullptr;
  for (const auto& room : rooms)
    if (file.starts_with(room.path + "/") && (!found || room.path.size() > found->path.size())) found = &room;
  return found;
}

std::vector<Include> all_includes() {
  std::vector<Include> includes;
  const auto top = schede::test::source("");
  for (const std::string folder : {"parsers", "extractors", "outputs", "pipeline"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(top / folder)) {
      if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
      std::istringstream lines(schede::test::slurp(entry.path()));
      for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("#include ")) continue;
        const auto open = line.find_first_of("<\""), close = line.find_last_of(">\"");
        includes.push_back({std::filesystem::relative(entry.path(), top).string(), line.substr(open + 1, close - open - 1)});
      }
    }
  }
  return includes;
}

std::set<std::string> all_below(const Room& room) {
  std::set<std::string> below;
  for (const auto& path : room.on) {
    below.insert(path);
    below.merge(all_below(*room_of(path + "/")));
  }
  return below;
}

}  // namespace

TEST_CASE("each room includes only itself and what it stands on") {
  for (const auto& include : all_includes()) {
    CAPTURE(include.file, include.name);
    CHECK_FALSE(include.name.starts_with("tests/"));
    const auto *own = room_of(include.file), *other = room_of(include.name);
    REQUIRE(own);
    if (other && other != own) CHECK(all_below(*own).contains(other->path));
  }
}

TEST_CASE("a room's README names the rooms in it") {
  for (const auto& room : rooms) {
    const auto slash = room.path.find('/');
    if (slash == std::string::npos) continue;
    CAPTURE(room.path);
    const std::string readme = schede::test::slurp(schede::test::source(room.path.substr(0, slash) + "/README.md"));
    CHECK(readme.find("`" + room.path.substr(slash + 1) + "/`") != std::string::npos);
  }
}

TEST_CASE("each library, and the world outside, has its place") {
  for (const auto& include : all_includes()) {
    for (const auto& owned : owned_headers) {
      if (!include.name.starts_with(owned.header)) continue;
      CAPTURE(include.file, include.name);
      CHECK(std::any_of(owned.owners.begin(), owned.owners.end(), [&](const auto& owner) { return include.file.starts_with(owner); }));
    }
  }
}
