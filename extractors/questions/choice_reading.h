#pragma once

#include "extractors/answers/value_reading.h"
#include "extractors/questions/options.h"

namespace schede {

/// The options of a question that words name: the wording, a variant or the code of one, a yes or no of the vocabulary.
[[nodiscard]] std::optional<std::size_t> option_named(const FormIndex& index, const std::vector<ChoiceOption>& options,
                                                      std::string_view text);

/// Reads the values of a choice among the placed texts of a form: its code or codes, the words of one's own, the blanks behind its
/// options. `path`: of the choice in the record; `prefix`: what stands before the paths of its fields.
[[nodiscard]] std::vector<ValueReading> read_choice(const PlacedTexts& texts, const ChoiceQuestion& choice, const std::string& path,
                                                    std::size_t entry, std::vector<Span>& ornaments);

/// The same where all stands in some lines of their own: a cell of a table.
[[nodiscard]] ValueReading read_choice_in(const PlacedTexts& texts, const std::vector<ChoiceOption>& options, bool many, std::size_t max,
                                          const std::string& path, const std::vector<Span>& lines, std::vector<Span>& ornaments);

/// Puts what was chosen into a reading: the code, or a doubt where there are too many.
void set_chosen(ValueReading& reading, const std::vector<ChoiceOption>& options, const OptionsReading& chosen, bool many, std::size_t max);

}  // namespace schede
