#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "parsers/document/budget.h"
#include "parsers/document/document.h"
#include "parsers/odt/styles.h"

namespace schede::odt {

/// A text:p or text:h that is open: character data becomes runs, white space collapsed as ODF 1.3 part 3, 6.1.2 says.
class OpenParagraph {
 public:
  /// The budget must outlive it. Text past it is left out.
  OpenParagraph(Paragraph start, Budget& budget);

  /// Character data of the file.
  void characters(std::string_view text, const Look& look);
  /// Text that an element stands for (a tab, counted spaces, a control's value): not collapsed.
  void literal(std::string_view text, const Look& look);
  /// A run without text: a picture, a drawing, a field that cannot be read.
  void thing(Run run);
  void box(Checkbox state, const Look& look);
  /// What follows is a run of its own even where it looks like what came before.
  void part() { parted_ = true; }
  /// What follows is the answer that a bookmark of this name holds; empty for none.
  void set_key(const std::string& key) { key_ = key; }
  /// The paragraph is not shown, nor what is anchored in it.
  void hide() { hidden_ = true; }

  /// What came since a mark goes again: the code of a field, when its result follows.
  void mark();
  void drop_since_mark();
  void forget_mark();
  /// Did nothing come since?
  [[nodiscard]] bool is_at_mark() const;
  /// What came since a mark is uncertain (Aside::prompt) where it seems to be joined lines (see has_joint).
  void doubt_joined_lines();

  /// Appends the finished paragraph and, after it, what is anchored in it; nothing when it is hidden.
  void finish(std::vector<Block>& blocks);

  std::vector<Block> anchored;  ///< frames to stand right after the paragraph
  int nested = 0;               ///< paragraphs within it that stand where none may

 private:
  struct Place {
    std::size_t run = 0;
    std::size_t offset = 0;
  };

  [[nodiscard]] Run& run(const Look& look);
  void append(std::string_view text, const Look& look);
  void append_symbols(std::string_view text, const Look& look);
  [[nodiscard]] Place here() const;

  Budget* budget_;
  Paragraph paragraph_;
  std::string key_;
  bool parted_ = false;
  bool hidden_ = false;
  bool hid_text_ = false;
  bool after_space_ = true;  ///< the last character datum was white space, or there was none yet
  bool spaced_ = false;      ///< and it ends the paragraph so far
  std::vector<Place> marks_;
};

}  // namespace schede::odt
