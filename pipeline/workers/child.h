#pragma once

#include <sys/resource.h>
#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/host/files.h"

namespace schede {

/// Sets a limit of this process, hard and soft, at `value` and at most at what it was. False where that fails.
[[nodiscard]] bool set_limit(__rlimit_resource resource, std::uint64_t value);

/// What a child may use.
struct ChildLimits {
  std::uint64_t memory = 1ull << 30;            ///< address space, in bytes; not watched in sanitizer builds
  std::vector<std::filesystem::path> readable;  ///< see confine()
};

/// A process forked off to work for this one, joined to it by a socket. It is confined, dies with its parent, leaves no core and, when it
/// takes more than its memory, gets std::bad_alloc. One whose set-up fails in any point ends before it does anything.
class Child {
 public:
  /// `body` runs in the child with the socket's other end; its result is the exit status. Throws Failure(io).
  Child(const ChildLimits& limits, const std::function<int(int socket)>& body);
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  /// Kills it and waits for its end.
  ~Child();

  [[nodiscard]] int socket() const { return socket_.get(); }

  /// Sends as much as it takes now, off the front of `bytes`. What a dead child doesn't take is dropped.
  void send(std::string& bytes) const;

  /// Appends what has come. False when the child has closed its end. Throws Failure(io) when it could not be set up.
  [[nodiscard]] bool receive(std::string& arrived);

  /// Of a child that has closed its end: did somebody kill it, and not a fault of its own?
  [[nodiscard]] bool was_killed() const;

  /// How long it has computed since it was born.
  [[nodiscard]] std::chrono::nanoseconds cpu_time() const;

 private:
  void take_first_word(std::string_view& words);

  Descriptor socket_;
  pid_t pid_ = -1;
  bool is_set_up_ = false;
};

}  // namespace schede
