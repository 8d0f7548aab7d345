#pragma once

#include <filesystem>
#include <vector>

namespace schede {

/// Takes from this process, for good, every power that reading documents does not need. What stays is to compute, to open files for
/// reading and to talk through what is open already: no network, no other program or process, no writing (seccomp, a list of what is
/// allowed; the rest fails with EPERM). Where the kernel has Landlock, files can be read below `readable` and in the system's /usr
/// alone; empty for all files. What the kernel lacks is done without.
void confine(const std::vector<std::filesystem::path>& readable);

}  // namespace schede
