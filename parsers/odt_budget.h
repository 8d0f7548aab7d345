#pragma once

#include <cstdint>

#include "parsers/document.h"
#include "parsers/limits.h"

namespace schede::odt {

/// What the document has cost so far. A file can ask for much with few bytes (repeated cells, counted spaces), so what it
/// asks for is counted before it is made.
class Budget {
 public:
  explicit Budget(const Limits& limits) : limits_(limits) {}

  [[nodiscard]] const Limits& limits() const { return limits_; }
  /// The member of Limits that was exceeded; nullptr while all is well.
  [[nodiscard]] const char* exceeded() const { return exceeded_; }
  void exceed(const char* limit) { exceeded_ = limit; }

  /// Each says whether there is still room, and remembers when there is none.
  bool block() { return charge(blocks_, 1, limits_.blocks, "blocks"); }
  bool cell() { return charge(cells_, 1, limits_.cells, "cells"); }
  /// Text that the file does not spell out.
  bool text(std::uint64_t bytes) { return charge(bytes_, bytes, limits_.member_bytes, "member_bytes"); }
  /// Copies of a row's worth of blocks and cells.
  bool copies(const Row& row, std::uint64_t times);
  bool copies(const Cell& cell, std::uint64_t times);

 private:
  bool charge(std::uint64_t& used, std::uint64_t amount, std::uint64_t limit, const char* name) {
    used += amount;
    if (used > limit && !exceeded_) exceeded_ = name;
    return !exceeded_;
  }
  bool charge(const struct Weight& weight, std::uint64_t times);

  const Limits& limits_;
  std::uint64_t blocks_ = 0;
  std::uint64_t cells_ = 0;
  std::uint64_t bytes_ = 0;
  const char* exceeded_ = nullptr;
};

}  // namespace schede::odt
