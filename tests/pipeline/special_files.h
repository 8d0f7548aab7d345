#pragma once

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "pipeline/host/files.h"

namespace schede::test {

/// Makes fifo.docx, socket.docx and, where that is allowed, device.docx, which never comes to an end.
inline void make_special_files(const std::filesystem::path& folder) {
  REQUIRE(::mkfifo((folder / "fifo.docx").c_str(), 0600) == 0);
  const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  (folder / "socket.docx").string().copy(name.sun_path, sizeof name.sun_path - 1);
  REQUIRE(::bind(socket.get(), reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0);
  const int made = ::mknod((folder / "device.docx").c_str(), S_IFCHR | 0600, makedev(1, 5));  // /dev/zero
  REQUIRE((made == 0 || errno == EPERM));
}

}  // namespace schede::test
