#pragma once

#include <string_view>

namespace schede::embedded {

extern const std::string_view station_html, station_css, station_js;

}  // namespace schede::embedded
