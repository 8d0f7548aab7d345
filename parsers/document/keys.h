#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parsers/document/document.h"

namespace schede {

/// The bookmarks that are open in a document and name an answer: those that begin with "sch__", as forms that this program made have them.
class OpenKeys {
 public:
  /// `id`: what the end of the bookmark will be told by.
  void start(std::string_view id, std::string_view name);
  void end(std::string_view id);

  /// The innermost; empty where none is open.
  [[nodiscard]] const std::string& current() const;
  /// When the document has ended: takes away again the keys of bookmarks that never did, which would hold everything behind them.
  void drop_unclosed(std::vector<Block>& blocks) const;

 private:
  std::vector<std::pair<std::string, std::string>> open_;  ///< id and name
};

}  // namespace schede
