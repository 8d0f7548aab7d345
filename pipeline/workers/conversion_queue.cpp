#include "pipeline/workers/conversion_queue.h"

#include <utility>

namespace schede {
namespace {

/// How long the documents of one file may keep the others waiting.
constexpr int file_share = 10;

}  // namespace

void ConversionQueue::add(Request& request, std::vector<Wanted> wanted) { asked_.push_back({&request, std::move(wanted)}); }

Request* ConversionQueue::next_done() {
  while (!asked_.empty()) {
    if (conversion_ && !conversion_->has_ended()) return nullptr;
    if (conversion_) {
      asked_.front().spent += std::chrono::steady_clock::now() - begun_;
      answer(conversion_->result());
      conversion_.reset();
    }
    if (asked_.front().wanted.empty()) {
      auto* request = asked_.front().request;
      asked_.pop_front();
      return request;
    }
    begin();
  }
  return nullptr;
}

const std::optional<Converter>& ConversionQueue::converter() {
  if (find_) converter_ = std::exchange(find_, nullptr)();
  return converter_;
}

void ConversionQueue::begin() {
  const auto& asked = asked_.front();
  if (!converter()) return answer(fail(ErrorCode::unsupported_format));
  if (asked.spent > file_share * most_) return answer(fail(ErrorCode::limits_exceeded, {}, "seconds"));
  begun_ = std::chrono::steady_clock::now();
  conversion_.emplace(*converter(), asked.wanted.back().bytes, asked.wanted.back().format, most_);
}

void ConversionQueue::answer(Result<std::string> document) {
  auto& asked = asked_.front();
  asked.request->converted.push_back(
      {std::move(asked.wanted.back().sha256), converter() ? converter()->version : std::string(), std::move(document)});
  asked.wanted.pop_back();
}

}  // namespace schede
