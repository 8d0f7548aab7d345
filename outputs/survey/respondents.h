#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"
#include "extractors/record/record.h"
#include "outputs/survey/roster.h"
#include "outputs/survey/validity.h"

namespace schede {

/// Who a return's body is and how it is reached: by the return, else by the roster. What neither says is empty.
struct Respondent {
  std::string organisation, responsible, phone, mobile, email, region, istat, ipa;
  std::optional<std::size_t> invited;  ///< its place in the roster
  bool is_named_by_file = false;       ///< the return does not name its body, and an invited one bears the name of its file

  /// As the return itself names it.
  [[nodiscard]] std::string_view own_name() const { return is_named_by_file ? std::string_view() : organisation; }
};

/// What came back from an invited body.
enum class Answer { none, rejected, returned };

/// Everybody that answered, and whether those that were invited did.
struct Respondents {
  const Roster* roster = nullptr;   ///< none: nobody is known to be missing
  std::vector<Respondent> senders;  ///< a return each, in the order in which they were added
  std::vector<Respondent> invited;  ///< by place in the roster
  std::vector<Answer> answers;      ///< the same
};

/// Resolves who sent each return, once for register, report and letters alike.
class RespondentList {
 public:
  /// Form and roster must outlive the list.
  RespondentList(const Form& form, const Roster* roster);

  /// A return as the register has it, with its standing among its gaps. A superseded or duplicate one answers for nobody.
  void add(const Record& record);

  /// Call it once, last: a return that doesn't name its body is that of the invited body that its file is named after, if nothing else
  /// came from it.
  [[nodiscard]] Respondents take();

 private:
  struct Unnamed {
    std::size_t sender;
    std::string name;  ///< of its file, as one to look up
    Validity validity;
  };
  void answer(std::size_t place, Validity validity, std::string_view region);

  const Form& form_;
  Respondents all_;
  std::vector<Unnamed> unnamed_;
};

}  // namespace schede
