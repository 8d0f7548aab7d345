#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form_index.h"
#include "extractors/page/page.h"

namespace schede {

/// A word of a line.
struct LineWord {
  std::size_t line = 0;
  std::uint32_t begin = 0, end = 0;  ///< bytes of the line
  int id = -1;                       ///< in FormIndex::vocabulary, -1 for a word that the form does not print
  std::size_t key_begin = 0, key_size = 0;
};

/// The folded words of a page's lines, one behind the other, folded when somebody looks at them: of most lines the first few tell
/// that no printed text begins there. Only those of the line looked at and of the next ones are kept: the words of a large document
/// would take more memory than its text.
class LineWords {
 public:
  LineWords(const Page& page, const FormIndex& index) : page_(page), index_(index) {}

  /// Looks at a line and at the next ones that continue it in the same cell. Lines must come in order.
  void start(std::size_t line);

  /// Is there a word so far behind the first of the line? Of each line the first 150 count; a line is continued while there are
  /// fewer, over three more at most.
  [[nodiscard]] bool has(std::size_t at) {
    while (words_.size() - first_ <= at)
      if (!add_word()) return false;
    return true;
  }

  /// A word that there is. The reference holds until another is looked for.
  [[nodiscard]] const LineWord& word(std::size_t at) const { return words_[first_ + at]; }

  [[nodiscard]] std::string_view key(const LineWord& word) const {
    return std::string_view(keys_).substr(word.key_begin - dropped_, word.key_size);
  }

 private:
  void drop_before(std::size_t line);
  bool add_word();
  std::size_t take_spaced(std::string_view text, std::size_t end);
  bool go_to_next_line();

  const Page& page_;
  const FormIndex& index_;
  std::vector<LineWord> words_;
  std::string keys_;
  std::size_t line_ = 0;     ///< looked at
  std::size_t first_ = 0;    ///< of words_ that is still asked for
  std::size_t dropped_ = 0;  ///< bytes of keys that are no longer kept
  std::size_t at_line_ = 0;  ///< where folding has come to
  std::size_t at_byte_ = 0, words_of_line_ = 0;
};

/// The words from some word of the line looked at on.
class Window {
 public:
  explicit Window(LineWords& words, std::size_t first = 0) : words_(&words), first_(first) {}

  [[nodiscard]] bool has(std::size_t at) const { return words_->has(first_ + at); }
  [[nodiscard]] const LineWord& operator[](std::size_t at) const { return words_->word(first_ + at); }
  [[nodiscard]] std::string_view key(std::size_t at) const { return words_->key((*this)[at]); }
  [[nodiscard]] Window from(std::size_t at) const { return Window(*words_, first_ + at); }

  /// Is there such a word on the first one's line?
  [[nodiscard]] bool has_on_line(std::size_t at) const { return has(at) && (*this)[at].line == (*this)[0].line; }

 private:
  LineWords* words_;
  std::size_t first_;
};

}  // namespace schede
