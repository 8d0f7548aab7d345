#pragma once

#include <chrono>
#include <filesystem>
#include <memory>

namespace schede {

/// Why a wait is over.
enum class Wake { look, reload, stop };

/// Waits for something to happen: a file arrives in a folder, SIGHUP asks to reload, SIGTERM or SIGINT to stop. While it lives these
/// signals are held back, so that what is under way comes to its end. Subfolders and network shares tell nothing: look there now and then.
class FolderWatch {
 public:
  explicit FolderWatch(const std::filesystem::path& folder);
  ~FolderWatch();

  /// Has a signal asked to stop?
  [[nodiscard]] bool is_stopped() const;

  /// Waits for a signal or an arrival, at most so long.
  [[nodiscard]] Wake wait(std::chrono::milliseconds at_most);

  /// The same, deaf to arrivals.
  [[nodiscard]] Wake rest(std::chrono::milliseconds at_most);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace schede
