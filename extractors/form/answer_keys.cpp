#include "extractors/form/answer_keys.h"

#include <utility>

#include "extractors/text/digest.h"
#include "parsers/document/document.h"

namespace schede {

namespace {

constexpr std::size_t longest_bookmark = 40;  ///< that Word takes
constexpr std::size_t kept_of_longer = 31;
constexpr std::size_t digits_of_longer = 8;
constexpr std::size_t entries_known = 200;  ///< respondents add rows

/// Lists the answers of a form.
class Lister {
 public:
  explicit Lister(std::size_t entries) : entries_(entries) {}
  std::vector<AnswerKey> keys;

  void add(const FormField& field) { value(field.path); }
  void add(const ChoiceQuestion& choice) { add(choice, choice.path); }
  void add(const PrintedText&) {}

  void add(const RepeatingGroup& group) {
    for (std::size_t entry = 0; entry < entries_; ++entry)
      for (const FormField& field : group.fields) value(entry_path(group.path, entry) + field.path);
  }

  void add(const Grid& grid) {
    for (const PrintedRow& row : grid.rows) options(grid.options, grid.path + "." + row.code);
    for (const FormField& field : grid.fields)
      for (const PrintedRow& row : grid.rows) value(grid.path + "_" + field.path + "." + row.code);
  }

  void add(const Rows& rows) {
    for (std::size_t entry = 0; entry < entries_ + rows.rows.size(); ++entry) {
      const std::string prefix = entry_path(rows.path, entry);
      if (entry >= rows.rows.size() && !rows.rows.empty()) value(prefix + "row_other");
      for (const RowMember& member : rows.members) {
        if (const auto* field = std::get_if<FormField>(&member)) value(prefix + field->path);
        if (const auto* choice = std::get_if<ChoiceQuestion>(&member)) add(*choice, prefix + choice->path);
      }
    }
  }

  void add(const Choices& choices) {
    for (std::size_t number = 0; number < choices.areas.size(); ++number) {
      const std::string prefix = entry_path(choices.path, number);
      value(prefix + choices.mark);
      for (const Item& item : choices.areas[number].items) keys.push_back({prefix + choices.items, item.code});
      value(prefix + choices.other);
      if (choices.has_offer) value(prefix + choices.offer.path);
    }
  }

 private:
  static std::string entry_path(const std::string& path, std::size_t entry) { return path + "[" + std::to_string(entry) + "]."; }

  void value(std::string path) { keys.push_back({std::move(path), {}}); }

  void options(const std::vector<ChoiceOption>& options, const std::string& path) {
    value(path);
    for (const ChoiceOption& option : options) keys.push_back({path, option.code});
  }

  void add(const ChoiceQuestion& choice, const std::string& path) {
    options(choice.options, path);
    for (const ChoiceOption& option : choice.options) {
      if (option.other) value(path + "_other");
      for (const FormField& field : option.fields) value(field.path);
    }
  }

  std::size_t entries_;
};

}  // namespace

std::string AnswerKey::tag() const { return code.empty() ? path : path + "." + code; }

std::string AnswerKey::bookmark() const {
  std::string name(key_prefix);
  for (const char c : path) {
    if (c == '.' || c == '[')
      name += "__";
    else if (c != ']')
      name += c;
  }
  if (!code.empty()) name += "__" + code;
  if (name.size() <= longest_bookmark) return name;
  return name.substr(0, kept_of_longer) + "_" + sha256(tag()).substr(0, digits_of_longer);
}

std::vector<AnswerKey> answer_keys(const Form& form, std::size_t entries) {
  Lister lister(entries);
  for (const Section& section : form.sections)
    for (const auto& part : section.parts) std::visit([&](const auto& what) { lister.add(what); }, part);
  return std::move(lister.keys);
}

AnswerKeys::AnswerKeys(const Form& form) : keys_(answer_keys(form, entries_known)) {
  for (std::size_t number = 0; number < keys_.size(); ++number) {
    by_name_.try_emplace(keys_[number].bookmark(), number);
    by_name_.try_emplace(keys_[number].tag(), number);
  }
}

const AnswerKey* AnswerKeys::find(std::string_view bookmark_or_tag) const {
  const auto found = by_name_.find(bookmark_or_tag);
  return found == by_name_.end() ? nullptr : &keys_[found->second];
}

}  // namespace schede
