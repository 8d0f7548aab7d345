#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace schede {

/// Folded words that texts of one kind begin with, to tell by a quick look at a text that none of these can stand in it.
class OpeningWords {
 public:
  /// The first word of a folded text.
  void add(std::string_view text);

  /// Does one of them begin at a byte of a verbatim text where no word of ASCII goes on? Also where it is the beginning of a longer word.
  [[nodiscard]] bool may_begin_in(std::string_view text) const;

 private:
  std::vector<std::string> words_;
  std::array<bool, 0x100> first_bytes_{}, second_bytes_{};  ///< of any of them, small and capital
};

}  // namespace schede
