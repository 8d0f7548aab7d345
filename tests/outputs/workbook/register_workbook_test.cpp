#include "outputs/workbook/register_workbook.h"

#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <span>

#include "extractors/record/gap_catalogue.h"
#include "outputs/workbook/cells.h"
#include "outputs/workbook/xlsx.h"
#include "parsers/spreadsheet/xlsx_sheet.h"
#include "tests/outputs/sample.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

/// A folder of the test's own.
struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("schede-workbook-" + std::to_string(::getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

std::string workbook_of(const std::vector<Record>& records, const std::filesystem::path& folder, std::size_t returns) {
  ParticipantList list(default_form());
  const auto participants = list.take();
  const auto file = folder / "register.xlsx";
  RegisterWorkbook workbook(file.native(), folder.native(),
                            {default_form(), Language::it, participants, true, nullptr, returns, {}, 1'000'000'000});
  for (const Record& record : records) workbook.add({record, {}, {}, "2026-11-30T10:45:00Z", {}});
  workbook.finish(test::sample_survey());
  return test::slurp(file);
}

std::string workbook_of_samples(const std::filesystem::path& folder, std::size_t returns) {
  return workbook_of(test::sample_records(), folder, returns);
}

}  // namespace

TEST_CASE("the same returns make the same workbook") {
  const Folder folder;
  const auto first = workbook_of_samples(folder.path, 3);
  CHECK(first.starts_with("PK"));
  CHECK(first == workbook_of_samples(folder.path, 3));
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 1);
}

TEST_CASE("a large workbook has its reasons in a column and not in comments") {
  const Folder folder;
  const std::string comments = "xl/comments1.xml";
  CHECK(workbook_of_samples(folder.path, 3).find(comments) != std::string::npos);
  CHECK(workbook_of_samples(folder.path, 5'001).find(comments) == std::string::npos);
}

TEST_CASE("the columns of register.csv that people need not see stand hidden behind the others") {
  const Folder folder;
  const auto workbook = workbook_of_samples(folder.path, 3);
  const auto rows = read_xlsx_sheet(std::as_bytes(std::span(workbook)), "Schede", Limits());
  REQUIRE(rows);
  const auto& heads = rows->front().cells;
  for (const char* column : {"duplicate_of", "superseded_by", "set_aside"}) {
    CAPTURE(column);
    const auto head = std::ranges::find(heads, column);
    REQUIRE(head != heads.end());
    if (head->starts_with("set")) CHECK(rows->at(1).cells.at(static_cast<std::size_t>(head - heads.begin())) == "false");
  }
}

TEST_CASE("the gaps of a candidature are told in words, and by their codes in a hidden column") {
  const Folder folder;
  auto records = test::sample_records();
  for (const char* member : {"candidate", "items"})
    records.front().gaps.push_back({"inferred", "areas[0]." + std::string(member), Severity::warning, "…"});
  const auto workbook = workbook_of(records, folder.path, 3);
  const auto rows = read_xlsx_sheet(std::as_bytes(std::span(workbook)), "Candidature", Limits());
  REQUIRE(rows);
  const auto cell = [&](std::string_view column) {
    const auto& heads = rows->front().cells;
    return rows->at(1).cells.at(static_cast<std::size_t>(std::ranges::find(heads, column) - heads.begin()));
  };
  CHECK(cell("Lacune") == code_name("inferred", Language::it));
  CHECK(cell("gaps") == "inferred; inferred");
}

TEST_CASE("a date is a number of days") {
  CHECK(std::get<double>(day("2011-05-12T09:31:00Z").value) == 40675);
  CHECK(std::get<double>(day("2024-03-01").value) == 45352);
  CHECK(std::get<std::string>(day("2011-05").value) == "2011-05");
}
