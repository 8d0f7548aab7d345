#pragma once

#include <string>
#include <string_view>

namespace schede {

/// A body's name in an Italian sentence.
struct ItalianName {
  std::string with_article;  ///< "la Provincia di Modena", "l'Unione …"; the name alone where its article is not known
  bool feminine = false;
};
[[nodiscard]] ItalianName italian_name(std::string_view name);

/// The same at the beginning of a sentence: "La Provincia di Modena".
[[nodiscard]] std::string capitalised(std::string text);

}  // namespace schede
