#include <catch2/catch.hpp>

#include "tests/pipeline/fake_converter.h"
#include "tests/pipeline/scratch.h"
#include "tests/pipeline/shell.h"
#include "tests/support/support.h"

using namespace schede;
using Catch::Contains;
using test::run;
using test::Scratch;

namespace {

std::string sample(const std::string& name) { return test::slurp(test::source("samples/returned/" + name)); }

}  // namespace

TEST_CASE("doctor says what is there, what it makes readable, and what to do about what is not") {
  const test::FakeConverter fake(sample("comune-di-modica.odt"));
  const Scratch scratch;
  std::filesystem::create_directories(scratch / "arrivi");
  CHECK(run(scratch, "schede ingest arrivi --out registro --quiet").code == 0);
  const auto whole = run(scratch, "LC_ALL=C.UTF-8 schede doctor registro --folder arrivi --archive registro --converter " + fake.program());
  CAPTURE(whole.out, whole.err);
  CHECK(whole.code == 0);
  for (const auto* words :
       {"docx docm dotx", "p7m eml msg zip", "ora locale", "C.UTF-8", "MB", "registro", "arrivi", "LibreOffice 7.4.7 c'è, ma non converte"})
    CHECK_THAT(whole.out, Contains(words));
  CHECK_THAT(whole.out, !Contains("nessuna"));
}

TEST_CASE("doctor ends as a run would that finds things so") {
  struct Case {
    std::string line;
    int code;
    std::string words;
  };
  const auto c = GENERATE(values<Case>({
      {"schede doctor --converter none", 0, "non letti: manca LibreOffice"},
      {"schede doctor --converter none --lang en", 0, "apt install libreoffice-writer-nogui"},
      {"schede doctor --converter none --lang en", 0, "scans (pdf)"},
      {"TESSDATA_PREFIX=/nowhere schede doctor --converter none --lang en", 0, "apt install tesseract-ocr tesseract-ocr-ita"},
      {"LC_ALL=C schede doctor --converter none --lang en", 0, "export LC_ALL=C.UTF-8"},
      {"mkdir out && schede doctor out --converter none --lang en", 0, "none"},
      {"schede doctor out --converter none", 66, "la prima esecuzione la crea"},
      {"touch out && schede doctor out --converter none --lang en", 73, "out: "},
      {"schede doctor --folder arrivi --converter none --lang en", 66, "drop folder"},
      {"schede doctor --archive archivio --converter none --lang en", 66, "archivio: "},
      {"printf 'folder = arrivi\\nout = registro\\n' > conf; schede doctor --config conf --converter none --lang en", 66, "drop folder"},
  }));
  const Scratch scratch;
  const auto result = run(scratch, c.line);
  CAPTURE(c.line, result.err);
  CHECK(result.code == c.code);
  CHECK_THAT(result.out, Contains(c.words));
}

TEST_CASE("a converter that is installed later has what was rejected for want of it read again") {
  const test::FakeConverter fake(sample("comune-di-modica.odt"));
  const Scratch scratch;
  scratch.write("arrivi/a.rtf", "{\\rtf1 makes}");
  const auto without = run(scratch, "schede ingest arrivi --out registro --converter none; schede status registro a.rtf");
  CHECK_THAT(without.out, Contains("installare LibreOffice"));
  const auto with = run(scratch, "schede ingest arrivi --out registro --converter " + fake.program() + " && schede status registro a.rtf");
  CHECK_THAT(with.out, Contains("accolto") && !Contains("respinto"));
  CHECK_THAT(test::slurp(scratch / "registro/register.json"), Contains("\"converted_by\":\"LibreOffice 7.4.7\""));
}

TEST_CASE("text and explain show what was converted, and a part names the converter") {
  const test::FakeConverter fake(sample("comune-di-modica.odt"));
  const Scratch scratch;
  scratch.write("arrivi/a.rtf", "{\\rtf1 makes}");
  const std::string option = " --lang en --converter " + fake.program();
  CHECK_THAT(run(scratch, "schede text arrivi/a.rtf" + option).out, Contains("Modica"));
  CHECK_THAT(run(scratch, "schede explain arrivi/a.rtf" + option).out, Contains("converted by") && Contains("LibreOffice 7.4.7"));
  const auto part =
      run(scratch, "schede manifest arrivi > m && schede extract arrivi --shard 0/1 --manifest m --out p" + option + " && cat p/*");
  CHECK_THAT(part.out, Contains("\"converters\": [\"LibreOffice 7.4.7\"]") && Contains("\"format\":\"rtf\""));
  CHECK(run(scratch, "schede text arrivi/a.rtf --converter none").code == 65);
}
