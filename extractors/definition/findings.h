#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/definition_tree.h"
#include "extractors/record/record.h"
#include "extractors/text/bilingual.h"

namespace schede {

/// Something to be said of a form definition: an error, with which it cannot be used, or a warning.
struct DefinitionFinding {
  int line = 0;
  Severity severity = Severity::error;
  Bilingual message;  ///< what stands there, what is the matter, and what may stand there
};

/// What is found in a definition, gathered.
class DefinitionFindings {
 public:
  void error(int line, Bilingual message) { findings_.push_back({line, Severity::error, std::move(message)}); }
  void warn(int line, Bilingual message) { findings_.push_back({line, Severity::warning, std::move(message)}); }
  [[nodiscard]] bool empty() const { return findings_.empty(); }
  /// By line; those of one line in the order in which they were found.
  [[nodiscard]] std::vector<DefinitionFinding> take();

 private:
  std::vector<DefinitionFinding> findings_;
};

inline void append(Bilingual& to, const Bilingual& piece) {
  to.it += piece.it;
  to.en += piece.en;
}
inline void append(Bilingual& to, std::string_view piece) {
  to.it += piece;
  to.en += piece;
}

/// A sentence in both languages, of pieces in both and of pieces that read the same.
template <class... Piece>
[[nodiscard]] Bilingual sentence(const Piece&... pieces) {
  Bilingual whole;
  (append(whole, pieces), ...);
  return whole;
}

/// "<field>"
[[nodiscard]] std::string tag_of(std::string_view element);

/// `type="data" di <field>`; a path, a column and a code by their names: `percorso "body" di <field>`.
[[nodiscard]] Bilingual attribute_words(const DefinitionElement& element, std::string_view attribute, std::string_view value);
/// The same of what is written there.
[[nodiscard]] Bilingual attribute_words(const DefinitionElement& element, std::string_view attribute);

/// " (riga 9)"
[[nodiscard]] Bilingual at_line(int line);

/// "a, b, c"
[[nodiscard]] std::string listed(const std::vector<std::string>& names);

}  // namespace schede
