#include "outputs/records/record_json.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/outputs/sample.h"

using namespace schede;

namespace {

std::string json_of(const Record& record) {
  std::string json;
  append_json(record, json);
  return json;
}

Record accepted(std::vector<Field> fields) {
  Record record;
  record.status = Status::accepted;
  record.fields = std::move(fields);
  return record;
}

/// A record with these members beside the frame's.
std::string with(const std::string& members) {
  return R"({"record_id":"5f1c0a9be2d4","form":"f","status":"accepted","source":{"path":"a.docx"},)" + members + "}";
}

}  // namespace

TEST_CASE("a record that was read is written as it was") {
  for (const std::string& line : test::sample_lines()) {
    const auto record = parse_record(line);
    REQUIRE(record);
    CHECK(json_of(*record) == line);
  }
}

TEST_CASE("what JSON does not take in a string is escaped wherever it stands, and the rest is as it was") {
  const std::string text = "\x1f\"città\\\n\t" + std::string(40, 'a') + "\x01";
  const std::string written = R"("\u001F\"città\\\n\t)" + std::string(40, 'a') + R"(\u0001")";
  CHECK(json_of(accepted({{"text", text}})).find("\"text\":" + written) != std::string::npos);
}

TEST_CASE("paths become nested objects and arrays") {
  using List = std::vector<std::string>;
  struct Case {
    std::vector<Field> fields;
    std::string json;
  };
  const auto c = GENERATE(values<Case>({
      {{{"context", "a"}}, R"("context":"a")"},
      {{{"contact.name", "a"}, {"contact.mail", {}}}, R"("contact":{"name":"a","mail":null})"},
      {{{"contact.other", List{}}, {"context", {}}}, R"("contact":{"other":[]},"context":null)"},
      {{{"g.other[0].name", "a"}, {"g.other[1].name", "b"}, {"g.other[1].tel", "c"}},
       R"("g":{"other":[{"name":"a"},{"name":"b","tel":"c"}]})"},
      {{{"areas[0].candidate", true}, {"areas[0].items", List{"1a", "1d"}}}, R"("areas":[{"candidate":true,"items":["1a","1d"]}])"},
  }));
  const std::string json = json_of(accepted(c.fields));
  CHECK_THAT(json, Catch::Contains("}," + c.json + ",\"territory\""));
}

TEST_CASE("no text leaves that is not UTF-8 or would end its string") {
  struct Case {
    std::string text, json;
  };
  const auto c = GENERATE(values<Case>({
      {"citt\xE0", "citt\xEF\xBF\xBD"},
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"a\"b\\c", R"(a\"b\\c)"},
      {std::string("a\0b\x1B", 4), R"(a\u0000b\u001B)"},
      {"due\nrighe\t", R"(due\nrighe\t)"},
      {"\xF0\x9D\x84\x9E è", "\xF0\x9D\x84\x9E è"},
  }));
  CHECK(json_string(c.text) == '"' + c.json + '"');
}

TEST_CASE("every control character is escaped, wherever it stands in however long a text") {
  const int control = GENERATE(range(0, 0x20));
  const auto place = GENERATE(range(std::size_t{0}, std::size_t{40}));
  std::string text(40, 'a');
  text[place] = static_cast<char>(control);
  const auto json = json_string(text);
  CAPTURE(control, place, json);
  CHECK(std::none_of(json.begin(), json.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }));
  Record record = accepted({{"context", text}});
  record.record_id = record.form = "f";
  record.source.path = text;
  const auto read = parse_record(json_of(record));
  REQUIRE(read);
  CHECK(read->source.path == text);
  CHECK(read->text("context") == text);
}

TEST_CASE("confidence is printed short") {
  struct Case {
    double confidence;
    std::string printed;
  };
  const auto c = GENERATE(values<Case>({{1.0, "1.0"}, {0.9, "0.9"}, {0.1 + 0.7, "0.8"}, {0.75, "0.75"}, {2.0, "1.0"}, {0.0 / 0.0, "0.0"}}));
  Record record = accepted({{"context", "a"}});
  record.evidence = {{"context", {"a", "p", "r", c.confidence}}};
  CHECK_THAT(json_of(record), Catch::Contains("\"confidence\":" + c.printed + ",\"span\":[]}"));
}

TEST_CASE("what is no record is refused with the reason") {
  struct Case {
    std::string json, error;
  };
  const auto c = GENERATE(values<Case>({
      {"", "no JSON: error at byte 0"},
      {"[1]", "record: an object is expected"},
      {R"({"form":"f"})", "record_id: is missing"},
      {R"({"record_id":"5f","form":"f","status":"accepted","source":{"path":"a","bytes":1.5}})",
       "source.bytes: a whole number is expected"},
      {with(R"("evidence":{"x":{"confidence":"1.0"}})"), "evidence.x.confidence: a number is expected"},
      {with(R"("evidence":{"x":{"span":[{"path":[0],"from":1.5,"to":2}]}})"), "evidence.x.span: a whole number is expected"},
      {with(R"("evidence":{"x":{"span":[{"path":3,"from":1,"to":2}]}})"), "evidence.x.span.path: a list is expected"},
      {with(R"("people":01)"), "no JSON: error at byte 96"},
      {with(R"("areas":[{"items":["1a",2]}])"), "areas[0].items: a text is expected"},
      {with(R"("areas":[{"area":"1"},"2"])"), "areas[1]: an object is expected"},
      {with(R"("gaps":[{"code":"x","severity":"fatal"}])"), "gaps.severity: \"fatal\" is none of \"error\", \"warning\", \"info\""},
      {with(R"("territory":{"region":true})"), "territory.region: a text is expected"},
      {with(R"("context":"a","context":"b")"), "context: stands there twice"},
      {with(R"("a[b":"c")"), "\"a[b\": no name for a field"},
      {with("\"context\":\"citt\xE0\""), "no JSON: error at byte 101"},
  }));
  CAPTURE(c.json);
  const auto record = parse_record(c.json);
  REQUIRE_FALSE(record);
  CHECK(record.error() == c.error);
}

TEST_CASE("a key with a dot in it is one step of a path") {
  const std::string former = R"("former":{"body.name":"Carpi","list":[{"a.b":"x"}]})";
  const auto record = parse_record(with(former));
  REQUIRE(record);
  CHECK(record->text("former['body.name']") == "Carpi");
  CHECK(record->text("former.list[0]['a.b']") == "x");
  CHECK_THAT(json_of(*record), Catch::Contains(former));
}

TEST_CASE("keys that nobody agreed on do no harm") {
  const auto record = parse_record(with(R"("tags":["a"],"gaps":[{"code":"inferred","severity":"info","since":3}],"note":"x")"));
  REQUIRE(record);
  CHECK(record->text("note") == "x");
  CHECK(record->gaps.at(0).code == "inferred");
}

TEST_CASE("the bodies of an area are read back as they were written") {
  const std::string areas =
      R"("areas":[{"offering_bodies":[{"text":"Comune di Carpi","key":"comune carpi","territory":{"kind":"comune","convergence":false}},)"
      R"({"text":"Modena","key":null,"territory":{"kind":null,"convergence":null}}]},{"offering_bodies":[]}])";
  const auto record = parse_record(with(areas));
  REQUIRE(record);
  CHECK(record->text("areas[0].offering_bodies[0].territory.kind") == "comune");
  CHECK(record->text("areas[0].offering_bodies[1].text") == "Modena");
  CHECK_THAT(json_of(*record), Catch::Contains(areas));
}

TEST_CASE("numbers and sums of money keep every digit from writing to reading") {
  struct Case {
    Value value;
    std::string json;
  };
  const auto c = GENERATE(values<Case>({
      {Number{"58621"}, "58621"},
      {Number{"-3"}, "-3"},
      {Number{"12.50"}, "12.50"},
      {Number{"0.1000000000000000055511151231257827"}, "0.1000000000000000055511151231257827"},
      {Number{"123456789012345678901234567890"}, "123456789012345678901234567890"},
      {Amount{"95500.50", "EUR"}, R"({"amount":"95500.50","currency":"EUR"})"},
      {Amount{"-0.125", "GBP"}, R"({"amount":"-0.125","currency":"GBP"})"},
      {std::string("58621"), R"("58621")"},
  }));
  Record record = accepted({{"budget.total", c.value}, {"rows[0].cost", c.value}});
  record.record_id = record.form = "f";
  record.source.path = "a.docx";
  const std::string json = json_of(record);
  CHECK_THAT(json, Catch::Contains("\"budget\":{\"total\":" + c.json + "},\"rows\":[{\"cost\":" + c.json + "}]"));
  const auto read = parse_record(json);
  REQUIRE(read);
  CHECK(*read->find("budget.total") == c.value);
  CHECK(*read->find("rows[0].cost") == c.value);
  CHECK(json_of(*read) == json);
}

TEST_CASE("fields called like the parts of a sum that hold none stay two") {
  const auto record = parse_record(with(R"("fee":{"amount":"circa 100","currency":"EUR"})"));
  REQUIRE(record);
  CHECK(record->text("fee.amount") == "circa 100");
}

TEST_CASE("nesting is bounded") {
  CHECK_FALSE(parse_record(std::string(100'000, '[')));
  std::string deep = "\"a\":", ends;
  for (int i = 0; i < 1000; ++i) deep += "{\"a\":", ends += '}';
  const auto record = parse_record(with(deep + "1" + ends));
  REQUIRE_FALSE(record);
  CHECK_THAT(record.error(), Catch::Contains("nested too deeply"));
}
