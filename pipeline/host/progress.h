#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "extractors/form/form.h"

namespace schede {

/// How far a run has come, for one line of a terminal: "[######--------------]  30 %  3000/10000  412/s  ancora 0:17". Without a total
/// only what is done and the rate.
[[nodiscard]] std::string progress_line(std::size_t done, std::size_t total, std::chrono::milliseconds elapsed, Language language);

}  // namespace schede
