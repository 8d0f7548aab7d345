#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/support.h"

namespace {

/// From left to right: each includes only itself and what stands before it.
const std::array<std::string, 4> rooms = {"parsers", "extractors", "outputs", "pipeline"};

/// What only some files may include.
struct Owned {
  std::string header;               ///< how the included name begins
  std::vector<std::string> owners;  ///< how the names of those files begin
};
const std::vector<Owned> owned_headers = {
    {"zip.h", {"parsers/package.cpp"}},
    {"libxml/", {"parsers/xml.cpp"}},
    {"unicode/", {"extractors/text", "extractors/collation", "extractors/fold", "extractors/email", "extractors/utf8", "extractors/plain_text"}},
    {"phonenumbers/", {"extractors/phone.cpp"}},
    {"rapidjson/", {"outputs/json"}},
    {"Poco/Data/", {"pipeline/database", "pipeline/ledger.cpp"}},
    {"sqlite3.h", {}},
    {"systemd/", {"pipeline/service.cpp"}},
    {"kainjow/", {"outputs/letter.cpp"}},
    {"seccomp.h", {"pipeline/confine.cpp"}},
    {"CLI/", {"pipeline/"}},
    {"fstream", {"pipeline/"}},
    {"filesystem", {"pipeline/"}},
    {"chrono", {"pipeline/"}},
    {"ctime", {"pipeline/"}},
    {"unistd.h", {"pipeline/"}},
};

struct Include {
  std::string file;  ///< "outputs/json.cpp"
  std::string name;  ///< "extractors/record.h", "zip.h"
};

std::vector<Include> includes_of(const std::string& room) {
  std::vector<Include> includes;
  for (const auto& entry : std::filesystem::directory_iterator(schede::test::source(room))) {
    if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
    std::istringstream lines(schede::test::slurp(entry.path()));
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with("#include ")) continue;
      const auto open = line.find_first_of("<\""), close = line.find_last_of(">\"");
      includes.push_back({room + "/" + entry.path().filename().string(), line.substr(open + 1, close - open - 1)});
    }
  }
  return includes;
}

}  // namespace

TEST_CASE("each room includes only itself and what lies to its left") {
  for (std::size_t own = 0; own < rooms.size(); ++own) {
    for (const auto& include : includes_of(rooms[own])) {
      CAPTURE(include.file, include.name);
      for (std::size_t right = own + 1; right < rooms.size(); ++right) CHECK_FALSE(include.name.starts_with(rooms[right] + "/"));
      CHECK_FALSE(include.name.starts_with("tests/"));
    }
  }
}

TEST_CASE("each library, and the world outside, has its place") {
  for (const auto& room : rooms) {
    for (const auto& include : includes_of(room)) {
      for (const auto& owned : owned_headers) {
        if (!include.name.starts_with(owned.header)) continue;
        CAPTURE(include.file, include.name);
        CHECK(std::any_of(owned.owners.begin(), owned.owners.end(), [&](const auto& owner) { return include.file.starts_with(owner); }));
      }
    }
  }
}
