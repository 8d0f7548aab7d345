#include "pipeline/workers/conversion.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <optional>
#include <span>
#include <utility>

#include "extractors/text/digest.h"
#include "parsers/document/dump.h"
#include "parsers/read.h"
#include "pipeline/workers/pool.h"
#include "pipeline/workers/sandbox.h"
#include "tests/pipeline/fake_converter.h"
#include "tests/pipeline/outcomes.h"
#include "tests/pipeline/scratch.h"
#include "tests/pipeline/shipped_forms.h"
#include "tests/support/compound_file.h"
#include "tests/support/envelopes.h"
#include "tests/support/support.h"
#include "tests/support/zip.h"

using namespace schede;

namespace {

/// What comes of a file of that name.
FileAnswer converted_answer(const std::string& name, const std::string& bytes, const std::optional<Converter>& converter,
                            std::chrono::seconds most = std::chrono::seconds(60)) {
  const test::Scratch scratch;
  const Reader reader{test::shipped_forms(), Language::en};
  std::optional<Request> asked{{scratch.write(name, bytes), name}};
  FileAnswer result;
  run_pool(
      {1, most, {}, [&] { return converter; }}, work_with(reader), [&](bool) { return std::exchange(asked, {}); },
      [&](const Request&, FileAnswer answer) { result = std::move(answer); });
  return result;
}

/// Have the folders of all conversions gone, or do they within some seconds?
bool nothing_is_left() {
  const auto is_left = [] {
    const std::filesystem::directory_iterator entries("/dev/shm");
    return std::any_of(begin(entries), end(entries),
                       [](const auto& entry) { return entry.path().filename().string().starts_with("schede-"); });
  };
  for (int waited = 0; is_left() && waited < 100; ++waited) ::usleep(100'000);
  return !is_left();
}

/// Listens on 127.0.0.1.
class Listener {
 public:
  Listener() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(::bind(socket_.get(), reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(::listen(socket_.get(), 1) == 0);
    REQUIRE(::getsockname(socket_.get(), reinterpret_cast<sockaddr*>(&address), &size) == 0);
    port_ = ntohs(address.sin_port);
  }
  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] bool was_called() const {
    pollfd polled{socket_.get(), POLLIN, 0};
    return ::poll(&polled, 1, 0) > 0;
  }

 private:
  Descriptor socket_;
  int port_ = 0;
};

}  // namespace

TEST_CASE("what a converter makes readable is read, under the hash, the size and the format of the document as it came") {
  const test::FakeConverter fake(test::returned_sample(test::modica));
  const std::string bytes = "{\\rtf1 makes}";
  const auto plain = test::record_of(converted_answer(test::modica, test::returned_sample(test::modica), {}).outcomes.at(0));
  struct Case {
    std::string name, bytes, path;
  };
  const Case cases[] = {
      {"a.rtf", bytes, "a.rtf"},
      {"a.rtf.p7m", test::sign(bytes), "a.rtf.p7m!/a.rtf"},
      {"a.eml", test::certified_mail({{"a.rtf", bytes}}), "a.eml!/postacert.eml!/a.rtf"},
      {"a.zip", test::zip({{"b.eml", test::mail({{"a.rtf", bytes}})}}), "a.zip!/b.eml!/a.rtf"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.path);
    const auto answer = converted_answer(c.name, c.bytes, fake.converter());
    REQUIRE(test::outcomes_of(answer) == test::Lines{c.path});
    const auto record = test::record_of(answer.outcomes.front());
    CHECK(test::without_source(record) == test::without_source(plain));
    CHECK(record.record_id == sha256(bytes).substr(0, 12));
    CHECK(record.source.sha256 == sha256(bytes));
    CHECK(record.source.bytes == bytes.size());
    CHECK(record.source.format == "rtf");
    CHECK(record.source.converted_by == "LibreOffice 7.4.7");
  }
  CHECK(plain.source.converted_by.empty());
}

TEST_CASE("of an envelope every document is converted that has to be, and the others are read beside them") {
  const test::FakeConverter fake(test::returned_sample(test::modica));
  const test::Files files = {{"a.rtf", "{\\rtf1 makes}"},
                             {"b.rtf", "{\\rtf1 makes nothing}"},
                             {"c.odt", test::returned_sample("comune-di-marsala.docx")},
                             {"d.doc", test::compound_file({"WordDocument"}) + "makes"},
                             {"e.png", "\x89PNG\r\n"}};
  const auto answer = converted_answer("a.zip", test::zip(files), fake.converter());
  CHECK(test::outcomes_of(answer) == test::Lines{"a.zip!/a.rtf", "a.zip!/b.rtf: unreadable", "a.zip!/c.odt", "a.zip!/d.doc"});
  CHECK(test::record_of(answer.outcomes.front()).source.annexes == test::Lines{"e.png"});
}

TEST_CASE("a document that the converter makes nothing of costs its own record, and nothing of it stays") {
  struct Case {
    std::string does, outcome;
  };
  const Case cases[] = {
      {"makes", "a.rtf"},
      {"makes later", "a.rtf"},
      {"falls once", "a.rtf"},
      {"makes nothing", "a.rtf: unreadable"},
      {"falls", "a.rtf: processing-failed"},
      {"computes", "a.rtf: limits-exceeded"},
      {"stands still", "a.rtf: limits-exceeded"},
  };
  const test::FakeConverter fake(test::returned_sample(test::modica));
  for (const auto& c : cases) {
    CAPTURE(c.does);
    CHECK(test::outcomes_of(converted_answer("a.rtf", "{\\rtf1 " + c.does + "}", fake.converter(), std::chrono::seconds(1))) ==
          test::Lines{c.outcome});
    CHECK(nothing_is_left());
  }
}

TEST_CASE("a converter reads, writes and talks to nothing but its document") {
  const Listener listener;
  const test::FakeConverter fake(test::returned_sample(test::modica), listener.port());
  const auto known = known_confinement();
  const std::pair<std::string, bool> cases[] = {{"reads the system's files", known.landlock},
                                                {"writes elsewhere", known.landlock},
                                                {"starts a process", known.seccomp},
                                                {"opens a connection", known.seccomp}};
  for (const auto& [does, is_refused] : cases) {
    CAPTURE(does);
    if (is_refused)
      CHECK(test::outcomes_of(converted_answer("a.rtf", "{\\rtf1 " + does + "}", fake.converter())) == test::Lines{"a.rtf: unreadable"});
  }
  CHECK_FALSE(listener.was_called());
}

TEST_CASE("where no converter is installed the record says what would help") {
  for (const auto& [bytes, kind] : {std::pair<std::string, std::string>{"{\\rtf1 makes}", "RTF document"},
                                    {test::compound_file({"WordDocument"}), "Word 97-2003 document (.doc)"},
                                    {test::compound_file({"MatOST"}), "Works document (.wps)"}}) {
    const auto outcome = converted_answer("a", bytes, {}).outcomes.at(0);
    CHECK(outcome.code == "unsupported-format");
    CHECK(outcome.reason == "Unsupported format (" + kind +
                                "): save the document as .docx or .odt, or install LibreOffice, by which the program reads it itself.");
  }
}

TEST_CASE("nothing of a conversion is left when the program is killed") {
  const test::FakeConverter fake(test::returned_sample(test::modica));
  const auto converter = fake.converter();
  const pid_t program = ::fork();
  if (program == 0) {
    const Conversion conversion(converter, "{\\rtf1 stands still}", Format::rtf, std::chrono::seconds(600));
    ::usleep(300'000);
    std::raise(SIGKILL);
  }
  ::waitpid(program, nullptr, 0);
  CHECK(nothing_is_left());
}

namespace {

/// The LibreOffice of this machine, told where there is none.
std::optional<Converter> libreoffice() {
  auto converter = installed_converter();
  if (!converter) WARN("skipped: LibreOffice is not installed");
  return converter;
}

/// A document that LibreOffice itself makes of a sample.
std::string saved_as(const Converter& libreoffice, const std::string& extension, const std::string& name) {
  const test::Scratch scratch;
  const auto line = "'" + libreoffice.program.string() + "' -env:UserInstallation=file://" + (scratch / "profile").string() +
                    " --headless --convert-to " + extension + " --outdir '" + scratch.path().string() + "' '" +
                    test::source("samples/returned/" + name).string() + "' >/dev/null 2>&1";
  // It ends once to start anew with the profile that it has made.
  if (std::system(line.c_str()) != 0) (void)std::system(line.c_str());
  return test::slurp((scratch / name).replace_extension(extension));
}

}  // namespace

TEST_CASE("LibreOffice makes a .doc and an .rtf readable") {
  const auto converter = libreoffice();
  if (!converter) return;
  const std::string name = "comune-di-marsala.docx";
  const auto plain = converted_answer(name, test::returned_sample(name), {}).outcomes.at(0);
  for (const std::string extension : {"doc", "rtf"}) {
    CAPTURE(extension);
    const auto outcome = converted_answer("a." + extension, saved_as(*converter, extension, name), converter).outcomes.at(0);
    CAPTURE(outcome.reason);
    REQUIRE(outcome.status == Status::accepted);
    const auto record = test::record_of(outcome);
    CHECK(record.source.format == extension);
    CHECK(record.source.converted_by == converter->version);
    CHECK(outcome.organisation_key == plain.organisation_key);
  }
}

TEST_CASE("LibreOffice follows no link of a document") {
  const auto converter = libreoffice();
  if (!converter) return;
  const Listener listener;
  const test::Scratch scratch;
  const auto secret = scratch.write("secret.txt", "SECRET").string(),
             net = "http://127.0.0.1:" + std::to_string(listener.port()) + "/a.png";
  const std::string rtf = "{\\rtf1\\ansi {\\field{\\*\\fldinst INCLUDETEXT \"file://" + secret +
                          "\"}{\\fldrslt one}}\\par {\\field{\\*\\fldinst INCLUDETEXT \"" + secret +
                          "\"}{\\fldrslt two}}\\par {\\field{\\*\\fldinst INCLUDEPICTURE \"" + net +
                          "\"}{\\fldrslt three}}\\par {\\field{\\*\\fldinst DDEAUTO soffice \"" + secret +
                          "\" x}{\\fldrslt four}}\\par {\\*\\template " + net + "}last\\par}";
  Conversion conversion(*converter, rtf, Format::rtf, std::chrono::seconds(60));
  while (!conversion.has_ended()) ::poll(nullptr, 0, 20);
  const auto document = conversion.result();
  REQUIRE(document);
  const auto text = plain_text(read_document(std::as_bytes(std::span(*document)), {}).value());
  CHECK_THAT(text, Catch::Contains("last") && !Catch::Contains("SECRET"));
  CHECK_FALSE(listener.was_called());
}
