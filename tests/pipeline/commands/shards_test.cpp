#include <catch2/catch.hpp>
#include <string>

#include "tests/pipeline/shell.h"

using Catch::Contains;
using schede::test::run;
using schede::test::Scratch;
using schede::test::slurp;
using schede::test::source;

namespace {

/// Six of the samples, read in three parts.
const Scratch& shared_run() {
  static const Scratch scratch;
  static const auto made =
      run(scratch, "mkdir -p docs/below && cp '" + source("samples/returned").string() +
                       "'/comune-di-[abm]* docs && mv docs/comune-di-b* docs/below && schede manifest docs > m.csv && "
                       "for i in 2 0 1; do schede extract docs --shard $i/3 --manifest m.csv --out parts --quiet; done && "
                       "schede extract docs > all.ndjson");
  REQUIRE(made.code == 0);
  return scratch;
}

}  // namespace

TEST_CASE("a manifest has a line a document, by path") {
  const auto manifest = slurp(shared_run() / "m.csv");
  CHECK_THAT(manifest, Catch::StartsWith("path,bytes,sha256\r\nbelow/comune-di-benevento.docx,"));
  CHECK(run(shared_run(), "schede manifest nowhere").code == 66);
}

TEST_CASE("the register of the parts is that of one machine") {
  const auto line = GENERATE(as<std::string>(), "schede consolidate parts --out two",
                             "schede consolidate parts/*2-of* parts/*0-of* parts/*1-of* --out two");
  const auto same = run(shared_run(), "export SOURCE_DATE_EPOCH=1306915200; schede consolidate all.ndjson --out one --quiet && " + line +
                                          " --quiet && diff -r --exclude=.lock one two; rm -r one two");
  CHECK(same.code == 0);
  CHECK(same.out == "");
}

TEST_CASE("parts that do not fit together are named") {
  struct Case {
    std::string made;  ///< out of the parts, in the folder "bad"
    std::string fault;
  };
  const auto c = GENERATE(values<Case>({
      {"rm bad/*1-of*", "part-0001-of-0003.ndjson: manca"},
      {"sed -i '$d' bad/*0-of*", "bad/part-0000-of-0003.ndjson: danneggiata"},
      {"sed -i 1d bad/*0-of*", "bad/part-0000-of-0003.ndjson: danneggiata"},
      {"sed -i '2s/comune/Comune/' bad/*2-of*", "bad/part-0002-of-0003.ndjson: danneggiata"},
      {"cp bad/*0-of* bad/part-again.ndjson", "bad/part-again.ndjson: la stessa parte di bad/part-0000-of-0003.ndjson"},
      {"sed -i '1s/\"schede\": \"/&9/' bad/*1-of*", "bad/part-0001-of-0003.ndjson: di un'altra esecuzione"},
      {"sed -i '1s/\"of\": 3/\"of\": 4/' bad/*1-of*", "bad/part-0001-of-0003.ndjson: di un'altra esecuzione"},
      {"sed -i '1s/\"converters\": \\[[^]]*/\"converters\": [\"LibreOffice 7.3.0\"/' bad/*1-of*",
       "bad/part-0001-of-0003.ndjson: di un'altra esecuzione"},
      {"rm bad/*", "nessuna parte"},
  }));
  const auto refused = run(shared_run(), "rm -rf bad; cp -r parts bad; " + c.made + "; schede consolidate bad --out out");
  CAPTURE(c.made, refused.err);
  CHECK(refused.code == 65);
  CHECK_THAT(refused.err, Contains(c.fault));
}

TEST_CASE("a shard that cannot be read as listed leaves no part") {
  struct Case {
    std::string before, options;
    int code;
    std::string words;
  };
  const auto c = GENERATE(values<Case>({
      {"echo >> other/below/comune-di-benevento.docx", "--shard 0/1 --manifest m.csv --out none", 74, "non è più il file"},
      {"rm other/below/comune-di-benevento.docx", "--shard 0/1 --manifest m.csv --out none", 74, "non riesco a leggere"},
      {":", "--shard 3/3 --manifest m.csv --out none", 64, "--shard: 3/3"},
      {":", "--shard 0/3 --out none", 64, "vanno insieme"},
      {":", "below --shard 0/3 --manifest m.csv --out none", 64, "una sola cartella"},
      {":", "--shard 0/3 --manifest nowhere --out none", 66, "nowhere"},
      {"sed 's/,[0-9a-f]*.$/,x/' m.csv > bad.csv", "--shard 0/3 --manifest bad.csv --out none", 65, "bad.csv:2: "},
      {"sed 's/below/../' m.csv > bad.csv", "--shard 0/3 --manifest bad.csv --out none", 65, "esce dalla cartella"},
      {"tac m.csv > bad.csv", "--shard 0/3 --manifest bad.csv --out none", 65, "bad.csv:1: "},
  }));
  const auto refused = run(shared_run(), "rm -rf other none; cp -r docs other; " + c.before + "; schede extract other " + c.options +
                                             " --quiet; code=$?; ls none; exit $code");
  CAPTURE(c.before, c.options, refused.err);
  CHECK(refused.code == c.code);
  CHECK_THAT(refused.err, Contains(c.words));
  CHECK(refused.out == "");
}
