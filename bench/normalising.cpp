/// What making values clean costs beside reading the documents that they stand in: normalising FOLDER reads every return there, then
/// cleans each value anew from its verbatim words, and prints both for one return. Times are the least of several rounds.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "bench/files.h"
#include "extractors/extract.h"
#include "extractors/form/embedded.h"
#include "extractors/form/form.h"
#include "extractors/form/form_index.h"
#include "extractors/organisations/resolve.h"
#include "extractors/text/clean.h"
#include "extractors/values/email.h"
#include "extractors/values/phone.h"
#include "parsers/read.h"

namespace {

using namespace schede;
using Clock = std::chrono::steady_clock;

/// Microseconds of the quickest of several rounds, each item by itself, so that a busy machine disturbs little.
template <class Work>
double quickest(const std::vector<std::string>& items, Work work) {
  constexpr int rounds = 15;
  double all = 0;
  for (const auto& item : items) {
    double least = std::numeric_limits<double>::max();
    for (int round = 0; round < rounds; ++round) {
      const auto start = Clock::now();
      work(item);
      least = std::min(least, std::chrono::duration<double, std::micro>(Clock::now() - start).count());
    }
    all += least;
  }
  return all;
}

std::span<const std::byte> bytes_of(const std::string& file) { return std::as_bytes(std::span(file)); }

/// The verbatim words of all returns, by what is made of them.
using WordsByKind = std::map<std::string, std::vector<std::string>>;

void take_words(const Record& record, WordsByKind& words) {
  for (const auto& [path, evidence] : record.evidence) {
    if (path.starts_with("territory.")) continue;
    const bool number = path == "contact.phone" || path == "contact.mobile";
    const bool body = path == "contact.organisation";
    words[number ? "phone" : path == "contact.email" ? "email" : body ? "organisation" : "text"].push_back(evidence.raw);
  }
}

std::size_t volatile kept = 0;

const std::map<std::string, std::function<std::size_t(const std::string&)>> normalisers = {
    {"text", [](const std::string& words) { return normalize_text(words).size(); }},
    {"phone", [](const std::string& words) { return read_phones(words).size(); }},
    {"email", [](const std::string& words) { return read_emails(words).size(); }},
    {"organisation", [](const std::string& words) {
       return locate_body({words, {}, {}, {}}).evidence.size() + organisation_key(words).size();
     }}};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: normalising FOLDER\n", stderr);
    return 64;
  }
  const auto form = parse_form(embedded::default_form);
  if (!form) return 65;
  const FormIndex index(*form);
  WordsByKind words;
  std::vector<std::string> returns;
  for (auto& file : files_in(argv[1])) {
    auto document = read_document(bytes_of(file), {});
    if (!document) continue;
    take_words(extract(std::move(*document), index, {}, Language::it).record, words);
    returns.push_back(std::move(file));
  }
  const auto count = static_cast<double>(returns.size());
  const double reading = quickest(returns, [](const std::string& file) { kept = kept + read_document(bytes_of(file), {})->blocks.size(); });
  std::printf("%zu returns, microseconds a return\nreading the document  %8.1f\n", returns.size(), reading / count);
  double all = 0;
  for (const auto& [kind, normaliser] : normalisers) {
    const auto& values = words[kind];
    std::size_t bytes = 0;
    for (const auto& value : values) bytes += value.size();
    const double cost = quickest(values, [&normaliser](const std::string& value) { kept = kept + normaliser(value); });
    all += cost;
    std::printf("%-20s  %8.1f  %5.1f a value  %6.1f a KB\n", kind.c_str(), cost / count, cost / static_cast<double>(values.size()),
                cost * 1024 / static_cast<double>(bytes));
  }
  std::printf("normalising           %8.1f  %.1f %% of reading\n", all / count, 100 * all / reading);
}
