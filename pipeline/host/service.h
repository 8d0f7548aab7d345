#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace schede::service {

/// What a program that runs on tells the systemd that started it, by sd_notify(3); where none did nothing happens.

void tell_ready();
void tell_reloading();
void tell_stopping();

/// That it is alive; see watchdog().
void tell_alive();

/// A line for people, as `systemctl status` shows it. File names in it have gone through visible().
void tell_status(const std::string& line);

/// How often at least it has to say that it is alive, when anybody cares: half of WatchdogSec=, as sd_watchdog_enabled(3) advises.
[[nodiscard]] std::optional<std::chrono::milliseconds> watchdog();

}  // namespace schede::service
