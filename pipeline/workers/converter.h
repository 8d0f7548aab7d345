#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace schede {

/// LibreOffice, which makes documents of other formats readable where it is installed.
struct Converter {
  std::filesystem::path program;  ///< its soffice.bin
  std::string version;            ///< "LibreOffice 7.4.7"
};

/// The one that `named` is (soffice or soffice.bin), by default that of $PATH; nothing where there is none, or it does not say its version.
/// It is not run for that.
[[nodiscard]] std::optional<Converter> installed_converter(const std::string& named = {});

}  // namespace schede
