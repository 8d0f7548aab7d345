#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parsers/document/error.h"
#include "parsers/document/limits.h"

namespace schede {

/// The members of a ZIP archive held in memory, under Limits. The only place that knows libzip. Nothing is written to disk.
class Package {
 public:
  /// The bytes must outlive the package.
  [[nodiscard]] static Result<Package> open(std::span<const std::byte> bytes, const Limits& limits);

  /// Members that came in another way, by name.
  [[nodiscard]] static Package of(std::vector<std::pair<std::string, std::string>> members, const Limits& limits);

  Package(Package&&) noexcept;
  Package& operator=(Package&&) noexcept;
  ~Package();

  /// Is there a member of this name? Names are compared without regard to ASCII case, as OPC asks (ECMA-376-2, 6.2.2.3).
  [[nodiscard]] bool contains(std::string_view member) const;

  /// Names in directory order.
  [[nodiscard]] std::vector<std::string> members() const;

  /// The whole member, inflated. A missing member, a bad CRC, a lying size: unreadable; an encrypted one: encrypted.
  [[nodiscard]] Result<std::string> read(std::string_view member) const;

  /// The inflated member in chunks, in order, so that memory stays bounded. The callback says false to stop early.
  [[nodiscard]] Result<void> read_chunks(std::string_view member, const std::function<bool(std::span<const char>)>& take) const;

  /// The declared inflated size: a hint for choosing between the two above, never to allocate by.
  [[nodiscard]] std::optional<std::uint64_t> declared_size(std::string_view member) const;

 private:
  [[nodiscard]] std::optional<std::string> read_at_once(std::string_view member) const;

  struct State;
  explicit Package(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace schede
