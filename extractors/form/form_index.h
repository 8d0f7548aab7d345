#pragma once

#include <absl/container/flat_hash_map.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"
#include "extractors/form/opening_words.h"

namespace schede {

/// So many words are enough to know a printed text by; the rest is compared only then.
constexpr std::size_t opening_words = 10;
/// A respondent's copy of a printed text may have so many words more than the form.
constexpr std::size_t words_beyond = 4;

/// What a printed text of the form is there for.
enum class AnchorKind {
  heading,        ///< of a section: nobody answers it
  label,          ///< of a single field, narrative headings included
  group_heading,  ///< "Altri contatti"
  group_label,    ///< of a group's field
  extra_label,    ///< a label that respondents add of their own
  header,         ///< of a column of a choice table
  offer,          ///< of the text that goes with an area
  title,          ///< of an area
  subtitle,
  item,
  other,
  preamble,
  question,  ///< of a choice, a grid, rows: what its options or rows answer
  option,    ///< of a choice
  column,    ///< heads a column of a grid or of rows
  row,       ///< printed first cell of a row
  after,     ///< behind a blank
};

/// One wording of a printed text, as folded words.
struct Wording {
  std::vector<std::string> words;
  std::vector<int> ids;          ///< of the words in FormIndex::vocabulary
  double weight = 0;             ///< sum of word_weight over the words
  std::size_t least_shared = 1;  ///< a text that shares fewer distinctive words is not compared with it
  double least_similarity = 1;   ///< a text that is less like it is another
  bool printed = true;           ///< the form's own wording; false for a known variant
};

/// A printed text of the form at its place in the printed order.
struct Anchor {
  AnchorKind kind;
  std::string field;    ///< JSON path of what it introduces ("contact.other[1].name", "areas[0]"); empty for none
  std::string text;     ///< as the definition has it
  std::string ordinal;  ///< the number that an area's title is printed with, which automatic numbering may have taken away
  std::size_t section = 0;
  std::size_t part = 0;                   ///< index in Section::parts
  std::size_t entry = 0;                  ///< entry of a group, area of a choice table
  std::size_t member = 0;                 ///< field of a group, item of an area, member of rows, column of a grid
  std::size_t option = 0;                 ///< of a choice
  const FormField* definition = nullptr;  ///< of a label, group_label, offer, after
  const FormField* blank = nullptr;       ///< without a label, printed before this text, whose line may so begin with an answer
  bool repeat = false;                    ///< a further entry than the form prints: its absence means nothing
  std::vector<Wording> wordings;
};

/// FNV-1a: quicker than the library's on words, of which a document has thousands to look up. Takes them without a copy.
struct WordHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const noexcept {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    return hash;
  }
};

/// A form made ready to be found in documents. Keeps a reference to the form, which must outlive it.
struct FormIndex {
  explicit FormIndex(const Form& definition);

  struct Entry {
    std::size_t anchor, wording;
    std::size_t number = 0;        ///< among all wordings of the form
    std::size_t words = 0;         ///< how many the wording has
    std::size_t words_before = 0;  ///< by_word: words of a text that may stand before this one, if the text is like enough
  };

  const Form& form;
  std::vector<Anchor> anchors;                                                  ///< in printed order
  absl::flat_hash_map<std::string, int, WordHash, std::equal_to<>> vocabulary;  ///< every word that the form prints
  absl::flat_hash_map<std::string, int, WordHash, std::equal_to<>> shapes;      ///< its words as scanned paper may show them
  std::vector<std::vector<Entry>> by_first_word;                                ///< wordings that begin with a word, by its id
  std::size_t wordings = 0;                                                     ///< of all anchors together
  std::vector<std::vector<Entry>> by_word;                                      ///< wordings that hold a distinctive word, by its id
  std::vector<std::string> fillers;                                             ///< folded keys, its own labels among them
  std::vector<std::string> prompts, yes, no, ticks, closing, notices, pages;    ///< folded keys of the form's vocabulary
  std::vector<std::string> filler_openings;                                     ///< of fillers that end in "*": "in fase di"
  std::vector<std::string> letters, letter_openings;                            ///< openings of a letter; those that end in "*" open prose
  OpeningWords prompt_words;                                                    ///< that prompts begin with
  std::vector<std::string> prompt_openings;                                     ///< of prompts that end in "*": "click here"

  void leave_to_form(const Anchor& anchor);
  /// Of a word that the form prints, also where a program that read it from paper mistook some of its letters; -1 for any other.
  [[nodiscard]] int id_of(std::string_view word) const;
  /// Is a word a letter of a tick, once or several times: "x", "xx"?
  [[nodiscard]] bool is_tick(std::string_view key) const;
};

/// Does a word say anything by itself? Short ones ("di", "per") do not.
[[nodiscard]] bool is_distinctive(std::string_view word);

/// How much a word says: one that is not distinctive half as much as others.
[[nodiscard]] double word_weight(std::string_view word);

}  // namespace schede
