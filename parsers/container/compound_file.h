#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace schede {

/// What stands in a compound file (MS-CFB): storages with streams and other storages in them. Characters of names that are not ASCII are
/// '?'. Of a damaged file as much as can be found.
class CompoundFile {
 public:
  /// The bytes must outlive it.
  explicit CompoundFile(std::string_view file);
  ~CompoundFile();

  /// The names of the streams and storages in a storage ("a/b"), not of what those hold in turn; the top is "".
  [[nodiscard]] std::vector<std::string> names(std::string_view storage = {}) const;

  /// What a stream ("a/b/c") holds; nothing where there is none, or it is longer than `most` bytes.
  [[nodiscard]] std::optional<std::string> stream(std::string_view path, std::size_t most) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace schede
