#include "extractors/form/form_index.h"

#include <algorithm>
#include <map>
#include <utility>

#include "extractors/form/printed_number.h"
#include "extractors/text/fold.h"

namespace schede {

namespace {

// Respondents add entries of their own to a printed group; more than this many are left unread.
constexpr std::size_t extra_entries = 4;

class IndexBuilder {
 public:
  explicit IndexBuilder(FormIndex& index) : index_(index) {}

  void add_preamble() {
    for (const Label& label : index_.form.preamble) add(AnchorKind::preamble, label, "");
  }

  void add_section(std::size_t section) {
    section_ = section;
    const Section& definition = index_.form.sections[section];
    for (const Label& heading : definition.headings) add(AnchorKind::heading, heading, "");
    for (part_ = 0; part_ < definition.parts.size(); ++part_)
      std::visit([this](const auto& part) { add_part(part); }, definition.parts[part_]);
    for (const std::string& stray : definition.extra_labels) add(AnchorKind::extra_label, {stray, {}}, "");
  }

 private:
  void add_part(const FormField& field) { add_field(field); }

  Anchor* add_field(const FormField& field) {
    Anchor* label = nullptr;
    if (!field.label.text.empty()) {
      label = &add(AnchorKind::label, field.label, field.path);
      label->definition = &field;
      for (const Alternative& alternative : field.alternatives) add_wording(*label, alternative.word, false);
    } else {
      blank_ = &field;
    }
    if (!field.after.text.empty()) add(AnchorKind::after, field.after, field.path).definition = &field;
    return label;
  }

  void add_part(const PrintedText& text) { add(AnchorKind::heading, text.label, ""); }

  void add_part(const ChoiceQuestion& choice) { add_choice(choice, choice.path, 0, 0); }

  void add_choice(const ChoiceQuestion& choice, const std::string& path, std::size_t entry, std::size_t member) {
    const std::size_t first = index_.anchors.size();
    if (!choice.label.text.empty()) add(AnchorKind::question, choice.label, path);
    for (std::size_t number = 0; number < choice.options.size(); ++number) {
      add(AnchorKind::option, choice.options[number].label, path).option = number;
      for (const FormField& field : choice.options[number].fields) add_field(field);
      blank_ = nullptr;
    }
    for (std::size_t anchor = first; anchor < index_.anchors.size(); ++anchor) {
      index_.anchors[anchor].entry = entry;
      index_.anchors[anchor].member = member;
    }
  }

  void add_part(const Grid& grid) {
    if (!grid.label.text.empty()) add(AnchorKind::question, grid.label, grid.path);
    for (const Label& header : grid.headers) add(AnchorKind::header, header, grid.path);
    std::size_t column = 0;
    for (const ChoiceOption& option : grid.options) add(AnchorKind::column, option.label, grid.path).member = column++;
    for (const FormField& field : grid.fields) add(AnchorKind::column, field.label, grid.path).member = column++;
    add_rows(grid.rows, grid.path);
  }

  void add_rows(const std::vector<PrintedRow>& rows, const std::string& path) {
    for (std::size_t number = 0; number < rows.size(); ++number)
      add(AnchorKind::row, rows[number].label, path + "." + rows[number].code).entry = number;
  }

  void add_part(const Rows& rows) {
    if (!rows.label.text.empty()) add(AnchorKind::question, rows.label, rows.path);
    for (const Label& header : rows.headers) add(AnchorKind::header, header, rows.path);
    const std::size_t entries = rows.labelled ? rows.printed + extra_entries : 1;
    for (std::size_t entry = 0; entry < entries; ++entry)
      for (std::size_t member = 0; member < rows.members.size(); ++member) add_member(rows, entry, member);
    add_rows(rows.rows, rows.path);
  }

  void add_member(const Rows& rows, std::size_t entry, std::size_t member) {
    const auto* field = std::get_if<FormField>(&rows.members[member]);
    const auto* choice = std::get_if<ChoiceQuestion>(&rows.members[member]);
    const std::string path = rows.path + "[" + std::to_string(entry) + "]." + (field ? field->path : choice->path);
    if (!rows.labelled) {
      add(AnchorKind::column, field ? field->label : choice->label, rows.path).member = member;
      return;
    }
    const std::size_t first = index_.anchors.size();
    if (choice) {
      add_choice(*choice, path, entry, member);
    } else {
      Anchor& anchor = add(AnchorKind::group_label, field->label, path);
      anchor.definition = field;
      anchor.entry = entry;
      anchor.member = member;
    }
    for (std::size_t anchor = first; anchor < index_.anchors.size(); ++anchor) index_.anchors[anchor].repeat = entry >= rows.printed;
  }

  void add_part(const RepeatingGroup& group) {
    if (!group.heading.text.empty()) add(AnchorKind::group_heading, group.heading, group.path);
    for (std::size_t entry = 0; entry < static_cast<std::size_t>(group.printed) + extra_entries; ++entry)
      for (std::size_t member = 0; member < group.fields.size(); ++member) {
        const FormField& field = group.fields[member];
        Anchor& anchor = add(AnchorKind::group_label, field.label, group.path + "[" + std::to_string(entry) + "]." + field.path);
        anchor.definition = &field;
        anchor.entry = entry;
        anchor.member = member;
        anchor.repeat = entry >= static_cast<std::size_t>(group.printed);
      }
  }

  void add_part(const Choices& choices) {
    for (const Label& header : choices.headers) add(AnchorKind::header, header, choices.path);
    if (choices.has_offer) add(AnchorKind::offer, choices.offer.label, choices.path).definition = &choices.offer;
    for (std::size_t area = 0; area < choices.areas.size(); ++area) add_area(choices, area);
  }

  void add_area(const Choices& choices, std::size_t number) {
    const Area& area = choices.areas[number];
    const std::string path = choices.path + "[" + std::to_string(number) + "]";
    add_of_area(AnchorKind::title, area.title, path, number);
    for (const Label& subtitle : area.subtitles) add_of_area(AnchorKind::subtitle, subtitle, path, number);
    for (std::size_t item = 0; item < area.items.size(); ++item)
      add_of_area(AnchorKind::item, area.items[item].label, path + "." + choices.items, number).member = item;
    if (!area.other.text.empty()) add_of_area(AnchorKind::other, area.other, path + "." + choices.other, number);
    if (!choices.has_offer) return;
    // A table turned into a list repeats the column's header below each area.
    Anchor& offer = add_of_area(AnchorKind::offer, choices.offer.label, path + "." + choices.offer.path, number);
    offer.definition = &choices.offer;
    offer.repeat = true;
  }

  Anchor& add_of_area(AnchorKind kind, const Label& label, const std::string& path, std::size_t area) {
    Anchor& anchor = add(kind, label, path);
    anchor.entry = area;
    return anchor;
  }

  Anchor& add(AnchorKind kind, const Label& label, std::string path) {
    Anchor anchor;
    anchor.kind = kind;
    anchor.field = std::move(path);
    anchor.text = label.text;
    anchor.section = section_;
    anchor.part = part_;
    anchor.blank = std::exchange(blank_, nullptr);
    add_wording(anchor, label.text, true);
    for (const std::string& variant : label.variants) add_wording(anchor, variant, false);
    return index_.anchors.emplace_back(std::move(anchor));
  }

  void add_wording(Anchor& anchor, const std::string& text, bool printed) {
    Wording wording;
    std::size_t distinctive = 0;
    wording.printed = printed;
    for (FoldedWord& word : fold_words(index_.form.language_version == 1 ? std::string_view(text) : without_number(text))) {
      const bool ordinal = anchor.kind == AnchorKind::title && wording.words.empty() && word.key.size() <= 2;
      if (ordinal) {
        anchor.ordinal = word.key;
        continue;
      }
      wording.weight += word_weight(word.key);
      distinctive += wording.words.size() < opening_words && is_distinctive(word.key);
      wording.ids.push_back(index_.vocabulary.try_emplace(word.key, static_cast<int>(index_.vocabulary.size())).first->second);
      wording.words.push_back(std::move(word.key));
    }
    // Paragraphs of an introduction are copied whole or not at all; labels and headings get typed again.
    const std::size_t tenths = anchor.kind == AnchorKind::preamble ? 8 : wording.words.size() >= opening_words ? 6 : 5;
    wording.least_shared = std::max<std::size_t>(1, (distinctive * tenths + 9) / 10);
    wording.least_similarity = wording.words.size() >= 4 ? 0.7 : wording.words.size() == 3 ? 0.75 : 0.8;
    if (!wording.words.empty()) anchor.wordings.push_back(std::move(wording));
  }

  FormIndex& index_;
  std::size_t section_ = 0, part_ = 0;
  const FormField* blank_ = nullptr;  ///< the last one without a label, until something is printed behind it
};

void add_keys(const std::vector<std::string>& words, std::vector<std::string>& keys) {
  for (const std::string& word : words) keys.push_back(fold_key(word));
}

constexpr std::size_t least_recognised = 4;  // letters; a shorter word may be another

/// A word with one character for all that a program which reads scanned paper mistakes for each other: "lndirizzo", "Te1efono", "rnail".
std::string shape_of(std::string_view word) {
  static constexpr std::pair<std::string_view, char> alike[] = {{"rn", 'm'}, {"vv", 'w'}, {"cl", 'd'}, {"l", 'i'},
                                                                {"1", 'i'},  {"0", 'o'},  {"5", 's'},  {"8", 'b'}};
  std::string shape;
  while (!word.empty()) {
    const auto* row = std::find_if(std::begin(alike), std::end(alike), [&](const auto& entry) { return word.starts_with(entry.first); });
    shape += row == std::end(alike) ? word.front() : row->second;
    word.remove_prefix(row == std::end(alike) ? 1 : row->first.size());
  }
  return shape;
}

/// Words that a text may have more than a wording and still be like enough.
std::size_t words_to_spare(const Anchor& anchor, const Wording& wording) {
  // A title is known by its number too, however little of it is left.
  if (!anchor.ordinal.empty()) return wording.words.size() + words_beyond;
  return static_cast<std::size_t>((1 - wording.least_similarity) * wording.weight / word_weight({}));
}

}  // namespace

bool is_distinctive(std::string_view word) { return word.size() > 3; }

double word_weight(std::string_view word) { return is_distinctive(word) ? 1.0 : 0.5; }

FormIndex::FormIndex(const Form& definition) : form(definition) {
  IndexBuilder builder(*this);
  builder.add_preamble();
  for (std::size_t section = 0; section < form.sections.size(); ++section) builder.add_section(section);
  for (const auto& [word, id] : vocabulary)
    if (word.size() >= least_recognised) {
      const auto [at, fresh] = shapes.try_emplace(shape_of(word), id);
      if (!fresh) at->second = std::min(at->second, id);
    }
  by_first_word.resize(vocabulary.size());
  by_word.resize(vocabulary.size());
  for (std::size_t anchor = 0; anchor < anchors.size(); ++anchor)
    for (std::size_t number = 0; number < anchors[anchor].wordings.size(); ++number) {
      const Wording& wording = anchors[anchor].wordings[number];
      Entry entry = {anchor, number, wordings++, wording.ids.size()};
      by_first_word[static_cast<std::size_t>(wording.ids.front())].push_back(entry);
      std::map<int, std::size_t> distinctive;  // where each stands last
      for (std::size_t word = 0; word < wording.ids.size(); ++word)
        if (is_distinctive(wording.words[word])) distinctive[wording.ids[word]] = word;
      for (const auto& [id, word] : distinctive) {
        entry.words_before = word + words_to_spare(anchors[anchor], wording);
        by_word[static_cast<std::size_t>(id)].push_back(entry);
      }
    }
  for (const std::string& filler : form.vocabulary.fillers) (filler.ends_with('*') ? filler_openings : fillers).push_back(fold_key(filler));
  for (const Anchor& anchor : anchors)
    if (form.language_version == 1 && (anchor.kind == AnchorKind::label || anchor.kind == AnchorKind::group_label))
      fillers.push_back(fold_key(anchor.text));
  for (const std::string& prompt : form.vocabulary.prompts) (prompt.ends_with('*') ? prompt_openings : prompts).push_back(fold_key(prompt));
  for (const std::string& prompt : prompts) prompt_words.add(prompt);
  add_keys(form.vocabulary.yes, yes);
  add_keys(form.vocabulary.no, no);
  add_keys(form.vocabulary.ticks, ticks);
  add_keys(form.vocabulary.closing, closing);
  add_keys(form.vocabulary.notices, notices);
  add_keys(form.vocabulary.pages, pages);
  for (const std::string& letter : form.vocabulary.letters) (letter.ends_with('*') ? letter_openings : letters).push_back(fold_key(letter));
  if (form.language_version > 1)
    for (const Anchor& anchor : anchors) leave_to_form(anchor);
}

/// A filler or closing word that is also a label is the form's. An option's words are looked at before fillers are, and are its own there.
void FormIndex::leave_to_form(const Anchor& anchor) {
  constexpr AnchorKind kinds[] = {AnchorKind::label, AnchorKind::group_label, AnchorKind::question};
  if (std::ranges::find(kinds, anchor.kind) == std::end(kinds)) return;
  for (const Wording& wording : anchor.wordings) {
    std::string key;
    for (const std::string& word : wording.words) key += (key.empty() ? "" : " ") + word;
    std::erase(fillers, key);
    std::erase(closing, key);
  }
}

bool FormIndex::is_tick(std::string_view key) const {
  return std::any_of(ticks.begin(), ticks.end(),
                     [&](const std::string& tick) { return key.find_first_not_of(tick) == std::string_view::npos; });
}

int FormIndex::id_of(std::string_view word) const {
  const auto found = vocabulary.find(word);
  if (found != vocabulary.end()) return found->second;
  if (word.size() < least_recognised) return -1;
  const auto alike = shapes.find(shape_of(word));
  return alike == shapes.end() ? -1 : alike->second;
}

}  // namespace schede
