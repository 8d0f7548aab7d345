#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/workers/job.h"

namespace schede {

/// Reads the documents of a file, and what a converter made of those that cannot be read as they came.
class DocumentReader {
 public:
  /// Both must outlive it.
  DocumentReader(const Limits& limits, const std::vector<Converted>& converted) : limits_(limits), converted_(converted) {}

  /// As read_document. What was converted has the format of the document as it came and says by whom; what is still to be converted is an
  /// unsupported_format, and wanted.
  [[nodiscard]] Result<Document> read(std::string_view bytes);

  [[nodiscard]] const std::vector<Wanted>& wanted() const { return wanted_; }
  [[nodiscard]] std::vector<Wanted> take_wanted() { return std::move(wanted_); }
  [[nodiscard]] const Limits& limits() const { return limits_; }

 private:
  const Limits& limits_;
  const std::vector<Converted>& converted_;
  std::vector<Wanted> wanted_;
};

}  // namespace schede
