#pragma once

#include <string>
#include <vector>

#include "extractors/corrections/correctable_fields.h"
#include "extractors/record/record.h"
#include "extractors/text/bilingual.h"

namespace schede {

/// One thing to decide about a return: all that is doubtful of one value, or of the return as a whole.
struct Card {
  std::string record_id, source, respondent;
  std::string field, title;
  std::vector<std::string> codes;  ///< of its gaps
  std::vector<std::string> reasons;
  std::string value;        ///< as it stands; empty for none
  std::string confirms;     ///< the field that a confirmation is about; empty where only a waiver settles it
  bool is_missing = false;  ///< nothing is there to be confirmed
  int rank = 0;             ///< 0 errors, 1 ambiguities, 2 words that nothing took, 3 what was worked out
  bool convergence = false;
};

/// The cards of a return, none of one that does not count.
[[nodiscard]] std::vector<Card> cards_of(const Record& record, const CorrectableFields& fields, Language language);

/// Errors first, then ambiguities, unread words, inferred values; of each the Convergence regions first, then by source.
void sort_cards(std::vector<Card>& cards);

}  // namespace schede
