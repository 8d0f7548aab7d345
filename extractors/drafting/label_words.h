#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"

namespace schede {

/// A type that a label asks for, and the word of it that says so.
struct TypeGuess {
  FieldType type = FieldType::line;
  std::string from;
};

/// What forms of one language print beside their blanks (extractors/data/labels).
class LabelWords {
 public:
  LabelWords(std::string_view language, std::string_view file);

  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] std::optional<TypeGuess> type_of(std::string_view label) const;
  /// The word of a row ("other", "several", "note", "signature", "place") that a text has; empty for none.
  [[nodiscard]] std::string find(std::string_view row, std::string_view text) const;
  /// How many of the language's commonest words a text has.
  [[nodiscard]] std::size_t common_in(std::string_view text) const;
  /// Says a word nothing in a name ("di")?
  [[nodiscard]] bool is_dropped(std::string_view key) const;

 private:
  struct Phrase {
    std::string row, written;
    std::vector<std::string> words;  ///< folded; one that ends with "*" begins a word
    std::string sign;                ///< of one without letters: "€"
    bool whole = false;
  };

  /// The first of the file that a text has, among those that are wanted.
  [[nodiscard]] const Phrase* find_phrase(std::string_view text, const std::function<bool(const Phrase&)>& wanted_phrase) const;

  std::string language_;
  std::vector<Phrase> phrases_;
};

/// Of the language that most words of a text are from; Italian's where it has none.
[[nodiscard]] const LabelWords& label_words_for(std::string_view text);

}  // namespace schede
