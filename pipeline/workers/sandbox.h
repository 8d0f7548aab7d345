#pragma once

#include <filesystem>
#include <vector>

#include "extractors/text/bilingual.h"

namespace schede {

/// What the kernel has to confine a process with.
struct Confinement {
  bool seccomp = false;   ///< which system calls it may make
  bool landlock = false;  ///< which files it may open

  [[nodiscard]] bool is_whole() const { return seccomp && landlock; }
};
[[nodiscard]] Confinement known_confinement();

/// That the kernel has no Landlock, say; of one that has both there is nothing to be said.
[[nodiscard]] Bilingual words_of_lack(const Confinement& confinement);

/// Takes from this process, for good, every power that reading documents does not need. What stays is to compute, to open files for
/// reading and to talk through what is open already: no network, no other program or process, no writing (seccomp, a list of what is
/// allowed; the rest fails with EPERM). Where the kernel has Landlock, files can be read below `readable` and in the system's /usr
/// alone; empty for all files. What the kernel lacks is done without. Gives back 0, or the errno of what failed: then the process is
/// not to go on.
[[nodiscard]] int confine(const std::vector<std::filesystem::path>& readable);

/// The same for a converter, another program that is about to take this process's place: it may run and compute, but has no network and
/// makes no processes, reads what programs and libraries need, and writes below `folder` alone.
[[nodiscard]] int confine_converter(const std::filesystem::path& folder, const std::filesystem::path& program);

}  // namespace schede
