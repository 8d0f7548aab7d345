#include "extractors/drafting/form_drafter.h"

#include <algorithm>
#include <utility>

#include "extractors/form/field_types.h"
#include "extractors/language/language_words.h"
#include "extractors/text/clean.h"
#include "extractors/text/fold.h"

namespace schede {

namespace {

constexpr std::size_t longest_heading = 12;  ///< words
constexpr std::size_t longest_option = 6;    ///< words of an answer that stands between wide gaps

/// A label without the signs and brackets printed round it.
std::string tidy(std::string_view text) {
  text = trimmed(text, U" \t,;:.-–—");
  const bool opened = std::ranges::count(text, '(') > std::ranges::count(text, ')');
  if (opened && text.starts_with('(')) return tidy(text.substr(1));
  if (opened && text.ends_with('(')) return tidy(text.substr(0, text.size() - 1));
  if (text.starts_with(')')) return tidy(text.substr(1));
  return std::string(text);
}

bool is_heading(const std::string& text) { return !text.ends_with('.') && count_words(text) <= longest_heading; }

bool is_kind(const std::vector<LinePiece>& pieces, std::size_t at, LinePieceKind kind) {
  return at < pieces.size() && pieces[at].kind == kind;
}

/// What stands behind some words of a text.
std::string_view behind(std::string_view text, std::string_view words) {
  const std::vector<FoldedWord> all = fold_words(text);
  const std::vector<FoldedWord> wanted = fold_words(words);
  const auto found = std::search(all.begin(), all.end(), wanted.begin(), wanted.end(),
                                 [](const FoldedWord& a, const FoldedWord& b) { return a.key == b.key; });
  if (found == all.end()) return {};
  return text.substr((found + static_cast<std::ptrdiff_t>(wanted.size()) - 1)->end);
}

/// "2", "due": so many may be chosen.
std::size_t number_in(std::string_view text, const std::string& language) {
  for (const FoldedWord& word : fold_words(text)) {
    if (is_number(word.key) && word.key.size() == 1) return static_cast<std::size_t>(word.key.front() - '0');
    if (const auto value = value_of(words_of(language).numbers, word.key); value && *value > 1) return static_cast<std::size_t>(*value);
  }
  return 0;
}

}  // namespace

FormDrafter::FormDrafter(const LabelWords& words) : words_(words), names_(words) {
  const LanguageWords& answers = words_of(words.language());
  for (const std::string& word : answers.yes) yes_.push_back(fold_key(word));
  for (const std::string& word : answers.no) no_.push_back(fold_key(word));
  draft_.form.language_version = 2;
  draft_.form.languages = {words.language()};
}

// Printed texts.

void FormDrafter::text(const std::string& text) {
  end_options();
  end_narrative();
  waiting_.push_back(text);
}

Section& FormDrafter::section() {
  if (draft_.form.sections.empty()) draft_.form.sections.emplace_back();
  return draft_.form.sections.back();
}

void FormDrafter::print(const std::string& text) {
  if (!found_)
    draft_.form.preamble.push_back({text, {}});
  else
    section().parts.emplace_back(PrintedText{{text, {}}, 0});
}

void FormDrafter::start_section(const std::string& heading) {
  found_ = true;
  draft_.form.sections.emplace_back();
  print(heading);
  parent_ = names_.path({}, names_.step(heading, "part"));
}

/// What waits is printed; the last of it may head a new part, or stay as a label.
void FormDrafter::print_waiting(bool keep_last) {
  std::vector<std::string> texts = std::exchange(waiting_, {});
  std::string last;
  if (keep_last && !texts.empty()) {
    last = texts.back();
    texts.pop_back();
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i + 1 == texts.size() && is_heading(texts[i]))
      start_section(texts[i]);
    else
      print(texts[i]);
  }
  if (!last.empty()) waiting_ = {last};
  found_ = true;
}

/// The text that stands right before an answer without one of its own.
std::string FormDrafter::take_label() {
  print_waiting(true);
  return waiting_.empty() ? std::string() : std::exchange(waiting_, {}).back();
}

// Lines.

void FormDrafter::line(std::vector<LinePiece> pieces) {
  end_narrative();
  while (is_kind(pieces, pieces.size() - 1, LinePieceKind::gap)) pieces.pop_back();
  const bool begins_with_box = is_kind(pieces, 0, LinePieceKind::box);
  const auto boxes = std::ranges::count(pieces, LinePieceKind::box, &LinePiece::kind);
  if (begins_with_box && boxes == 1) {
    options_.push_back(std::move(pieces));
    return;
  }
  end_options();
  // Answers alone on a line belong to the text before it.
  const bool answers_alone = begins_with_box || end_of_answers(pieces, 0) == pieces.size();
  std::string label;
  if (answers_alone && (!waiting_.empty() || begins_with_box))
    label = take_label();
  else
    print_waiting(false);
  for (std::size_t at = 0; at < pieces.size();) {
    if (pieces[at].kind == LinePieceKind::gap) {
      ++at;
    } else if (!label.empty() || is_kind(pieces, at, LinePieceKind::box) || (answers_alone && at == 0)) {
      at = read_choice(pieces, at, std::exchange(label, {}));
    } else {
      at = read_field(pieces, at);
    }
  }
}

/// Texts between wide gaps, two or more, and no blank behind the last: the end of them; `at` where there are none.
std::size_t FormDrafter::end_of_answers(const std::vector<LinePiece>& pieces, std::size_t at) const {
  std::size_t end = at, count = 0;
  for (std::size_t next = at; is_kind(pieces, next, LinePieceKind::text) && count_words(pieces[next].text) <= longest_option;) {
    if (is_kind(pieces, next + 1, LinePieceKind::blank) || is_kind(pieces, next + 1, LinePieceKind::box)) break;
    ++count;
    end = next + 1;
    if (!is_kind(pieces, end, LinePieceKind::gap)) break;
    next = end + 1;
  }
  return count > 1 ? end : at;
}

/// A text and what stands behind it: a blank, boxes, answers.
std::size_t FormDrafter::read_field(const std::vector<LinePiece>& pieces, std::size_t at) {
  std::string label;
  if (pieces[at].kind == LinePieceKind::text) label = pieces[at++].text;
  std::size_t next = is_kind(pieces, at, LinePieceKind::gap) ? at + 1 : at;
  if (is_kind(pieces, next, LinePieceKind::box)) return read_choice(pieces, next, label);
  if (next > at && end_of_answers(pieces, next) > next) return read_choice(pieces, next, label);
  // "Do you agree?   YES [ ]   NO [ ]": the boxes stand behind.
  if (next > at && is_kind(pieces, next, LinePieceKind::text) && is_kind(pieces, next + 1, LinePieceKind::box))
    return read_choice(pieces, next, label);
  if (!is_kind(pieces, next, LinePieceKind::blank)) {
    print(label);
    return at;
  }
  if (!words_.find("signature", label).empty()) {
    print(label);
    return next + 1;
  }
  FormField field = field_of(label, pieces[next].date, parent_);
  // What ends the line behind a blank is no label.
  const bool ends = is_kind(pieces, next + 1, LinePieceKind::text) && next + 2 == pieces.size();
  if (ends) field.after.text = tidy(pieces[next + 1].text);
  if (!field.after.text.empty() && field.type == FieldType::line) set_type(field, field.after.text, false);
  section().parts.emplace_back(std::move(field));
  return ends ? pieces.size() : next + 1;
}

/// Boxes with their words, before or behind, or words between gaps.
std::size_t FormDrafter::read_choice(const std::vector<LinePiece>& pieces, std::size_t at, std::string label) {
  ChoiceQuestion choice;
  bool boxes = false, round = false;
  if (is_kind(pieces, at, LinePieceKind::box)) {
    while (is_kind(pieces, at, LinePieceKind::box)) {
      boxes = true;
      round = round || pieces[at].round;
      ++at;
      if (is_kind(pieces, at, LinePieceKind::gap)) ++at;
      if (!is_kind(pieces, at, LinePieceKind::text)) break;
      const std::string text = pieces[at++].text;
      const bool blank = is_kind(pieces, at, LinePieceKind::blank);
      add_option(choice, text, blank, blank && pieces[at].date);
      if (blank) ++at;
      if (is_kind(pieces, at, LinePieceKind::gap) && is_kind(pieces, at + 1, LinePieceKind::box)) ++at;
    }
  } else if (is_kind(pieces, at + 1, LinePieceKind::box)) {
    while (is_kind(pieces, at, LinePieceKind::text) && is_kind(pieces, at + 1, LinePieceKind::box)) {
      boxes = true;
      round = round || pieces[at + 1].round;
      add_option(choice, pieces[at].text, false, false);
      at += 2;
      if (is_kind(pieces, at, LinePieceKind::gap)) ++at;
    }
  } else {
    for (const std::size_t end = end_of_answers(pieces, at); at < end; ++at)
      if (pieces[at].kind == LinePieceKind::text) add_option(choice, pieces[at].text, false, false);
  }
  add_choice(std::move(choice), label, boxes, round);
  return at;
}

void FormDrafter::end_options() {
  if (options_.empty()) return;
  std::vector<std::vector<LinePiece>> lines = std::exchange(options_, {});
  const std::string label = take_label();
  ChoiceQuestion choice;
  bool round = false;
  for (const std::vector<LinePiece>& pieces : lines) {
    std::size_t at = 1;
    round = round || pieces.front().round;
    if (is_kind(pieces, at, LinePieceKind::gap)) ++at;
    if (!is_kind(pieces, at, LinePieceKind::text)) continue;
    const std::string text = pieces[at].text;
    const bool blank = is_kind(pieces, at + 1, LinePieceKind::blank);
    add_option(choice, text, blank, blank && pieces[at + 1].date);
    if (choice.options.empty()) continue;
    std::vector<FormField>& fields = choice.options.back().fields;
    for (at += 2; at < pieces.size(); ++at) {
      if (pieces[at].kind != LinePieceKind::text) continue;
      if (is_kind(pieces, at + 1, LinePieceKind::blank))
        fields.push_back(field_of(pieces[at].text, pieces[at + 1].date, parent_));
      else if (!fields.empty())
        fields.back().after.text = tidy(pieces[at].text);
    }
  }
  add_choice(std::move(choice), label, true, round);
}

void FormDrafter::add_option(ChoiceQuestion& choice, const std::string& text, bool blank, bool date) {
  ChoiceOption option;
  option.label.text = tidy(text);
  if (option.label.text.empty()) option.label.text = text;
  const std::string key = fold_key(text);
  std::set<std::string> used;
  for (const ChoiceOption& other : choice.options) used.insert(other.code);
  // A letter may be any abbreviation.
  const bool yes = key.size() > 1 && std::ranges::find(yes_, key) != yes_.end();
  const bool no = key.size() > 1 && std::ranges::find(no_, key) != no_.end();
  std::string digits = key;
  std::ranges::replace(digits, ' ', '-');
  const bool number = !key.empty() && digits.find_first_not_of("0123456789-") == std::string::npos;
  const std::string code = yes ? "yes" : no ? "no" : number ? digits : names_.step(text, "option");
  option.code = another_name(code, used);
  option.other = blank && !words_.find("other", text).empty() && std::ranges::none_of(choice.options, &ChoiceOption::other);
  if (option.other) option.code = another_name("other", used);
  if (blank && !option.other) {
    FormField field = field_of({}, date, {});
    field.title = {option.label.text, option.label.text};
    field.path = names_.path(parent_, names_.step(text, "blank"));
    set_type(field, text, date);
    option.fields.push_back(std::move(field));
  }
  choice.options.push_back(std::move(option));
}

void FormDrafter::add_choice(ChoiceQuestion choice, const std::string& label, bool boxes, bool round) {
  if (choice.options.empty()) {
    if (!label.empty()) print(label);
    return;
  }
  // A blank of one's own is a choice only beside others.
  if (choice.options.size() == 1) choice.options.front().other = false;
  choice.label.text = tidy(label);
  choice.path = names_.path({}, names_.step(label.empty() ? choice.options.front().label.text : label, "choice"));
  if (label.empty()) choice.title = {choice.options.front().label.text, choice.options.front().label.text};
  const std::string several = words_.find("several", label);
  const bool answers = choice.options.size() <= 3 && choice.options.front().code == "yes";
  if (boxes && !round && !answers) {
    choice.many = !several.empty() || label.empty();
    guess(choice.path, choice.many ? (several.empty() ? "several answers" : "several answers, from \"" + several + "\"") : "one answer");
  } else if (!several.empty()) {
    choice.many = true;
    guess(choice.path, "several answers, from \"" + several + "\"");
  }
  if (choice.many && !several.empty()) choice.max = number_in(behind(label, several), words_.language());
  if (choice.max >= choice.options.size()) choice.max = 0;
  set_need(choice.need, choice.path, label);
  section().parts.emplace_back(std::move(choice));
}

// Blanks.

void FormDrafter::empty_line(bool date) {
  end_options();
  if (empty_lines_ == 0 && waiting_.empty()) return;
  ++empty_lines_;
  if (date) end_narrative();
}

/// One line to write on below a text is a line; several are paragraphs.
void FormDrafter::end_narrative() {
  if (empty_lines_ == 0) return;
  const bool paragraphs = std::exchange(empty_lines_, 0) > 1;
  const std::string label = take_label();
  if (!words_.find("signature", label).empty()) return print(label);
  FormField field = field_of(label, false, parent_);
  if (paragraphs) {
    field.type = FieldType::narrative;
    draft_.guesses.erase(field.path);
  }
  section().parts.emplace_back(std::move(field));
}

void FormDrafter::empty_cell(bool tall) {
  end_options();
  end_narrative();
  if (waiting_.empty()) return;
  const std::string label = take_label();
  if (!words_.find("signature", label).empty()) return print(label);
  FormField field = field_of(label, false, parent_);
  if (tall) {
    field.type = FieldType::narrative;
    guess(field.path, "narrative, from its cell");
  }
  section().parts.emplace_back(std::move(field));
}

void FormDrafter::letter_boxes(std::size_t count) {
  constexpr std::size_t taxcode_length = 16;
  end_options();
  end_narrative();
  if (waiting_.empty()) return;
  FormField field = field_of(take_label(), false, parent_);
  if (count == taxcode_length && field.type == FieldType::line && words_.language() == "it") {
    field.type = FieldType::taxcode;
    guess(field.path, "taxcode, from its boxes");
  }
  section().parts.emplace_back(std::move(field));
}

FormField FormDrafter::field_of(const std::string& label, bool date, const std::string& parent) {
  FormField field;
  field.label.text = tidy(label);
  if (field.label.text.empty()) {
    const std::string place = words_.find("place", "luogo place lieu ort lugar");
    field.title = {place, place};
    if (!place.empty()) field.title.it[0] = field.title.en[0] = static_cast<char>(place[0] - 'a' + 'A');
    field.path = names_.path(parent, names_.step(place, "blank"));
    guess(field.path, "line, from a blank without a label");
    return field;
  }
  field.path = names_.path(parent, names_.step(label, "blank"));
  set_type(field, label, date);
  set_need(field.need, field.path, label);
  return field;
}

void FormDrafter::set_type(FormField& field, const std::string& label, bool date) {
  const auto guessed = words_.type_of(label);
  if (date) {
    field.type = FieldType::date;
    guess(field.path, "date, from its strokes");
  } else if (guessed) {
    field.type = guessed->type;
    if (field.type != FieldType::line) guess(field.path, std::string(row_of(field.type).name) + ", from \"" + guessed->from + "\"");
  }
}

void FormDrafter::set_need(Need& need, const std::string& path, const std::string& label) {
  if (label.find('*') == std::string::npos) return;
  need = Need::required;
  guess(path, "required, from \"*\"");
}

void FormDrafter::guess(const std::string& path, const std::string& what) {
  std::string& guesses = draft_.guesses[path];
  guesses += (guesses.empty() ? "" : "; ") + what;
}

// Tables.

bool FormDrafter::is_field_header(const std::string& header) const {
  const auto type = words_.type_of(header);
  return !words_.find("note", header).empty() || (type && type->type != FieldType::line && type->type != FieldType::name);
}

void FormDrafter::grid(const std::vector<std::string>& headers, const std::vector<std::string>& rows, std::size_t leading, bool boxes) {
  end_options();
  end_narrative();
  Grid grid;
  const std::string label = take_label();
  grid.label.text = tidy(label);
  grid.path = names_.path({}, names_.step(label.empty() ? headers.front() : label, "grid"));
  if (label.empty()) grid.title = {headers.front(), headers.front()};
  for (std::size_t i = 0; i < leading; ++i)
    if (has_visible(headers[i])) grid.headers.push_back({headers[i], {}});
  ChoiceQuestion answers;
  bool scale = true;
  for (std::size_t i = leading; i < headers.size(); ++i) {
    if (is_field_header(headers[i]) && !answers.options.empty()) {
      FormField field;
      field.label.text = tidy(headers[i]);
      field.path = names_.step(headers[i], "note");
      set_type(field, headers[i], false);
      grid.fields.push_back(std::move(field));
    } else {
      add_option(answers, headers[i], false, false);
      const std::string& code = answers.options.back().code;
      scale = scale && (is_number(code) || code == "yes" || code == "no" || headers[i].size() < 3);
    }
  }
  grid.options = std::move(answers.options);
  std::set<std::string> used;
  for (const std::string& row : rows) {
    const std::string code = another_name(names_.step(row, "row"), used);
    used.insert(code);
    grid.rows.push_back({code, {row, {}}});
  }
  const std::string several = words_.find("several", label);
  grid.many = !several.empty();
  if (!scale || boxes) guess(grid.path, grid.many ? "several answers a row" : "one answer a row");
  set_need(grid.need, grid.path, label);
  section().parts.emplace_back(std::move(grid));
}

void FormDrafter::rows(const std::vector<std::string>& headers, const std::vector<std::string>& printed_rows, std::size_t leading,
                       std::size_t printed) {
  end_options();
  end_narrative();
  Rows rows;
  const std::string label = take_label();
  rows.label.text = tidy(label);
  rows.path = names_.path({}, names_.step(label.empty() ? headers.front() : label, "rows"));
  if (label.empty()) rows.title = {headers.front(), headers.front()};
  for (std::size_t i = 0; i < leading; ++i)
    if (has_visible(headers[i])) rows.headers.push_back({headers[i], {}});
  PathNames own(words_);
  for (std::size_t i = leading; i < headers.size(); ++i) {
    FormField field;
    field.label.text = tidy(headers[i]);
    field.path = own.path({}, own.step(headers[i], "column"));
    if (const auto type = words_.type_of(headers[i]); type && type->type != FieldType::line) {
      field.type = type->type;
      guess(rows.path + "." + field.path, std::string(row_of(type->type).name) + ", from \"" + type->from + "\"");
    }
    rows.members.emplace_back(std::move(field));
  }
  std::set<std::string> used;
  for (const std::string& row : printed_rows) {
    const std::string code = another_name(names_.step(row, "row"), used);
    used.insert(code);
    rows.rows.push_back({code, {row, {}}});
  }
  rows.printed = printed;
  section().parts.emplace_back(std::move(rows));
}

// The end.

/// Lines of the same labels, one after the other, are entries of one group.
void FormDrafter::group_repeated() {
  for (Section& section : draft_.form.sections) {
    auto& parts = section.parts;
    const auto label_at = [&](std::size_t at) {
      const auto* field = at < parts.size() ? std::get_if<FormField>(&parts[at]) : nullptr;
      return field ? field->label.text : std::string();
    };
    for (std::size_t at = 0; at < parts.size(); ++at)
      for (std::size_t length = 6; length > 1; --length) {
        const auto is_entry = [&](std::size_t begin) {
          for (std::size_t i = 0; i < length; ++i)
            if (label_at(at + i).empty() || label_at(at + i) != label_at(begin + i)) return false;
          return true;
        };
        std::size_t entries = 1;
        while (is_entry(at + entries * length)) ++entries;
        if (entries < 2) continue;
        Rows group;
        group.labelled = true;
        group.printed = entries;
        const auto* heading = at > 0 ? std::get_if<PrintedText>(&parts[at - 1]) : nullptr;
        const std::string text = heading ? heading->label.text : label_at(at);
        group.path = names_.path({}, names_.step(text, "group"));
        group.label = heading ? heading->label : Label();
        if (!heading) group.title = {text, text};
        for (std::size_t i = 0; i < length; ++i) {
          FormField field = std::get<FormField>(parts[at + i]);
          const auto known = draft_.guesses.extract(field.path);
          field.path = field.path.substr(field.path.find('.') + 1);
          if (known) draft_.guesses[group.path + "." + field.path] = known.mapped();
          group.members.emplace_back(std::move(field));
        }
        const auto begin = parts.begin() + static_cast<std::ptrdiff_t>(heading ? at - 1 : at);
        const auto end = parts.begin() + static_cast<std::ptrdiff_t>(at + entries * length);
        *begin = std::move(group);
        parts.erase(begin + 1, end);
        break;
      }
  }
}

std::optional<Draft> FormDrafter::finish(std::string id) {
  end_options();
  end_narrative();
  if (!found_) return std::nullopt;
  if (!waiting_.empty()) draft_.form.sections.emplace_back();
  for (const std::string& text : std::exchange(waiting_, {})) print(text);
  group_repeated();
  std::erase_if(draft_.form.sections, [](const Section& each) { return each.parts.empty(); });
  draft_.form.id = std::move(id);
  const std::string title = draft_.form.preamble.empty() ? draft_.form.id : draft_.form.preamble.front().text;
  draft_.form.title = {title, title};
  return std::move(draft_);
}

}  // namespace schede
