#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "extractors/form/answer_keys.h"
#include "extractors/page/span.h"

namespace schede {

/// What stands in the place that a form keeps for one answer.
struct KeyedText {
  std::vector<Span> spans;
  bool ticked = false;  ///< it is a box, and ticked
};

/// The words of a document that a bookmark or a control's tag names the answer of.
class KeyedTexts {
 public:
  KeyedTexts(const Page& page, const Form& form);

  [[nodiscard]] bool empty() const { return texts_.empty(); }
  /// nullptr where the document has no words there.
  [[nodiscard]] const KeyedText* find(const std::string& path, const std::string& code = {}) const;
  /// The number behind the last entry of which the document has some words: "partners[3].share" makes it 4.
  [[nodiscard]] std::size_t entries(const std::string& path) const;
  [[nodiscard]] std::vector<Span> boxes() const;
  /// Do some words hold those that are named as the answer of another path?
  [[nodiscard]] bool holds_another(const std::string& path, const std::vector<Span>& spans) const;

 private:
  void add(const Page& page, const AnswerKey& key, const Span& span, const StyleSpan& style);

  std::map<std::pair<std::string, std::string>, KeyedText> texts_;
};

}  // namespace schede
