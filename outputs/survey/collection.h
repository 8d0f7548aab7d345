#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "extractors/form/form.h"
#include "extractors/record/record.h"
#include "outputs/survey/agreement.h"
#include "outputs/survey/gap_row.h"
#include "outputs/survey/responses.h"

namespace schede {

/// All returns together: what the gap reports and the summary say. Holds no answers, only whom to call and what is missing.

/// One return. Views are into Survey::words.
struct SurveyEntry {
  std::string record_id, source;
  Status status = Status::rejected;
  Validity validity = Validity::rejected;
  Respondent sender;
  std::string_view region;  ///< as the register has it
  std::optional<bool> convergence;
  std::size_t asked = 0;   ///< the form's single fields and choice tables; 0 for a rejected document
  std::size_t filled = 0;  ///< those that hold an answer
  /// One gap.
  struct Lack {
    std::string_view code, field, message;
    Severity severity;
    std::string_view asked_at;
  };
  std::vector<Lack> gaps;
  std::vector<std::string> required;     ///< of a current return with errors, what a letter would ask for: what it cannot do without
  std::vector<std::string> recommended;  ///< and the rest

  [[nodiscard]] bool is_current() const { return validity == Validity::current; }
  [[nodiscard]] std::size_t count(Severity severity) const;
};

/// Of current returns, and of the survey as a whole.
struct GapCount {
  std::size_t gaps = 0;
  std::size_t returns = 0;  ///< that have at least one of them
};

/// Who wants an area, and of them who names somebody to learn from.
struct AreaCount {
  std::size_t candidates = 0;
  std::size_t offers = 0;
};

struct AreaTally {
  const Choices* choices = nullptr;
  std::size_t index = 0;  ///< of the area in its table
  std::size_t gaps = 0;
  AreaCount all, convergence, elsewhere, unknown;  ///< `unknown`: where the region is not known
  std::map<std::string_view, AreaCount> regions;
  std::map<std::string, std::size_t> items;                 ///< by code
  std::map<std::string_view, std::size_t> offering_bodies;  ///< as written

  [[nodiscard]] const Area& area() const { return choices->areas[index]; }
};

/// How often each answer of a question was chosen, in current returns.
struct OptionTally {
  std::string path, title;
  const std::vector<ChoiceOption>* options = nullptr;
  std::map<std::string, std::size_t, std::less<>> counts;  ///< by code
};

struct Survey {
  const Form* form = nullptr;
  std::vector<SurveyEntry> entries;             ///< in the order in which they were added
  std::vector<GapRow> outside;                  ///< gaps of the register and of the survey, which no entry has
  std::map<Validity, std::size_t> by_validity;  ///< how many entries
  std::size_t asked = 0, filled = 0;            ///< sums over current entries, as are all that follow
  std::map<Severity, std::size_t> by_severity;
  std::map<std::string_view, GapCount> by_code;
  std::map<std::string_view, GapCount> by_field;  ///< by JSON path; empty for gaps of a whole record
  std::vector<AreaTally> areas;                   ///< every area that asks for candidatures, in printed order
  std::vector<OptionTally> options;               ///< every question with printed answers, row by row, in printed order
  std::optional<Responses> responses;             ///< where there is a roster
  std::vector<Agreement> agreements;              ///< of reviewers; the tally knows none
  std::unordered_set<std::string> words;          ///< texts that many entries share

  [[nodiscard]] std::size_t count(Validity validity) const { return by_validity.at(validity); }
  [[nodiscard]] std::size_t gap_total() const;        ///< of current returns, and of the survey as a whole
  [[nodiscard]] std::size_t gaps_of_returns() const;  ///< of every return
  [[nodiscard]] std::size_t listed_gaps() const;      ///< all that gaps.csv has
};

/// A table of counts, the most frequent first, then by name.
[[nodiscard]] std::vector<std::pair<std::string_view, GapCount>> most_frequent(const std::map<std::string_view, GapCount>& counts);

/// Adds returns up to a Survey.
class SurveyTally {
 public:
  /// Who has not answered is known where there is a roster. Form and roster must outlive the survey.
  explicit SurveyTally(const Form& form, const Roster* roster = nullptr, Language language = Language::it);

  /// A return as the register has it, with its standing among its gaps; when each of these was asked about, where that is known.
  void add(const Record& record, const std::vector<std::string>& asked = {});

  /// A gap of the register without a return of its own.
  void add(const GapRow& row);

  /// The survey, with the gaps of bodies that have not answered and of areas that nobody wants or offers. Call it once, last.
  [[nodiscard]] Survey take(Language language);
  [[nodiscard]] Survey take() { return take(language_); }

 private:
  [[nodiscard]] std::string_view keep(std::string_view text);
  void add_gaps(const Record& record, const std::vector<std::string>& asked, SurveyEntry& entry);
  void count(const Gap& gap);
  void count_return(const SurveyEntry& entry);
  void count_areas(const Record& record, const SurveyEntry& entry);
  void count_options(const Record& record);
  void add_questions(const Record& record, SurveyEntry& entry);
  void count_completeness(const Record& record, SurveyEntry& entry);
  void add_responses(const Respondents& respondents, Language language);
  void add_uncovered(const AreaTally& tally, Language language);

  Survey survey_;
  RespondentList respondents_;
  Language language_;
};

}  // namespace schede
