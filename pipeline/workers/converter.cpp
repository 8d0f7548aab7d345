#include "pipeline/workers/converter.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "pipeline/host/files.h"

namespace schede {
namespace {

std::filesystem::path program_in_path(const char* path) {
  const std::string folders = path ? path : "/usr/bin";
  for (std::size_t begin = 0; begin <= folders.size();) {
    const auto end = std::min(folders.find(':', begin), folders.size());
    const auto program = std::filesystem::path(folders.substr(begin, end - begin)) / "soffice";
    if (::access(program.c_str(), X_OK) == 0) return program;
    begin = end + 1;
  }
  return {};
}

/// The script that people call lies beside the program, and makes processes of its own.
std::filesystem::path binary_of(const std::filesystem::path& program) {
  std::error_code error;
  const auto binary = std::filesystem::canonical(program, error).parent_path() / "soffice.bin";
  return !error && ::access(binary.c_str(), X_OK) == 0 ? binary : std::filesystem::path();
}

/// "7.4.7" of "7.4.7.2".
std::string_view first_three(std::string_view version) {
  std::size_t end = 0;
  for (int points = 0; end < version.size(); ++end)
    if (version[end] == '.' && ++points == 3) break;
  return version.substr(0, end);
}

/// As its window "About LibreOffice" has it, from the settings that it is installed with. Empty where they do not say.
std::string version_of(const std::filesystem::path& binary) {
  constexpr std::uint64_t most_bytes = 64ULL << 20;
  constexpr std::string_view before = "<prop oor:name=\"ooSetupVersionAboutBox\">", opens = "<value>", closes = "</value>";
  const auto settings = read_file(binary.parent_path().parent_path() / "share/registry/main.xcd", most_bytes);
  if (!settings) return {};
  const std::string_view text = settings->content;
  const auto place = text.find(before), begin = text.find(opens, std::min(place, text.size())), end = text.find(closes, begin);
  if (place == text.npos || end == text.npos) return {};
  return std::string(first_three(text.substr(begin + opens.size(), end - begin - opens.size())));
}

}  // namespace

std::optional<Converter> installed_converter(const std::string& named) {
  const auto binary = binary_of(named.empty() ? program_in_path(std::getenv("PATH")) : std::filesystem::path(named));
  const auto version = binary.empty() ? std::string() : version_of(binary);
  if (version.empty()) return std::nullopt;
  return Converter{binary, "LibreOffice " + version};
}

}  // namespace schede
