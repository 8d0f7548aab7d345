#include "parsers/container/xml.h"

#include <catch2/catch.hpp>

#include "parsers/container/package.h"
#include "tests/support/support.h"
#include "tests/support/zip.h"

namespace schede {
namespace {

/// Writes down what it hears: "(name attribute=value" for a start, "text", ")" for an end.
class Recorder : public xml::Handler {
 public:
  std::string heard;
  int last_line = 0;

  void start(const xml::Element& element) override {
    last_line = line;
    heard += "(" + std::string(element.name);
    for (const xml::Attribute& attribute : element.attributes)
      heard += " " + std::string(attribute.name) + "=" + std::string(attribute.value);
    if (element.name == "stop") error = Error{ErrorCode::unsupported_format, "", "stopped"};
    if (element.name == "throw") throw std::runtime_error("thrown");
  }
  void end(std::string_view, std::string_view) override { heard += ")"; }
  void characters(std::string_view text) override { heard += text; }
};

std::string utf16(std::u16string_view text, bool big_endian) {
  std::string bytes;
  for (const char16_t c : text) {
    const char low = static_cast<char>(c & 0xFF), high = static_cast<char>(c >> 8);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  }
  return bytes;
}

std::string repeat(std::size_t times, std::string_view text) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

TEST_CASE("a document is heard as a stream of events") {
  struct Case {
    std::string text, heard;
  };
  const auto c = GENERATE(values<Case>({
      {"<a x='1' y='&lt;2'>t<b/>u</a>", "(a x=1 y=<2t(b)u)"},
      {"<a>&amp;&#65;<![CDATA[<b>]]> </a>", "(a&A<b> )"},
      {"\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>\n<a>\xC3\xA8</a>", "(a\xC3\xA8)"},
      {"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE8</a>", "(a\xC3\xA8)"},
      {"<!DOCTYPE manifest PUBLIC '-//OpenOffice.org//DTD Manifest 1.0//EN' 'Manifest.dtd'><manifest/>", "(manifest)"},
      {"<a><b xml:id='x'/><b xml:id='x'/></a>", "(a(b id=x)(b id=x))"},
      {"<a lost:x='1'>t</a>", "(a x=1t)"},
      {utf16(u"\uFEFF<?xml version='1.0' encoding='UTF-16'?><a>\u00E8</a>", false), "(a\xC3\xA8)"},
      {utf16(u"\uFEFF<?xml version='1.0' encoding='UTF-16'?><a>\u00E8</a>", true), "(a\xC3\xA8)"},
      {utf16(u"<?xml version='1.0' encoding='UTF-16'?><a>\u00E8</a>", false), "(a\xC3\xA8)"},
  }));
  CAPTURE(c.text);
  Recorder recorder;
  CHECK(xml::stream(c.text, "part.xml", recorder, {}));
  CHECK(recorder.heard == c.heard);
}

TEST_CASE("attributes are found by namespace and name, or by name alone") {
  struct : xml::Handler {
    std::string found;
    void start(const xml::Element& element) override {
      if (const auto* value = element.attribute("urn:n", "v")) found += *value;
      if (const auto* value = element.attribute("v")) found += *value;
      if (!element.attribute("urn:m", "v")) found += "!";
    }
    void end(std::string_view, std::string_view) override {}
    void characters(std::string_view) override {}
  } handler;
  CHECK(xml::stream("<a xmlns:n='urn:n' v='1' n:v='2'/>", "part.xml", handler, {}));
  CHECK(handler.found == "21!");
}

TEST_CASE("a large part is streamed as it inflates") {
  const std::string text = "<a>" + repeat(300'000, "<b x='1'>\xC3\xA8</b>\n") + "<c/></a>";
  const std::string bytes = test::zip({{"part.xml", text}});
  const auto package = Package::open(test::as_bytes(bytes), {});
  REQUIRE(package);
  Recorder recorder;
  CHECK(xml::stream(*package, "part.xml", recorder, {}));
  CHECK(recorder.heard == "(a" + repeat(300'000, "(b x=1\xC3\xA8)\n") + "(c))");
}

TEST_CASE("a large text has any encoding that a small one may have") {
  const auto [start, letter] = GENERATE(table<std::string, std::string>({
      {"\xEF\xBB\xBF", "\xC3\xA8"},
      {"<?xml version='1.0' encoding='UTF-8'?>", "\xC3\xA8"},
      {"<?xml version='1.0' encoding='ISO-8859-1'?>", "\xE8"},
  }));
  CAPTURE(start);
  Recorder recorder;
  CHECK(xml::stream(start + "<a>" + repeat(3 << 20, letter) + "</a>", "part.xml", recorder, {}));
  CHECK(recorder.heard == "(a" + repeat(3 << 20, "\xC3\xA8") + ")");
}

TEST_CASE("a document that is not sound XML is refused with its place") {
  struct Case {
    std::string text, where;
  };
  const auto c = GENERATE(values<Case>({
      {"<a>\n<b></a>", "part.xml:2"},
      {"<a><b/>", "part.xml:1"},
      {"<n:a/>", "part.xml:1"},
      {"<a>\n<n:a/></a>", "part.xml:2"},
      {"", "part.xml:1"},
      {"<a>&unknown;</a>", "part.xml:1"},
      {"<?xml version='1.0' encoding='UTF-7'?><a/>", "part.xml:1"},
      {"<?xml version='1.0' encoding='IBM037'?><a/>", "part.xml:1"},
      {"<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "part.xml:1"},
      {"<!DOCTYPE a SYSTEM 'a.dtd'\n [<!ENTITY % e 'x'>%e;]><a/>", "part.xml:2"},
      {utf16(u"\uFEFF<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", true), "part.xml:1"},
      {utf16(u"\uFEFF<a>\xD800</a>", true), "part.xml:1"},
  }));
  CAPTURE(c.text);
  Recorder recorder;
  const auto read = xml::stream(c.text, "part.xml", recorder, {});
  REQUIRE_FALSE(read);
  CHECK(to_string(read.error().code) == "unreadable");
  CHECK(read.error().where == c.where);
  CHECK_FALSE(read.error().detail.empty());
}

TEST_CASE("an external entity is not fetched") {
  const std::string other = test::source("CMakeLists.txt").string();
  Recorder recorder;
  CHECK_FALSE(xml::stream("<!DOCTYPE a [<!ENTITY e SYSTEM 'file://" + other + "'>]><a>&e;</a>", "part.xml", recorder, {}));
  CHECK(recorder.heard.empty());
}

TEST_CASE("a document past a limit is refused and says which") {
  std::string text, detail;
  Limits limits;
  SECTION("nesting") { text = repeat(300, "<a>"), detail = "depth"; }
  SECTION("nesting, by chunks") { text = repeat(300, "<a>") + std::string(3 << 20, ' '), detail = "depth"; }
  SECTION("length of a tag") { text = "<a x='" + std::string(2 << 20, '>') + "'/>", detail = "tag_bytes"; }
  SECTION("length of a tag, by chunks") { text = "<a x='" + std::string(3 << 20, '>') + "'/>", detail = "tag_bytes"; }
  SECTION("number of attributes") {
    text = "<a";
    for (int i = 0; i < 20'000; ++i) text += " a" + std::to_string(i) + "='>'";
    text += "/>";
    detail = "attributes";
  }
  Recorder recorder;
  const auto read = xml::stream(text, "part.xml", recorder, limits);
  REQUIRE_FALSE(read);
  CHECK(to_string(read.error().code) == "limits-exceeded");
  CHECK(read.error().detail == detail);
}

TEST_CASE("long text, comments and CDATA are no long tags") {
  const std::string filler = repeat(400'000, "filler \" ");
  const auto text = GENERATE_COPY("<a>" + filler + "</a>", "<a><!-- " + filler + " --></a>", "<a><![CDATA[" + filler + "]]></a>");
  Recorder recorder;
  CHECK(xml::stream(text, "part.xml", recorder, {}));
}

TEST_CASE("a handler stops the reading") {
  Recorder recorder;
  const auto read = xml::stream("<a>\n<stop/><b/></a>", "part.xml", recorder, {});
  REQUIRE_FALSE(read);
  CHECK(read.error().detail == "stopped");
  CHECK(recorder.heard == "(a\n(stop");
  CHECK(recorder.last_line == 2);
}

TEST_CASE("a handler's exception comes out") {
  Recorder recorder;
  CHECK_THROWS_WITH(xml::stream("<a><throw/></a>", "part.xml", recorder, {}), "thrown");
}

TEST_CASE("a document is checked against a RELAX NG schema") {
  const std::string schema = R"(<element name="a" xmlns="http://relaxng.org/ns/structure/1.0"><attribute name="x"/><text/></element>)";
  CHECK(xml::validate_relax_ng("<a x='1'>t</a>", schema).empty());
  const auto findings = xml::validate_relax_ng("<a x='1'>\n\n<b/></a>", schema);
  REQUIRE_FALSE(findings.empty());
  CHECK(findings[0].line == 3);
  CHECK_FALSE(findings[0].message.empty());
  CHECK_FALSE(xml::validate_relax_ng("<a x='1'>", schema).empty());
  CHECK_FALSE(xml::validate_relax_ng("<a x='1'/>", "<no-schema/>").empty());
}

}  // namespace
}  // namespace schede
