#include "pipeline/workers/envelope_job.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>

#include "extractors/text/digest.h"
#include "pipeline/workers/job.h"
#include "tests/pipeline/outcomes.h"
#include "tests/pipeline/scratch.h"
#include "tests/pipeline/shipped_forms.h"
#include "tests/support/envelopes.h"
#include "tests/support/support.h"
#include "tests/support/zip.h"

using namespace schede;

namespace {

/// What comes of a file of that name.
FileAnswer answer_to(const std::string& name, const std::string& bytes, const Limits& limits = {}) {
  const test::Scratch scratch;
  return process({scratch.write(name, bytes), name}, Reader{test::shipped_forms(), Language::en, limits});
}

const std::string lecce = "comune-di-marsala.docx";

}  // namespace

TEST_CASE("a return in envelopes has the record of the plain one but for its source") {
  struct Case {
    std::string path;
    std::function<std::string(const std::string& name, const std::string& bytes)> wrap;
  };
  const Case cases[] = {
      {"{}.p7m!/{}", [](const auto&, const auto& bytes) { return test::sign(bytes); }},
      {"{}.p7m.p7m!/{}.p7m!/{}", [](const auto&, const auto& bytes) { return test::sign(test::sign(bytes), test::SignedAs::base64); }},
      {"a.eml!/postacert.eml!/{}",
       [](const auto& name, const auto& bytes) {
         return test::certified_mail({{name, bytes}});
       }},
      {"a.zip!/{}",
       [](const auto& name, const auto& bytes) {
         return test::zip({{name, bytes}});
       }},
      {"a.msg!/{}",
       [](const auto& name, const auto& bytes) {
         return test::outlook_message({{name, bytes}});
       }},
      {"a.zip!/b.eml!/postacert.eml!/{}.p7m!/{}",
       [](const auto& name, const auto& bytes) {
         return test::zip({{"b.eml", test::certified_mail({{name + ".p7m", test::sign(bytes)}})}});
       }},
  };
  for (const auto& entry : std::filesystem::directory_iterator(test::source("samples/returned"))) {
    const auto name = entry.path().filename().string();
    const auto bytes = test::slurp(entry.path());
    const auto plain = answer_to(name, bytes).outcomes.at(0);
    if (plain.status == Status::rejected) continue;
    for (const auto& c : cases) {
      auto path = c.path;
      for (auto at = path.find("{}"); at != path.npos; at = path.find("{}")) path.replace(at, 2, name);
      CAPTURE(path);
      const auto answer = answer_to(path.substr(0, path.find("!/")), c.wrap(name, bytes));
      REQUIRE(test::outcomes_of(answer) == test::Lines{path});
      const auto record = test::record_of(answer.outcomes.front());
      CHECK(test::without_source(record) == test::without_source(test::record_of(plain)));
      CHECK(record.source.sha256 == plain.sha256);
      CHECK(record.source.bytes == bytes.size());
      CHECK(record.source.path == path);
      CHECK(record.source.envelopes.size() == static_cast<std::size_t>(std::count(path.begin(), path.end(), '!')));
    }
  }
}

TEST_CASE("an envelope gives a record for each return in it, with the other files as annexes") {
  const auto bytes = test::mail({{lecce, test::returned_sample(lecce)},
                                 {"pianta.jpg", "\xFF\xD8\xFF picture"},
                                 {test::modica, test::returned_sample(test::modica)},
                                 {"verbale.docx", test::returned_sample("verbale-tavolo-tecnico.docx")}});
  const auto answer = answer_to("busta.eml", bytes);
  CHECK(test::outcomes_of(answer) == test::Lines{"busta.eml!/" + lecce, "busta.eml!/" + test::modica});
  for (const auto& outcome : answer.outcomes) CHECK(test::record_of(outcome).source.annexes == test::Lines{"pianta.jpg", "verbale.docx"});
}

TEST_CASE("text that points to an annex names the one that came") {
  // Its motivation says "vedi allegato".
  const auto record = test::record_of(
      answer_to("a.zip", test::zip({{test::modica, test::returned_sample(test::modica)}, {"relazione.xls", "x"}})).outcomes.at(0));
  const auto gap = std::ranges::find(record.gaps, "refers-to-attachment", &Gap::code);
  REQUIRE(gap != record.gaps.end());
  CHECK(gap->message.find("(relazione.xls)") != std::string::npos);
}

TEST_CASE("a signature that does not fit is a warning on the return") {
  auto bytes = test::sign(test::returned_sample(lecce));
  bytes.back() = static_cast<char>(bytes.back() ^ 1);
  const auto outcome = answer_to(lecce + ".p7m", bytes).outcomes.at(0);
  CHECK(outcome.status == Status::accepted);
  const auto record = test::record_of(outcome);
  const auto gap = std::ranges::find(record.gaps, "signature-invalid", &Gap::code);
  REQUIRE(gap != record.gaps.end());
  CHECK(gap->field.empty());
  CHECK(gap->severity == Severity::warning);
  CHECK(record.source.envelopes.at(0).integrity == Integrity::bad);
}

TEST_CASE("an envelope without a return is one rejected record that says why") {
  const auto damaged = test::returned_sample(lecce).substr(0, 5000);
  struct Case {
    std::string name, bytes;
    test::Lines outcomes;
  };
  const std::vector<Case> cases = {
      {"a.zip", test::zip({{"a.jpg", "x"}, {"b.txt", "y"}}), {"a.zip: not-this-form"}},
      {"a.zip", test::zip({{"a.xls", "x"}}), {"a.zip: unsupported-format"}},
      {"a.eml", test::mail({}), {"a.eml: not-this-form"}},
      {"a.eml", test::mail({{"verbale.docx", test::returned_sample("verbale-tavolo-tecnico.docx")}}), {"a.eml: not-this-form"}},
      {"a.eml", test::mail({{"a.docx", damaged}, {"logo.png", "x"}}), {"a.eml: unreadable"}},
      {"a.docx.p7m", test::sign(damaged), {"a.docx.p7m: unreadable"}},
      {"a.docx.p7m", test::sign(damaged).substr(0, 3000), {"a.docx.p7m: unreadable"}},
      {"a.docx.p7m", test::encrypt(damaged), {"a.docx.p7m: encrypted"}},
      {"a.p7m", test::detached_signature(damaged), {"a.p7m: unsupported-format"}},
  };
  for (const auto& c : cases) {
    const auto answer = answer_to(c.name, c.bytes);
    CAPTURE(c.name, answer.outcomes.at(0).reason);
    CHECK(test::outcomes_of(answer) == c.outcomes);
    CHECK(answer.outcomes.front().sha256 == sha256(c.bytes));
    CHECK(answer.receipts == 0);
  }
}

TEST_CASE("a return that cannot be read is told beside others, and taken for no annex") {
  const auto answer = answer_to(
      "a.zip", test::zip({{lecce, test::returned_sample(lecce)}, {"b.docx", test::returned_sample(test::modica).substr(0, 4000)}}));
  CHECK(test::outcomes_of(answer) == test::Lines{"a.zip!/" + lecce, "a.zip!/b.docx: unreadable"});
  CHECK(test::record_of(answer.outcomes.front()).source.annexes.empty());
}

TEST_CASE("receipts of certified mail have no record and are counted") {
  const auto quoted = test::receipt("avvenuta-consegna", {{lecce, test::returned_sample(lecce)}});
  const auto alone = answer_to("a.eml", quoted);
  CHECK(alone.outcomes.empty());
  CHECK(alone.receipts == 1);
  const auto beside = answer_to("a.zip", test::zip({{"a.eml", quoted}, {test::modica, test::returned_sample(test::modica)}}));
  CHECK(test::outcomes_of(beside) == test::Lines{"a.zip!/" + test::modica});
  CHECK(beside.receipts == 1);
}

TEST_CASE("a bomb in a letter in an archive is beyond a limit") {
  const auto bomb = test::zip({{"b.zip", test::zip({{"a", std::string(20 << 20, '\0')}})}});
  const auto answer = answer_to("a.zip", test::zip({{"a.eml", test::mail({{"b.zip", bomb}})}, {lecce, test::returned_sample(lecce)}}));
  CHECK(test::outcomes_of(answer) == test::Lines{"a.zip: limits-exceeded"});
}

TEST_CASE("nothing is made of an envelope's documents before all of them can be read") {
  const test::Scratch scratch;
  const auto letter = test::mail({{test::modica, test::returned_sample(test::modica)}, {"b.rtf", "{\\rtf1 b}"}});
  int shown = 0;
  const Show show = [&](Source, Result<Document>) {
    ++shown;
    return Outcome{};
  };
  const Request request{scratch.write("a.eml", letter), "a.eml"};
  CHECK(process(request, {}, show).wanted.size() == 1);
  CHECK(shown == 0);
}
