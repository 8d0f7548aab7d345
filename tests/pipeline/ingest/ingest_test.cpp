#include "pipeline/ingest/ingest.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>

#include "extractors/text/digest.h"
#include "outputs/records/register_reader.h"
#include "pipeline/host/checksum.h"
#include "pipeline/host/failure.h"
#include "pipeline/host/files.h"
#include "pipeline/host/lock.h"
#include "pipeline/host/scan.h"
#include "pipeline/ingest/written_files.h"
#include "pipeline/ledger/ledger.h"
#include "tests/pipeline/as_nobody.h"
#include "tests/pipeline/scratch.h"
#include "tests/pipeline/shipped_forms.h"
#include "tests/support/envelopes.h"
#include "tests/support/json_schema.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

/// A drop folder and an output folder. The documents are empty or nonsense: what becomes of them is a rejected record, and that does.
struct IngestDesk {
  test::Scratch scratch;
  IngestOptions options;

  IngestDesk() {
    std::filesystem::create_directories(scratch / "drop");
    std::filesystem::create_directories(scratch / "out");
    options.folder = scratch / "drop";
    options.out = scratch / "out";
    options.forms = &test::shipped_forms();
    options.reader = "reader";
    options.settle = std::chrono::nanoseconds(0);
    options.pool.workers = 2;
  }

  void drop(const std::string& name, const std::string& content) const { scratch.write("drop/" + name, content); }
  [[nodiscard]] std::string out(const std::string& name) const { return test::slurp(scratch / ("out/" + name)); }

  [[nodiscard]] IngestResult ingest(const std::function<bool()>& stop = [] { return false; }) const {
    Messages messages(Language::en);
    return schede::ingest(options, messages, stop);
  }
};

std::size_t count(const std::string& text, const std::string& word) {
  std::size_t found = 0;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("an envelope gives a row for each return in it, and receipts none") {
  IngestDesk desk;
  const auto sample = [](const std::string& name) { return test::slurp(test::source("samples/returned/" + name)); };
  const auto marsala = sample("comune-di-marsala.docx"), modica = sample("comune-di-modica.odt");
  desk.drop("busta.eml", test::certified_mail({{"a.docx", marsala}, {"b.odt", modica}, {"pianta.jpg", "x"}}));
  desk.drop("copia.docx.p7m", test::sign(marsala));
  desk.drop("ricevuta.eml", test::receipt("avvenuta-consegna", {{"a.docx", marsala}}));
  const auto first = desk.ingest();
  CHECK(first.added == 3);
  CHECK(first.receipts == 1);
  const auto& survey = first.surveys.at(0).survey;
  CHECK(survey.count(Validity::current) == 2);
  CHECK(survey.count(Validity::duplicate) == 1);
  CHECK(survey.count(Validity::rejected) == 0);
  const auto csv = desk.out("register.csv");
  for (const auto* source : {"busta.eml!/postacert.eml!/a.docx", "busta.eml!/postacert.eml!/b.odt", "copia.docx.p7m!/copia.docx"})
    CHECK(csv.find(source) != std::string::npos);
  CHECK(csv.find("ricevuta") == std::string::npos);
  CHECK(Ledger(desk.options.out / "state.db").runs(1).at(0).receipts == 1);

  // The same files are known; of a changed one what it no longer holds stays, as of any file.
  CHECK(desk.ingest().known == 3);
  desk.drop("busta.eml", test::mail({{"b.odt", modica}}));
  CHECK(desk.ingest().changed == 1);
  CHECK(desk.out("register.csv").find("busta.eml!/b.odt") != std::string::npos);

  // Files move to the archive whole, and are found there again.
  desk.options.archive = desk.scratch / "archive";
  std::filesystem::create_directories(desk.options.archive);
  CHECK(desk.ingest().unread == 0);
  CHECK(std::filesystem::is_empty(desk.options.folder));
  const auto before = desk.out("register.csv");
  CHECK(desk.ingest().unread == 0);
  CHECK(desk.out("register.csv") == before);
}

TEST_CASE("a run takes in what is new, and one with nothing new touches nothing") {
  IngestDesk desk;
  desk.drop("a.docx", "nonsense");
  desk.drop("sub/b.docx", "");
  const auto first = desk.ingest();
  CHECK(first.added == 2);
  REQUIRE_FALSE(first.surveys.empty());
  CHECK(first.surveys.at(0).survey.count(Validity::rejected) == 2);
  for (const auto* name :
       {"register.csv", "register.json", "candidatures.csv", "gaps.csv", "gap-report.json", "gap-report.html", "state.db"}) {
    CHECK(std::filesystem::exists(desk.options.out / name));
  }
  const auto written = std::filesystem::last_write_time(desk.options.out / "register.csv");

  const auto second = desk.ingest();
  CHECK(second.added == 0);
  CHECK(second.known == 2);
  CHECK(second.surveys.empty());
  CHECK(second.all.rejected == 2);
  CHECK(second.all.gaps == first.all.gaps);
  CHECK(std::filesystem::last_write_time(desk.options.out / "register.csv") == written);

  desk.drop("c.docx", "more nonsense");
  CHECK(desk.ingest().added == 1);
  CHECK(count(desk.out("register.json"), "\"record_id\"") == 3);
}

TEST_CASE("the outputs follow the roster though no document is new") {
  IngestDesk desk;
  desk.drop("a.docx", "nonsense");
  desk.options.roster = desk.scratch.write("invited.csv", "ente,email\nComune di Lecce,urp@comune.lecce.it\n");
  CHECK_FALSE(desk.ingest().surveys.empty());
  CHECK(count(desk.out("gaps.csv"), "not-returned") == 1);
  CHECK(desk.ingest().surveys.empty());
  desk.scratch.write("invited.csv", "ente,email\nComune di Lecce,urp@comune.lecce.it\nComune di Bari,\n");
  CHECK_FALSE(desk.ingest().surveys.empty());
  CHECK(count(desk.out("gaps.csv"), "not-returned") == 2);
  CHECK(count(desk.out("gap-report.json"), "not-returned") == 3);  // counted once, listed twice
}

TEST_CASE("a document that changed takes its own place in the register") {
  IngestDesk desk;
  desk.drop("a.docx", "nonsense");
  (void)desk.ingest();
  desk.drop("a.docx", "other nonsense");
  CHECK(desk.ingest().changed == 1);
  CHECK(count(desk.out("register.json"), "\"record_id\"") == 1);
}

TEST_CASE("the outputs are written anew when they are gone or wanted otherwise") {
  IngestDesk desk;
  desk.drop("a.docx", "nonsense");
  (void)desk.ingest();
  std::filesystem::remove(desk.options.out / "gaps.csv");
  CHECK_FALSE(desk.ingest().surveys.empty());
  CHECK(desk.ingest().surveys.empty());
  desk.options.csv = Dialect::excel_it;
  CHECK_FALSE(desk.ingest().surveys.empty());
  CHECK(desk.out("register.csv").starts_with("\xef\xbb\xbf"));
}

TEST_CASE("a return has a page with its document, written anew only when something of it changed") {
  IngestDesk desk;
  const auto modica = test::slurp(test::source("samples/returned/comune-di-modica.odt"));
  desk.drop("modica.odt", modica);
  desk.drop("altamura.docx", test::slurp(test::source("samples/returned/comune-di-altamura.docx")));
  REQUIRE_FALSE(desk.ingest().surveys.empty());
  const auto page = "schede/" + sha256(modica).substr(0, 12) + ".html";
  CHECK(count(desk.out(page), "<div class=\"paper\">") == 1);
  CHECK(count(desk.out(page), "id=\"w-contact.organisation\"") == 1);
  for (const std::string name : {"schede/scheda.css", "schede/scheda.js"}) CHECK(std::filesystem::exists(desk.scratch / ("out/" + name)));
  const auto written = std::filesystem::last_write_time(desk.scratch / ("out/" + page));

  CHECK(desk.ingest().surveys.empty());
  desk.drop("more.docx", "nonsense");
  CHECK_FALSE(desk.ingest().surveys.empty());
  CHECK(std::filesystem::last_write_time(desk.scratch / ("out/" + page)) == written);

  std::filesystem::remove(desk.scratch / ("out/" + page));
  CHECK_FALSE(desk.ingest().surveys.empty());
  CHECK(count(desk.out(page), "<div class=\"paper\">") == 1);

  std::filesystem::remove(desk.options.folder / "modica.odt");
  (void)desk.ingest();
  CHECK(std::filesystem::exists(desk.scratch / ("out/" + page)));  // it is still in the register
}

TEST_CASE("what is not wanted any more does not stay beside what is") {
  IngestDesk desk;
  desk.drop("altamura.docx", test::slurp(test::source("samples/returned/comune-di-altamura.docx")));
  (void)desk.ingest();
  std::ofstream(desk.options.out / "register.html", std::ios::app) << "mine";
  desk.options.outputs = OutputSet::tables;
  CHECK_FALSE(desk.ingest().surveys.empty());
  for (const std::string name : {"register.xlsx", "register.html", "gap-report.html", "schede"})
    CHECK_FALSE(std::filesystem::exists(desk.options.out / name));
  std::size_t kept = 0;
  for (const auto& entry : std::filesystem::directory_iterator(desk.options.out))
    kept += entry.path().filename().native().starts_with("register.edited-");
  CHECK(kept == 1);
  CHECK(desk.ingest().surveys.empty());

  desk.options.outputs = OutputSet::all;
  CHECK_FALSE(desk.ingest().surveys.empty());
  for (const auto& entry : std::filesystem::directory_iterator(desk.options.out / "schede"))
    if (entry.path().extension() == ".html") CHECK(count(test::slurp(entry.path()), "<div class=\"paper\">") == 1);
}

TEST_CASE("an output that somebody changed is kept, told and written anew, also when nothing is new") {
  struct Case {
    std::string what, name;
    std::function<void(const std::filesystem::path&)> change;
    bool is_edited;
  };
  const auto append = [](const std::filesystem::path& file) { std::ofstream(file, std::ios::app) << "x"; };
  const auto c = GENERATE_COPY(values<Case>({
      {"changed", "register.csv", append, true},
      {"cut", "gap-report.json", [](const auto& file) { std::filesystem::resize_file(file, 10); }, true},
      {"overwritten by as many bytes", "gap-report.html",
       [](const auto& file) { std::ofstream(file) << std::string(std::filesystem::file_size(file), 'x'); }, true},
      {"a folder in its place", "gaps.csv",
       [](const auto& file) {
         std::filesystem::remove(file);
         std::filesystem::create_directory(file);
       },
       true},
      {"only touched", "register.json", [](const auto& file) { std::filesystem::last_write_time(file, {}); }, false},
  }));
  CAPTURE(c.what);
  const IngestDesk desk;
  desk.drop("a.docx", "nonsense");
  (void)desk.ingest();
  const auto before = desk.out(c.name);
  c.change(desk.options.out / c.name);
  const bool with_news = GENERATE(false, true);
  if (with_news) desk.drop("b.docx", "other nonsense");
  CHECK(desk.ingest().surveys.empty() != (c.is_edited || with_news));
  std::size_t edited = 0;
  for (const auto& file : std::filesystem::directory_iterator(desk.options.out)) {
    const auto name = file.path().filename().string();
    const std::filesystem::path own(c.name);
    if (name.find(".edited-") == std::string::npos) continue;
    ++edited;
    CHECK(name.starts_with(own.stem().string() + ".edited-2"));
    CHECK(name.ends_with("Z" + own.extension().string()));
    CHECK(name.size() == c.name.size() + std::string(".edited-20261130T104500Z").size());
  }
  CHECK(edited == (c.is_edited ? 1 : 0));
  if (!with_news && c.name != "gap-report.html") CHECK(desk.out(c.name) == before);
  CHECK(desk.ingest().surveys.empty());
}

TEST_CASE("a run that is killed while it puts the outputs in their places leaves nothing that looks like somebody's edits") {
  const WrittenFiles before = {{"register.csv", 3, 1, "aa"}}, now = {{"register.csv", 4, 2, "bb"}};
  const test::Scratch scratch;
  auto both = before;
  both.insert(both.end(), now.begin(), now.end());
  CHECK(to_text(written_files(to_text(both))) == to_text(both));
  struct Case {
    std::string content;
    FileCondition condition;
  };
  for (const auto& c :
       {Case{"old", FileCondition::as_written}, Case{"anew", FileCondition::as_written}, Case{"edited", FileCondition::altered}}) {
    CAPTURE(c.content);
    scratch.write("register.csv", c.content);
    const auto known = [](std::string_view content) {
      Checksum sum;
      sum.update(content);
      return WrittenFile{"register.csv", sum.bytes, 1, crc_text(sum)};
    };
    CHECK(condition_of(scratch.path(), "register.csv", {known("old"), known("anew")}) == c.condition);
    CHECK(condition_of(scratch.path(), "register.csv", {}) == FileCondition::as_written);
    CHECK(condition_of(scratch.path(), "gaps.csv", {known("old")}) == FileCondition::gone);
  }
}

TEST_CASE("the same bytes twice are a duplicate, and a renamed file is none") {
  IngestDesk desk;
  desk.drop("b.docx", "nonsense");
  desk.drop("copy.docx", "nonsense");
  (void)desk.ingest();
  CHECK(count(desk.out("gaps.csv"), ",duplicate,info,") == 1);

  std::filesystem::remove(desk.options.folder / "copy.docx");
  std::filesystem::rename(desk.options.folder / "b.docx", desk.options.folder / "renamed.docx");
  CHECK(desk.ingest().gone == 2);
  CHECK(count(desk.out("gaps.csv"), ",duplicate,info,") == 0);
  CHECK(count(desk.out("register.csv"), "renamed.docx") == 1);
  CHECK(count(desk.out("register.json"), "\"record_id\"") == 1);
}

TEST_CASE("of copies that came in different runs the first is the original, whatever their paths") {
  IngestDesk desk;
  desk.drop("b.docx", "nonsense");
  (void)desk.ingest();
  desk.drop("a.docx", "nonsense");
  (void)desk.ingest();
  CHECK(count(desk.out("gaps.csv"), ",a.docx,,,duplicate,") == 1);
  CHECK(count(desk.out("gaps.csv"), "b.docx.") == 1);
}

TEST_CASE("a run tells what it took in from what the register holds") {
  IngestDesk desk;
  desk.drop("a.docx", "nonsense");
  const auto first = desk.ingest();
  CHECK(first.taken_in.rejected == 1);
  CHECK(first.taken_in.gaps == 1);
  const auto second = desk.ingest();
  CHECK(second.taken_in.rejected + second.taken_in.gaps == 0);
  CHECK(second.all.rejected == 1);
  CHECK(second.all.gaps == 1);
}

TEST_CASE("what was taken in stays in the register when its file is archived") {
  IngestDesk desk;
  desk.drop("a.docx", "nonsense");
  (void)desk.ingest();
  std::filesystem::remove(desk.options.folder / "a.docx");
  desk.drop("b.docx", "other nonsense");
  (void)desk.ingest();
  CHECK(count(desk.out("register.json"), "\"record_id\"") == 2);
}

TEST_CASE("a file that looks incomplete is read once it has been quiet, in the same run") {
  IngestDesk desk;
  desk.options.settle = std::chrono::milliseconds(200);
  desk.drop("half.docx", "PK\x03\x04 half");
  CHECK(desk.ingest().surveys.at(0).survey.count(Validity::rejected) == 1);
}

TEST_CASE("killed at any instant, the next run goes on and the register is the same") {
  const std::size_t documents = 12;
  IngestDesk whole, killed;
  for (std::size_t i = 0; i < documents; ++i) {
    whole.drop("f" + std::to_string(i) + ".docx", "nonsense " + std::to_string(i));
    killed.drop("f" + std::to_string(i) + ".docx", "nonsense " + std::to_string(i));
  }
  const auto instant = GENERATE(0, 1, 5, 11);
  const pid_t child = ::fork();
  if (child == 0) {
    int asked = 0;
    (void)killed.ingest([&] { return asked++ == instant ? ::raise(SIGKILL) != 0 : false; });
    ::_exit(0);
  }
  ::waitpid(child, nullptr, 0);
  (void)whole.ingest();
  (void)killed.ingest();
  CHECK(killed.out("register.csv") == whole.out("register.csv"));
  CHECK(killed.out("gaps.csv") == whole.out("gaps.csv"));
}

TEST_CASE("a run that is asked to stop keeps what it has read and leaves the rest to the next") {
  IngestDesk desk;
  for (int i = 0; i < 12; ++i) desk.drop("f" + std::to_string(i) + ".docx", "nonsense " + std::to_string(i));
  int asked = 0;
  const auto first = desk.ingest([&] { return ++asked > 3; });
  REQUIRE_FALSE(first.surveys.empty());
  CHECK(first.surveys.at(0).survey.entries.size() == 3);
  CHECK(desk.ingest().surveys.at(0).survey.entries.size() == 12);
}

TEST_CASE("a folder serves one run at a time") {
  IngestDesk desk;
  const FolderLock lock(desk.options.out);
  try {
    (void)desk.ingest();
    FAIL("it ran");
  } catch (const Failure& failure) {
    CHECK(failure.code == ExitCode::busy);
    CHECK(failure.words.en.find("pid " + std::to_string(::getpid())) != std::string::npos);
  }
}

TEST_CASE("a file that cannot be read just now is no rejection: it waits, and is taken in when it can be") {
  using std::filesystem::perms;
  IngestDesk desk;
  desk.drop("a.docx", "nonsense");
  desk.drop("locked.docx", "nonsense as well");
  std::filesystem::permissions(desk.options.folder / "locked.docx", perms::none);
  for (const auto& folder : {desk.scratch.path(), desk.options.out}) std::filesystem::permissions(folder, perms::all);
  {
    const test::AsNobody nobody;
    for (std::size_t run = 1; run <= 3; ++run) {
      const auto result = desk.ingest();
      CHECK(result.unread == 1);
      CHECK(result.all.rejected == 1);
      REQUIRE(result.pending.size() == 1);
      CHECK(result.pending[0].path == "locked.docx");
      CHECK(result.pending[0].tries == run);
      CHECK(result.pending[0].error == EACCES);
    }
  }
  CHECK(count(desk.out("register.csv"), "locked.docx") == 0);
  std::filesystem::permissions(desk.options.folder / "locked.docx", perms::owner_all);
  const auto result = desk.ingest();
  CHECK(result.pending.empty());
  CHECK(count(desk.out("register.csv"), "locked.docx") == 1);
}

TEST_CASE("a file that waits and is taken away is forgotten") {
  IngestDesk desk;
  desk.drop("a.docx", "nonsense");
  CHECK(desk.ingest([] { return true; }).pending.size() == 1);
  std::filesystem::remove(desk.options.folder / "a.docx");
  CHECK(desk.ingest().pending.empty());
}

TEST_CASE("a file that is gone, or is none any more, before it is read costs nothing but itself") {
  IngestDesk desk;
  for (const auto* name : {"a.docx", "gone.docx", "pipe.docx"}) desk.drop(name, "nonsense");
  const auto result = desk.ingest([&] {
    std::filesystem::remove(desk.options.folder / "gone.docx");
    std::filesystem::remove(desk.options.folder / "pipe.docx");
    ::mkfifo((desk.options.folder / "pipe.docx").c_str(), 0600);
    return false;
  });
  CHECK(result.all.rejected == 1);
  REQUIRE(result.pending.size() == 1);
  CHECK(result.pending[0].path == "pipe.docx");
  CHECK(desk.ingest().pending.empty());
}

TEST_CASE("two names that differ only in bytes that are no UTF-8 are two files") {
  IngestDesk desk;
  desk.drop("\xff.docx", "nonsense");
  desk.drop("\xfe.docx", "other nonsense");
  CHECK(desk.ingest().added == 2);
  CHECK(desk.ingest().known == 2);
  CHECK(count(desk.out("register.json"), "\"record_id\"") == 2);
}

TEST_CASE("what lies in a folder that cannot be listed just now is not gone") {
  using std::filesystem::perms;
  IngestDesk desk;
  desk.drop("sub/a.docx", "nonsense");
  desk.drop("b.docx", "");
  (void)desk.ingest();
  std::filesystem::permissions(desk.options.folder / "sub", perms::none);
  for (const auto& folder : {desk.scratch.path(), desk.options.out}) std::filesystem::permissions(folder, perms::all);
  for (const auto& file : std::filesystem::directory_iterator(desk.options.out)) std::filesystem::permissions(file.path(), perms::all);
  {
    const test::AsNobody nobody;
    const auto result = desk.ingest();
    CHECK(result.unread == 1);
    CHECK(result.gone == 0);
  }
  std::filesystem::permissions(desk.options.folder / "sub", perms::owner_all);
  CHECK(desk.ingest().known == 2);
}

TEST_CASE("whatever a file name holds, the register is sound JSON and the next run goes on") {
  IngestDesk desk;
  for (int c = 1; c < 0x20; ++c)
    desk.drop("a name longer than sixteen " + std::string(1, static_cast<char>(c)) + " characters.docx", "nonsense " + std::to_string(c));
  CHECK(desk.ingest().all.rejected == 0x1F);
  CHECK(desk.ingest().known == 0x1F);
  std::filesystem::remove_all(desk.options.folder);
  std::filesystem::create_directory(desk.options.folder);
  desk.drop("b.docx", "other nonsense");
  CHECK(desk.ingest().added == 1);
  std::ifstream in(desk.options.out / "register.json");
  std::size_t read = 0;
  const auto all_read = read_register(in, [&](const Record&) { ++read; });
  CHECK(all_read);
  CHECK(read == 0x20);
}

TEST_CASE("a record that cannot be read back is named, and its document read anew or waited for") {
  IngestDesk desk;
  desk.drop("there.docx", "nonsense");
  desk.drop("gone.docx", "other nonsense");
  (void)desk.ingest();
  {
    Ledger ledger(desk.options.out / "state.db");
    for (const auto& file : scan_folder(desk.options.folder).files) {
      Outcome outcome;
      outcome.sha256 = sha256(test::slurp(desk.options.folder / file.path));
      outcome.line = "{\"source\": \"\x1A";
      ledger.take_in(file, {0, outcome.sha256, 0, {outcome}}, desk.options.reader);
    }
    ledger.commit();
  }
  std::filesystem::rename(desk.options.folder / "gone.docx", desk.scratch / "gone.docx");
  for (int run = 0; run < 2; ++run) {
    const auto result = desk.ingest();
    CHECK(result.unread == 1);
    CHECK(result.all.rejected == 2);
    CHECK(count(desk.out("register.csv"), "docx") == 2);
    CHECK(count(desk.out("gaps.csv"), "gone.docx,,,processing-failed") == 1);
    CHECK(count(desk.out("gaps.csv"), "processing-failed") == 1);
  }
  std::filesystem::rename(desk.scratch / "gone.docx", desk.options.folder / "gone.docx");
  CHECK(desk.ingest().unread == 0);
  CHECK(count(desk.out("gaps.csv"), "processing-failed") == 0);
  CHECK(desk.ingest().surveys.empty());
}

TEST_CASE("a file past the limit is not read: it has a row by its path, and is nobody's copy") {
  IngestDesk desk;
  for (const auto* name : {"vast.docx", "sub/vast.docx"}) {
    desk.drop(name, "PK");
    std::filesystem::resize_file(desk.options.folder / name, 1ULL << 40);
  }
  if (GENERATE(false, true)) {
    desk.options.archive = desk.scratch / "archive";
    std::filesystem::create_directory(desk.options.archive);
  }
  CHECK(desk.ingest().all.rejected == 2);
  CHECK(count(desk.out("gaps.csv"), ",limits-exceeded,") == 2);
  CHECK(count(desk.out("gaps.csv"), ",duplicate,info,") == 0);
  const auto json = desk.out("register.json");
  for (const std::string name : {"vast.docx", "sub/vast.docx"}) {
    CHECK(count(json, "{\"record_id\":\"" + sha256(name).substr(0, 12) + "\"") == 1);
  }
  CHECK(count(json, "\"sha256\":null,\"bytes\":1099511627776") == 2);
  CHECK(test::misfit(json, "register.schema.json").empty());
  const auto again = desk.ingest();
  CHECK(again.surveys.empty());
  CHECK(again.added + again.changed + again.gone == 0);
  if (!desk.options.archive.empty()) CHECK(std::filesystem::exists(desk.options.archive / "rejected/sub/vast.docx"));
}

TEST_CASE("a link that takes a file's place before it is read is not followed") {
  IngestDesk desk;
  desk.drop("a.docx", "nonsense");
  const auto secret = desk.scratch.write("secret", "of somebody else");
  const auto result = desk.ingest([&] {
    std::filesystem::remove(desk.options.folder / "a.docx");
    std::filesystem::create_symlink(secret, desk.options.folder / "a.docx");
    return false;
  });
  CHECK(result.all.rejected == 0);
  REQUIRE(result.pending.size() == 1);
  CHECK(result.pending[0].error == ELOOP);
}

TEST_CASE("a folder without any of the documents of before is doubted; an empty one is not believed") {
  struct Case {
    std::string what;
    std::size_t before;
    bool is_refilled, is_moved;
    std::size_t unread, gone;
  };
  const auto c = GENERATE(values<Case>({{"nothing in it", 2, false, false, 1, 0},
                                        {"other documents in it", 2, true, false, 1, 2},
                                        {"it is said to be right", 2, false, true, 0, 2},
                                        {"one document was taken away", 1, false, false, 0, 1}}));
  CAPTURE(c.what);
  IngestDesk desk;
  for (std::size_t i = 0; i < c.before; ++i) desk.drop(std::to_string(i) + ".docx", "nonsense " + std::to_string(i));
  (void)desk.ingest();
  std::filesystem::remove_all(desk.options.folder);
  std::filesystem::create_directories(desk.options.folder);
  if (c.is_refilled) desk.drop("new.docx", "other nonsense");
  desk.options.folder_moved = c.is_moved;
  const auto result = desk.ingest();
  CHECK(result.unread == c.unread);
  CHECK(result.gone == c.gone);
  CHECK(result.added == (c.is_refilled ? 1 : 0));
  CHECK(count(desk.out("register.json"), "\"record_id\"") == c.before + result.added);
}

TEST_CASE("documents that come back are those of before, as if their disk had never been away") {
  IngestDesk desk;
  for (const auto* name : {"a.docx", "copy.docx"}) desk.drop(name, "nonsense");
  (void)desk.ingest();
  const auto before = desk.out("register.csv");
  std::filesystem::rename(desk.options.folder, desk.scratch / "elsewhere");
  std::filesystem::create_directories(desk.options.folder);
  for (int run = 0; run < 2; ++run) CHECK(desk.ingest().unread == 1);
  CHECK(desk.out("register.csv") == before);
  std::filesystem::remove(desk.options.folder);
  std::filesystem::rename(desk.scratch / "elsewhere", desk.options.folder);
  const auto back = desk.ingest();
  CHECK(back.unread == 0);
  CHECK(back.known == 2);
}

TEST_CASE("a drop folder that is moved while it is read leaves what was not read to the next run") {
  IngestDesk desk;
  for (int i = 0; i < 4; ++i) desk.drop(std::to_string(i) + ".docx", "nonsense " + std::to_string(i));
  const auto away = desk.scratch / "away";
  const bool is_replaced = GENERATE(false, true);
  const auto result = desk.ingest([&] {
    if (std::filesystem::exists(away)) return false;
    std::filesystem::rename(desk.options.folder, away);
    if (is_replaced) std::filesystem::create_directories(desk.options.folder);
    return false;
  });
  CHECK(result.unread == 4);
  CHECK(result.pending.size() == 4);
  std::filesystem::remove_all(desk.options.folder);
  std::filesystem::rename(away, desk.options.folder);
  CHECK(desk.ingest().all.rejected == 4);
}

TEST_CASE("the register of one drop folder takes in no other unless it is told that the folder was moved") {
  IngestDesk desk;
  desk.drop("a.docx", "nonsense");
  (void)desk.ingest();
  desk.options.folder = desk.scratch / "other";
  desk.scratch.write("other/a.docx", "other nonsense");
  const auto take_in = [&](bool anew) {
    Messages messages(Language::en);
    return anew ? rebuild(desk.options, messages) : desk.ingest();
  };
  for (const bool anew : {false, true}) {
    try {
      (void)take_in(anew);
      FAIL("it was taken in");
    } catch (const Failure& failure) {
      CHECK(failure.code == ExitCode::bad_definition);
      CHECK(failure.words.en.find((desk.scratch / "drop").string()) != std::string::npos);
      CHECK(failure.words.en.find("--folder-moved") != std::string::npos);
    }
  }
  CHECK(desk.out("register.csv").find("a.docx") != std::string::npos);

  std::filesystem::remove_all(desk.options.folder);
  std::filesystem::create_directory_symlink(desk.scratch / "drop", desk.options.folder);
  CHECK(desk.ingest().known == 1);  // the same folder by another name
  std::filesystem::remove(desk.options.folder);
  std::filesystem::rename(desk.scratch / "drop", desk.options.folder);
  desk.options.folder_moved = true;
  CHECK(desk.ingest().known == 1);
  desk.options.folder_moved = false;
  CHECK(desk.ingest().known == 1);
}

TEST_CASE("a lock file that somebody deletes lets no second run in") {
  IngestDesk desk;
  desk.drop("a.docx", "nonsense");
  bool was_refused = false;
  (void)desk.ingest([&] {
    std::filesystem::remove(desk.options.out / ".lock");
    try {
      const FolderLock second(desk.options.out);
    } catch (const Failure& failure) {
      was_refused = failure.code == ExitCode::busy;
    }
    return false;
  });
  CHECK(was_refused);
}
