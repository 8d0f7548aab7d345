#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "pipeline/host/files.h"

namespace schede {

/// A process forked off to work for this one, joined to it by a socket. It dies with its parent, leaves no core and, when it takes
/// more than its memory, gets std::bad_alloc.
class Child {
 public:
  /// `body` runs in the child with the socket's other end; its result is the exit status. Throws Failure(io).
  Child(std::uint64_t memory, const std::function<int(int socket)>& body);
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  /// Kills it and waits for its end.
  ~Child();

  [[nodiscard]] int socket() const { return socket_.get(); }

  /// Sends as much as it takes now, off the front of `bytes`. What a dead child doesn't take is dropped.
  void send(std::string& bytes) const;

  /// Of a child that has closed its end: did somebody kill it, and not a fault of its own?
  [[nodiscard]] bool was_killed() const;

  /// Appends what has come. False when the child has closed its end.
  [[nodiscard]] bool receive(std::string& arrived) const;

 private:
  Descriptor socket_;
  pid_t pid_ = -1;
};

}  // namespace schede
