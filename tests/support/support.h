#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace schede::test {

/// A file below tests/data.
[[nodiscard]] std::filesystem::path data(const std::string& name);

/// A file of the source tree ("samples/blank/scheda.docx").
[[nodiscard]] std::filesystem::path source(const std::string& name);

/// The whole file. Throws when it cannot be read.
[[nodiscard]] std::string slurp(const std::filesystem::path& path);

[[nodiscard]] inline std::span<const std::byte> as_bytes(const std::string& text) {
  return std::as_bytes(std::span<const char>(text.data(), text.size()));
}

/// Lines of a table in a text file: blank lines and those that start with '#' left out, columns parted by '\t'.
[[nodiscard]] std::vector<std::vector<std::string>> table(const std::filesystem::path& path);

}  // namespace schede::test
