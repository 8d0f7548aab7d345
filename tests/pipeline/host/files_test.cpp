#include "pipeline/host/files.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <ostream>

#include "extractors/text/digest.h"
#include "pipeline/host/failure.h"
#include "tests/pipeline/scratch.h"
#include "tests/pipeline/special_files.h"
#include "tests/support/support.h"

using namespace schede;

TEST_CASE("a file is read whole unless it is larger than the limit") {
  const test::Scratch scratch;
  const auto file = scratch.write("a", std::string(100'000, 'x'));
  struct Case {
    std::uint64_t limit;
    std::size_t size;
    bool too_large;
  };
  const auto c = GENERATE(values<Case>({{99'999, 0, true}, {100'000, 100'000, false}, {200'000, 100'000, false}, {0, 0, true}}));
  const auto bytes = read_file(file, c.limit);
  REQUIRE(bytes);
  CHECK(bytes->content.size() == c.size);
  CHECK(bytes->too_large == c.too_large);
}

TEST_CASE("what cannot be read says why") {
  const test::Scratch scratch;
  test::make_special_files(scratch.path());
  std::filesystem::create_symlink("loop", scratch / "loop");
  CHECK(read_file(scratch / "missing", 1).error() == ENOENT);
  CHECK(read_file(scratch.path(), 1).error() == EISDIR);
  CHECK(read_file(scratch / "fifo.docx", 1).error() == EINVAL);
  CHECK(read_file(scratch / "socket.docx", 1).error() == ENXIO);
  CHECK(read_file("/dev/zero", 1).error() == EINVAL);
  CHECK(read_file(scratch / "loop", 1).error() == ELOOP);
  scratch.write("a", "a");
  std::filesystem::create_symlink("a", scratch / "link");
  CHECK(read_file(scratch / "link", 1)->content == "a");
  CHECK(read_file(scratch / "link", 1, Links::refused).error() == ELOOP);
  CHECK(fingerprint(scratch / "link", 1).error() == ELOOP);
  CHECK(link_target(scratch / "link") == std::filesystem::canonical(scratch / "a"));
  CHECK(link_target("a") == "a");
}

TEST_CASE("a digest is the one that everybody else computes") {
  const test::Scratch scratch;
  const std::string abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  CHECK(sha256("abc") == abc);
  const auto print = fingerprint(scratch.write("abc", "abc"), 3);
  REQUIRE(print);
  CHECK(print->sha256 == abc);
  CHECK(print->bytes == 3);
}

TEST_CASE("a file past the limit is not hashed, and hashing ends when it is asked to") {
  const test::Scratch scratch;
  const auto file = scratch.write("vast", "abc");
  std::filesystem::resize_file(file, 1ULL << 40);
  const auto print = fingerprint(file, 100 << 20, [] { return true; });  // an error, were it read
  REQUIRE(print);
  CHECK(print->sha256.empty());
  CHECK(print->bytes == 1ULL << 40);
  std::size_t asked = 0;
  CHECK(fingerprint(file, 1ULL << 40, [&] { return ++asked == 3; }).error() == ECANCELED);
}

TEST_CASE("folders are made for the owner and the group alone") {
  const test::Scratch scratch;
  const auto before = ::umask(022);
  make_folder(scratch / "registro/anno/");
  ::umask(before);
  using std::filesystem::perms;
  for (const auto* folder : {"registro", "registro/anno"})
    CHECK(std::filesystem::status(scratch / folder).permissions() == (perms::owner_all | perms::group_read | perms::group_exec));
  make_folder(scratch / "registro");
  scratch.write("file", "");
  CHECK_THROWS_AS(make_folder(scratch / "file/registro"), Failure);
  CHECK_THROWS_AS(make_folder(scratch / "file"), Failure);
}

TEST_CASE("a file appears whole or not at all") {
  const test::Scratch scratch;
  const auto path = scratch.write("register.csv", "old");
  {
    AtomicFile file(path);
    file.stream() << std::string(300'000, 'n');
    CHECK(test::slurp(path) == "old");
  }
  CHECK(test::slurp(path) == "old");
  {
    AtomicFile file(path);
    file.stream() << std::string(300'000, 'n');
    file.commit();
  }
  CHECK(test::slurp(path) == std::string(300'000, 'n'));
  CHECK(std::filesystem::status(path).permissions() == std::filesystem::perms(0640));
  CHECK(std::distance(std::filesystem::directory_iterator(scratch.path()), {}) == 1);
}

TEST_CASE("a full disk is told and leaves the old file") {
  const test::Scratch scratch;
  if (!std::filesystem::exists("/dev/full")) return;
  std::filesystem::create_symlink("/dev/full", scratch / ".register.csv.tmp");
  AtomicFile file(scratch / "register.csv");
  file.stream() << std::string(300'000, 'n');
  CHECK_THROWS_AS(file.commit(), Failure);
  CHECK_FALSE(std::filesystem::exists(scratch / "register.csv"));
}

TEST_CASE("a folder that is not there cannot be written to") {
  const test::Scratch scratch;
  CHECK_THROWS_AS(AtomicFile(scratch / "missing" / "register.csv"), Failure);
}
