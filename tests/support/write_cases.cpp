#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/support/form_cases.h"
#include "tests/support/support.h"

// write_cases FOLDER [SURVEY]: the returns of the tests as documents, each named by what it shows, in a folder a form; of one survey alone
// where it is named. What scripts/same and tests/form_schema_test.py read.

namespace {

using schede::test::FormCase;

void write(const FormCase& form, std::string name, const std::filesystem::path& folder) {
  std::replace(name.begin(), name.end(), '/', '-');
  for (const std::string& format : form.formats) {
    const auto file = folder / (name + "." + format);
    if (exists(file)) throw std::invalid_argument("two cases are called " + name);
    std::ofstream(file, std::ios::binary) << schede::test::written_as(format, form.markup);
  }
}

void write_cases(const std::filesystem::path& file, const std::filesystem::path& base, const std::filesystem::path& folder) {
  for (const FormCase& form : schede::test::form_cases(file, base)) write(form, file.stem().string() + ", " + form.name, folder);
}

/// The form filled in cleanly, then each case of the files, then cases of the files joined.
void write_forms(const std::filesystem::path& base, const std::vector<std::filesystem::path>& files, std::size_t joined,
                 const std::filesystem::path& folder) {
  create_directories(folder);
  write(schede::test::form_case(base), "clean", folder);
  for (const auto& file : files) write_cases(file, base, folder);
  const auto joint = schede::test::joined_form_cases(files, base, joined);
  for (std::size_t i = 0; i < joint.size(); ++i) write(joint[i], "joined " + std::to_string(i), folder);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2 && count != 3) {
    std::cerr << "usage: write_cases FOLDER [SURVEY]\n";
    return EXIT_FAILURE;
  }
  const std::filesystem::path folder = arguments[1];
  const std::string wanted = count == 3 ? arguments[2] : "";
  const auto data = schede::test::data("extractors");
  std::vector<std::filesystem::path> behaviour;
  for (const auto& entry : std::filesystem::directory_iterator(data / "behaviour")) behaviour.push_back(entry.path());
  std::sort(behaviour.begin(), behaviour.end());
  if (wanted.empty()) write_forms(data / "scheda.form", behaviour, 300, folder / "scheda");
  for (const std::string survey : {"village-libraries", "orti"})
    if (wanted.empty() || wanted == survey) write_forms(data / (survey + ".form"), {data / (survey + ".cases")}, 0, folder / survey);
}
