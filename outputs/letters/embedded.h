#pragma once

#include <string_view>

/// Files that are part of the program (cmake/embed.cmake).
namespace schede::embedded {

extern const std::string_view letter_it;  ///< outputs/letters/letter.it.txt
extern const std::string_view letter_en;  ///< outputs/letters/letter.en.txt

}  // namespace schede::embedded
