#pragma once

#include <chrono>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"
#include "pipeline/host/failure.h"

namespace schede {

/// How messages look: a line for a person, or a JSON object a line with time, level, event, message and, of a document, file and code.
enum class LogFormat { text, json };

/// One thing that happened. Files and folders are named in it; what stands in a document never is.
struct Event {
  enum class Level { info, warning, error };
  Level level = Level::info;
  const char* name = "note";  ///< in JSON; the same in every language
  Bilingual words;            ///< file names and technical phrases in it have gone through visible()
  std::string file = {};      ///< a document's path below its folder
  std::string code = {};      ///< why it was rejected, as a gap code
};

/// What the program says beside its output, on standard error, in the user's language.
class Messages {
 public:
  enum class Stamps { none, time };  ///< whether lines for a person bear the time, as for a program that runs on and on
  explicit Messages(Language language, Stamps stamps = Stamps::none);

  /// For the whole program; text unless it is set.
  static void use(LogFormat format);

  void tell(const Event& event);
  void say(const Bilingual& words) { tell({.words = words}); }

  /// The lines that commands share: a file that could not be read (an errno), a document that was rejected, receipts of certified mail in a
  /// file, the end of a command.
  void say_unread(std::string_view path, int error);
  void say_rejected(std::string_view path, std::string_view code, std::string_view reason);
  void say_receipts(std::string_view path, std::size_t count);
  void say_accepted(std::string_view path, std::size_t gaps);
  void say_failure(const Failure& failure);

  /// A program that looks again and again meets the same trouble each time: what is no mere info is said when it appears and not again
  /// until a round has passed without it.
  void next_round();

  /// What was said of it in this round, a line each, in order.
  [[nodiscard]] const std::vector<std::string>& troubles() const { return said_; }

  /// How many documents are done, of how many (0: nobody knows); shown on a terminal alone, and no more often than it is worth.
  void progress(std::size_t done, std::size_t total = 0);

  [[nodiscard]] Language language() const { return language_; }

 private:
  void clear_progress();

  Language language_;
  bool terminal_;
  bool progress_shown_ = false;
  std::chrono::steady_clock::time_point begin_{}, next_progress_{};
  std::set<std::string> troubles_, last_troubles_;
  std::vector<std::string> said_;
};

}  // namespace schede
