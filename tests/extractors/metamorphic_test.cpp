#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>
#include <random>
#include <sstream>

#include "parsers/read.h"
#include "tests/support/form_cases.h"
#include "tests/support/form_markup.h"
#include "tests/support/support.h"

using namespace schede;

namespace {

/// A change of a form's markup that shows the same to a reader.
struct Relayout {
  std::string name;
  std::function<std::string(const std::string&)> apply;
};

bool is_structure(const std::string& line) {
  return line.starts_with('{') || line == "}" || line.starts_with('|') || line == "~" || line == "^" || line.find("×") == 1 ||
         line.starts_with("▒");
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::string each_line(const std::string& markup, const std::function<std::string(const std::string&)>& change) {
  std::string out;
  std::istringstream in(markup);
  for (std::string line; std::getline(in, line);) out += change(line) + "\n";
  return out;
}

/// Runs end anywhere, as where somebody edited or a spelling was checked.
std::string with_runs_split(const std::string& markup) {
  std::mt19937 random(20110512);
  return each_line(markup, [&](const std::string& line) {
    if (is_structure(line) && !line.starts_with("| ")) return line;
    std::string out;
    bool in_tag = false;
    for (const char c : line) {
      in_tag = in_tag || c == '<';
      const bool in_word = !in_tag && is_letter(c) && !out.empty() && is_letter(out.back());
      if (in_word && random() % 5 == 0) out += "<cut>";
      out += c;
      in_tag = in_tag && c != '>';
    }
    return out;
  });
}

std::string in_run_controls(const std::string& markup) {
  return each_line(markup, [](const std::string& line) {
    if (is_structure(line) || line.empty() || line.starts_with("• ") || line.starts_with("№ ") || line.starts_with("✓• ") ||
        line.starts_with("= "))
      return line;
    return line.starts_with('\\') ? "\\<control>" + line.substr(1) + "</control>" : "<control>" + line + "</control>";
  });
}

std::string in_block_controls(const std::string& markup) {
  return each_line(markup, [](const std::string& line) { return is_structure(line) ? line : "{control\n" + line + "\n}"; });
}

const Relayout same_to_all[] = {
    {"as it is", [](const std::string& markup) { return markup; }},
    {"runs split at random", with_runs_split},
    {"every line in a content control", in_run_controls},
    {"every paragraph in a content control", in_block_controls},
    {"the whole form in one outer table", [](const std::string& markup) { return "{row\n" + markup + "}\n"; }},
    {"the whole form in one text box", [](const std::string& markup) { return "{box\n" + markup + "}\n"; }},
};

void check_same(const Record& got, const Record& expected) {
  CHECK(test::values_of(got) == test::values_of(expected));
  CHECK(test::gaps_of(got) == test::gaps_of(expected));
}

void check_relayouts(const std::string& markup, const Record& expected) {
  for (const Relayout& relayout : same_to_all)
    for (const std::string format : {"docx", "odt"}) {
      INFO(relayout.name << ", as " << format);
      check_same(test::read_record(test::written_as(format, relayout.apply(markup))), expected);
    }
}

/// The rows of the contact table with two cells each, in printed order, up to the other contacts.
std::vector<std::string> contact_rows(const std::string& markup) {
  const std::size_t begin = markup.find("| Regione/"), end = markup.find("| Altri contatti");
  std::vector<std::string> rows;
  std::istringstream in(markup.substr(begin, end - begin));
  for (std::string line; std::getline(in, line);) rows.push_back(line);
  return rows;
}

std::string with_contact_rows(const std::string& markup, const std::vector<std::string>& rows) {
  std::string out = markup.substr(0, markup.find("| Regione/"));
  for (const std::string& row : rows) out += row + "\n";
  return out + markup.substr(markup.find("| Altri contatti"));
}

}  // namespace

TEST_CASE("a return of whatever layout gives the same record in another container") {
  const auto* part = GENERATE("contact", "areas", "narratives", "documents");
  const auto base = test::data("extractors/scheda.form");
  for (const auto& form : test::form_cases(test::data("extractors/behaviour/" + std::string(part) + ".cases"), base)) {
    INFO(part << ": " << form.name);
    check_relayouts(form.markup, test::read_record(test::written_as(*form.formats.begin(), form.markup)));
  }
}

TEST_CASE("a sample return gives the same record in another container") {
  for (const auto& entry : std::filesystem::directory_iterator(test::source("samples/returned"))) {
    const auto document = read_document(test::as_bytes(test::slurp(entry.path())), {});
    if (!document) continue;
    const auto expected = test::read_record(test::slurp(entry.path()));
    if (expected.status == Status::rejected) continue;
    CAPTURE(entry.path().filename());
    check_relayouts(test::markup_of(*document), expected);
  }
}

TEST_CASE("rows may stand in any order") {
  const auto form = test::form_case(test::data("extractors/scheda.form"));
  auto rows = contact_rows(form.markup);
  REQUIRE(rows.size() == 8);
  std::mt19937 random(7);
  for (int round = 0; round < 6; ++round) {
    for (std::size_t i = rows.size(); i-- > 1;) std::swap(rows[i], rows[random() % (i + 1)]);
    const auto markup = with_contact_rows(form.markup, rows);
    for (const std::string format : {"docx", "odt"}) {
      CAPTURE(round, format, rows);
      CHECK(test::differences(form, test::read_record(test::written_as(format, markup))) == "");
    }
  }
}

TEST_CASE("rows may become lines of text") {
  const auto form = test::form_case(test::data("extractors/scheda.form"));
  const auto* between = GENERATE(": ", "<tab>", ":<tab>", " ............ ", " …………", "<br>", "\n", " – ");
  const auto markup = each_line(form.markup, [&](const std::string& line) {
    const bool contact = line.starts_with("| ") && !line.starts_with("| <b>") && line != "|  |  |";
    if (!contact) return line;
    const std::size_t bar = line.find(" | ");
    return bar == std::string::npos ? line.substr(2, line.size() - 4) : line.substr(2, bar - 2) + between + line.substr(bar + 3);
  });
  for (const std::string format : {"docx", "odt"}) {
    CAPTURE(between, format);
    CHECK(test::differences(form, test::read_record(test::written_as(format, markup))) == "");
  }
}
