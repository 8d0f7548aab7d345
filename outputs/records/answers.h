#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"
#include "extractors/record/record.h"
#include "extractors/text/bilingual.h"

namespace schede {

/// What a return says of one area. Views into the record.
struct AreaAnswer {
  bool candidate = false;
  const std::vector<std::string>* items = nullptr;  ///< codes of the chosen items; nullptr where the record has none
  std::string_view other;
  std::string_view offer;  ///< the offering body
};

[[nodiscard]] AreaAnswer area_answer(const Record& record, const Choices& choices, std::size_t index);

/// The codes of an area's gaps, as often as the record has them.
[[nodiscard]] std::vector<std::string> area_gap_codes(const Record& record, const Choices& choices, std::size_t index);

/// What a body does in an area, or why it does nothing there: the words for a `mode` or a `mode_reason`; empty for no such code.
[[nodiscard]] Bilingual mode_words(std::string_view code);

/// "1a; 1d"
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between = "; ");
[[nodiscard]] std::string joined(const std::vector<std::string_view>& parts, std::string_view between = "; ");

}  // namespace schede
