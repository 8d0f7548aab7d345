#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"

namespace schede {

/// One place of a form where an answer goes: a value, or an option to tick.
struct AnswerKey {
  std::string path;  ///< in the record: "birth.date", "partners[0].share", "kind_other"
  std::string code;  ///< of the option to tick; empty where the value itself goes

  /// What a control is tagged with: the path, the option's code as a last step: "damage.things".
  [[nodiscard]] std::string tag() const;
  /// The bookmark round the control: "sch__" and the steps joined by "__", in at most the 40 characters that Word takes.
  [[nodiscard]] std::string bookmark() const;
  bool operator==(const AnswerKey&) const = default;
};

/// Every answer of a form, so many entries of its rows and groups.
[[nodiscard]] std::vector<AnswerKey> answer_keys(const Form& form, std::size_t entries);

/// The answers of a form by the bookmarks and tags that may hold them.
class AnswerKeys {
 public:
  explicit AnswerKeys(const Form& form);

  /// nullptr for one of no answer.
  [[nodiscard]] const AnswerKey* find(std::string_view bookmark_or_tag) const;

 private:
  std::vector<AnswerKey> keys_;
  std::map<std::string, std::size_t, std::less<>> by_name_;
};

}  // namespace schede
