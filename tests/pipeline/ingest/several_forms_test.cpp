#include <catch2/catch.hpp>

#include <filesystem>

#include "pipeline/host/failure.h"
#include "pipeline/ingest/ingest.h"
#include "tests/pipeline/scratch.h"
#include "tests/support/form_cases.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

Form form_at(const std::string& file) { return parse_form(test::slurp(test::data("forms/" + file))).value(); }

Form orti() { return form_at("orti.xml"); }
Form libraries() { return form_at("village-libraries.xml"); }

Form another(const std::string& id) {
  Form form = orti();
  form.id = id;
  form.sections.pop_back();
  return form;
}

/// A drop folder with a return of either form, one of neither and a file that is no document.
struct FormsDesk {
  test::Scratch scratch;

  FormsDesk() {
    scratch.write("drop/garden.odt", test::written_as("odt", test::form_case(test::data("extractors/orti.form")).markup));
    scratch.write("drop/library.docx", test::written_as("docx", test::form_case(test::data("extractors/village-libraries.form")).markup));
    scratch.write("drop/letter.docx", test::written_as("docx", "Una lettera qualsiasi."));
    scratch.write("drop/broken.odt", "no document");
    std::filesystem::create_directories(scratch / "out");
  }

  [[nodiscard]] IngestResult ingest(std::vector<Form> forms) const {
    const FormSet set(std::move(forms));
    IngestOptions options;
    options.folder = scratch / "drop";
    options.out = scratch / "out";
    options.forms = &set;
    options.reader = "reader";
    options.settle = std::chrono::nanoseconds(0);
    options.outputs = OutputSet::tables;
    Messages messages(Language::en);
    return schede::ingest(options, messages);
  }

  [[nodiscard]] std::string out(const std::string& name) const { return test::slurp(scratch / ("out/" + name)); }
  [[nodiscard]] bool has(const std::string& name) const { return std::filesystem::exists(scratch / ("out/" + name)); }
};

/// The first cells of the rows that name a source: the sources, in order.
std::vector<std::string> sources(const std::string& csv) {
  std::vector<std::string> found;
  for (const std::string name : {"broken.odt", "garden.odt", "letter.docx", "library.docx"})
    if (csv.find(',' + name + ',') != std::string::npos) found.push_back(name);
  return found;
}

}  // namespace

TEST_CASE("each of several forms has a register of its own, and what is of none has one") {
  const FormsDesk desk;
  const auto result = desk.ingest({orti(), libraries()});
  CHECK(result.added == 4);
  CHECK(result.surveys.size() == 3);
  CHECK(sources(desk.out("orti/register.csv")) == std::vector<std::string>{"garden.odt"});
  CHECK(sources(desk.out("village-libraries/register.csv")) == std::vector<std::string>{"library.docx"});
  CHECK(sources(desk.out("unassigned/register.csv")) == std::vector<std::string>{"broken.odt", "letter.docx"});
  CHECK_THAT(desk.out("unassigned/gaps.csv"), Catch::Contains("not-this-form"));
  CHECK_FALSE(desk.has("register.csv"));
  CHECK_FALSE(desk.has("unassigned/register.json"));
  CHECK_THAT(desk.out("summary.json"), Catch::Contains("\"form\": \"orti\"") && Catch::Contains("\"documents\": 2"));
  CHECK_THAT(desk.out("summary.html"), Catch::Contains("href=\"village-libraries/register.csv\""));
  CHECK(desk.ingest({libraries(), orti()}).known == 4);
}

TEST_CASE("an output edited below the folder of a form is set aside there") {
  const FormsDesk desk;
  (void)desk.ingest({orti(), libraries()});
  desk.scratch.write("out/orti/register.csv", "edited");
  (void)desk.ingest({orti(), libraries()});
  CHECK(sources(desk.out("orti/register.csv")) == std::vector<std::string>{"garden.odt"});
  std::size_t aside = 0;
  for (const auto& entry : std::filesystem::directory_iterator(desk.scratch / "out/orti"))
    aside += entry.path().filename().string().starts_with("register.edited-");
  CHECK(aside == 1);
}

TEST_CASE("a form may join several, and none may leave") {
  const FormsDesk desk;
  const auto code_of = [&](std::vector<Form> forms) {
    try {
      (void)desk.ingest(std::move(forms));
      return ExitCode::done;
    } catch (const Failure& failure) {
      return failure.code;
    }
  };
  struct Step {
    std::vector<Form> forms;
    ExitCode code;
  };
  const std::vector<Step> steps = {
      {{orti(), libraries()}, ExitCode::done},
      {{orti()}, ExitCode::bad_definition},
      {{orti(), another("x")}, ExitCode::bad_definition},
      {{libraries(), orti(), another("x")}, ExitCode::done},
      {{orti(), libraries()}, ExitCode::bad_definition},
  };
  for (const Step& step : steps) CHECK(code_of(step.forms) == step.code);

  const FormsDesk single;
  (void)single.ingest({orti()});
  CHECK(single.has("register.csv"));
  CHECK_THROWS_AS(single.ingest({orti(), libraries()}), Failure);
  CHECK_FALSE(single.has("orti"));
}

TEST_CASE("two versions of one form share its register") {
  const FormsDesk desk;
  Form newer = orti();
  newer.version = "2";
  (void)desk.ingest({orti(), newer});
  CHECK(sources(desk.out("register.csv")) == std::vector<std::string>{"broken.odt", "garden.odt", "letter.docx", "library.docx"});
  CHECK_FALSE(desk.has("summary.json"));
}
