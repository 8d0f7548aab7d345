#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include <tl/expected.hpp>

#include "extractors/record/record.h"

namespace schede {

/// Goes through register.json as RegisterJson wrote it, one record in memory at a time. The error says by line what is wrong.
[[nodiscard]] tl::expected<void, std::string> read_register(std::istream& in, const std::function<void(const Record&)>& take);

}  // namespace schede
