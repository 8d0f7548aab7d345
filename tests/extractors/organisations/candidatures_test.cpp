#include "extractors/organisations/candidatures.h"

#include <catch2/catch.hpp>

#include "tests/support/form_cases.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

const std::string yes = "yes", no = "no", unknown = "unknown", abroad = "abroad";

/// A return of Lecce's, wherever that is said to be, with one area; `bodies` is what it names there.
Record record_of(bool candidate, const std::string& convergence, const std::string& bodies, const std::string& practice) {
  Record record;
  record.status = Status::accepted;
  record.fields = {{"contact.organisation", "Comune di Lecce"},
                   {"areas[0].candidate", candidate},
                   {"areas[0].offering_body", bodies},
                   {std::string(practice_path), practice.empty() ? Value() : Value(practice)}};
  Territory& territory = record.territory.emplace();
  territory.kind = convergence == abroad ? "foreign" : "comune";
  if (convergence == yes || convergence == no) territory.convergence = convergence == yes;
  return record;
}

}  // namespace

TEST_CASE("a body asks, offers or has chosen in an area, by who it is, whom it names and what it describes") {
  struct Case {
    bool candidate;
    std::string convergence, bodies, practice, mode, reason;
  };
  const auto c = GENERATE(values<Case>({{false, yes, "", "…", "", "not-a-candidate"},
                                        {false, no, "Comune di Modena", "…", "", "not-a-candidate"},
                                        {true, no, "Comune di Modena", "…", "", "receiver-outside-convergence"},
                                        {true, no, "Comune di Lecce, Comune di Modena", "…", "", "receiver-outside-convergence"},
                                        {true, abroad, "Comune di Modena", "", "", "receiver-outside-convergence"},
                                        {true, no, "", "", "", "practice-not-described"},
                                        {true, abroad, "Comune di Lecce", "", "", "practice-not-described"},
                                        {true, no, "", "…", "offer", ""},
                                        {true, no, "Città di Lecce", "…", "offer", ""},
                                        {true, abroad, "", "…", "offer", ""},
                                        {true, unknown, "Comune di Modena", "…", "", "territory-unknown"},
                                        {true, unknown, "", "…", "", "territory-unknown"},
                                        {true, yes, "Comune di Modena", "", "partnership", ""},
                                        {true, yes, "Comune di Lecce e Comune di Modena", "", "partnership", ""},
                                        {true, yes, "", "", "request", ""},
                                        {true, yes, "COMUNE LECCE", "", "offer", ""}}));
  CAPTURE(c.candidate, c.convergence, c.bodies, c.practice);
  auto record = record_of(c.candidate, c.convergence, c.bodies, c.practice);
  work_out_modes(record, default_form());
  CHECK(record.text("areas[0].mode") == c.mode);
  CHECK(record.text("areas[0].mode_reason") == c.reason);
  CHECK(record.find("areas[0].mode"));
}

TEST_CASE("a body without a key is another body") {
  auto record = record_of(true, yes, "", "");
  record.fields.push_back({"areas[0].offering_bodies[0].text", "…"});
  record.fields.push_back({"areas[0].offering_bodies[0].key", Value()});
  work_out_modes(record, default_form());
  CHECK(record.text("areas[0].mode") == "partnership");
}

TEST_CASE("a form that asks for no practice has offers without one") {
  auto form = default_form();
  for (auto& section : form.sections)
    std::erase_if(section.parts, [](const auto& part) {
      const auto* field = std::get_if<FormField>(&part);
      return field && field->path == practice_path;
    });
  auto record = record_of(true, no, "", "");
  work_out_modes(record, form);
  CHECK(record.text("areas[0].mode") == "offer");
}

TEST_CASE("a return says of every area what its body is in it") {
  const auto record = test::read_record(test::written_as("odt", test::form_case(test::data("extractors/scheda.form")).markup));
  CHECK(record.text("areas[0].mode") == "partnership");
  for (std::size_t i = 0; i < 5; ++i) {
    const auto area = "areas[" + std::to_string(i) + "].";
    CAPTURE(area);
    CHECK(record.text(area + "mode").empty() != record.text(area + "mode_reason").empty());
  }
}
