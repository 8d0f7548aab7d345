#include "outputs/survey/roster.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "tests/support/support.h"

using namespace schede;

namespace {

std::string said(std::string_view kind, const std::vector<RosterIssue>& issues) {
  std::string text;
  for (const auto& issue : issues) text += std::string(kind) + ' ' + std::to_string(issue.line) + ": " + issue.words.en + '\n';
  return text;
}

/// A line for a body and each warning, or each reason of the refusal.
std::string described(const std::string& bytes) {
  const auto roster = parse_roster(bytes);
  if (!roster) return said("refused", roster.error());
  std::string text;
  for (const auto& body : roster->bodies) {
    text += std::to_string(body.line) + ": " + body.organisation;
    for (const auto& part : {body.email, body.phone, body.ipa, body.istat, body.region}) text += " | " + part;
    text += '\n';
  }
  return text + said("warning", roster->warnings);
}

const Roster& invited() {
  static const auto roster = parse_roster(
      "ente,istat\n"
      "Comune di Lecce,\n"
      "Comune di Samone,022165\n"
      "Comune di Samone,001235\n"
      "Comune di Castro,075096\n"
      "Provincia di Lecce,\n"
      "A.S.L. Lecce,075035\n");
  return *roster;
}

}  // namespace

TEST_CASE("rosters are read, or refused with the line and what to do") {
  std::set<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(test::data("roster")))
    if (entry.path().extension() == ".csv") files.insert(entry.path());
  REQUIRE(files.size() > 20);
  for (auto file : files) {
    const auto bytes = test::slurp(file);
    CAPTURE(file.stem().string());
    CHECK(described(bytes) == test::slurp(file.replace_extension(".txt")));
  }
}

TEST_CASE("a return finds its body in the roster") {
  struct Case {
    std::string organisation, istat;
    std::optional<std::size_t> place;
  };
  const auto c = GENERATE(values<Case>({
      {"Comune di Lecce", "075035", 0},
      {"CITTA' DI LECCE", "", 0},
      {"Comune di Lecce, Settore Servizi sociali", "", 0},
      {"Comune di Samone", "001235", 2},
      {"Comune di Samone", "", {}},
      {"Comune di Castro", "075096", 3},
      {"Comune di Castro", "016065", {}},
      {"Comune di Castro (BG)", "", {}},
      {"Provincia di Lecce", "", 4},
      {"ASL di Lecce", "", 5},
      {"Comune di Bari", "072006", {}},
      {"", "", {}},
  }));
  CAPTURE(c.organisation, c.istat);
  CHECK(invited().find(c.organisation, c.istat) == c.place);
}
