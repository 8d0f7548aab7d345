#pragma once

#include <string>
#include <vector>

#include "extractors/drafting/draft_form.h"
#include "extractors/drafting/label_words.h"
#include "extractors/drafting/line_pieces.h"
#include "extractors/drafting/path_names.h"
#include "extractors/page/page.h"

namespace schede {

/// Builds the draft of a form out of its lines in printed order: texts wait until what stands behind them tells whether they introduce an
/// answer, head a part of the form or only stand there.
class FormDrafter {
 public:
  explicit FormDrafter(const LabelWords& words);

  /// A printed text.
  void text(const std::string& text);
  /// Blanks, boxes and answers among texts.
  void line(std::vector<LinePiece> pieces);
  /// Lines to write on, without a word.
  void empty_line(bool date);
  /// An empty cell behind a label, or below it.
  void empty_cell(bool tall);
  /// Cells of one character each.
  void letter_boxes(std::size_t count);
  /// Printed rows under options, further columns behind.
  void grid(const std::vector<std::string>& headers, const std::vector<std::string>& rows, std::size_t leading, bool boxes);
  /// Rows to fill in under column headers.
  void rows(const std::vector<std::string>& headers, const std::vector<std::string>& rows, std::size_t leading, std::size_t printed);

  /// Ends what is open. Nothing where no blank was found.
  [[nodiscard]] std::optional<Draft> finish(std::string id);

  [[nodiscard]] const LabelWords& words() const { return words_; }
  /// Is a column under this header filled in, and none of the answers to choose from?
  [[nodiscard]] bool is_field_header(const std::string& header) const;

 private:
  struct OptionLine {
    std::vector<LinePiece> pieces;
  };

  void end_options();
  void end_narrative();
  Section& section();
  [[nodiscard]] std::string take_label();
  void print_waiting(bool keep_last);
  void start_section(const std::string& heading);
  void print(const std::string& text);

  std::size_t read_field(const std::vector<LinePiece>& pieces, std::size_t at);
  std::size_t read_choice(const std::vector<LinePiece>& pieces, std::size_t at, std::string label);
  [[nodiscard]] std::size_t end_of_answers(const std::vector<LinePiece>& pieces, std::size_t at) const;
  void add_option(ChoiceQuestion& choice, const std::string& text, bool blank, bool date);
  void add_choice(ChoiceQuestion choice, const std::string& label, bool boxes, bool round);
  FormField field_of(const std::string& label, bool date, const std::string& parent);
  void set_type(FormField& field, const std::string& label, bool date);
  void set_need(Need& need, const std::string& path, const std::string& label);
  void guess(const std::string& path, const std::string& what);
  void group_repeated();

  const LabelWords& words_;
  PathNames names_;
  std::vector<std::string> yes_, no_;
  Draft draft_;
  std::vector<std::string> waiting_;  ///< texts of which it is not known yet what they are
  std::vector<std::vector<LinePiece>> options_;
  std::size_t empty_lines_ = 0;
  std::string parent_;
  bool found_ = false;
};

}  // namespace schede
