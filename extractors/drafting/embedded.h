#pragma once

#include <string_view>

/// Files that are part of the program (cmake/embed.cmake).
namespace schede::embedded {

extern const std::string_view labels_it;  ///< extractors/data/labels/it.txt
extern const std::string_view labels_en;  ///< extractors/data/labels/en.txt
extern const std::string_view labels_fr;  ///< extractors/data/labels/fr.txt
extern const std::string_view labels_de;  ///< extractors/data/labels/de.txt
extern const std::string_view labels_es;  ///< extractors/data/labels/es.txt

}  // namespace schede::embedded
