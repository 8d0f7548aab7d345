#pragma once

#include <algorithm>
#include <chrono>

namespace schede {

/// How long to wait before the next try: the usual time, and twice as long after each failure in a row, up to a cap.
class Patience {
 public:
  using Time = std::chrono::milliseconds;
  Patience(Time usual, Time cap) : usual_(std::min(usual, cap)), cap_(cap), next_(usual_) {}

  [[nodiscard]] Time after_success() { return next_ = usual_; }
  [[nodiscard]] Time after_failure() { return next_ = std::min(next_ * 2, cap_); }
  [[nodiscard]] bool is_strained() const { return next_ != usual_; }

 private:
  Time usual_, cap_, next_;
};

}  // namespace schede
