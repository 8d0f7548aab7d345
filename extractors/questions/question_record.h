#pragma once

#include <vector>

#include "extractors/answers/value_reading.h"
#include "extractors/page/coverage.h"
#include "extractors/record/gap_writer.h"

namespace schede {

/// Puts what was read for the questions of a form into its record.
class QuestionRecord {
 public:
  QuestionRecord(const Page& page, Record& record, GapWriter& gaps, Coverage& coverage)
      : page_(page), record_(record), gaps_(gaps), coverage_(coverage) {}

  /// Values and evidence of one part of the definition.
  void add_values(const std::vector<ValueReading>& readings);
  /// When all values are there: two fields of one parent share one object, wherever they stand in the form.
  void join_parents();
  /// The gaps of all parts. `uncovered`: what nothing took.
  void add_gaps(const std::vector<std::vector<ValueReading>>& parts, const std::vector<Span>& uncovered);

 private:
  void add_gap(const ValueReading& reading, const std::vector<const ValueReading*>& all, const std::vector<Span>& uncovered);
  void add_empty(const ValueReading& reading, const std::vector<const ValueReading*>& all, const std::vector<Span>& uncovered);
  void add_doubts(const ValueReading& reading);
  [[nodiscard]] bool is_filled_elsewhere(const ValueReading& reading, const std::vector<const ValueReading*>& all) const;

  const Page& page_;
  Record& record_;
  GapWriter& gaps_;
  Coverage& coverage_;
};

}  // namespace schede
