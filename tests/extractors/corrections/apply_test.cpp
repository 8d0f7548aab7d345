#include "extractors/corrections/apply.h"

#include <catch2/catch.hpp>

#include "extractors/corrections/written_value.h"
#include "tests/support/form_cases.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

const Form& orti() {
  static const Form form = parse_form(test::slurp(test::data("forms/orti.xml"))).value();
  return form;
}

/// A return of the form that ships, some lines of it replaced.
Record scheda(std::vector<std::pair<std::string, std::string>> replacements = {}) {
  auto markup = test::form_case(test::data("extractors/scheda.form")).markup;
  for (const auto& [old, now] : replacements) markup.replace(markup.find(old), old.size(), now);
  auto record = test::read_record(test::written_as("docx", markup));
  record.record_id = "0123456789ab";
  return record;
}

Record garden() {
  auto record = test::read_record(test::written_as("odt", test::form_case(test::data("extractors/orti.form")).markup), FormIndex(orti()));
  record.record_id = "0123456789ab";
  return record;
}

/// A line about a value as the record stands.
Correction line(const Record& record, const Form& form, const std::string& field, const std::string& value) {
  Correction given;
  given.record_id = record.record_id;
  given.field = field;
  given.value = value;
  given.by = "Anna";
  given.at = "2026-11-30T10:45:00Z";
  given.why = "per telefono";
  given.read = written_at(record, field);
  given.raw = raw_under(record, field, form);
  return given;
}

Record corrected(Record record, const std::vector<Correction>& lines, const Form& form = default_form()) {
  std::vector<const Correction*> all;
  for (const Correction& each : lines) all.push_back(&each);
  apply_corrections(record, CorrectableFields(form), all, Language::en);
  return record;
}

bool has_gap(const Record& record, const std::string& gap) { return test::gaps_of(record).contains(gap); }

}  // namespace

TEST_CASE("a correction is the value, and its evidence keeps what was read") {
  const auto before = scheda();
  const auto after = corrected(before, {line(before, default_form(), "contact.phone", "0832 682112")});
  CHECK(after.text("contact.phone") == "+39 0832 682112");
  CHECK(after.text("contact.phone_numbers[0].value") == "+39 0832 682112");
  const auto* evidence = after.evidence_of("contact.phone");
  REQUIRE(evidence->corrected);
  CHECK(evidence->raw == "0832 682111");
  CHECK(evidence->how == "corrected");
  CHECK(evidence->corrected->decision.by == "Anna");
  CHECK(evidence->corrected->decision.why == "per telefono");
  CHECK(evidence->corrected->read == Value("+39 0832 682111"));
}

TEST_CASE("what is worked out follows the corrected value") {
  const auto before = scheda();
  CHECK(before.territory->municipality == "Lecce");
  const auto after = corrected(before, {line(before, default_form(), "contact.organisation", "Comune di Modena"),
                                        line(before, default_form(), "areas[0].offering_body", "Comune di Carpi e Comune di Pavia"),
                                        line(before, default_form(), "contact.responsible", "dott. Ugo Neri")});
  CHECK(after.territory->region == "Emilia-Romagna");
  CHECK(after.territory->convergence == false);
  CHECK(after.text("contact.organisation_official") == "Comune di Modena");
  CHECK(after.text("contact.organisation_key") != before.text("contact.organisation_key"));
  CHECK(after.text("areas[0].offering_bodies[1].official") == "Comune di Pavia");
  CHECK(after.text("areas[0].mode_reason") == "receiver-outside-convergence");
  CHECK(after.text("contact.responsible_parts.family") == "Neri");
}

TEST_CASE("gaps close and open with the value") {
  struct Case {
    std::string name;
    std::vector<std::pair<std::string, std::string>> replacements;
    std::string field, value, before, after;  ///< gaps that were there, and are then
  };
  const auto c = GENERATE(values<Case>({
      {"what was missing", {{"| Ufficio di Piano", "|"}}, "contact.office", "Ufficio di Piano", "missing-recommended contact.office", ""},
      {"what was filler", {{"| Ufficio di Piano", "| n.d."}}, "contact.office", "Ufficio", "placeholder contact.office", ""},
      {"what is no number", {{"0832 682111", "interno 12"}}, "contact.phone", "0832 682111", "invalid-value contact.phone", ""},
      {"one is emptied", {}, "contact.office", "", "", "missing-recommended contact.office"},
      {"one that is required", {}, "good_practice.example", "", "", "missing-required good_practice.example"},
      {"an area is a candidate's", {}, "areas[1].items", "2a; 2c", "", "offering-body-missing areas[1].offering_body"},
      {"an area is none", {{"Comune di Modena", ""}}, "areas[0].candidate", "no", "offering-body-missing areas[0].offering_body", ""},
  }));
  CAPTURE(c.name);
  const auto before = scheda(c.replacements);
  if (!c.before.empty()) CHECK(has_gap(before, c.before));
  const auto after = corrected(before, {line(before, default_form(), c.field, c.value)});
  if (!c.before.empty()) CHECK_FALSE(has_gap(after, c.before));
  if (!c.after.empty()) CHECK_FALSE(has_gap(before, c.after));
  if (!c.after.empty()) CHECK(has_gap(after, c.after));
}

TEST_CASE("of ways to reach a body one is enough, and the first stands for all when there is none") {
  const auto before = scheda();
  const auto empty = [&](const char* field) { return line(before, default_form(), field, ""); };
  const auto after = corrected(before, {empty("contact.phone"), empty("contact.mobile"), empty("contact.email")});
  CHECK(has_gap(after, "missing-required contact.phone"));
  CHECK_FALSE(has_gap(after, "missing-required contact.email"));
}

TEST_CASE("whoever has items in an area is a candidate for it, unless somebody says no") {
  const auto before = scheda();
  const auto items = line(before, default_form(), "areas[1].items", "2a");
  CHECK(*corrected(before, {items}).find("areas[1].candidate") == Value(true));
  CHECK(*corrected(before, {items, line(before, default_form(), "areas[1].candidate", "false")}).find("areas[1].candidate") ==
        Value(false));
}

TEST_CASE("the value that was read confirms it") {
  const auto before = scheda({{"X\n|\nProvincia di Trento", "☒ SI ☒ NO\n|\nProvincia di Trento"}});
  const std::string gap = "ambiguous areas[2].candidate";
  REQUIRE(has_gap(before, gap));
  const auto value = written_at(before, "areas[2].candidate");
  const auto after = corrected(before, {line(before, default_form(), "areas[2].candidate", value)});
  CHECK_FALSE(has_gap(after, gap));
  CHECK(written_at(after, "areas[2].candidate") == value);
  CHECK(after.evidence_of("areas[2].candidate")->confidence == 1.0);
}

TEST_CASE("places that a person says outrank what is worked out, and bring what they imply") {
  const auto before = scheda();
  const auto after = corrected(before, {line(before, default_form(), "territory.istat", "063049")});
  CHECK(after.territory->municipality == "Napoli");
  CHECK(after.territory->province == "Napoli");
  CHECK(after.territory->region == "Campania");
  CHECK(after.territory->convergence == true);
  const auto region = corrected(before, {line(before, default_form(), "territory.region", "Lazio")});
  CHECK(region.territory->region == "Lazio");
  CHECK_FALSE(region.territory->istat);
  CHECK(region.evidence_of("territory.region")->corrected->read == Value("Puglia"));
}

TEST_CASE("a correction whose ground has changed is not applied, and both are named") {
  const auto before = scheda();
  auto stale = line(before, default_form(), "contact.phone", "0832 682112");
  const auto resent = scheda({{"0832 682111", "0832 999888"}});
  const auto after = corrected(resent, {stale});
  CHECK(after.text("contact.phone") == "+39 0832 999888");
  const auto gap = std::ranges::find(after.gaps, "correction-stale", &Gap::code);
  REQUIRE(gap != after.gaps.end());
  CHECK(gap->field == "contact.phone");
  CHECK_THAT(gap->message, Catch::Contains("0832 682111") && Catch::Contains("0832 999888"));
  stale.raw.reset();  // a line from a file that says what was read
  CHECK(has_gap(corrected(resent, {stale}), "correction-stale contact.phone"));
  CHECK(corrected(before, {stale}).text("contact.phone") == "+39 0832 682112");
}

TEST_CASE("words that no field took close their gap when a value has them") {
  const std::string words = "Il nostro ente partecipa da dieci anni al tavolo dei sindaci per la famiglia e vorrebbe parlarne.";
  const auto before = scheda(
      {{"<b>SCHEDA</b>", words + "\n\n" + "Vi ringraziamo per questa occasione, che aspettavamo da molto tempo." + "\n\n<b>SCHEDA</b>"}});
  REQUIRE(has_gap(before, "unread-text"));
  CHECK(has_gap(corrected(before, {line(before, default_form(), "context", "Altro.")}), "unread-text"));
  const auto after =
      corrected(before, {line(before, default_form(), "context",
                              "Altro.\n\n" + words + "\n\nVi ringraziamo per questa occasione, che aspettavamo da molto tempo.")});
  CHECK_FALSE(has_gap(after, "unread-text"));
  CHECK_THAT(after.evidence_of("context")->raw, Catch::Contains(words));
}

TEST_CASE("the last word counts, waived gaps go, and a return may be set aside") {
  const auto before = scheda({{"| Ufficio di Piano", "|"}});
  auto waiver = line(before, default_form(), "contact.office", "");
  waiver.waive = "missing-recommended";
  const auto after =
      corrected(before, {line(before, default_form(), "context", "Uno."), line(before, default_form(), "context", "Due."), waiver,
                         line(before, default_form(), "status", "set-aside"), line(before, default_form(), "review", "approved")});
  CHECK(after.text("context") == "Due.");
  CHECK_FALSE(has_gap(after, "missing-recommended contact.office"));
  CHECK(after.waived.size() == 1);
  CHECK(after.set_aside);
  CHECK(after.reviews.at(0).state == "approved");
  CHECK(after.status == Status::accepted);
}

TEST_CASE("what two reviewers gave without seeing each other counts only once somebody decides") {
  const auto before = scheda();
  const auto said = [&](const std::string& by, const std::string& value) {
    auto given = line(before, default_form(), "context", value);
    given.by = by;
    given.blind = true;
    return given;
  };
  const auto disputed = corrected(before, {said("Anna", "Uno."), said("Bruno", "Due.")});
  CHECK(disputed.text("context") == before.text("context"));
  CHECK(has_gap(disputed, "ambiguous context"));
  CHECK(corrected(before, {said("Anna", "Uno."), said("Bruno", "Uno.")}).text("context") == "Uno.");
  CHECK(corrected(before, {said("Anna", "Uno."), said("Bruno", "Due."), said("Carla", "Due.")}).text("context") == "Due.");
  CHECK(corrected(before, {said("Anna", "Uno."), said("Bruno", "Due."), said("Anna", "Due.")}).text("context") == "Due.");
}

TEST_CASE("values of any form are corrected by their paths and types") {
  struct Case {
    std::string field, value, written;
  };
  const auto c = GENERATE(values<Case>({{"who.birthdate", "4 marzo 1961", "1961-03-04"},
                                        {"size", "large", "large"},
                                        {"tools", "rake, hoe", "hoe; rake"},
                                        {"tools_other", "forcone", "forcone"},
                                        {"share_limit", "1.250,50", "1250.50 EUR"},
                                        {"share_limit", "1250.50 EUR", "1250.50 EUR"},
                                        {"care.weed", "often", "often"},
                                        {"care_note.weed", "di rado", "di rado"},
                                        {"family[0].age", "13", "13"},
                                        {"family[1].name", "Ada Bassi", "Ada Bassi"},
                                        {"family[1].kin", "spouse", "spouse"},
                                        {"crops[1].plants", "cavoli", "cavoli"},
                                        {"why", "Uno.\n\nDue.", "Uno.\n\nDue."},
                                        {"home.number", "", ""}}));
  CAPTURE(c.field, c.value);
  const auto before = garden();
  const auto after = corrected(before, {line(before, orti(), c.field, c.value)}, orti());
  CHECK(written_at(after, c.field) == c.written);
  const auto again = corrected(before, {line(before, orti(), c.field, c.written)}, orti());
  CHECK(written_at(again, c.field) == c.written);
}

TEST_CASE("a value that is not of its field is refused") {
  struct Case {
    std::string field, value;
  };
  const auto c = GENERATE(values<Case>({{"who.birthdate", "domani"},
                                        {"who.birthdate", "2010-01-01"},
                                        {"who.taxcode", "BSSNNA60B43D205H"},
                                        {"size", "huge"},
                                        {"size", "small; large"},
                                        {"tools", "hoe; spade; rake"},
                                        {"family[0].age", "dodici o tredici"},
                                        {"who.phone", "interno 12"},
                                        {"who.email", "anna"},
                                        {"share_limit", "molto"},
                                        {"why", "..."}}));
  CAPTURE(c.field, c.value);
  const CorrectableFields fields(orti());
  CHECK_FALSE(read_written(*fields.find(c.field), c.value, orti()));
}

TEST_CASE("what is worked out, or is no field, is not correctable") {
  const CorrectableFields fields(default_form());
  for (const auto* path : {"contact.organisation_official", "contact.organisation_key", "contact.responsible_parts.given", "areas[0].mode",
                           "areas[0].area", "areas[5].candidate", "contact", "nonsense"})
    CHECK_FALSE(fields.find(path));
}

TEST_CASE("an answer to a condition opens and closes what depends on it") {
  const auto before = garden();
  CHECK_FALSE(has_gap(before, "missing-recommended had_when"));
  const auto asked = corrected(before, {line(before, orti(), "had", "yes")}, orti());
  CHECK(has_gap(asked, "missing-recommended had_when"));
  CHECK_FALSE(has_gap(corrected(before, {line(before, orti(), "had", "yes"), line(before, orti(), "had_when", "2010")}, orti()),
                      "missing-recommended had_when"));
}

TEST_CASE("numbers are written so that nobody takes decimals for thousands") {
  for (const Value& value : {Value(Number{"1.125"}), Value(Number{"12.5"}), Value(Number{"-3"}), Value(Number{"0.125"})}) {
    FormField number;
    number.type = FieldType::decimal;
    const CorrectableField field{.kind = CorrectableField::Kind::answer, .path = "n", .field = &number};
    const auto read = read_written(field, written_value(value), default_form());
    REQUIRE(read);
    CHECK(std::stod(std::get<Number>(*read).digits) == std::stod(std::get<Number>(value).digits));
  }
}
