#include "pipeline/ingest/inputs.h"

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <utility>

#include "pipeline/host/files.h"
#include "pipeline/host/scan.h"

namespace schede {
namespace {

bool has_input(int fd) {
  pollfd polled{fd, POLLIN, 0};
  return ::poll(&polled, 1, 0) > 0;
}

/// False at the end.
bool read_more(int fd, std::string& arrived) {
  std::array<char, 16 << 10> chunk;
  const auto got = retried([&] { return ::read(fd, chunk.data(), chunk.size()); });
  if (got > 0) arrived.append(chunk.data(), static_cast<std::size_t>(got));
  return got > 0;
}

}  // namespace

Inputs::Inputs(std::vector<std::string> arguments, PathEnd path_end, Trouble trouble)
    : arguments_(std::make_move_iterator(arguments.begin()), std::make_move_iterator(arguments.end())),
      path_end_(path_end == PathEnd::nul ? '\0' : '\n'),
      trouble_(std::move(trouble)) {}

std::optional<Request> Inputs::next(bool may_wait) {
  while (requests_.empty()) {
    const auto argument = next_argument(may_wait);
    if (!argument) return {};
    open(*argument);
  }
  auto request = std::move(requests_.front());
  requests_.pop_front();
  return request;
}

void Inputs::open(const std::string& argument) {
  struct stat status {};
  if (::stat(argument.c_str(), &status) != 0) return trouble_(argument, errno);
  if (!S_ISDIR(status.st_mode)) {
    requests_.push_back({link_target(argument), name_in_record(argument)});
    return;
  }
  const std::filesystem::path folder(argument);
  const auto scan = scan_folder(folder);
  for (const auto& unlisted : scan.unlisted) trouble_(folder / unlisted.path, unlisted.error);
  for (const auto& file : scan.files) requests_.push_back({folder / file.path, file.path});
}

std::optional<std::string> Inputs::next_argument(bool may_wait) {
  while (reading_standard_input_ || !arguments_.empty()) {
    if (reading_standard_input_) {
      if (auto path = next_from_standard_input(may_wait)) return path;
      if (reading_standard_input_) return {};
      continue;
    }
    auto argument = std::move(arguments_.front());
    arguments_.pop_front();
    if (argument != "-") return argument;
    reading_standard_input_ = true;
  }
  return {};
}

std::optional<std::string> Inputs::next_from_standard_input(bool may_wait) {
  while (true) {
    const auto end = arrived_.find(path_end_);
    if (end != std::string::npos) {
      auto path = arrived_.substr(0, end);
      arrived_.erase(0, end + 1);
      if (!path.empty()) return path;
      continue;
    }
    if (!may_wait && !has_input(STDIN_FILENO)) return {};
    if (read_more(STDIN_FILENO, arrived_)) continue;
    reading_standard_input_ = false;
    if (arrived_.empty()) return {};
    return std::exchange(arrived_, {});  // the last path may lack its end
  }
}

std::string name_in_record(const std::string& argument) {
  const std::filesystem::path path(argument);
  return path.is_absolute() ? path.filename().string() : path.lexically_normal().string();
}

}  // namespace schede
