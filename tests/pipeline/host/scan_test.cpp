#include "pipeline/host/scan.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <limits>

#include "pipeline/host/failure.h"
#include "tests/pipeline/as_nobody.h"
#include "tests/pipeline/faulty_disk.h"
#include "tests/pipeline/scratch.h"
#include "tests/pipeline/special_files.h"

using namespace schede;

namespace {

std::vector<std::string> names(const Scan& scan) {
  std::vector<std::string> paths;
  for (const auto& file : scan.files) paths.push_back(file.path);
  return paths;
}

}  // namespace

TEST_CASE("what is no return is told by its name") {
  const auto leftover =
      GENERATE(as<std::string>(), ".hidden", ".~lock.a.odt#", ".stfolder", "~$a.docx", "a.docx.part", "a.docx.crdownload", "a.TMP",
               "Thumbs.db", "desktop.ini", "@eaDir", "__MACOSX", "#recycle", "@Recycle", "#snapshot", "~snapshot", "@Recently-Snapshot",
               "System Volume Information", ".stversions", ".snapshot", "$RECYCLE.BIN", "RECYCLER");
  CAPTURE(leftover);
  CHECK(is_leftover(leftover));
}

TEST_CASE("every other name is a return's") {
  const auto name = GENERATE(as<std::string>(), "a.docx", "a", "a.pdf", "tmp", "part.docx", "a.part.docx", "~a.docx", "$a", "a b", "\xff",
                             "#recycle.docx", "snapshot", "recycle", "~snapshot.odt");
  CAPTURE(name);
  CHECK_FALSE(is_leftover(name));
}

TEST_CASE("a folder is listed in the byte order of its paths, subfolders included") {
  const test::Scratch scratch;
  for (const auto* name : {"b.docx", "a/z.docx", "a.docx", "a/b/c.docx", "B.docx", "\xc3\xa9.docx", "new\nline.docx", "\xff.docx"})
    scratch.write(name, "x");
  for (const auto* name : {"~$b.docx", "@eaDir/b.docx", ".git/b.docx", "a/#snapshot/ieri/b.docx", "@Recycle/b.docx"})
    scratch.write(name, "x");
  CHECK(names(scan_folder(scratch.path())) ==
        std::vector<std::string>{"B.docx", "a.docx", "a/b/c.docx", "a/z.docx", "b.docx", "new\nline.docx", "\xc3\xa9.docx", "\xff.docx"});
}

TEST_CASE("links are not followed and what is no file is not opened") {
  const test::Scratch scratch, elsewhere;
  elsewhere.write("secret.docx", "x");
  scratch.write("a.docx", "x");
  std::filesystem::create_symlink(elsewhere.path(), scratch / "out");
  std::filesystem::create_symlink(elsewhere / "secret.docx", scratch / "out.docx");
  std::filesystem::create_symlink(scratch.path(), scratch / "loop");
  std::filesystem::create_symlink("itself.docx", scratch / "itself.docx");
  std::filesystem::create_symlink("a.docx", scratch / "inside.docx");
  std::filesystem::create_symlink("missing", scratch / "nowhere.docx");
  test::make_special_files(scratch.path());
  CHECK(names(scan_folder(scratch.path())) == std::vector<std::string>{"a.docx"});
}

TEST_CASE("a folder is one whatever its name, and may be empty") {
  const test::Scratch scratch;
  scratch.write("folder.docx/a.docx", "x");
  std::filesystem::create_directories(scratch / "empty.docx");
  CHECK(names(scan_folder(scratch.path())) == std::vector<std::string>{"folder.docx/a.docx"});
}

TEST_CASE("the output folder is left out of the folder that it lies in") {
  const test::Scratch scratch;
  scratch.write("a.docx", "x");
  scratch.write("out/register.csv", "x");
  CHECK(names(scan_folder(scratch.path(), {scratch / "out"})) == std::vector<std::string>{"a.docx"});
}

TEST_CASE("size and time are the file's") {
  const test::Scratch scratch;
  const auto file = scratch.write("a.docx", "12345");
  const timespec times[] = {{1, 0}, {1'305'192'660, 123'456'789}};
  REQUIRE(::utimensat(AT_FDCWD, file.c_str(), times, 0) == 0);
  const auto scan = scan_folder(scratch.path());
  CHECK(scan.files.at(0).bytes == 5);
  CHECK(scan.files.at(0).modified == 1'305'192'660'123'456'789);
}

TEST_CASE("a time that is further away than can be told is the nearest that can") {
  struct Case {
    std::int64_t seconds, modified;
  };
  const auto c = GENERATE(values<Case>({{10'000'000'000, std::numeric_limits<std::int64_t>::max()},
                                        {9'223'372'036, std::numeric_limits<std::int64_t>::max()},
                                        {9'223'372'035, 9'223'372'035'000'000'005},
                                        {-1, -999'999'995},
                                        {-10'000'000'000, std::numeric_limits<std::int64_t>::min()}}));
  struct stat status {};
  status.st_mtim = {c.seconds, 5};
  CHECK(modified_time(status) == c.modified);
}

TEST_CASE("what cannot be looked at is told with why, a folder once, and what lies there is not gone") {
  using std::filesystem::perms;
  const test::Scratch scratch;
  for (const auto* name : {"a.docx", "sub/b.docx", "sub/c.docx", "deep/sub/d.docx", "subordinate.docx"}) scratch.write(name, "x");
  struct Case {
    std::string what;
    perms sub;           // of the folder "sub"
    std::string faulty;  // on the disk
    std::string path;
    int error;
  };
  const auto c =
      GENERATE(values<Case>({{"a folder that cannot be listed", perms::none, "", "sub", EACCES},
                             {"a folder that can be listed and not entered", perms::group_read | perms::others_read, "", "sub", EACCES},
                             {"a folder on a broken disk", perms::all, "deep/sub", "deep/sub", EIO},
                             {"a file on a broken disk", perms::all, "c.docx", "sub/c.docx", EIO}}));
  CAPTURE(c.what);
  std::filesystem::permissions(scratch.path(), perms::all);
  std::filesystem::permissions(scratch / "sub", c.sub);
  const test::AsNobody nobody;
  const test::FaultyDisk disk(c.faulty);
  const auto scan = scan_folder(scratch.path());
  REQUIRE(scan.unlisted.size() == 1);
  CHECK(scan.unlisted[0].path == c.path);
  CHECK(scan.unlisted[0].error == c.error);
  CHECK(scan.unlisted[0].hides(c.path + "/e.docx"));
  CHECK(scan.unlisted[0].hides(c.path));
  CHECK_FALSE(scan.unlisted[0].hides("subordinate.docx"));
}

TEST_CASE("a drop folder that can be listed and not entered is the user's to put right") {
  using std::filesystem::perms;
  const test::Scratch scratch;
  scratch.write("drop/a.docx", "x");
  std::filesystem::permissions(scratch.path(), perms::all);
  std::filesystem::permissions(scratch / "drop", perms::group_read | perms::others_read);
  const test::AsNobody nobody;
  CHECK_THROWS_AS(scan_folder(scratch / "drop"), Failure);
}

TEST_CASE("a folder that is not there is the user's to put right") {
  const test::Scratch scratch;
  try {
    (void)scan_folder(scratch / "missing");
    FAIL("it was listed");
  } catch (const Failure& failure) {
    CHECK(failure.code == ExitCode::no_input);
    CHECK(failure.words.en.find("missing") != std::string::npos);
  }
}
