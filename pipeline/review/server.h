#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "pipeline/review/station.h"

namespace schede {

/// Serves a station on a free port of 127.0.0.1. `started` is told the address to open. Goes on until nobody has asked for anything for
/// `idle`, or `stop` says so. Throws Failure(io) where no port can be had.
void serve(Station& station, std::chrono::seconds idle, const std::function<void(const std::string& address)>& started,
           const std::function<bool()>& stop);

}  // namespace schede
