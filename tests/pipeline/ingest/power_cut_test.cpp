#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "pipeline/host/file_location.h"
#include "pipeline/ingest/ingest.h"
#include "tests/pipeline/disk.h"
#include "tests/pipeline/scratch.h"
#include "tests/pipeline/shipped_forms.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

/// Drop folder, output folder and archive of one machine.
struct CutStation {
  std::filesystem::path root;
  IngestOptions options;

  explicit CutStation(std::filesystem::path folder) : root(std::move(folder)) {
    std::filesystem::create_directories(root / "drop");
    std::filesystem::create_directories(root / "out");
    std::filesystem::create_directories(root / "archive");
    options.folder = root / "drop";
    options.out = root / "out";
    options.archive = root / "archive";
    options.forms = &test::shipped_forms();
    options.reader = "reader";
    options.settle = std::chrono::nanoseconds(0);
  }

  [[nodiscard]] IngestResult ingest() const {
    Messages messages(Language::en);
    return schede::ingest(options, messages);
  }

  [[nodiscard]] std::vector<std::string> files(const std::string& folder) const {
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder))
      if (entry.is_regular_file()) paths.push_back(std::filesystem::relative(entry.path(), root).string());
    std::sort(paths.begin(), paths.end());
    return paths;
  }

  [[nodiscard]] std::vector<std::string> register_and_gaps() const {
    return {test::slurp(root / "out/register.csv"), test::slurp(root / "out/gaps.csv")};
  }
};

void drop(const CutStation& station, const std::vector<std::string>& samples) {
  std::filesystem::create_directories(station.root / "drop/sub");
  for (const auto& name : samples) std::filesystem::copy(test::source("samples/returned/" + name), station.root / "drop/sub");
}

/// What lies in the archive is in the ledger, as there or as on its way there.
void check_archive_is_known(const CutStation& station) {
  const auto archived = station.files("archive");
  if (archived.empty()) return;
  std::set<std::string> known;
  Ledger ledger(station.options.out / "state.db");
  for (const auto& kept : ledger.kept(in_archive({}))) known.insert(kept.place);
  for (const auto& move : ledger.moves()) known.insert(move.to);
  for (const auto& file : archived) {
    CAPTURE(file);
    CHECK((known.contains(file) || file.ends_with(".reason.txt") || file.ends_with(".tmp")));
  }
}

}  // namespace

TEST_CASE("after a power cut at any moment the next run comes to the register of an undisturbed one, each document in the archive once") {
  const test::Scratch scratch;
  const CutStation station(scratch / "station");
  std::vector<test::Tree> cuts;
  const auto record = [&] {
    const test::Disk disk(station.root);
    CHECK(station.ingest().unread == 0);
    for (auto& cut : disk.cuts()) cuts.push_back(std::move(cut));
  };
  SECTION("in the first run") {
    drop(station, {"comune-di-altamura.docx", "comune-di-paola.pdf"});
    record();
  }
  SECTION("in a later run") {
    drop(station, {"comune-di-altamura.docx", "comune-di-paola.pdf"});
    CHECK(station.ingest().unread == 0);
    drop(station, {"comune-di-modica.odt", "comune-di-avellino.docx"});
    record();
  }
  REQUIRE(cuts.size() > 20);
  const auto expected = station.register_and_gaps(), archived = station.files("archive");
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    CAPTURE(i, cuts.size());
    std::filesystem::remove_all(station.root);
    test::plant(cuts[i], station.root);
    check_archive_is_known(station);
    CHECK(station.ingest().unread == 0);
    CHECK(station.register_and_gaps() == expected);
    CHECK(station.files("drop").empty());
    CHECK(station.files("archive") == archived);
  }
}
