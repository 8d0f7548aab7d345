#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>

#include "pipeline/host/scan.h"

namespace schede {

/// May somebody still be writing this file? Its time is less than `settle` before `now`, and it is no ZIP archive that has come to
/// its end. A time in the future tells nothing: such a file counts as settled.
[[nodiscard]] bool is_unsettled(const std::filesystem::path& folder, const Found& file, std::chrono::nanoseconds settle, std::int64_t now);

/// Does the file begin and end as a ZIP archive does: "PK", and an end-of-central-directory record (APPNOTE 4.3.16) in its last 64 KB?
[[nodiscard]] bool is_whole_zip(const std::filesystem::path& path);

/// The file as it is now; nothing left of it is a size and time of zero.
[[nodiscard]] Found looked_at_again(const std::filesystem::path& folder, const Found& file);

}  // namespace schede
