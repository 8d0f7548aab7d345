#include "pipeline/workers/protocol.h"

#include <catch2/catch.hpp>

using namespace schede;
using namespace std::string_literals;

TEST_CASE("requests arrive in pieces and leave whole") {
  std::string sent;
  append_request({"/drop/a\nb.docx", "a\nb.docx"}, sent);
  append_request({"c", "d"}, sent);
  for (std::size_t length = 0; length < 24; ++length) {
    std::string_view part(sent.data(), length);
    CHECK_FALSE(take_request(part));
    CHECK(part.size() == length);
  }
  std::string_view whole(sent);
  CHECK(take_request(whole)->name == "a\nb.docx");
  CHECK(take_request(whole)->path == "c");
  CHECK(whole.empty());
}

TEST_CASE("what was converted arrives before the request that it is for, whatever bytes it has") {
  std::string sent;
  append_request({"/drop/a.rtf", "a.rtf", {{"12", "LibreOffice 7.4.7", "PK\0\n\t\1"s}, {"34", "", fail(ErrorCode::unreadable, {}, "why")}}},
                 sent);
  append_request({"b", "b"}, sent);
  const std::size_t second = 4;
  for (std::size_t length = 0; length < sent.size() - second; ++length) {
    std::string_view part(sent.data(), length);
    CHECK_FALSE(take_request(part));
  }
  std::string_view whole(sent);
  const auto request = take_request(whole);
  REQUIRE(request);
  CHECK(request->path == "/drop/a.rtf");
  REQUIRE(request->converted.size() == 2);
  CHECK(request->converted[0].sha256 == "12");
  CHECK(request->converted[0].converter == "LibreOffice 7.4.7");
  CHECK(request->converted[0].document.value() == "PK\0\n\t\1"s);
  CHECK(request->converted[1].document.error().code == ErrorCode::unreadable);
  CHECK(request->converted[1].document.error().detail == "why");
  CHECK(take_request(whole)->converted.empty());
}

TEST_CASE("an answer that wants documents converted arrives as it was sent") {
  FileAnswer answer;
  answer.wanted = {{"12", Format::doc, "\xD0\0\n"s}, {"34", Format::rtf, ""}};
  std::string sent;
  append_answer(answer, sent);
  std::string_view whole(sent);
  const auto taken = take_answer(whole);
  REQUIRE(taken);
  CHECK(whole.empty());
  REQUIRE(taken->wanted.size() == 2);
  CHECK(taken->wanted[0].sha256 == "12");
  CHECK(taken->wanted[0].format == Format::doc);
  CHECK(taken->wanted[0].bytes == "\xD0\0\n"s);
  CHECK(taken->wanted[1].format == Format::rtf);
}

TEST_CASE("an answer arrives as it was sent") {
  Outcome outcome;
  outcome.status = Status::accepted;
  outcome.gaps = {1, 2, 3};
  outcome.sha256 = std::string(64, 'a');
  outcome.modified = "2011-05-12T09:31:00Z";
  outcome.organisation_key = "comune di lecce";
  outcome.code = "unreadable";
  outcome.reason = "two\nlines and a\ttab";
  outcome.line = "{\"a\":\"\0\"}\n"s;
  outcome.source = "a.eml!/b.docx";
  std::string sent;
  append_answer({0, std::string(64, 'b'), 2, {Outcome(), outcome}}, sent);
  for (std::size_t length = 0; length < sent.size(); ++length) {
    std::string_view part(sent.data(), length);
    CHECK_FALSE(take_answer(part));
  }
  std::string_view whole(sent);
  const auto answers = take_answer(whole);
  REQUIRE(answers);
  CHECK(answers->sha256 == std::string(64, 'b'));
  CHECK(answers->receipts == 2);
  REQUIRE(answers->outcomes.size() == 2);
  const auto* answer = &answers->outcomes.back();
  CHECK(answer->source == outcome.source);
  CHECK(answer->code == outcome.code);
  CHECK(answer->status == Status::accepted);
  CHECK(answer->gaps.error == 1);
  CHECK(answer->gaps.warning == 2);
  CHECK(answer->gaps.info == 3);
  CHECK(answer->sha256 == outcome.sha256);
  CHECK(answer->modified == outcome.modified);
  CHECK(answer->organisation_key == outcome.organisation_key);
  CHECK(answer->reason == "two lines and a tab");
  CHECK(answer->line == outcome.line);
  CHECK(whole.empty());
}

TEST_CASE("what is no answer is told from one that is not complete") {
  std::string_view nonsense("something that a library printed\n");
  CHECK_THROWS(take_answer(nonsense));
}
