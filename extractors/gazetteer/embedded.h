#pragma once

#include <string_view>

/// Files that are part of the program (cmake/embed.cmake).
namespace schede::embedded {

extern const std::string_view comuni;      ///< name, ISTAT's code, row of the province, "former" of those of extractors/data/comuni.csv
extern const std::string_view provinces;   ///< extractors/data/provinces.csv
extern const std::string_view regions;     ///< extractors/data/regions.csv
extern const std::string_view place_keys;  ///< kind, key, row of what bears it, in the order of their bytes (cmake/place_names.cpp)

}  // namespace schede::embedded
