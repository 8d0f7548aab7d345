#pragma once

#include <string>
#include <string_view>

namespace schede::docx {

/// The characters of one w:t, as they come: without the blanks at its ends unless it keeps them (xml:space), and with blanks for line
/// ends, which are of a program that lays out its XML.
class TextElement {
 public:
  void begin(bool keeps_blanks);

  /// What the next characters show. Valid until the next call.
  [[nodiscard]] std::string_view shown(std::string_view text);

 private:
  [[nodiscard]] std::string_view trimmed(std::string_view text);

  bool keeps_blanks_ = true;
  bool begun_ = false;
  std::string in_line_;
  std::string held_;  ///< blanks that show only if something comes behind them
  std::string joined_;
};

}  // namespace schede::docx
