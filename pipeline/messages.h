#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

#include "extractors/form.h"

namespace schede {

/// What the program says beside its output, on standard error, in the user's language.
class Messages {
 public:
  enum class Stamps { none, time };  ///< whether lines bear the time, as for a program that runs on and on
  explicit Messages(Language language, Stamps stamps = Stamps::none);

  /// A line for the user. File names and document text in it have gone through visible().
  void say(const Words& words);

  /// The lines that commands share: a file that could not be read (an errno), a document that was rejected.
  void say_unread(std::string_view path, int error);
  void say_rejected(std::string_view path, std::string_view reason);

  /// How many documents are done; shown on a terminal alone, and no more often than it is worth.
  void progress(std::size_t done);

  [[nodiscard]] Language language() const { return language_; }

 private:
  void clear_progress();

  Language language_;
  bool terminal_;
  bool progress_shown_ = false;
  std::chrono::steady_clock::time_point next_progress_{};
};

}  // namespace schede
