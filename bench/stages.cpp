/// What each step of reading costs: stages FOLDER reads every return there as a worker does, once to get warm and once within
/// `measured_reading`, where callgrind counts (README.md).

#include <cstdio>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "bench/files.h"
#include "extractors/extract.h"
#include "extractors/form/embedded.h"
#include "extractors/form/form.h"
#include "extractors/form/form_set.h"
#include "extractors/text/digest.h"
#include "outputs/records/record_json.h"
#include "parsers/read.h"

namespace {

using namespace schede;

/// The bytes of the records of all files.
std::size_t read_all(const std::vector<std::string>& files, const FormSet& forms) {
  std::size_t written = 0;
  for (const std::string& file : files) {
    Source source;
    source.sha256 = sha256(file);
    auto document = read_document(std::as_bytes(std::span(file)), {});
    written += json_line(extract(std::move(document), forms, std::move(source), Language::it).record).size();
  }
  return written;
}

}  // namespace

/// Callgrind finds it by its name.
extern "C" [[gnu::noinline]] std::size_t measured_reading(const std::vector<std::string>& files, const FormSet& forms) {
  return read_all(files, forms);
}

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: stages FOLDER\n", stderr);
    return 64;
  }
  auto form = parse_form(embedded::default_form);
  if (!form) return 65;
  std::vector<Form> own;
  own.push_back(std::move(*form));
  const FormSet forms(std::move(own));
  const auto files = files_in(argv[1]);
  read_all(files, forms);
  std::printf("%zu returns, %zu bytes of records\n", files.size(), measured_reading(files, forms));
}
