#pragma once

#include <string>
#include <unordered_set>

#include "parsers/container/xml.h"

namespace schede::odt {

/// Tracked deletions whose text stands in the body between two marks, as LibreOffice writes those that it shows. Where the text stands
/// in the list of changes instead (ODF 1.3 part 3, 5.5.4), nothing of it comes into the body.
class Deletions {
 public:
  /// A text:changed-region begins.
  void region(const xml::Element& element);
  /// The region's change is a deletion.
  void is_deletion() { deleted_.insert(region_); }

  /// A text:change-start and a text:change-end.
  void start(const xml::Element& element);
  void end(const xml::Element& element);

  /// Is what comes deleted?
  [[nodiscard]] bool are_open() const { return !open_.empty(); }

 private:
  std::string region_;
  std::unordered_set<std::string> deleted_, open_;
};

}  // namespace schede::odt
