#include "parsers/container/package.h"

#include <catch2/catch.hpp>

#include "tests/support/support.h"
#include "tests/support/zip.h"

namespace schede {
namespace {

using test::as_bytes;

std::string replace(std::string text, std::string_view from, std::string_view to) {
  REQUIRE(from.size() == to.size());
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at)) text.replace(at, to.size(), to);
  return text;
}

Result<std::string> read(const std::string& bytes, std::string_view member, const Limits& limits = {}) {
  const auto package = Package::open(as_bytes(bytes), limits);
  if (!package) return fail(package.error());
  return package->read(member);
}

void check_refused(const Result<std::string>& read, ErrorCode code, std::string_view detail) {
  REQUIRE_FALSE(read);
  CHECK(to_string(read.error().code) == to_string(code));
  CHECK(read.error().detail == detail);
}

TEST_CASE("a package gives its members whole") {
  const std::string bytes = test::zip({{"word/document.xml", std::string(200'000, 'x')}, {"docProps/core.xml", "<core/>"}, {"empty", ""}});
  const auto package = Package::open(as_bytes(bytes), {});
  REQUIRE(package);
  CHECK(package->members() == std::vector<std::string>{"word/document.xml", "docProps/core.xml", "empty"});
  CHECK(package->read("word/document.xml") == std::string(200'000, 'x'));
  CHECK(package->read("docProps/core.xml") == "<core/>");
  CHECK(package->read("empty") == "");
  CHECK(package->declared_size("word/document.xml") == 200'000u);
  CHECK_FALSE(package->declared_size("nothing"));
}

TEST_CASE("names are the same whatever their case, slashes or leading slash") {
  CHECK(read(test::zip({{"./word/document.xml", "text"}}), "word/document.xml") == "text");
  CHECK(read(test::zip({{"Word\\Document.xml", "text"}}), "word/document.xml") == "text");
  CHECK(read(test::zip({{"word/document.xml", "text"}}), "/word/DOCUMENT.xml") == "text");
}

/// The archive with Info-ZIP's Unicode Path field (APPNOTE.TXT 4.6.9) at the first member of its directory, which says another name.
std::string with_unicode_path(std::string bytes, std::string_view name, std::string_view crc, std::string_view other) {
  std::string field = "up";
  field += static_cast<char>(5 + other.size());
  field += std::string("\0\1", 2);
  field += crc;
  field += other;
  const auto entry = bytes.find("PK\1\2"), end = bytes.find("PK\5\6");
  bytes[entry + 30] = static_cast<char>(field.size());
  bytes[end + 12] = static_cast<char>(bytes[end + 12] + static_cast<char>(field.size()));
  return bytes.insert(entry + 46 + name.size(), field);
}

TEST_CASE("a member goes by its plain name, whatever a Unicode Path field says") {
  const auto sound = test::stored_zip({{"aa.xml", "some text"}, {"ab.xml", "more text"}});
  const auto before = GENERATE(as<std::string>(), "", "bytes before");
  const auto bytes = before + with_unicode_path(sound, "aa.xml", "\xDD\xFA\x60\x58", "ac.xml");
  CHECK(read(bytes, "aa.xml") == "some text");
  check_refused(read(bytes, "ac.xml"), ErrorCode::unreadable, "missing part");
}

TEST_CASE("bytes after the archive do no harm") { CHECK(read(test::zip({{"a.xml", "text"}}) + "trailing bytes", "a.xml") == "text"); }

TEST_CASE("a large member comes in chunks until the taker has enough") {
  const std::string bytes = test::zip({{"a.xml", std::string(1'000'000, 'x')}});
  const auto package = Package::open(as_bytes(bytes), {});
  REQUIRE(package);
  std::size_t chunks = 0;
  CHECK(package->read_chunks("a.xml", [&](std::span<const char>) { return ++chunks < 3; }));
  CHECK(chunks == 3);
}

TEST_CASE("a ZIP archive that cannot be read says why") {
  const std::string sound = test::stored_zip({{"aa.xml", "some text"}, {"ab.xml", "more text"}});
  check_refused(read("", "aa.xml"), ErrorCode::empty_file, "");
  check_refused(read("PK not a ZIP archive at all", "aa.xml"), ErrorCode::unreadable, "Not a zip archive");
  check_refused(read(sound, "ac.xml"), ErrorCode::unreadable, "missing part");
  check_refused(read(replace(sound, "some text", "s0me text"), "aa.xml"), ErrorCode::unreadable, "CRC error");
  check_refused(read(replace(sound, "ab.xml", "aa.xml"), "aa.xml"), ErrorCode::unreadable, "two parts of one name");
  check_refused(read(replace(sound, "ab.xml", "AA.XML"), "aa.xml"), ErrorCode::unreadable, "two parts of one name");
}

TEST_CASE("a package with an encrypted member is encrypted") {
  std::string bytes = test::stored_zip({{"aa.xml", "some text"}});
  // Bit 0 of the general purpose flags, in the local header and in the directory.
  bytes[6] = static_cast<char>(bytes[6] | 1);
  const auto directory = bytes.find("PK\1\2");
  bytes[directory + 8] = static_cast<char>(bytes[directory + 8] | 1);
  check_refused(read(bytes, "aa.xml"), ErrorCode::encrypted, "ZIP encryption");
}

TEST_CASE("a false declared size is refused") {
  std::string bytes = test::zip({{"aa.xml", std::string(1000, 'x')}});
  // Uncompressed size, at 24 in the directory entry and at 22 in the local header.
  const auto directory = bytes.find("PK\1\2");
  bytes[directory + 24] = bytes[22] = 7;
  CHECK_FALSE(read(bytes, "aa.xml"));
}

TEST_CASE("a package past a limit is refused and says which") {
  const std::string bytes = test::zip({{"a.xml", std::string(20 << 20, 'x')}, {"b.xml", "text"}});
  Limits limits;
  std::string_view detail;
  SECTION("size of the file") { limits.file_bytes = 100, detail = "file_bytes"; }
  SECTION("number of members") { limits.members = 1, detail = "members"; }
  SECTION("size of a member") { limits.member_bytes = 1000, detail = "member_bytes"; }
  SECTION("size of all members") { limits.inflated_bytes = 1000, detail = "inflated_bytes"; }
  SECTION("inflated to deflated") { limits.ratio = 100, detail = "ratio"; }
  check_refused(read(bytes, "a.xml", limits), ErrorCode::limits_exceeded, detail);
}

}  // namespace
}  // namespace schede
