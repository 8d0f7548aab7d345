#include "extractors/drafting/label_words.h"

#include <algorithm>
#include <array>

#include "extractors/drafting/embedded.h"
#include "extractors/form/field_types.h"
#include "extractors/text/fold.h"
#include "extractors/text/utf8.h"

namespace schede {

namespace {

bool is_like(std::string_view wanted, std::string_view word) {
  return wanted.ends_with('*') ? word.starts_with(wanted.substr(0, wanted.size() - 1)) : word == wanted;
}

}  // namespace

LabelWords::LabelWords(std::string_view language, std::string_view file) : language_(language) {
  while (!file.empty()) {
    const std::string_view line = file.substr(0, file.find('\n'));
    file.remove_prefix(std::min(line.size() + 1, file.size()));
    const std::size_t colon = line.find(':');
    if (line.starts_with('#') || colon == std::string_view::npos) continue;
    for (std::string_view rest = line.substr(colon + 1); !rest.empty();) {
      const std::string_view word = rest.substr(0, rest.find('|'));
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
      Phrase phrase = {std::string(line.substr(0, colon)), std::string(trimmed(word)), {}, {}, trimmed(word).starts_with('=')};
      if (phrase.whole) phrase.written.erase(0, 1);
      for (const FoldedWord& folded : fold_words(phrase.written))
        phrase.words.push_back(folded.key + (phrase.written.substr(folded.end).starts_with('*') ? "*" : ""));
      if (phrase.words.empty()) phrase.sign = phrase.written;
      phrases_.push_back(std::move(phrase));
    }
  }
}

const LabelWords::Phrase* LabelWords::find_phrase(std::string_view text, const std::function<bool(const Phrase&)>& wanted_phrase) const {
  const std::vector<FoldedWord> words = fold_words(text);
  const auto stands = [&](const Phrase& phrase) {
    if (!wanted_phrase(phrase)) return false;
    if (!phrase.sign.empty()) return text.find(phrase.sign) != std::string_view::npos;
    if (phrase.whole && words.size() != phrase.words.size()) return false;
    return std::search(words.begin(), words.end(), phrase.words.begin(), phrase.words.end(),
                       [](const FoldedWord& word, const std::string& wanted) { return is_like(wanted, word.key); }) != words.end();
  };
  const auto found = std::ranges::find_if(phrases_, stands);
  return found == phrases_.end() ? nullptr : &*found;
}

/// The first row of the file that is a type's and has a word of the label.
std::optional<TypeGuess> LabelWords::type_of(std::string_view label) const {
  const Phrase* found = find_phrase(label, [](const Phrase& phrase) { return field_type_called(phrase.row).has_value(); });
  if (!found) return std::nullopt;
  return TypeGuess{*field_type_called(found->row), found->written};
}

std::string LabelWords::find(std::string_view row, std::string_view text) const {
  const Phrase* found = find_phrase(text, [&](const Phrase& phrase) { return phrase.row == row; });
  return found ? found->written : std::string();
}

std::size_t LabelWords::common_in(std::string_view text) const {
  const std::vector<FoldedWord> words = fold_words(text);
  return static_cast<std::size_t>(std::ranges::count_if(words, [&](const FoldedWord& word) {
    return std::ranges::any_of(phrases_, [&](const Phrase& phrase) { return phrase.row == "common" && phrase.words.front() == word.key; });
  }));
}

bool LabelWords::is_dropped(std::string_view key) const {
  return std::ranges::any_of(phrases_, [&](const Phrase& phrase) { return phrase.row == "dropped" && phrase.words.front() == key; });
}

const LabelWords& label_words_for(std::string_view text) {
  static const std::array<LabelWords, 5> all = {LabelWords("it", embedded::labels_it), LabelWords("en", embedded::labels_en),
                                                LabelWords("fr", embedded::labels_fr), LabelWords("de", embedded::labels_de),
                                                LabelWords("es", embedded::labels_es)};
  return *std::ranges::max_element(all, {}, [&](const LabelWords& words) { return words.common_in(text); });
}

}  // namespace schede
