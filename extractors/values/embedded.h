#pragma once

#include <string_view>

/// Files that are part of the program (cmake/embed.cmake).
namespace schede::embedded {

extern const std::string_view given_names;        ///< extractors/data/given_names.txt
extern const std::string_view area_codes;         ///< "0832<tab>Lecce": where Italian numbers are at home (cmake/area_codes.cpp)
extern const std::string_view number_plan;        ///< "0832 10 fixed 46": Italian numbers by how they begin (cmake/number_plan.cpp)
extern const std::string_view top_level_domains;  ///< one a line, each between line ends (cmake/top_level_domains.cmake)

}  // namespace schede::embedded
