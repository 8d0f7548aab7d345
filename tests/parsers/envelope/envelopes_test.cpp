#include <algorithm>
#include <catch2/catch.hpp>

#include "parsers/envelope/unpack.h"
#include "tests/support/compound_file.h"
#include "tests/support/envelopes.h"
#include "tests/support/support.h"
#include "tests/support/zip.h"

using namespace schede;
using namespace std::string_literals;

namespace {

const std::string content = "what was signed\r\n\0\x80 and sent"s;

/// "path = bytes" of each file; "path: code" of one that cannot be had.
std::vector<std::string> files_in(const Unpacked& unpacked) {
  std::vector<std::string> lines;
  for (const auto& file : unpacked.files)
    lines.push_back(file.path + (file.bytes ? " = " + *file.bytes : ": " + std::string(to_string(file.bytes.error().code))));
  return lines;
}

std::vector<std::string> files_in(const std::string& bytes, const std::string& name = "a") {
  const auto unpacked = unpack(bytes, name, {});
  if (!unpacked) return {"refused: " + std::string(to_string(unpacked.error().code))};
  return files_in(*unpacked);
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a signed file gives what was signed and who signed it, however its bytes are written") {
  const auto as =
      GENERATE(test::SignedAs::der, test::SignedAs::ber, test::SignedAs::pem, test::SignedAs::base64, test::SignedAs::base64_in_one_line);
  CAPTURE(static_cast<int>(as));
  const auto unpacked = unpack(test::sign(content, as), "scheda.docx.p7m", {});
  REQUIRE(unpacked);
  CHECK(files_in(*unpacked) == Lines{"!/scheda.docx = " + content});
  const auto& envelope = unpacked->files.front().envelopes.at(0);
  CHECK(envelope.kind == EnvelopeKind::p7m);
  CHECK(envelope.name == "scheda.docx.p7m");
  CHECK(envelope.signer == "Maria Grazia De Luca");
  CHECK(envelope.serial == "0A1B2C");
  CHECK(envelope.signed_at.size() == "2011-05-12T09:31:00Z"s.size());
  CHECK(envelope.integrity == Integrity::ok);
}

TEST_CASE("base64 is read whatever its lines are") {
  const auto line = GENERATE(as<std::size_t>(), 1, 3, 4, 60, 64, 77, 1000);
  CHECK(files_in("\xEF\xBB\xBF\n " + test::base64(test::sign(content), line)) == Lines{"!/contenuto = " + content});
}

TEST_CASE("what was altered after it was signed is read and told") {
  auto bytes = test::sign(content);
  SECTION("the content") { bytes[bytes.find("signed")] = 'S'; }
  SECTION("the signature") { bytes.back() = static_cast<char>(bytes.back() ^ 1); }
  const auto unpacked = unpack(bytes, "a.docx.p7m", {});
  REQUIRE(unpacked);
  CHECK(unpacked->files.front().envelopes.at(0).integrity == Integrity::bad);
  CHECK(unpacked->files.front().bytes->size() == content.size());
}

TEST_CASE("several may have signed, one after the other or together") {
  CHECK(files_in(test::sign(test::sign(content)), "a.odt.p7m.P7M") == Lines{"!/a.odt.p7m!/a.odt = " + content});
  const auto unpacked = unpack(test::sign_together(content), "a.docx.p7m", {});
  REQUIRE(unpacked);
  const auto& envelope = unpacked->files.front().envelopes.at(0);
  CHECK(envelope.signer == "Luca Perrone; Maria Grazia De Luca");
  CHECK(envelope.serial == "3D; 0A1B2C");
  CHECK(envelope.integrity == Integrity::ok);
}

TEST_CASE("a signed file that holds nothing to read says why") {
  const auto sound = test::sign(content);
  CHECK(files_in(test::detached_signature(content)) == Lines{"refused: unsupported-format"});
  CHECK(files_in(test::encrypt(content)) == Lines{"refused: encrypted"});
  CHECK(files_in(test::base64(sound).insert(50, "!")) == Lines{"refused: unreadable"});
  for (std::size_t cut = 40; cut < sound.size(); cut += 101) {
    CAPTURE(cut);
    CHECK(files_in(sound.substr(0, cut)) == Lines{"refused: unreadable"});
  }
}

TEST_CASE("a message gives its attachments and says who sent it and when") {
  const auto unpacked = unpack(test::mail({{"scheda.docx", content}, {"pianta.jpg", "a picture"}}), "busta.eml", {});
  REQUIRE(unpacked);
  CHECK(files_in(*unpacked) == Lines{"!/scheda.docx = " + content, "!/pianta.jpg = a picture"});
  const auto& envelope = unpacked->outermost;
  CHECK(envelope.kind == EnvelopeKind::eml);
  CHECK(envelope.name == "busta.eml");
  CHECK(envelope.sender == "ufficio@comune.example");
  CHECK(envelope.date == "2011-05-12T09:30:00+02:00");
  CHECK(envelope.message_id == "scheda-1@comune.example");
  CHECK_FALSE(envelope.certified);
}

TEST_CASE("certified mail has the return one layer deeper and its facts in daticert.xml") {
  const auto unpacked = unpack(test::certified_mail({{"scheda.docx", content}}), "busta.eml", {});
  REQUIRE(unpacked);
  CHECK(files_in(*unpacked) == Lines{"!/postacert.eml!/scheda.docx = " + content});
  const auto& envelopes = unpacked->files.front().envelopes;
  REQUIRE(envelopes.size() == 2);
  CHECK(envelopes[0].certified);
  CHECK(envelopes[0].sender == "protocollo@pec.comune.example");
  CHECK(envelopes[0].date == "2011-05-12T09:31:00+02:00");
  CHECK(envelopes[0].message_id == "scheda-1@comune.example");
  CHECK_FALSE(envelopes[1].certified);
  CHECK(envelopes[1].sender == "ufficio@comune.example");
}

TEST_CASE("a receipt of certified mail is no return, whatever it quotes") {
  for (const std::string type : {"accettazione", "avvenuta-consegna", "errore-consegna"}) {
    const auto unpacked = unpack(test::receipt(type, {{"scheda.docx", content}}), "ricevuta.eml", {});
    REQUIRE(unpacked);
    CHECK(unpacked->receipts == 1);
    CHECK(unpacked->files.empty());
  }
  const auto several =
      unpack(test::zip({{"a.eml", test::receipt("accettazione")}, {"b.eml", test::receipt("avvenuta-consegna")}}), "r.zip", {});
  REQUIRE(several);
  CHECK(several->receipts == 2);
}

TEST_CASE("names of attachments are told from what mailers write") {
  struct Case {
    std::string fields, name;
  };
  const auto c = GENERATE(values<Case>({
      {"Content-Disposition: attachment; filename=\"a.docx\"; filename*=UTF-8''citt%C3%A0.docx", "città.docx"},
      {"Content-Disposition: attachment; filename*=UTF-8''citt%C3%A0.docx; filename=\"a.docx\"", "città.docx"},
      {"Content-Disposition: attachment; filename*0*=UTF-8''citt%C3%A0; filename*1=\" 2.docx\"; filename=a.docx", "città 2.docx"},
      {"Content-Disposition: attachment; filename=\"=?UTF-8?Q?citt=C3=A0.docx?=\"", "città.docx"},
      {"Content-Type: application/msword; name=\"=?ISO-8859-1?Q?citt=E0.doc?=\"", "città.doc"},
      {"Content-Disposition: attachment; filename=\"..\\\\..\\\\etc/passwd\"", "passwd"},
      {"Content-Type: application/octet-stream", "allegato"},
      {"Content-Disposition: attachment; filename=\"a!/b.docx\"", "b.docx"},
  }));
  const auto message = "To: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\n" + c.fields + "\n\nx\n--b--\n";
  CHECK(files_in(message) == Lines{"!/" + c.name + " = x"});
}

TEST_CASE("what nobody attached is no file of a message") {
  const std::string message =
      "To: a@example.org\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>Ciao</p>\n--b\nContent-Type: "
      "image/png; name=logo.png\nContent-ID: <1>\n\nx\n--b\nContent-Type: application/pkcs7-signature; name=smime.p7s\n\nx\n--b--\n";
  CHECK(files_in(message).empty());
}

TEST_CASE("archives and messages of Outlook give their files") {
  CHECK(files_in(test::zip({{"a/scheda.docx", content}, {"__MACOSX/a/._scheda.docx", "x"}, {"Thumbs.db", "x"}, {"b\\c.odt", "y"}})) ==
        Lines{"!/a/scheda.docx = " + content, "!/b/c.odt = y"});
  CHECK(files_in(test::outlook_message({{"scheda.docx", content}, {"b.odt", std::string(5000, 'y')}})) ==
        Lines{"!/scheda.docx = " + content, "!/b.odt = " + std::string(5000, 'y')});
  const auto attached = "__attach_version1.0_#00000000/__substg1.0_3701000D/__attach_version1.0_#00000000/"s;
  CHECK(files_in(test::compound_file_of({{"__properties_version1.0", ""}, {attached + "__substg1.0_37010102", "deep"}})) ==
        Lines{"!/allegato = deep"});
}

TEST_CASE("names are UTF-8, whatever they were written in") {
  const auto message =
      "To: a@example.org\nContent-Disposition: attachment; filename=\"citt\xE0.docx\"\nContent-Type: application/msword\n\nx"s;
  CHECK(files_in(message) == Lines{"!/città.docx = x"});
}

TEST_CASE("two files of one name are told apart") {
  CHECK(files_in(test::mail({{"scheda.docx", "a"}, {"scheda.docx", "b"}, {"scheda.docx", "c"}})) ==
        Lines{"!/scheda.docx = a", "!/scheda (2).docx = b", "!/scheda (3).docx = c"});
}

TEST_CASE("envelopes may lie in each other, to a depth") {
  CHECK(files_in(test::zip({{"busta.eml", test::certified_mail({{"scheda.docx.p7m", test::sign(content)}})}})) ==
        Lines{"!/busta.eml!/postacert.eml!/scheda.docx.p7m!/scheda.docx = " + content});
  auto bytes = content;
  for (std::size_t layer = 0; layer < deepest_layers; ++layer) bytes = test::zip({{"a", bytes}});
  CHECK(files_in(bytes).size() == 1);
  const auto deeper = unpack(test::zip({{"a", bytes}}), "a", {});
  REQUIRE_FALSE(deeper);
  CHECK(deeper.error().code == ErrorCode::limits_exceeded);
  CHECK(deeper.error().detail == "layers");
}

TEST_CASE("a damaged envelope in another is one of its files") {
  CHECK(files_in(test::zip({{"a.p7m", test::sign(content).substr(0, 200)}, {"b.docx", "b"}})) ==
        Lines{"!/a.p7m: unreadable", "!/b.docx = b"});
}

TEST_CASE("what envelopes hold together has a limit") {
  Limits limits;
  const auto bytes = test::mail({{"a.zip", test::zip({{"1", "xxxx"}, {"2", "xxxx"}})}, {"b", "xxxx"}});
  SECTION("in number") { limits.members = 3; }
  SECTION("in size") { limits.inflated_bytes = 200; }
  const auto unpacked = unpack(bytes, "a.eml", limits);
  REQUIRE_FALSE(unpacked);
  CHECK(unpacked.error().code == ErrorCode::limits_exceeded);
}

TEST_CASE("documents and other files are no envelopes") {
  for (const auto* name : {"samples/returned/comune-di-marsala.docx", "samples/returned/comune-di-modica.odt",
                           "samples/returned/comune-di-paola.pdf", "README.md", "CMakeLists.txt", "forms/agire-por-gemellaggi.xml"}) {
    CAPTURE(name);
    CHECK_FALSE(is_envelope(test::slurp(test::source(name))));
  }
  for (const auto& text :
       {"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n"s, "Nota: a\nb\n"s, "MIIB"s, ""s, "To: "s + '\0'}) {
    CAPTURE(text);
    CHECK(is_envelope(text) == text.starts_with("To"));
  }
}
