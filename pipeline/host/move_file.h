#pragma once

#include <filesystem>

#include <tl/expected.hpp>

#include "pipeline/host/files.h"

namespace schede {

/// Moves a file to a place of its own: a rename or, to another file system, a copy that is read again before the file is deleted.
/// Never overwrites: the error, an errno, is EEXIST where other bytes have the name. Killed at any instant, or after a power cut,
/// the file is at one of the two places, whole, or at both; called again it comes to its end. Another file that comes to the old place
/// meanwhile stays there. `stop` ends a copy early, with ECANCELED. Throws Failure(no_output) where the new place cannot be brought to
/// the disk.
[[nodiscard]] tl::expected<void, int> move_file(const std::filesystem::path& from, const std::filesystem::path& to,
                                                const Stop& stop = never);

}  // namespace schede
