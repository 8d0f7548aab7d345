#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace schede {

/// A ZIP archive in memory whose members are changed in their places: what is not changed stays as it is.
class OfficePackage {
 public:
  /// Nothing where it is no ZIP archive.
  [[nodiscard]] static std::optional<OfficePackage> open(std::string_view bytes);
  OfficePackage(OfficePackage&&) noexcept;
  ~OfficePackage();

  [[nodiscard]] std::vector<std::string> names() const;
  /// Nothing where the member is not there, cannot be read, or is larger than any text.
  [[nodiscard]] std::optional<std::string> read(const std::string& name) const;
  void replace(const std::string& name, std::string content);

  /// Call it once, last; nothing where it fails.
  [[nodiscard]] std::optional<std::string> take();

 private:
  struct State;
  explicit OfficePackage(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace schede
