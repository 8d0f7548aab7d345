#pragma once

#include <string>
#include <variant>
#include <vector>

#include "extractors/form/answer_keys.h"
#include "extractors/form/form.h"

namespace schede {

/// A blank form to fill in, before it becomes DOCX or ODT.

enum class ControlKind { text, paragraphs, date, list, box };

/// Where an answer is written, chosen or ticked.
struct Control {
  AnswerKey key;
  ControlKind kind = ControlKind::text;
  std::string title;  ///< what it asks, as programs show it beside the control
  struct Entry {
    std::string code, shown;
  };
  std::vector<Entry> entries;  ///< of a list
  bool narrow = false;         ///< it stands in one of several columns
};

/// What an empty control shows: a line to write on, which says nothing in any language and is there on paper, too.
[[nodiscard]] std::string prompt_of(const Control& control);

enum class TextLook { title, introduction, heading, question, plain, option };

/// A paragraph of printed text and controls.
struct PageLine {
  TextLook look = TextLook::plain;
  std::vector<std::variant<std::string, Control>> pieces;
};

struct PageCell {
  std::vector<PageLine> lines;
  bool head = false;  ///< printed: a header, a label
};

struct PageTable {
  std::vector<int> widths;  ///< of the columns, in hundredths of the whole
  std::vector<std::vector<PageCell>> rows;
  bool header = false;  ///< the first row is one of headers
  bool tall = false;    ///< rows with room for paragraphs
};

using PageBlock = std::variant<PageLine, PageTable>;

/// Sets a form: its printed text in order, each answer as a control.
[[nodiscard]] std::vector<PageBlock> lay_out_blank(const Form& form);

}  // namespace schede
