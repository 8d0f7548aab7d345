#include "extractors/versions.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace schede {

namespace {

/// A path of the definition under which values stand, and the one that it belongs to: "partners.share" to "partners", "kind_other" to
/// "kind"; of others empty.
struct Element {
  std::string path, parent;
};

class ElementList {
 public:
  explicit ElementList(const Form& form) {
    for (const Section& section : form.sections)
      for (const auto& part : section.parts) std::visit([this](const auto& each) { add(each); }, part);
  }

  std::vector<Element> take() { return std::move(elements_); }

 private:
  void add(const PrintedText&) {}
  void add(const FormField& field) { elements_.push_back({field.path, {}}); }
  void add(const RepeatingGroup& group) { elements_.push_back({group.path, {}}); }
  void add(const Choices& choices) { elements_.push_back({choices.path, {}}); }
  void add(const ChoiceQuestion& choice) {
    elements_.push_back({choice.path, {}});
    for (const ChoiceOption& option : choice.options) {
      if (option.other) elements_.push_back({choice.path + "_other", choice.path});
      for (const FormField& field : option.fields) add(field);
    }
  }
  void add(const Grid& grid) {
    elements_.push_back({grid.path, {}});
    for (const PrintedRow& row : grid.rows) elements_.push_back({grid.path + '.' + row.code, grid.path});
    for (const FormField& field : grid.fields) elements_.push_back({grid.path + '_' + field.path, grid.path});
  }
  void add(const Rows& rows) {
    elements_.push_back({rows.path, {}});
    for (const RowMember& member : rows.members)
      std::visit([&](const auto& each) { elements_.push_back({rows.path + '.' + each.path, rows.path}); }, member);
  }

  std::vector<Element> elements_;
};

/// The bracket of a position in an array that a text begins with: "[0]".
std::string_view index_at(std::string_view text) {
  if (!text.starts_with('[')) return {};
  return text.substr(0, std::min(text.find(']'), text.size() - 1) + 1);
}

/// A value's path taken apart by the element that it stands under: "partners[0].share" by "partners.share".
struct PlacedPath {
  std::string first_index, last_index;  ///< behind the first and the last step of the element
  std::string rest;                     ///< ".share" of an element that is the array itself
};

std::optional<PlacedPath> place_under(std::string_view path, std::string_view element) {
  PlacedPath placed;
  const std::size_t dot = std::min(element.find('.'), element.size());
  if (!path.starts_with(element.substr(0, dot))) return std::nullopt;
  path.remove_prefix(dot);
  std::string_view index = index_at(path);
  path.remove_prefix(index.size());
  if (dot < element.size()) {
    placed.first_index = index;
    if (!path.starts_with(element.substr(dot))) return std::nullopt;
    path.remove_prefix(element.size() - dot);
    index = index_at(path);
    path.remove_prefix(index.size());
  }
  if (!path.empty() && path.front() != '.') return std::nullopt;
  placed.last_index = index;
  placed.rest = path;
  return placed;
}

std::string put_under(const PlacedPath& placed, const std::string& element) {
  const std::size_t dot = element.find('.');
  if (dot == std::string::npos) return element + placed.first_index + placed.last_index + placed.rest;
  return element.substr(0, dot) + placed.first_index + element.substr(dot) + placed.last_index + placed.rest;
}

/// A key that has a dot in it stands in brackets, as JSONPath has it (RFC 9535, 2.3.1).
std::string former_element(const std::string& path) {
  return path.find('.') == std::string::npos ? "former." + path : "former['" + path + "']";
}

class VersionMove {
 public:
  VersionMove(const Form& older, const Form& newest)
      : older_(ElementList(older).take()), newest_(ElementList(newest).take()), version_(older.version), rows_(newest.former) {}

  struct Target {
    std::string path;
    bool former = false;
    const FormerPath* row = nullptr;  ///< of its codes
  };

  /// Where what stands at a path of the older version belongs; the path itself where it is none.
  [[nodiscard]] Target target_of(const std::string& path) const {
    const Element* element = element_of(path);
    if (!element) return {path};
    const auto now = path_now(*element);
    if (!now) return {former_path(path, *element), true};
    return {put_under(*place_under(path, element->path), *now), false, row_of(*element)};
  }

  /// Where it stands when the newest version has no such place.
  [[nodiscard]] std::string former_path(const std::string& path) const {
    const Element* element = element_of(path);
    return element ? former_path(path, *element) : former_element(path);
  }

 private:
  /// The innermost one that a path stands under.
  [[nodiscard]] const Element* element_of(const std::string& path) const {
    const Element* element = nullptr;
    for (const Element& each : older_)
      if (place_under(path, each.path) && (!element || each.path.size() > element->path.size())) element = &each;
    return element;
  }

  [[nodiscard]] const FormerPath* row_of(const Element& element) const {
    const FormerPath* found = nullptr;
    for (const FormerPath& row : rows_) {
      if (row.version != version_) continue;
      if (row.path == element.path) return &row;
      if (row.path == element.parent) found = &row;
    }
    return found;
  }

  [[nodiscard]] std::optional<std::string> path_now(const Element& element) const {
    const FormerPath* row = row_of(element);
    if (!row) return is_asked(element.path) ? std::optional(element.path) : std::nullopt;
    if (row->now.empty()) return std::nullopt;
    return row->now + element.path.substr(row->path.size());
  }

  [[nodiscard]] bool is_asked(std::string_view path) const {
    return std::ranges::any_of(newest_, [&](const Element& element) { return element.path == path; });
  }

  [[nodiscard]] std::string former_path(const std::string& path, const Element& element) const {
    const bool is_member = !element.parent.empty() && element.path[element.parent.size()] == '.';
    const std::string& whole = is_member ? element.parent : element.path;
    const auto placed = place_under(path, whole);
    return former_element(whole) + placed->first_index + placed->last_index + placed->rest;
  }

  std::vector<Element> older_, newest_;
  const std::string& version_;
  const std::vector<FormerPath>& rows_;
};

void rename_codes(Value& value, const FormerPath* row) {
  if (!row) return;
  const auto rename = [&](std::string& code) {
    const auto known = std::ranges::find(row->codes, code, &std::pair<std::string, std::string>::first);
    if (known != row->codes.end()) code = known->second;
  };
  if (auto* code = std::get_if<std::string>(&value)) rename(*code);
  if (auto* codes = std::get_if<std::vector<std::string>>(&value)) std::ranges::for_each(*codes, rename);
}

/// Puts a value where the blank return has its place, or behind what the array that it belongs to holds already. False where there is none.
bool put(std::vector<Field>& fields, const std::string& path, const Value& value) {
  const auto own = std::ranges::find(fields, path, &Field::path);
  if (own != fields.end()) {
    if (!is_empty(own->value)) return is_empty(value) || own->value == value;
    own->value = value;
    return true;
  }
  const std::size_t bracket = path.find('[');
  if (bracket == std::string::npos) return is_empty(value);
  const std::string array = path.substr(0, bracket);
  const auto belongs = [&](const Field& field) { return field.path == array || field.path.starts_with(array + '['); };
  const auto last = std::find_if(fields.rbegin(), fields.rend(), belongs);
  if (last == fields.rend()) return is_empty(value);
  if (last->path == array)
    *last = {path, value};
  else
    fields.insert(last.base(), {path, value});
  return true;
}

bool is_of_missing(const Gap& gap) { return gap.code.starts_with("missing-"); }

}  // namespace

void move_to_newest(Record& record, const Form& older, const Form& newest, std::vector<Field> blank) {
  const VersionMove move(older, newest);
  std::vector<std::pair<std::string, std::string>> former;  // old paths and new
  std::vector<Field> fields = std::move(blank), left;
  for (Field& field : record.fields) {
    const auto target = move.target_of(field.path);
    rename_codes(field.value, target.row);
    if (!target.former && put(fields, target.path, field.value)) continue;
    if (is_empty(field.value)) continue;
    left.push_back({target.former ? target.path : move.former_path(field.path), std::move(field.value)});
    former.emplace_back(field.path, left.back().path);
  }
  const auto path_now = [&](const std::string& path) {
    const auto known = std::ranges::find(former, path, &std::pair<std::string, std::string>::first);
    return known != former.end() ? known->second : move.target_of(path).path;
  };
  std::erase_if(record.gaps, [&](const Gap& gap) { return is_of_missing(gap) && move.target_of(gap.field).former; });
  for (Gap& gap : record.gaps) gap.field = path_now(gap.field);
  for (auto& [path, evidence] : record.evidence) path = path_now(path);
  fields.insert(fields.end(), left.begin(), left.end());
  record.fields = std::move(fields);
}

}  // namespace schede
