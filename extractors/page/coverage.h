#pragma once

#include <string_view>
#include <vector>

#include "extractors/page/span.h"

namespace schede {

/// Which bytes of the document are accounted for: as printed text or as part of a value.
class Coverage {
 public:
  explicit Coverage(const Page& page);

  void cover(const Span& span);
  void cover(const std::vector<Span>& spans);
  /// Printed words, and what ornaments them: a number or bullet before, punctuation and leader dots behind.
  void cover_printed(const std::vector<Span>& printed);

  /// Spans that nothing covers and that hold something to be seen, in reading order.
  [[nodiscard]] std::vector<Span> uncovered() &&;

 private:
  const Page* page_;
  std::vector<Span> covered_;
};

/// Does a text say nothing by itself where it stands before printed text: a number or letter that counts, signs round it, dots?
[[nodiscard]] bool is_ornament(std::string_view text);

}  // namespace schede
