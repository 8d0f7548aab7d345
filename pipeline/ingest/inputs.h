#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/workers/job.h"

namespace schede {

/// How paths on standard input are parted.
enum class PathEnd { line, nul };

/// What the arguments of `extract` name, one document after the other: files, folders (see scan_folder) and, for "-", the files and
/// folders named on standard input.
class Inputs {
 public:
  /// Told what is not there or cannot be listed, with its errno.
  using Trouble = std::function<void(const std::string& path, int error)>;
  Inputs(std::vector<std::string> arguments, PathEnd path_end, Trouble trouble);

  /// The next document; nothing at the end, or when standard input has no more at the moment and `may_wait` is not set.
  std::optional<Request> next(bool may_wait);

 private:
  void open(const std::string& argument);
  std::optional<std::string> next_argument(bool may_wait);
  std::optional<std::string> next_from_standard_input(bool may_wait);

  std::deque<std::string> arguments_;
  char path_end_;
  Trouble trouble_;
  std::deque<Request> requests_;  ///< of the argument that is being read
  bool reading_standard_input_ = false;
  std::string arrived_;
};

/// The name that a record gives a file which was named by itself: as written, without "./" in front; of an absolute path the last part.
[[nodiscard]] std::string name_in_record(const std::string& argument);

}  // namespace schede
