#pragma once

#include <string_view>

/// Files that are part of the program (cmake/embed.cmake).
namespace schede::embedded {

extern const std::string_view vocabulary_it;  ///< extractors/data/vocabulary/it.txt
extern const std::string_view vocabulary_en;  ///< extractors/data/vocabulary/en.txt
extern const std::string_view vocabulary_fr;  ///< extractors/data/vocabulary/fr.txt
extern const std::string_view vocabulary_de;  ///< extractors/data/vocabulary/de.txt
extern const std::string_view vocabulary_es;  ///< extractors/data/vocabulary/es.txt

}  // namespace schede::embedded
