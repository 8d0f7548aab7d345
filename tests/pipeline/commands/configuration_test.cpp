#include "pipeline/commands/configuration.h"

#include <sys/wait.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "pipeline/host/failure.h"
#include "tests/pipeline/scratch.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

/// "section.key=value@line" for each entry.
std::string entries(const std::string& text) {
  std::string all;
  for (const auto& entry : parse_configuration(text, "a.conf").entries) {
    all += (all.empty() ? "" : " ") + entry.command + '.' + entry.key + '=' + entry.value + '@' + std::to_string(entry.line);
  }
  return all;
}

struct Said {
  int code;
  std::string out, err;
};

/// What a command says when this is its configuration file.
Said say(const std::string& configuration, const std::string& arguments) {
  const test::Scratch scratch;
  scratch.write("a.conf", configuration);
  std::filesystem::create_directories(scratch / "drop");
  const auto line = "cd '" + scratch.path().string() + "' && '" SCHEDE_BINARY "' --config a.conf " + arguments + " > out 2> err";
  const int status = std::system(line.c_str());
  return {WEXITSTATUS(status), test::slurp(scratch / "out"), test::slurp(scratch / "err")};
}

/// The line about an option in what `schede config` printed of a section; the top is "".
std::string line_of(const std::string& listing, const std::string& section, const std::string& key) {
  const auto head = section.empty() ? 0 : listing.find("\n[" + section + "]\n") + 1;
  const auto part = listing.substr(head, listing.find("\n[", head) - head);
  const auto at = std::min(part.find("\n" + key + " = "), part.find("\n#" + key + " = "));
  REQUIRE(at != std::string::npos);
  return part.substr(at + 1, part.find('\n', at + 1) - at - 1);
}

}  // namespace

TEST_CASE("a configuration file is lines of key and value") {
  struct Case {
    std::string text, entries;
  };
  const auto c = GENERATE(values<Case>({
      {"", ""},
      {"\n  # comment\n\n", ""},
      {"a = b", ".a=b@1"},
      {"\xef\xbb\xbf"
       "a=b\r\n\tc = d e \r\n",
       ".a=b@1 .c=d e@2"},
      {"a = b # comment\nc = d#e", ".a=b@1 .c=d#e@2"},
      {"a = \" b # c \" # comment", ".a= b # c @1"},
      {"a =\nb = \"\"\nc = # comment", ".a=@1 .b=@2 .c=@3"},
      {"a = b = c", ".a=b = c@1"},
      {"a = 1\n[ingest] # comment\na = 2\n[ watch ]\na = 3", ".a=1@1 ingest.a=2@3 watch.a=3@5"},
  }));
  CAPTURE(c.text);
  CHECK(entries(c.text) == c.entries);
}

TEST_CASE("a line that is none is named") {
  struct Case {
    std::string text, words;
  };
  const auto c = GENERATE(values<Case>({
      {"a = 1\nsettle", "a.conf:2: no = sign after settle"},
      {"\n[ingest", "a.conf:2: section without its final ]: [ingest"},
      {"a = \"b", "a.conf:1: quotes that are not closed: \"b"},
      {"a = \"b\" c", "a.conf:1: text after the quotes:  c"},
      {"a = 1\na = 2", "a.conf:2: said before: a"},
  }));
  try {
    (void)parse_configuration(c.text, "a.conf");
    FAIL("it was taken");
  } catch (const Failure& failure) {
    CHECK(failure.code == ExitCode::bad_definition);
    CHECK(failure.words.en == c.words);
  }
}

TEST_CASE("a broken configuration ends every command with 65 and names file, line and option") {
  struct Case {
    std::string text, words;
  };
  const auto c = GENERATE(values<Case>({
      {"lang = it\nsetle = 4", "a.conf:2: opzione sconosciuta: setle"},
      {"[ingest]\ninterval = 3", "a.conf:2: opzione sconosciuta: [ingest] interval"},
      {"[ingest]\nlang = it", "a.conf:2: opzione sconosciuta: [ingest] lang"},
      {"config = b.conf", "a.conf:1: opzione sconosciuta: config"},
      {"help = true", "a.conf:1: opzione sconosciuta: help"},
      {"settle = soon", "a.conf:1: valore non ammesso per --settle"},
      {"lang = de", "a.conf:1: valore non ammesso per --lang; valori ammessi: it, en"},
      {"lang = en\nsettle = soon", "a.conf:2: value not allowed for --settle"},
      {"jobs = 0", "a.conf:1: valore non ammesso per --jobs"},
  }));
  CAPTURE(c.text);
  for (const auto* command : {"config", "text drop", "ingest drop --out out"}) {
    const auto said = say(c.text, command);
    CHECK(said.code == 65);
    CHECK(said.err.find(c.words) != std::string::npos);
  }
}

TEST_CASE("an option comes from the command line, else from its section, else from the top of the file") {
  const std::string file = "settle = 1\njobs = 3\n[watch]\nsettle = 2\nout = \"o # o\"\n";
  const auto listing = say(file, "--lang en --jobs 4 config").out;
  CHECK(line_of(listing, "", "jobs") == "jobs = 4  # from the command line");
  CHECK(line_of(listing, "", "form") == "#form = FILE  # not set");
  CHECK(line_of(listing, "ingest", "settle") == "settle = 1  # a.conf:1");
  CHECK(line_of(listing, "", "csv") == "#csv = standard  # default");  // the same for every command: once
  CHECK(line_of(listing, "ingest", "out") == "#out = OUT_DIR  # not set");
  CHECK(line_of(listing, "watch", "settle") == "settle = 2  # a.conf:4");
  CHECK(line_of(listing, "watch", "out") == "out = \"o # o\"  # a.conf:5");
}

TEST_CASE("an option of several commands has one line as long as it is set alike") {
  const auto listing = say("lang = en\nout = o", "config").out;
  CHECK(line_of(listing, "", "out") == "out = o  # a.conf:2");
  CHECK(listing.find("\nout", listing.find("\nout") + 1) == std::string::npos);
}

TEST_CASE("what schede config prints is a configuration file that says the same") {
  const auto first = say("lang = en\nfolder = drop\nout = a b\n[watch]\nsettle = 2\n", "config").out;
  REQUIRE(first.find("# a.conf:") != std::string::npos);
  const auto second = say(first, "config").out;
  const auto values = [](const std::string& listing) {
    std::string all;
    for (const auto& entry : parse_configuration(listing, "").entries) all += entry.command + entry.key + '=' + entry.value + '\n';
    return all;
  };
  CHECK(values(second) == values(first));
}

TEST_CASE("folders and language may stand in the file alone") {
  CHECK(say("folder = drop\nout = o", "ingest --settle 0").code == 0);
  CHECK(say("folder = drop\nout = o\n[ingest]\nfolder = missing", "ingest").code == 66);
  CHECK(say("folder = missing\nout = o", "ingest drop").code == 0);
  CHECK(say("out = o", "status").code == 66);  // it knows where to look
  CHECK(say("lang = en", "ingest --help").out.find("Options:") != std::string::npos);
  CHECK(say("lang = en", "--lang it ingest --help").out.find("Opzioni:") != std::string::npos);
}

TEST_CASE("several limits may stand on one line of the file") {
  const auto said = say("lang = en\nlimit = text_bytes=1M, blocks=1\n",
                        "extract '" + test::source("samples/returned/comune-di-modica.odt").string() + "'");
  CHECK(said.err.find(" blocks=1)") != std::string::npos);
  CHECK(line_of(say("limit = text_bytes=1M, blocks=1", "config").out, "", "limit") == "limit = \"text_bytes=1M, blocks=1\"  # a.conf:1");
}

TEST_CASE("a register is never replaced from records because a file said where it is") {
  CHECK(say("out = o", "consolidate a.conf").code == 64);
}
