#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace schede {

/// LibreOffice, which makes documents of other formats readable where it is installed.
struct Converter {
  std::filesystem::path program;  ///< its soffice.bin
  std::string version;            ///< "LibreOffice 7.4.7"
};

/// The one that `named` is (soffice or soffice.bin), by default that of $PATH; nothing where there is none, or it does not say its version.
/// It is not run for that, but two megabytes of its settings are read.
[[nodiscard]] std::optional<Converter> installed_converter(const std::string& named = {});

/// Looks for it when it is needed; empty where none is to be used.
using FindConverter = std::function<std::optional<Converter>()>;

}  // namespace schede
