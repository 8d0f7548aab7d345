#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include "parsers/document/document.h"
#include "parsers/document/error.h"
#include "pipeline/host/files.h"
#include "pipeline/workers/converter.h"

namespace schede {

/// A folder in memory for one document, mode 0700, gone with this object.
class PrivateFolder {
 public:
  PrivateFolder();
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  ~PrivateFolder();

  /// Empty where there is no place in memory.
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] bool write(const std::filesystem::path& name, std::string_view content) const;

 private:
  std::filesystem::path path_;
};

/// A document on its way through the converter, which runs for it alone: with a profile of its own, without macros and network, and in a
/// folder that is gone afterwards, also when this process or the converter is killed.
class Conversion {
 public:
  /// `most`: that the converter may compute; by the clock it has four times that.
  Conversion(const Converter& converter, std::string_view bytes, Format format, std::chrono::seconds most);
  Conversion(const Conversion&) = delete;
  Conversion& operator=(const Conversion&) = delete;
  /// Ends it.
  ~Conversion();

  /// Can be read from as soon as the converter has ended.
  [[nodiscard]] int descriptor() const { return life_.get(); }
  [[nodiscard]] bool has_ended() const;

  /// Waits for the end. The document as OpenDocument text. Errors: limits_exceeded past the time ("seconds"), unreadable where the
  /// converter makes nothing of it, processing_failed where it fell each time or could not be started. Ask once.
  [[nodiscard]] Result<std::string> result();

 private:
  const Converter& converter_;
  PrivateFolder folder_;
  Descriptor life_;  ///< to the process that keeps the converter, which says here how it ended; closing it ends both
  pid_t keeper_ = -1;
};

}  // namespace schede
