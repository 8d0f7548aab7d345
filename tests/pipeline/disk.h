#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/host/files.h"

namespace schede::test {

/// Files and folders below a folder by their paths.
struct Node {
  bool is_folder = false;
  std::string content;
  std::pair<std::int64_t, std::int64_t> time;  ///< of last modification, seconds and nanoseconds
  auto operator<=>(const Node&) const = default;
};
using Tree = std::map<std::string, Node>;

/// Makes them anew below a folder.
void plant(const Tree& tree, const std::filesystem::path& folder);

/// Below a folder, what a power cut would leave of what this process writes while the Disk lives: of each file the content, of each
/// folder the names, as they were at its last fsync or fdatasync, which the test program's own definitions tell of.
class Disk {
 public:
  explicit Disk(std::filesystem::path root);
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;
  ~Disk();

  /// Every different tree that a power cut could have left at a call of fsync so far: nothing but what was synced, or that with every
  /// name of the moment, since file systems bring names to the disk by themselves.
  [[nodiscard]] std::vector<Tree> cuts() const { return cuts_; }

  /// Called by fsync.
  void about_to_sync();
  void synced(int fd);

 private:
  struct Entry {
    ino_t inode;
    bool is_folder;
  };
  using Names = std::map<std::string, Entry>;
  /// What was synced of an inode, which is held open lest another file get its number.
  struct Synced {
    Descriptor held;
    std::string content;
    std::pair<std::int64_t, std::int64_t> time;
    Names names;
  };
  enum class Which { synced, now };

  static Names names_in(const std::filesystem::path& folder);
  void remember(const std::filesystem::path& folder);
  void grow(Tree& tree, const std::string& folder, ino_t inode, Which which) const;
  void cut(Which which);

  std::filesystem::path root_;
  std::map<ino_t, Synced> synced_;
  std::vector<Tree> cuts_;
};

}  // namespace schede::test
