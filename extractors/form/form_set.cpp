#include "extractors/form/form_set.h"

#include <algorithm>
#include <map>

#include "extractors/text/fold.h"

namespace schede {

namespace {

/// Takes a run of digits, or of other characters, off the front.
std::string_view take_run(std::string_view& text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end]) == is_digit(text.front())) ++end;
  const std::string_view run = text.substr(0, end);
  text.remove_prefix(end);
  return run;
}

std::string_view without_zeros(std::string_view digits) {
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  return digits;
}

}  // namespace

bool is_newer(std::string_view version, std::string_view than) {
  while (!version.empty() && !than.empty()) {
    const std::string_view a = take_run(version), b = take_run(than);
    if (is_number(a) && is_number(b)) {
      const std::string_view left = without_zeros(a), right = without_zeros(b);
      if (left.size() != right.size()) return left.size() > right.size();
      if (left != right) return left > right;
    } else if (a != b) {
      return a > b;
    }
  }
  return than.empty() && !version.empty();
}

bool is_telling_label(const Anchor& anchor) {
  constexpr AnchorKind kinds[] = {AnchorKind::label, AnchorKind::group_label, AnchorKind::question,
                                  AnchorKind::row,   AnchorKind::header,      AnchorKind::title,
                                  AnchorKind::item,  AnchorKind::column,      AnchorKind::group_heading};
  return !anchor.repeat && std::ranges::find(kinds, anchor.kind) != std::end(kinds);
}

bool tell_form(std::size_t labels, std::size_t found, std::size_t words) {
  constexpr std::size_t least_labels = 4, least_words = 8;
  return found * 2 >= labels && found >= least_labels && words >= least_words;
}

FormSet::FormSet(std::vector<Form> forms) {
  for (Form& form : forms) {
    forms_.push_back(std::move(form));
    indexes_.emplace_back(forms_.back());
  }
  std::map<std::vector<std::string>, std::size_t> known;
  std::size_t number = 0;
  for (const FormIndex& index : indexes_) {
    for (const Anchor& anchor : index.anchors) {
      if (!is_telling_label(anchor) || anchor.wordings.empty()) continue;
      const std::vector<std::string>& words = anchor.wordings.front().words;
      const auto [label, fresh] = known.try_emplace(words, labels_.size());
      if (fresh) {
        labels_.push_back({words, {}});
        by_first_word_[words.front()].push_back(label->second);
      }
      std::vector<std::size_t>& forms_with = labels_[label->second].forms;
      if (forms_with.empty() || forms_with.back() != number) forms_with.push_back(number);
    }
    ++number;
  }
}

const std::vector<std::size_t>* FormSet::labels_beginning(std::string_view word) const {
  const auto found = by_first_word_.find(word);
  return found == by_first_word_.end() ? nullptr : &found->second;
}

std::vector<const FormIndex*> FormSet::newest() const {
  std::vector<const FormIndex*> newest;
  for (const FormIndex& index : indexes_) {
    const FormIndex* known = find(index.form.id, {});
    if (std::ranges::find(newest, known) == newest.end()) newest.push_back(known);
  }
  return newest;
}

const FormIndex* FormSet::find(std::string_view id, std::string_view version) const {
  const FormIndex* found = nullptr;
  for (const FormIndex& index : indexes_) {
    if (index.form.id != id || (!version.empty() && index.form.version != version)) continue;
    if (!found || is_newer(index.form.version, found->form.version)) found = &index;
  }
  return found;
}

}  // namespace schede
