#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace schede::xml {

/// UTF-16 made UTF-8 as it comes, so that everything behind it knows one encoding.
class Utf16 {
 public:
  /// The decoder for a document that starts like this, with a byte order mark or without (XML 1.0, appendix F).
  [[nodiscard]] static std::optional<Utf16> detect(std::string_view start);

  /// Valid until the next call; nothing where the bytes are not UTF-16.
  [[nodiscard]] std::optional<std::string_view> decode(std::string_view bytes);

 private:
  explicit Utf16(bool big_endian) : big_endian_(big_endian) {}
  bool take();

  bool big_endian_;
  bool second_ = false;  ///< half a unit has come
  char16_t unit_ = 0;
  char16_t high_ = 0;  ///< the surrogate that waits for its other half
  std::string text_;
};

}  // namespace schede::xml
