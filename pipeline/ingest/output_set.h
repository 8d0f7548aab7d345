#pragma once

namespace schede {

/// Which outputs are wanted of those that the form asks for.
enum class OutputSet { all, tables };

}  // namespace schede
