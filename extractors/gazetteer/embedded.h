#pragma once

#include <string_view>

/// Files that are part of the program (cmake/embed.cmake).
namespace schede::embedded {

extern const std::string_view comuni;     ///< extractors/data/comuni.csv
extern const std::string_view provinces;  ///< extractors/data/provinces.csv
extern const std::string_view regions;    ///< extractors/data/regions.csv
extern const std::string_view foreign;    ///< extractors/data/foreign.txt

}  // namespace schede::embedded
