#pragma once

#include <cstdint>

#include "parsers/document/document.h"
#include "parsers/document/limits.h"

namespace schede {

/// What a document has cost so far, all its parts together. A file can ask for much with few bytes (repeated cells, counted
/// spaces, long labels), so what it asks for is counted before it is made.
class Budget {
 public:
  explicit Budget(const Limits& limits) : limits_(limits) {}

  [[nodiscard]] const Limits& limits() const { return limits_; }
  /// The member of Limits that was exceeded first; nullptr while all is well.
  [[nodiscard]] const char* exceeded() const { return exceeded_; }
  void exceed(const char* limit) {
    if (!exceeded_) exceeded_ = limit;
  }

  /// Each says whether there is still room, and remembers when there is none.
  bool block() { return charge(spent_.blocks, 1, limits_.blocks, "blocks"); }
  bool run() { return charge(spent_.runs, 1, limits_.runs, "runs"); }
  bool cells(std::uint64_t count) { return charge(spent_.cells, count, limits_.cells, "cells"); }
  bool text(std::uint64_t bytes) { return charge(spent_.bytes, bytes, limits_.text_bytes, "text_bytes"); }
  /// So many more of this row or cell, with all that stands in it.
  bool copies(const Row& row, std::uint64_t times);
  bool copies(const Cell& cell, std::uint64_t times);

  /// What a part of a document holds.
  struct Weight {
    std::uint64_t blocks = 0, runs = 0, cells = 0, bytes = 0;
  };

 private:
  bool charge(std::uint64_t& spent, std::uint64_t amount, std::uint64_t limit, const char* name) {
    spent += amount;
    if (spent > limit) exceed(name);
    return !exceeded_;
  }
  bool charge(const Weight& weight, std::uint64_t times);

  const Limits& limits_;
  Weight spent_;
  const char* exceeded_ = nullptr;
};

}  // namespace schede
