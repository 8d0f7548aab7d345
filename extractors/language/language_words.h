#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace schede {

/// Words with a worth: "marzo" 3, "mila" 1000.
struct ValuedWord {
  std::string key;  ///< folded
  std::int64_t value = 0;
};

/// "euro" EUR, "£" GBP.
struct CurrencyWord {
  std::string word;  ///< its folded key, or its sign
  std::string code;  ///< ISO 4217
};

/// What people of one language write into forms (extractors/data/vocabulary).
struct LanguageWords {
  std::string language;  ///< "it"
  std::string country;   ///< where its forms come from, if nothing else is said: "IT"

  /// Answers and what stands around them, as people write them; see Vocabulary in extractors/form.
  std::vector<std::string> yes, no, ticks, fillers, prompts, attachment, closing, notices;

  /// Folded keys, of phrases too.
  std::vector<ValuedWord> numbers;           ///< "zero" 0 to "venti" 20 and the tens
  std::vector<ValuedWord> articles;          ///< "una": 1 by itself and before a multiple, but nothing before other words
  std::vector<ValuedWord> multiples;         ///< "mila" 1000
  std::vector<ValuedWord> rough;             ///< multiples that count roughly: "decine" 10
  std::vector<ValuedWord> months, weekdays;  ///< weekdays from Monday, 1
  std::vector<ValuedWord> ordinals;          ///< of days: "primo" 1
  std::vector<CurrencyWord> currencies;
  std::vector<std::string> about;                         ///< "circa", "più di"
  std::vector<std::string> number_signs;                  ///< before a number: "n", "pari a"
  std::vector<std::string> alternatives;                  ///< between two answers: "o", "e"
  std::vector<std::string> percent;                       ///< "per cento"
  std::vector<std::string> parts;                         ///< of a whole: "mezzo"
  std::vector<std::string> date_words;                    ///< without meaning in a date: "il", "di"
  std::vector<std::string> year_words;                    ///< before a year: "anno", "dal"
  std::vector<std::string> hours;                         ///< "ore", "alle": with the hour of a time
  std::vector<std::string> minutes;                       ///< between hour and minutes: "e"
  std::vector<ValuedWord> past;                           ///< minutes: "e mezza" 30
  std::vector<ValuedWord> clock;                          ///< minutes since midnight: "mezzogiorno" 720
  std::vector<std::string> ordinal_signs;                 ///< behind the number of a day: "st"
  std::vector<std::string> oclock, minute_words;          ///< behind hours and minutes: "Uhr", "minuti"
  std::vector<std::string> forenoon, afternoon, evening;  ///< "am", "del mattino"; "pm"; "di sera"
};

/// The languages that have words, by their ISO 639 codes: it, en, fr, de, es.
[[nodiscard]] std::span<const std::string_view> languages();

/// The words of a language; Italian's where it has none.
[[nodiscard]] const LanguageWords& words_of(std::string_view language);

/// The words of all languages.
[[nodiscard]] std::span<const LanguageWords> words_of_all();

/// The worth of a word in a list.
[[nodiscard]] std::optional<std::int64_t> value_of(std::span<const ValuedWord> words, std::string_view key);

}  // namespace schede
