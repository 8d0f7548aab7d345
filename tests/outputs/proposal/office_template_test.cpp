#include "outputs/proposal/office_template.h"

#include <catch2/catch.hpp>

#include "tests/support/support.h"
#include "tests/support/zip.h"

using namespace schede;
using kainjow::mustache::data;

TEST_CASE("a tag that a program cut into runs is whole again, and no markup is lost") {
  struct Case {
    std::string what, xml, whole;
  };
  const auto c = GENERATE(values<Case>({
      {"whole", "<w:t>{{name}}</w:t>", "<w:t>{{name}}</w:t>"},
      {"cut in its name", "<w:t>{{na</w:t></w:r><w:r><w:t>me}} b</w:t>", "<w:t>{{name}}</w:t></w:r><w:r><w:t> b</w:t>"},
      {"cut in its braces", "<w:t>{</w:t><w:proofErr/><w:t>{name}</w:t><w:t>}</w:t>",
       "<w:t>{{name}}</w:t><w:proofErr/><w:t></w:t><w:t></w:t>"},
      {"a single brace", "<w:t>{ a }</w:t>", "<w:t>{ a }</w:t>"},
      {"never closed in its paragraph", "<w:p><w:t>{{a</w:t></w:p><w:p><w:t>}}</w:t></w:p>",
       "<w:p><w:t>{{a</w:t></w:p><w:p><w:t>}}</w:t></w:p>"},
  }));
  CAPTURE(c.what);
  CHECK(with_whole_tags(c.xml) == c.whole);
}

TEST_CASE("a paragraph of section tags alone is none") {
  struct Case {
    std::string what, xml, rest;
  };
  const auto c = GENERATE(values<Case>({
      {"one tag", "<w:p w:a=\"1\"><w:pPr/><w:r><w:t>{{#a}}</w:t></w:r></w:p><w:p><w:t>b</w:t></w:p>", "{{#a}}<w:p><w:t>b</w:t></w:p>"},
      {"several", "<text:p>{{/a}} {{^a}}</text:p>", "{{/a}}{{^a}}"},
      {"a value beside", "<w:p><w:t>{{#a}}{{b}}{{/a}}</w:t></w:p>", "<w:p><w:t>{{#a}}{{b}}{{/a}}</w:t></w:p>"},
      {"another element of the same beginning", "<w:p><w:pPr/><w:t>a</w:t></w:p>", "<w:p><w:pPr/><w:t>a</w:t></w:p>"},
  }));
  CAPTURE(c.what);
  CHECK(without_tag_paragraphs(c.xml) == c.rest);
}

TEST_CASE("a template that is none, or holds what nobody knows, says so") {
  data values;
  values.set("a", "b");
  const auto filled = [&](const std::string& body) {
    return fill_office_template(test::zip({{"word/document.xml", "<w:document>" + body + "</w:document>"}}), "docx", {"a"}, values);
  };
  CHECK(filled("<w:p><w:t>{{a}}</w:t></w:p>"));
  CHECK(filled("<w:p><w:t>{{c}}</w:t></w:p>").error().it == "nome sconosciuto: {{c}}");
  CHECK(filled("<w:p><w:t>{{#a}}x</w:t></w:p>").error().it.starts_with("segno {{…}} non valido"));
  CHECK(fill_office_template("nonsense", "docx", {}, values).error().it == "non è un documento .docx");
  CHECK(fill_office_template(test::slurp(test::source("templates/proposta.docx")), "odt", {}, values).error().it ==
        "non è un documento .odt");
}
