#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"

namespace schede {

/// A value of a form's records that a person may correct.
struct CorrectableField {
  enum class Kind {
    answer,  ///< of the type of `field`
    flag,
    code,   ///< one of `codes`
    codes,  ///< any of `codes`
    words,  ///< one line of the respondent's own
  };
  Kind kind = Kind::words;
  std::string path;
  const FormField* field = nullptr;  ///< of an answer
  std::vector<std::string> codes = {};
  std::size_t most = 0;  ///< of codes: so many at most; 0 for any number
  Need need = Need::optional;
  const Condition* when = nullptr;
  std::string entries = {};        ///< the path of the list that it stands in an entry of; empty for none
  const Choices* table = nullptr;  ///< the choice table that it belongs to
  std::size_t area = 0;            ///< and which of its rows

  /// "contact.other[1]" of "contact.other[1].name"; only of what stands in an entry.
  [[nodiscard]] std::string entry() const { return path.substr(0, path.find(']', entries.size()) + 1); }
};

/// Every correctable value of a form, by path. What is worked out of others is none.
class CorrectableFields {
 public:
  /// The form must outlive it.
  explicit CorrectableFields(const Form& form);

  [[nodiscard]] const Form& form() const { return form_; }
  /// nullptr for another path.
  [[nodiscard]] const CorrectableField* find(std::string_view path) const;
  /// In the order of the form, entries of lists as often as a return may have them.
  [[nodiscard]] const std::vector<CorrectableField>& all() const { return fields_; }

 private:
  const Form& form_;
  std::vector<CorrectableField> fields_;
  std::map<std::string, std::size_t, std::less<>> by_path_;
};

}  // namespace schede
