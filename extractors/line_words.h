#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/anchors.h"
#include "extractors/lines.h"

namespace schede {

/// A word of a line.
struct LineWord {
  std::size_t line = 0;
  std::uint32_t begin = 0, end = 0;  ///< bytes of the line
  int id = -1;                       ///< in FormIndex::vocabulary, -1 for a word that the form does not print
  std::size_t key_begin = 0, key_size = 0;
};

/// The folded words of a layout's lines, one behind the other. Only those of the line asked for and of the next ones are kept: the
/// words of a large document would take more memory than its text.
class LineWords {
 public:
  LineWords(const Layout& layout, const FormIndex& index) : layout_(layout), index_(index) {}

  /// The words of a line and of the next ones that continue it in the same cell: at least the first fifty, where there are so many
  /// in the first four lines. Of each line the first fifty count. Lines must be asked for in order; valid until the next one is.
  [[nodiscard]] std::span<const LineWord> from(std::size_t line);

  [[nodiscard]] std::string_view key(const LineWord& word) const {
    return std::string_view(keys_).substr(word.key_begin - dropped_, word.key_size);
  }

 private:
  void drop_before(std::size_t line);
  void add_line();

  const Layout& layout_;
  const FormIndex& index_;
  std::vector<LineWord> words_;
  std::string keys_;
  std::size_t first_ = 0;      ///< of words_ that is still asked for
  std::size_t next_line_ = 0;  ///< the first whose words are not there yet
  std::size_t dropped_ = 0;    ///< bytes of keys that are no longer kept
};

}  // namespace schede
