#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/cases.h"
#include "tests/support/envelopes.h"
#include "tests/support/form_cases.h"
#include "tests/support/odf.h"
#include "tests/support/ooxml.h"
#include "tests/support/support.h"
#include "tests/support/zip.h"

// seeds TARGET FOLDER: writes what a fuzzer starts from, made of the samples and of the tests' data, and a dictionary of the words
// in it.

namespace {

using namespace schede;
namespace fs = std::filesystem;
using Seeds = std::vector<std::string>;

std::vector<fs::path> files(const fs::path& folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.is_regular_file()) found.push_back(entry.path());
  return found;
}

/// Parts of one input, NUL between them.
std::string joined(const Seeds& parts) {
  std::string seed = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) seed += '\0' + parts[i];
  return seed;
}

Seeds bytes() {
  Seeds seeds;
  for (const auto* folder : {"samples/returned", "samples/blank"})
    for (const auto& file : files(test::source(folder))) seeds.push_back(test::slurp(file));
  for (const auto& file : files(test::data("odt")))
    for (const test::Case& each : test::cases(file)) seeds.push_back(test::odf::flat(each.parts[each.parts.size() - 2]));
  return seeds;
}

Seeds envelope() {
  const std::string text = "Comune di Lecce";
  return {test::sign(text),
          test::sign(text, test::SignedAs::ber),
          test::sign(test::sign(text), test::SignedAs::pem),
          test::mail({{"a.txt", text}, {"b.zip", test::zip({{"c", text}})}}),
          test::certified_mail({{"a.p7m", test::sign(text)}}),
          test::receipt("accettazione"),
          test::outlook_message({{"a.txt", text}, {"b.txt", text}}),
          test::zip({{"a.eml", test::mail({{"a.txt", text}})}})};
}

Seeds docx() {
  Seeds seeds = {
      joined({"<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id=\"2\"/><w:endnoteReference w:id=\"3\"/>"
              "<w:commentReference w:id=\"0\"/></w:r></w:p><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId6\"/>"
              "<w:titlePg/></w:sectPr>",
              "", "",
              "<w:footnote w:id=\"2\"><w:p/></w:footnote><w:endnote w:id=\"3\"><w:p/></w:endnote><w:comment w:id=\"0\">"
              "<w:p><w:r><w:t>b</w:t></w:r></w:p></w:comment>",
              "<w:p><w:r><w:t>c</w:t></w:r></w:p>"})};
  for (const auto& file : files(test::data("docx")))
    for (const test::Case& each : test::cases(file)) {
      const auto [styles, numbering] = test::ooxml::definitions(each.parts.size() == 3 ? each.parts.front() : "");
      seeds.push_back(joined({each.parts[each.parts.size() - 2], styles, numbering}));
    }
  return seeds;
}

Seeds odt() {
  Seeds seeds = {joined({"<text:p text:style-name=\"P1\">a</text:p>", "",
                         "<office:styles><style:style style:name=\"S\" style:family=\"paragraph\"/></office:styles><office:master-styles>"
                         "<style:master-page style:name=\"Standard\"><style:header><text:p>b</text:p></style:header></style:master-page>"
                         "</office:master-styles>",
                         "<office:meta><dc:title>c</dc:title><meta:generator>d</meta:generator></office:meta>"})};
  for (const auto& file : files(test::data("odt")))
    for (const test::Case& each : test::cases(file))
      seeds.push_back(joined({each.parts[each.parts.size() - 2], each.parts.size() == 3 ? each.parts.front() : ""}));
  return seeds;
}

Seeds extraction() {
  Seeds seeds;
  const auto base = test::data("extractors/scheda.form");
  seeds.push_back(test::form_case(base).markup);
  for (const auto& file : files(test::data("extractors/behaviour")))
    for (const auto& each : test::form_cases(file, base)) seeds.push_back(each.markup);
  return seeds;
}

Seeds form() {
  Seeds seeds;
  for (const auto* file : {"forms/agire-por-gemellaggi.xml", "tests/data/forms/village-libraries.xml", "tests/data/outputs/small-form.xml"})
    seeds.push_back(test::slurp(test::source(file)));
  for (const test::Case& each : test::cases(test::data("forms/broken.cases"))) seeds.push_back(each.parts.front());
  return seeds;
}

Seeds text() {
  Seeds seeds;
  for (const auto& file : files(test::data("normalize")))
    for (const auto& row : test::table(file)) seeds.insert(seeds.end(), row.begin(), row.end());
  return seeds;
}

Seeds record() {
  Seeds seeds;
  std::istringstream lines(test::slurp(test::data("outputs/records.ndjson")));
  for (std::string line; std::getline(lines, line);) seeds.push_back(line);
  return seeds;
}

struct Maker {
  std::string target;
  Seeds (*make)();
};
const std::vector<Maker> makers = {{"bytes", bytes},           {"envelope", envelope}, {"docx", docx}, {"odt", odt},
                                   {"extraction", extraction}, {"form", form},         {"text", text}, {"record", record}};

/// What stands between white space, a tag as a word of its own.
std::set<std::string> words_of(const Seeds& seeds) {
  std::set<std::string> words;
  for (const std::string& seed : seeds) {
    std::string word;
    const auto take = [&] {
      const bool legible = std::none_of(word.begin(), word.end(), [](char c) { return c >= '\0' && c < ' '; });
      if (word.size() > 1 && word.size() <= 40 && legible) words.insert(word);
      word.clear();
    };
    for (const char c : seed) {
      if (c == '<' || c == ' ' || c == '\n') take();
      if (c != ' ' && c != '\n') word += c;
      if (c == '>') take();
    }
    take();
  }
  return words;
}

/// A line of libFuzzer's dictionary.
std::string entry(const std::string& word) {
  constexpr auto* digits = "0123456789abcdef";
  std::string line = "\"";
  for (const char c : word) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte > ' ' && byte < 0x7F && c != '"' && c != '\\';
    line += plain ? std::string(1, c) : std::string("\\x") + digits[byte >> 4] + digits[byte & 0xF];
  }
  return line + "\"\n";
}

void write(const fs::path& path, const std::string& content) { std::ofstream(path, std::ios::binary) << content; }

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> given(arguments + 1, arguments + count);
  for (const Maker& maker : makers) {
    if (given.size() != 2 || given[0] != maker.target) continue;
    const fs::path folder = given[1];
    fs::create_directories(folder / "seeds");
    const Seeds seeds = maker.make();
    for (std::size_t i = 0; i < seeds.size(); ++i) write(folder / "seeds" / std::to_string(i), seeds[i]);
    std::string dictionary;
    for (const std::string& word : words_of(seeds)) dictionary += entry(word);
    write(folder / "words.dict", dictionary);
    return 0;
  }
  std::cerr << "usage: seeds TARGET FOLDER\n";
  return 64;
}
