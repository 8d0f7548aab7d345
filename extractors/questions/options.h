#pragma once

#include <optional>
#include <string>
#include <vector>

#include "extractors/choices/marks.h"
#include "extractors/questions/blanks.h"

namespace schede {

/// A printed option in a document.
struct PlacedOption {
  std::size_t option = 0;  ///< number in the definition
  Match match;
  bool other = false;  ///< a blank for one's own words goes with it
};

/// What a document says of the options of one question.
struct OptionsReading {
  std::vector<std::size_t> chosen;  ///< numbers in the definition, in printed order
  std::vector<Span> spans;          ///< the words that say so
  std::string_view how;
  double confidence = 1.0;
  bool ambiguous = false;       ///< a sign may belong to either of two, or two ways of choosing disagree
  std::vector<Span> ornaments;  ///< boxes and bullets, whichever option they stand at
};

/// What of a question's options a document has, and how it may be marked.
struct OptionsPrinted {
  std::vector<PlacedOption> placed;  ///< in document order
  std::size_t total = 0;             ///< how many the form prints
  bool many = false;
  bool deletes = true;  ///< options that are missing may have been deleted by the respondent
};

/// Which options are chosen: by a sign beside them, brackets or a ring round them, a look that they alone have, the others struck out or
/// deleted; the surest way that is found decides.
[[nodiscard]] OptionsReading read_options(const PlacedTexts& texts, const OptionsPrinted& options);

}  // namespace schede
