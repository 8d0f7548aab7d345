#pragma once

#include <string_view>

/// Files that are part of the program (cmake/embed.cmake).
namespace schede::embedded {

extern const std::string_view look_css;      ///< cmake/look.cmake: outputs/report/look.css, and the letters and icons that it is set in
extern const std::string_view report_css;    ///< outputs/report/report.css
extern const std::string_view report_js;     ///< outputs/report/report.js
extern const std::string_view register_css;  ///< outputs/report/register.css
extern const std::string_view register_js;   ///< outputs/report/register.js
extern const std::string_view return_css;    ///< outputs/report/return.css
extern const std::string_view return_js;     ///< outputs/report/return.js

}  // namespace schede::embedded
