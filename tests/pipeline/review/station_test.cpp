#include "pipeline/review/station.h"

#include <catch2/catch.hpp>

#include "extractors/text/digest.h"
#include "pipeline/review/words.h"
#include "tests/pipeline/review/reviewed.h"

using namespace schede;

namespace {

std::string id_of(const std::string& document) { return sha256(document).substr(0, 12); }

}  // namespace

TEST_CASE("a document is shown when its bytes are those that were read, and otherwise the page says so") {
  const auto outputs = GENERATE(OutputSet::all, OutputSet::tables);  // with the page that was kept, and read by a worker now
  CAPTURE(static_cast<int>(outputs));
  const test::Reviewed reviewed(outputs);
  const auto bytes = test::filled_form();
  Station station(reviewed.by("Anna"), reviewed.forms);
  const auto page = [&] { return station.return_html(id_of(bytes)).value(); };
  const bool is_kept = outputs == OutputSet::all;
  CHECK_THAT(page(), Catch::Contains("class=\"paper\"") && Catch::Contains("Ufficio di Piano") && !Catch::Contains("class=\"notice\""));
  reviewed.scratch.write("drop/lecce.docx", bytes + " ");
  CHECK_THAT(page(), Catch::Contains("no longer the one that was read"));
  CHECK((page().find("class=\"paper\"") != std::string::npos) == is_kept);
  std::filesystem::remove(reviewed.scratch / "drop/lecce.docx");
  CHECK_THAT(page(), Catch::Contains("no longer in its place"));
  CHECK((page().find("class=\"paper\"") != std::string::npos) == is_kept);
  CHECK_FALSE(station.return_html("0123456789ab"));
}

TEST_CASE("the station speaks either language, and every place of its page is filled") {
  for (const auto language : {Language::it, Language::en}) {
    const auto page = station_page(language);
    CHECK_THAT(page, !Catch::Contains("{{") && Catch::Contains(language == Language::it ? ">Conferma <" : ">Confirm <"));
    CHECK_THAT(page, Catch::Contains(language == Language::it ? "<html lang=\"it\">" : "<html lang=\"en\">"));
    CHECK_THAT(page, !Catch::Contains("aria-label=\"\"") && !Catch::Contains("<h2></h2>"));
  }
  const test::Reviewed reviewed(OutputSet::tables);
  Station station(reviewed.by("Anna"), reviewed.forms);
  CHECK(station
            .decide("{\"record_id\":\"" + id_of(test::filled_form()) + "\",\"field\":\"contact.phone\",\"value\":\"domani\",\"why\":\"x\"}")
            .json == "{\"error\":\"contact.phone: \\\"domani\\\" is no telephone number\"}");
}

TEST_CASE("what was decided at a station that was killed stands in the outputs of the next run") {
  const test::Reviewed reviewed(OutputSet::tables);
  {
    Station station(reviewed.by("Anna"), reviewed.forms);
    CHECK(station
              .decide("{\"record_id\":\"" + id_of(test::filled_form()) +
                      "\",\"field\":\"contact.office\",\"value\":\"Sportello\",\"why\":\"x\"}")
              .status == 200);
  }  // nothing was written
  const auto table = [&] { return test::slurp(reviewed.scratch / "out/register.csv"); };
  CHECK_THAT(table(), !Catch::Contains("Sportello"));
  (void)reviewed.ingest();  // with nothing new
  CHECK_THAT(table(), Catch::Contains("Sportello"));
  CHECK_THAT(test::slurp(reviewed.scratch / "out/corrections.csv"), Catch::Contains("Sportello"));
}
