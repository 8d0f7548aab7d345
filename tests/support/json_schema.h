#pragma once

#include <string>

namespace schede::test {

/// Where a JSON text breaks a schema of schemas/ ("record.schema.json") and by which keyword, or that it is no JSON; empty when all
/// is well.
[[nodiscard]] std::string misfit(const std::string& json, const std::string& schema);

}  // namespace schede::test
