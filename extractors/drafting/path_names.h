#pragma once

#include <set>
#include <string>
#include <string_view>

#include "extractors/drafting/label_words.h"

namespace schede {

/// Makes paths and codes of printed text: its words without accents, those that say nothing left out. Each path is given once.
class PathNames {
 public:
  explicit PathNames(const LabelWords& words) : words_(words) {}

  /// "Luogo e data di nascita" makes "luogo_data_nascita"; `otherwise` where a text has no word for it.
  [[nodiscard]] std::string step(std::string_view text, std::string_view otherwise) const;
  /// A path of this step, under a parent where it is not empty; another where the record has it already.
  [[nodiscard]] std::string path(const std::string& parent, const std::string& step);
  /// No path may be called so from here on.
  void reserve(const std::string& path) { used_.insert(path); }

 private:
  const LabelWords& words_;
  std::set<std::string> used_;
};

/// Among those used, another than any: "tel", "tel_2".
[[nodiscard]] std::string another_name(const std::string& name, const std::set<std::string>& used);

}  // namespace schede
