#include "pipeline/ingest/archive.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "pipeline/host/move_file.h"
#include "pipeline/ingest/ingest.h"
#include "tests/pipeline/as_nobody.h"
#include "tests/pipeline/scratch.h"
#include "tests/pipeline/shipped_forms.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

Kept document(const std::string& path, Status status) {
  Kept kept;
  kept.file.path = path;
  kept.arrived = "2026-11-22T05:44:29Z";
  kept.status = status;
  return kept;
}

/// A drop folder with an accepted and a rejected return, an output folder and an archive.
struct Desk {
  test::Scratch scratch;
  IngestOptions options;

  Desk() {
    for (const auto* name : {"drop", "out", "archive"}) std::filesystem::create_directories(scratch / name);
    options.folder = scratch / "drop";
    options.out = scratch / "out";
    options.forms = &test::shipped_forms();
    options.reader = "reader";
    options.settle = std::chrono::nanoseconds(0);
    drop("sub/a.docx", "comune-di-altamura.docx");
    scratch.write("drop/b.docx", "nonsense");
  }

  void drop(const std::string& name, const std::string& sample) const {
    scratch.write("drop/" + name, test::slurp(test::source("samples/returned/" + sample)));
  }

  void use_archive() { options.archive = scratch / "archive"; }

  [[nodiscard]] IngestResult ingest() const {
    Messages messages(Language::en);
    return schede::ingest(options, messages);
  }

  [[nodiscard]] std::string out(const std::string& name) const { return test::slurp(scratch / ("out/" + name)); }

  /// Paths of all files, the month of the archive as MONTH.
  [[nodiscard]] std::set<std::string> files(const std::string& folder) const {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(scratch / folder)) {
      auto name = std::filesystem::relative(entry.path(), scratch / folder).string();
      if (!entry.is_regular_file()) continue;
      if (name.starts_with("2")) name.replace(0, 7, "MONTH");
      names.insert(name);
    }
    return names;
  }
};

using Names = std::set<std::string>;

}  // namespace

TEST_CASE("a document's place in the archive tells when it came, and is nobody else's") {
  struct Case {
    std::string path;
    Status status;
    Names taken;
    std::string place;
  };
  const auto c = GENERATE(values<Case>({
      {"a.docx", Status::accepted, {}, "2026/11/a.docx"},
      {"sub/a.docx", Status::accepted, {}, "2026/11/sub/a.docx"},
      {"a.docx", Status::rejected, {}, "rejected/a.docx"},
      {"a.docx", Status::accepted, {"2026/11/a.docx"}, "2026/11/a (2).docx"},
      {"sub/a.docx", Status::rejected, {"rejected/sub/a.docx", "rejected/sub/a (2).docx"}, "rejected/sub/a (3).docx"},
      {"a", Status::rejected, {"rejected/a"}, "rejected/a (2)"},
      {"a", Status::rejected, {"rejected/a.reason.txt"}, "rejected/a (2)"},
  }));
  CAPTURE(c.path, c.place);
  CHECK(archive_place(document(c.path, c.status), [&](const std::string& place) { return c.taken.contains(place); }) == c.place);
}

TEST_CASE("what is found in an archive says where it came from") {
  struct Case {
    std::string place, path, arrived;
  };
  const auto c = GENERATE(values<Case>({{"2026/11/a.docx", "a.docx", "2026-11"},
                                        {"2026/11/sub/a.docx", "sub/a.docx", "2026-11"},
                                        {"rejected/sub/a.docx", "sub/a.docx", ""}}));
  const auto archived = read_archive_place(c.place);
  REQUIRE(archived);
  CHECK(archived->path == c.path);
  CHECK(archived->arrived == c.arrived);
  for (const auto* other : {"rejected/a.docx.reason.txt", "a.docx", "2026/a.docx", "notes/11/a.docx", "2026/11/"}) {
    CHECK_FALSE(read_archive_place(other));
  }
}

TEST_CASE("a file is moved without overwriting, also to another file system, and again after it was killed between") {
  const test::Scratch scratch;
  // /dev/shm is another file system on most machines.
  const auto far = std::filesystem::path("/dev/shm") / scratch.path().filename();
  const bool is_far = GENERATE(false, true);
  const auto folder = is_far ? far : scratch / "near";
  std::filesystem::create_directories(folder);
  const auto from = scratch.write("a.docx", "bytes");
  const auto to = folder / "b.docx";
  const auto written = std::filesystem::last_write_time(from);

  CHECK(move_file(from, to));
  CHECK(test::slurp(to) == "bytes");
  CHECK_FALSE(std::filesystem::exists(from));
  CHECK(std::filesystem::last_write_time(to) == written);

  CHECK(move_file(from, to));  // it was moved before
  scratch.write("a.docx", "bytes");
  CHECK(move_file(from, to));  // it was copied before
  CHECK_FALSE(std::filesystem::exists(from));

  scratch.write("a.docx", "other bytes");
  CHECK(move_file(from, to).error() == EEXIST);
  CHECK(test::slurp(to) == "bytes");
  CHECK(test::slurp(from) == "other bytes");
  CHECK(move_file(scratch / "missing", folder / "c.docx").error() == ENOENT);
  CHECK(std::distance(std::filesystem::directory_iterator(folder), {}) == 1);
  std::filesystem::remove_all(far);
}

TEST_CASE("what comes to a file's place while it is copied stays there") {
  const test::Scratch scratch;
  const auto far = std::filesystem::path("/dev/shm") / scratch.path().filename();
  std::filesystem::create_directories(far);
  const auto from = scratch.write("a.docx", "bytes");
  const auto* newcomer = GENERATE("a.docx", "b.docx");  // the same file with other bytes, or another
  int asked = 0;
  const auto last_read = [&] {
    if (++asked == 4) std::filesystem::rename(scratch.write(newcomer, "other bytes"), from);  // two readings to copy it, two to compare
    return false;
  };
  CHECK(move_file(from, far / "a.docx", last_read));
  CHECK(test::slurp(from) == "other bytes");
  CHECK(test::slurp(far / "a.docx") == "bytes");
  std::filesystem::remove_all(far);
}

TEST_CASE("a copy that is told to stop leaves the file where it was") {
  const test::Scratch scratch;
  const auto far = std::filesystem::path("/dev/shm") / scratch.path().filename();
  std::filesystem::create_directories(far);
  const auto from = scratch.write("a.docx", std::string(1 << 20, 'x'));
  int asked = 0;
  CHECK(move_file(from, far / "a.docx", [&] { return ++asked == 5; }).error() == ECANCELED);
  CHECK(std::filesystem::file_size(from) == 1 << 20);
  CHECK(std::filesystem::is_empty(far));
  std::filesystem::remove_all(far);
}

TEST_CASE("what was taken in is moved to the archive, and the register is the same as without") {
  Desk desk, plain;
  desk.use_archive();
  (void)desk.ingest();
  (void)plain.ingest();
  CHECK(desk.files("drop").empty());
  CHECK(desk.files("archive") == Names{"MONTH/sub/a.docx", "rejected/b.docx", "rejected/b.docx.reason.txt"});
  CHECK(test::slurp(desk.scratch / "archive/rejected/b.docx.reason.txt").find("Formato non supportato") == 0);
  for (const auto* name : {"register.csv", "gaps.csv"}) CHECK(desk.out(name) == plain.out(name));

  const auto again = desk.ingest();
  CHECK(again.surveys.empty());
  CHECK(again.gone == 0);
}

TEST_CASE("a later return of the same name is another return, with an archive or without") {
  Desk desk;
  const bool archived = GENERATE(false, true);
  if (archived) desk.use_archive();
  (void)desk.ingest();
  desk.drop("sub/a.docx", "comune-di-ivrea.docx");
  desk.scratch.write("drop/b.docx", "other nonsense");
  const auto result = desk.ingest();
  REQUIRE_FALSE(result.surveys.empty());
  CHECK(result.surveys.at(0).survey.count(Validity::current) == 2);
  const auto json = desk.out("register.json");
  CHECK(json.find("Altamura") != std::string::npos);
  CHECK(json.find("Ivrea") != std::string::npos);
  if (archived) CHECK(desk.files("archive").contains("MONTH/sub/a (2).docx"));
}

TEST_CASE("a file of the archive's folder inside the drop folder is not taken in again") {
  Desk desk;
  desk.options.archive = desk.options.folder / "archive";
  std::filesystem::create_directories(desk.options.archive);
  CHECK(desk.ingest().added == 2);
  CHECK(desk.ingest().added == 0);
  CHECK(desk.files("drop/archive").size() == 3);
}

TEST_CASE("known documents are read again where they are, and what that changed is told") {
  Desk desk;
  const bool archived = GENERATE(false, true);
  if (archived) desk.use_archive();
  (void)desk.ingest();
  struct Case {
    std::string reader;
    Again again;
    std::size_t read;
  };
  for (const auto& c : {Case{"reader", Again::nothing, 0}, Case{"reader", Again::rejected, 1}, Case{"reader", Again::all, 2},
                        Case{"newer", Again::nothing, 2}, Case{"newer", Again::nothing, 0}}) {
    desk.options.reader = c.reader;
    desk.options.again = c.again;
    const auto result = desk.ingest();
    CAPTURE(c.reader, archived);
    CHECK(result.again.read == c.read);
    CHECK(result.again.records == 0);
    CHECK(result.added + result.changed + result.gone == 0);
  }
}

TEST_CASE("the ledger is made anew from drop folder and archive") {
  Desk desk;
  desk.use_archive();
  (void)desk.ingest();
  desk.drop("c.docx", "comune-di-ivrea.docx");
  desk.options.archive.clear();
  (void)desk.ingest();
  const auto before = desk.out("register.csv");
  desk.use_archive();
  Messages messages(Language::en);
  CHECK_FALSE(rebuild(desk.options, messages).surveys.empty());
  CHECK(desk.out("register.csv") == before);
  Ledger ledger(desk.options.out / "state.db");
  const auto runs = ledger.runs(9);
  REQUIRE(runs.size() == 1);
  CHECK_FALSE(runs[0].ended.empty());
  for (const auto& row : ledger.returns()) {
    CAPTURE(row.file.path, row.arrived);
    CHECK((row.arrived.empty() || row.arrived.size() == std::string("2026-11").size()));
  }
  CHECK(desk.files("drop").empty());
  CHECK(desk.files("archive").size() == 4);
}

TEST_CASE("a ledger that is gone is not begun anew without what lies in the archive") {
  Desk desk;
  desk.use_archive();
  (void)desk.ingest();
  const auto before = desk.out("register.csv");
  for (const auto* file : {"out/state.db", "out/state.db-wal", "out/state.db-shm"}) std::filesystem::remove(desk.scratch / file);
  CHECK_THROWS_AS(desk.ingest(), Failure);
  CHECK(desk.out("register.csv") == before);
  Messages messages(Language::en);
  CHECK_FALSE(rebuild(desk.options, messages).surveys.empty());
  CHECK(desk.out("register.csv") == before);
}

TEST_CASE("what lies in the archive and is not in the ledger is taken in where it lies") {
  Desk desk;
  desk.use_archive();
  (void)desk.ingest();
  const auto older = desk.out("state.db");
  desk.drop("c.docx", "comune-di-ivrea.docx");
  desk.scratch.write("drop/d.docx", "nonsense of another kind");
  (void)desk.ingest();
  const auto before = desk.out("register.csv"), gaps = desk.out("gaps.csv");
  const auto files = desk.files("archive");
  desk.scratch.write("out/state.db", older);

  CHECK(desk.ingest().added == 2);
  CHECK(desk.out("register.csv") == before);
  CHECK(desk.out("gaps.csv") == gaps);
  CHECK(desk.files("archive") == files);
  CHECK(desk.ingest().added == 0);
}

TEST_CASE("a folder of the archive that cannot be looked at is told") {
  using std::filesystem::perms;
  Desk desk;
  desk.use_archive();
  (void)desk.ingest();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(desk.scratch.path())) {
    std::filesystem::permissions(entry.path(), perms::all);
  }
  std::filesystem::permissions(desk.scratch.path(), perms::all);
  std::filesystem::permissions(desk.scratch / "archive/rejected", perms::none);
  {
    const test::AsNobody nobody;
    CHECK(desk.ingest().unread == 1);
  }
  std::filesystem::permissions(desk.scratch / "archive/rejected", perms::all);
  CHECK(desk.ingest().unread == 0);
}

TEST_CASE("what reading again changed is told by field") {
  const std::string before =
      R"({"record_id":"1","form":"f","status":"accepted","source":{"path":"a"},"contact":{"phone":"1","email":"x"},"gaps":[]})";
  Alterations again;
  again.add(before, before);
  again.add(before,
            R"({"record_id":"1","form":"f","status":"accepted","source":{"path":"a"},"contact":{"phone":"2","email":"x"},"gaps":[]})");
  again.add(before, R"({"record_id":"1","form":"f","status":"accepted","source":{"path":"a"},"contact":{"phone":"3"},"gaps":[)"
                    R"({"code":"missing-recommended","field":"contact.email","severity":"warning","message":"m"}]})");
  CHECK(again.read == 3);
  CHECK(again.records == 2);
  CHECK(again.fields == std::map<std::string, std::size_t>{{"contact.phone", 2}, {"contact.email", 1}, {"gaps", 1}});
}

TEST_CASE("a document that can be copied to the archive and not deleted is copied once") {
  using std::filesystem::perms;
  Desk desk;
  // /dev/shm is another file system on most machines.
  desk.options.archive = std::filesystem::path("/dev/shm") / desk.scratch.path().filename();
  std::filesystem::create_directories(desk.options.archive);
  std::filesystem::remove(desk.options.folder / "b.docx");
  for (const auto& folder : {desk.scratch.path(), desk.options.out, desk.options.archive}) {
    std::filesystem::permissions(folder, perms::all);
  }
  const auto copies = [&] {
    const std::filesystem::recursive_directory_iterator all(desk.options.archive);
    return std::count_if(begin(all), end(all), [](const auto& entry) { return entry.is_regular_file(); });
  };
  {
    std::filesystem::permissions(desk.options.folder / "sub", perms::owner_all | perms::others_read | perms::others_exec);
    const test::AsNobody nobody;
    for (int run = 0; run < 3; ++run) {
      CHECK(desk.ingest().unread == 1);
      CHECK(copies() <= 1);
    }
  }
  CHECK(desk.ingest().unread == 0);
  CHECK(copies() == 1);
  CHECK(desk.files("drop").empty());
  std::filesystem::remove_all(desk.options.archive);
}

TEST_CASE("a file that changed since its move was noted is read before it is moved") {
  Desk desk;
  (void)desk.ingest();
  {
    Ledger ledger(desk.options.out / "state.db");
    for (const auto& kept : ledger.kept()) ledger.note_move(kept.id, in_archive("noted/" + kept.file.path));
    ledger.commit();
  }
  desk.drop("sub/a.docx", "comune-di-ivrea.docx");
  desk.use_archive();
  CHECK(desk.ingest().changed == 1);
  CHECK(desk.out("register.json").find("Ivrea") != std::string::npos);
  CHECK(desk.files("archive").contains("MONTH/sub/a.docx"));
}
