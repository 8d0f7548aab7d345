#pragma once

#include <string_view>

/// Files that are part of the program (cmake/embed.cmake).
namespace schede::embedded {

extern const std::string_view bodies;  ///< extractors/data/bodies.csv

}  // namespace schede::embedded
