#include "pipeline/host/service.h"

#include <systemd/sd-daemon.h>

#include <cstdint>

namespace schede::service {

void tell_ready() { ::sd_notify(0, "READY=1"); }
void tell_reloading() { ::sd_notify(0, "RELOADING=1"); }
void tell_stopping() { ::sd_notify(0, "STOPPING=1"); }
void tell_alive() { ::sd_notify(0, "WATCHDOG=1"); }
void tell_status(const std::string& line) { ::sd_notify(0, ("STATUS=" + line).c_str()); }

std::optional<std::chrono::milliseconds> watchdog() {
  std::uint64_t microseconds = 0;
  if (::sd_watchdog_enabled(0, &microseconds) <= 0) return {};
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::microseconds(microseconds)) / 2;
}

}  // namespace schede::service
