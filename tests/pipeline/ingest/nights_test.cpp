#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/Session.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <vector>

#include "pipeline/host/failure.h"
#include "pipeline/ledger/ledger.h"
#include "tests/pipeline/two_returns.h"

using namespace schede;

namespace {

using Contents = std::map<std::string, std::string>;

Contents outputs_in(const std::filesystem::path& folder) {
  Contents contents;
  for (const auto& file : std::filesystem::directory_iterator(folder))
    if (const auto name = file.path().filename().string(); !name.starts_with(".") && !name.starts_with("state.db"))
      contents.emplace(name, test::slurp(file.path()));
  return contents;
}

/// What other things may happen to a register between two runs.
class Life {
 public:
  Life(test::TwoReturns& desk, unsigned seed) : desk_(desk), random_(seed) {}

  void pass_a_day() {
    for (auto acts = below(4); acts > 0; --acts) {
      switch (below(10)) {
        case 0:
        case 1:
        case 2: send(); break;
        case 3: take_away(); break;
        case 4:
        case 5: correct(); break;
        case 6: undo(); break;
        case 7: ask(); break;
        case 8: forget(); break;
        default: break;  // a quiet hour
      }
    }
  }

 private:
  std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
  template <class T>
  const T& one_of(const std::vector<T>& all) {
    return all[below(all.size())];
  }

  /// A new return, or other words under a name of before; of a body that may have sent one.
  void send() {
    const std::vector<std::string> bodies{"Comune di Lecce",  "Comune di Bari",  "Comune di Modena",
                                          "Comune di Torino", "Regione Toscana", ""};
    const auto name = "drop/" + std::string(1, static_cast<char>('a' + below(12))) + ".docx";
    desk_.scratch.write(name, test::filled_form({{"Comune di Modena", one_of(bodies)},
                                                 {"| Comune di Lecce", "| " + one_of(bodies)},
                                                 {"dodici", std::to_string(below(3))},
                                                 {"| 0832 682111", one_of<std::string>({"| 080 5771111", "|", "| n.d."})},
                                                 {"| politichesociali@comune.lecce.it", one_of<std::string>({"| a@b.it", "| ?"})}}));
  }

  void take_away() {
    const auto files = names();
    if (!files.empty()) std::filesystem::remove(one_of(files));
  }

  std::vector<std::filesystem::path> names() const {
    std::vector<std::filesystem::path> all;
    for (const auto& file : std::filesystem::directory_iterator(desk_.options.folder)) all.push_back(file.path());
    std::ranges::sort(all);
    return all;
  }

  void correct() {
    Ledger ledger(desk_.options.out / "state.db");
    const auto rows = ledger.returns();
    if (rows.empty()) return;
    const auto& row = one_of(rows);
    const std::vector<std::pair<std::string, std::string>> values{{"contact.responsible", "Anna Rossi"},
                                                                  {"contact.organisation", "Comune di Bari"},
                                                                  {"contact.email", "nuovo@comune.it"},
                                                                  {"areas[0].offering_body", "Regione Toscana"},
                                                                  {"territory.istat", "075035"},
                                                                  {"status", "set-aside"},
                                                                  {"status", "current"},
                                                                  {"good_practice.example", ""}};
    const auto& [field, value] = one_of(values);
    Correction line;
    line.form = row.form;
    line.record_id = row.record_id();
    line.source = row.source;
    line.field = field;
    line.value = value;
    line.by = "Anna";
    line.at = "2026-11-30T10:00:00Z";
    line.why = "telefono";
    if (below(4) == 0) {
      line.field = "contact.phone";
      line.value.clear();
      line.waive = one_of<std::string>({"missing-recommended", "missing-required", "placeholder"});
    }
    ledger.add_corrections({line});
  }

  void undo() {
    Ledger ledger(desk_.options.out / "state.db");
    const auto lines = ledger.corrections();
    if (!lines.empty()) (void)ledger.undo_correction(one_of(lines).number, {"Anna", "2026-11-30T11:00:00Z", "sbaglio"});
  }

  void ask() {
    Ledger ledger(desk_.options.out / "state.db");
    auto open = ledger.gap_lives({}, true);
    std::erase_if(open, [&](const GapLife&) { return below(2) == 0; });
    ledger.note_asked({}, open, "2026-11-" + std::to_string(10 + below(20)) + "T10:00:00Z");
  }

  void forget() {
    Ledger ledger(desk_.options.out / "state.db");
    const auto rows = ledger.returns();
    if (rows.size() > 4) ledger.forget_document(one_of(rows).sha256, "prova");
  }

  test::TwoReturns& desk_;
  std::mt19937 random_;
};

/// The outputs as they come from the same ledger when none of them is there to copy from.
Contents made_anew(const test::TwoReturns& desk) {
  const test::Scratch other;
  std::filesystem::copy(desk.options.out, other / "out", std::filesystem::copy_options::recursive);
  std::filesystem::remove(other / "out/gaps.csv");
  auto options = desk.options;
  options.out = other / "out";
  Messages messages(Language::en);
  (void)ingest(options, messages);
  return outputs_in(options.out);
}

void spoil_records(const std::filesystem::path& ledger) {
  Poco::Data::SQLite::Connector::registerConnector();
  Poco::Data::Session session("SQLite", ledger.string());
  session << "UPDATE records SET record = x'00'", Poco::Data::Keywords::now;
}

}  // namespace

TEST_CASE("night after night every byte of the outputs is as if all of them were made anew") {
  struct Case {
    unsigned seed;
    Dialect dialect;
  };
  const auto c = GENERATE(values<Case>({{1, Dialect::standard}, {2, Dialect::exact}, {3, Dialect::standard}}));
  test::TwoReturns desk(OutputSet::tables);
  desk.options.csv = c.dialect;
  (void)desk.ingest();
  Life life(desk, c.seed);
  for (int night = 0; night < 15; ++night) {
    CAPTURE(c.seed, night);
    life.pass_a_day();
    (void)desk.ingest();
    const auto anew = made_anew(desk);
    for (const auto& [name, content] : outputs_in(desk.options.out)) {
      CAPTURE(name);
      REQUIRE(anew.contains(name));
      CHECK(content == anew.at(name));
    }
  }
}

TEST_CASE("a night reads the records of no return that is as it was, as long as nobody touched the outputs") {
  const test::TwoReturns desk(OutputSet::tables);
  (void)desk.ingest();
  spoil_records(desk.scratch / "out/state.db");
  desk.scratch.write("drop/modena.docx", test::filled_form({{"Comune di Lecce", "Comune di Trento"}}));
  (void)desk.ingest();
  const auto csv = test::slurp(desk.scratch / "out/register.csv");
  for (const std::string name : {"bari.docx", "lecce.docx", "modena.docx"}) CHECK_THAT(csv, Catch::Contains(name));
  std::filesystem::remove(desk.scratch / "out/candidatures.csv");
  CHECK_THROWS_AS(desk.ingest(), Failure);
}

TEST_CASE("what somebody made of an output is not copied into the next") {
  const test::TwoReturns desk(OutputSet::tables);
  (void)desk.ingest();
  const auto file = desk.scratch / "out/register.csv";
  auto csv = test::slurp(file);
  csv.replace(csv.find("Rubichi"), 7, "Altrove");
  desk.scratch.write("out/register.csv", csv);
  desk.scratch.write("drop/trento.docx", test::filled_form({{"Comune di Lecce", "Comune di Trento"}}));
  (void)desk.ingest();
  CHECK_THAT(test::slurp(file), !Catch::Contains("Altrove") && Catch::Contains("trento.docx"));
}
