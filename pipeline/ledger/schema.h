#pragma once

#include <span>

namespace schede {

/// What brings a ledger from one version of its tables to the next: the step at place N makes version N + 1 of version N; version 0
/// is an empty file. A step that has been released stays as it is: ledgers of that version are about.
using SchemaStep = std::span<const char* const>;
[[nodiscard]] std::span<const SchemaStep> ledger_schema();

}  // namespace schede
