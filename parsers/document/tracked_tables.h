#pragma once

#include <cstddef>
#include <vector>

#include "parsers/document/document.h"

namespace schede {

/// Which of a document's tables, those within others left out, hold tracked changes. LibreOffice 7.4 forgets those of a table with a
/// control round one of its cells when it reads DOCX: what somebody had taken out stands there again, as if it were an answer.
class TrackedTables {
 public:
  void begin_table() {
    if (depth_++ == 0) changed_.push_back(false);
  }
  void end_table() {
    if (depth_ > 0) --depth_;
  }
  void note_insertion() {
    if (depth_ > 0) changed_.back() = true;
  }
  void note_deletion() {
    has_deletions_ = true;
    note_insertion();
  }

  /// Of a document with deletions that LibreOffice saved: a cross in a table without any change may be one that was deleted. `document` has
  /// its metadata.
  void doubt_others(Document& document) const;

 private:
  std::vector<bool> changed_;  ///< in the order of the document
  std::size_t depth_ = 0;
  bool has_deletions_ = false;
};

}  // namespace schede
