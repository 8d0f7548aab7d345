#pragma once

#include <chrono>
#include <filesystem>
#include <memory>

namespace schede {

/// Waits for something to happen: a file arrives in a folder, or SIGTERM or SIGINT asks to stop. While it lives these signals are
/// held back, so that what is under way comes to its end. Subfolders and network shares tell nothing: look there now and then.
class FolderWatch {
 public:
  explicit FolderWatch(const std::filesystem::path& folder);
  ~FolderWatch();

  /// Has a signal asked to stop?
  [[nodiscard]] bool is_stopped() const;

  /// Waits for an arrival, at most so long. False when it is to stop.
  [[nodiscard]] bool wait(std::chrono::milliseconds at_most);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace schede
