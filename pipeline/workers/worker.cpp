#include "pipeline/workers/worker.h"

#include <unistd.h>

#include <array>
#include <string>
#include <string_view>

#include "pipeline/host/files.h"
#include "pipeline/workers/protocol.h"

namespace schede {

bool serve(int in, int out, const std::function<FileAnswer(const Request&)>& process) {
  std::string arrived;
  std::array<char, 16 << 10> chunk;
  while (true) {
    const auto got = retried([&] { return ::read(in, chunk.data(), chunk.size()); });
    if (got <= 0) return got == 0;
    arrived.append(chunk.data(), static_cast<std::size_t>(got));
    std::string_view rest(arrived);
    while (const auto request = take_request(rest)) {
      std::string answer;
      append_answer(process(*request), answer);
      // At once: the parent tells from the answers which document a worker that fell was at.
      if (!write_all(out, answer)) return false;
    }
    arrived.erase(0, arrived.size() - rest.size());
  }
}

}  // namespace schede
