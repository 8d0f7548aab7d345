#pragma once

#include <string_view>

/// Files that are part of the program (cmake/embed.cmake).
namespace schede::embedded {

extern const std::string_view form_schema;   ///< forms/schede-form.rng
extern const std::string_view default_form;  ///< forms/agire-por-gemellaggi.xml
extern const std::string_view accent_words;  ///< Italian words that end in an accented vowel (cmake/accent_words.cpp)
extern const std::string_view bodies;        ///< extractors/data/bodies.csv
extern const std::string_view foreign;       ///< extractors/data/foreign.txt
extern const std::string_view given_names;   ///< extractors/data/given_names.txt
extern const std::string_view comuni;        ///< extractors/data/comuni.csv
extern const std::string_view provinces;     ///< extractors/data/provinces.csv
extern const std::string_view regions;       ///< extractors/data/regions.csv
extern const std::string_view area_codes;    ///< "0832<tab>Lecce": where Italian numbers are at home (cmake/area_codes.cpp)
extern const std::string_view top_level_domains;  ///< one a line, each between line ends (cmake/top_level_domains.cmake)

}  // namespace schede::embedded
