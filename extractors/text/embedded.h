#pragma once

#include <string_view>

/// Files that are part of the program (cmake/embed.cmake).
namespace schede::embedded {

extern const std::string_view accent_words;  ///< Italian words that end in an accented vowel (cmake/accent_words.cpp)

}  // namespace schede::embedded
