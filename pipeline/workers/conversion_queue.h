#pragma once

#include <deque>
#include <optional>
#include <utility>
#include <vector>

#include "pipeline/workers/conversion.h"
#include "pipeline/workers/job.h"

namespace schede {

/// Has documents converted that workers could not read, one after the other.
class ConversionQueue {
 public:
  /// `most`: see Conversion; all documents of one file together have ten times that.
  ConversionQueue(FindConverter find, std::chrono::seconds most) : find_(std::move(find)), most_(most) {}

  /// What a request wants converted. It must live until it comes back.
  void add(Request& request, std::vector<Wanted> wanted);

  /// Can be read from when there is something to go on with; -1 where nothing is at work.
  [[nodiscard]] int descriptor() const { return conversion_ ? conversion_->descriptor() : -1; }

  /// Goes on as far as it can, and gives back a request that has all that it wanted; null where none has.
  [[nodiscard]] Request* next_done();

 private:
  struct Asked {
    Request* request;
    std::vector<Wanted> wanted;  ///< the last one is next
    std::chrono::steady_clock::duration spent{};
  };

  const std::optional<Converter>& converter();
  void begin();
  void answer(Result<std::string> document);

  FindConverter find_;  ///< empty once it was called
  std::optional<Converter> converter_;
  std::chrono::seconds most_;
  std::deque<Asked> asked_;  ///< the first is at work
  std::optional<Conversion> conversion_;
  std::chrono::steady_clock::time_point begun_;
};

}  // namespace schede
