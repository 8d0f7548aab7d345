#pragma once

#include <list>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form_index.h"

namespace schede {

/// A label, and which forms print it.
struct SharedLabel {
  std::vector<std::string> words;
  std::vector<std::size_t> forms;  ///< by their place in FormSet
};

/// The forms that documents are read as, each ready to be found in them. Stays where it is: the indexes point into the forms.
class FormSet {
 public:
  explicit FormSet(std::vector<Form> forms);
  FormSet(const FormSet&) = delete;
  FormSet& operator=(const FormSet&) = delete;

  [[nodiscard]] const std::list<FormIndex>& indexes() const { return indexes_; }
  [[nodiscard]] std::size_t size() const { return indexes_.size(); }
  /// The first: where there is one form only, that.
  [[nodiscard]] const FormIndex& front() const { return indexes_.front(); }
  /// The newest version of each form, in the order in which their ids came first: a register holds the returns of one.
  [[nodiscard]] std::vector<const FormIndex*> newest() const;
  /// Every label of any form by which a document is told, and those that begin with a word.
  [[nodiscard]] const std::vector<SharedLabel>& labels() const { return labels_; }
  [[nodiscard]] const std::vector<std::size_t>* labels_beginning(std::string_view word) const;
  /// Of this id and version; the newest version where `version` is empty; nullptr for none.
  [[nodiscard]] const FormIndex* find(std::string_view id, std::string_view version) const;

 private:
  std::list<Form> forms_;
  std::list<FormIndex> indexes_;
  std::vector<SharedLabel> labels_;
  absl::flat_hash_map<std::string, std::vector<std::size_t>, WordHash, std::equal_to<>> by_first_word_;
};

/// Is a version newer than another: by its numbers, then by its letters ("2024.1" before "2024.10")?
[[nodiscard]] bool is_newer(std::string_view version, std::string_view than);

/// Is an anchor one of the labels that a document is told by: of fields and choices, rows, headers, each printed one once?
[[nodiscard]] bool is_telling_label(const Anchor& anchor);

/// Is a document a form by so many of its labels found, which have so many words together: half of them, at least four, with eight words?
[[nodiscard]] bool tell_form(std::size_t labels, std::size_t found, std::size_t words);

}  // namespace schede
