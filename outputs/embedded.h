#pragma once

#include <string_view>

/// Files that are part of the program (cmake/embed.cmake).
namespace schede::embedded {

extern const std::string_view report_css;  ///< outputs/report.css
extern const std::string_view report_js;   ///< outputs/report.js
extern const std::string_view letter_it;   ///< outputs/letter.it.txt
extern const std::string_view letter_en;   ///< outputs/letter.en.txt

}  // namespace schede::embedded
