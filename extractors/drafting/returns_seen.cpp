#include "extractors/drafting/returns_seen.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "extractors/drafting/path_names.h"
#include "extractors/text/fold.h"

namespace schede {

namespace {

constexpr std::size_t least_returns = 2;

/// Adds one thing to the parts of a form.
class Adder {
 public:
  Adder(Draft& draft, const Seen& seen, std::size_t returns)
      : draft_(draft), seen_(seen), note_("seen in " + std::to_string(returns) + " returns") {}

  void add() {
    for (Section& section : draft_.form.sections)
      for (auto& part : section.parts) std::visit([this](auto& what) { add_to(what); }, part);
  }

 private:
  void add_to(FormField& field) {
    vary(field.label, field.path);
    vary(field.after, field.path);
  }
  void add_to(PrintedText& text) { vary(text.label, {}); }
  void add_to(RepeatingGroup&) {}
  void add_to(Choices&) {}

  void add_to(ChoiceQuestion& choice) {
    vary(choice.label, choice.path);
    add_options(choice.options, choice.path);
    for (ChoiceOption& option : choice.options)
      for (FormField& field : option.fields) add_to(field);
  }

  void add_to(Grid& grid) {
    vary(grid.label, grid.path);
    for (PrintedRow& row : grid.rows) {
      vary(row.label, grid.path);
      if (seen_.place == grid.path + "." + row.code) add_options(grid.options, seen_.place);
    }
    for (ChoiceOption& option : grid.options) vary(option.label, grid.path);
  }

  void add_to(Rows& rows) {
    vary(rows.label, rows.path);
    for (PrintedRow& row : rows.rows) vary(row.label, rows.path);
    for (RowMember& member : rows.members) std::visit([&](auto& what) { vary(what.label, rows.path); }, member);
    if (seen_.kind != SeenKind::row || seen_.place != rows.path) return;
    rows.rows.push_back({free_code(rows.rows), {seen_.text, {}}});
    ++rows.printed;
    draft_.guesses[rows.path + "=" + seen_.text] = note_;
  }

  void add_options(std::vector<ChoiceOption>& options, const std::string& path) {
    for (ChoiceOption& option : options) vary(option.label, path);
    if (seen_.kind != SeenKind::option || seen_.place != path) return;
    ChoiceOption option = {free_code(options), {seen_.text, {}}, false, {}};
    draft_.guesses[option.code + "=" + seen_.text] = note_;
    const auto other = std::ranges::find_if(options, &ChoiceOption::other);
    options.insert(other, std::move(option));
  }

  template <class Coded>
  std::string free_code(const std::vector<Coded>& all) const {
    std::set<std::string> used;
    for (const Coded& each : all) used.insert(each.code);
    return another_name(PathNames(label_words_for(seen_.text)).step(seen_.text, "added"), used);
  }

  void vary(Label& label, const std::string& path) {
    if (seen_.kind != SeenKind::variant || label.text != seen_.place) return;
    if (std::ranges::find(label.variants, seen_.text) != label.variants.end()) return;
    label.variants.push_back(seen_.text);
    if (path.empty()) return;
    std::string& notes = draft_.guesses[path];
    notes += (notes.empty() ? "" : "; ") + ("variant " + note_);
  }

  Draft& draft_;
  const Seen& seen_;
  std::string note_;
};

}  // namespace

void add_seen(Draft& draft, const std::vector<std::vector<Seen>>& returns) {
  using Key = std::tuple<SeenKind, std::string, std::string>;
  std::vector<std::pair<Key, std::pair<const Seen*, std::size_t>>> counts;  // in the order of the returns
  for (const std::vector<Seen>& one : returns) {
    std::set<Key> here;
    for (const Seen& seen : one) {
      const Key key = {seen.kind, seen.place, fold_key(seen.text)};
      if (!here.insert(key).second) continue;
      auto count = std::ranges::find(counts, key, [](const auto& entry) { return entry.first; });
      if (count == counts.end()) count = counts.insert(counts.end(), {key, {&seen, 0}});
      ++count->second.second;
    }
  }
  for (const auto& [key, count] : counts)
    if (count.second >= least_returns) Adder(draft, *count.first, count.second).add();
}

}  // namespace schede
