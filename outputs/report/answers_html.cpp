#include "outputs/report/answers_html.h"

#include <algorithm>
#include <cmath>
#include <ostream>

#include "extractors/form/field_types.h"
#include "extractors/organisations/candidatures.h"
#include "extractors/record/gap_writer.h"
#include "extractors/text/clean.h"
#include "outputs/escape/escape.h"
#include "outputs/records/answers.h"
#include "outputs/records/field_path.h"
#include "outputs/records/place_words.h"

namespace schede {

namespace {

using Options = std::vector<ChoiceOption>;

/// The printed words of a code.
std::string option_words(const Options& options, std::string_view code) {
  const auto option = std::ranges::find(options, code, &ChoiceOption::code);
  return option == options.end() || option->label.text.empty() ? std::string(code) : option->label.text;
}

class AnswersWriter {
 public:
  AnswersWriter(std::ostream& out, const Form& form, const Record& record, Language language)
      : out_(out), form_(form), record_(record), language_(language) {}

  void write() {
    for (const Section& section : form_.sections) {
      const bool asks = std::ranges::any_of(section.parts, [](const auto& part) { return !std::holds_alternative<PrintedText>(part); });
      if (!asks) continue;
      out_ << "<section>\n";
      if (!section.headings.empty()) out_ << "<h2>" << html(section.headings.front().text) << "</h2>\n";
      out_ << "<dl>\n";
      for (const auto& part : section.parts) std::visit([this](const auto& what) { write(what); }, part);
      out_ << "</dl>\n</section>\n";
    }
    if (record_.territory) write_territory();
  }

 private:
  [[nodiscard]] std::string_view say(std::string_view it, std::string_view en) const { return language_ == Language::it ? it : en; }

  void write(const PrintedText&) {}
  void write(const FormField& field) {
    const Value* value = record_.find(field.path);
    write_value_row(field.title.in(language_), field.path, value ? words(*value, nullptr) : std::string(), is_narrative(field.type));
  }

  void write(const ChoiceQuestion& choice) { write_choice(choice, choice.path); }

  void write_choice(const ChoiceQuestion& choice, const std::string& path) {
    write_row(choice.title.in(language_), path, &choice.options);
    for (const ChoiceOption& option : choice.options) {
      if (option.other) write_row(option.label.text, path + "_other");
      for (const FormField& field : option.fields) write(field);
    }
  }

  void write(const Grid& grid) {
    write_group_title(grid.title.in(language_), grid.path);
    for (const PrintedRow& row : grid.rows) {
      write_row(row.label.text, grid.path + "." + row.code, &grid.options);
      for (const FormField& field : grid.fields) {
        const std::string path = grid.path + "_" + field.path + "." + row.code;
        if (is_said(path)) write_row(row.label.text + ", " + field.title.in(language_), path);
      }
    }
  }

  void write(const Rows& rows) {
    write_group_title(rows.title.in(language_), rows.path);
    for (std::size_t entry = 0; has_entry(rows.path, entry); ++entry) {
      const std::string path = rows.path + "[" + std::to_string(entry) + "].";
      write_entry_title(entry < rows.rows.size() ? rows.rows[entry].label.text : std::to_string(entry + 1));
      if (is_said(path + "row_other")) write_row(std::string(say("Riga", "Row")), path + "row_other");
      for (const RowMember& member : rows.members) std::visit([&](const auto& what) { write_member(what, path + what.path); }, member);
    }
  }

  void write_member(const FormField& field, const std::string& path) { write_row(field.title.in(language_), path); }
  void write_member(const ChoiceQuestion& choice, const std::string& path) { write_row(choice.title.in(language_), path, &choice.options); }

  void write(const RepeatingGroup& group) {
    if (!has_entry(group.path, 0)) return write_row(group.title.in(language_), group.path);
    write_group_title(group.title.in(language_), group.path);
    for (std::size_t entry = 0; has_entry(group.path, entry); ++entry) {
      if (entry > 0) write_entry_title(std::to_string(entry + 1));
      for (const FormField& field : group.fields) write_row(field.title.in(language_), member_path(group.path, entry, field.path));
    }
  }

  void write(const Choices& choices) {
    for (std::size_t i = 0; i < choices.areas.size(); ++i) write_area(choices, i);
  }

  void write_area(const Choices& choices, std::size_t index) {
    const Area& area = choices.areas[index];
    const auto path = [&](std::string_view member) { return member_path(choices.path, index, member); };
    out_ << "<div class=\"area\" id=\"v-" << anchor_of(choices.path + '[' + std::to_string(index) + ']') << "\"><dt>"
         << html(area.code + ". " + area.name.in(language_)) << "</dt><dd>" << html(area_words(path)) << "</dd></div>\n";
    write_row(std::string(say("Segnata", "Marked")), path(choices.mark));
    write_items(area, path(choices.items));
    if (is_said(path(choices.other)))
      write_row(area.other.text.empty() ? std::string(say("Altro", "Other")) : area.other.text, path(choices.other));
    if (choices.has_offer && is_said(path(choices.offer.path))) write_row(choices.offer.title.in(language_), path(choices.offer.path));
  }

  void write_items(const Area& area, const std::string& path) {
    const Value* value = record_.find(path);
    const auto* codes = value ? std::get_if<std::vector<std::string>>(value) : nullptr;
    if (!codes || codes->empty()) return;
    std::string words;
    for (const std::string& code : *codes) {
      const auto item = std::ranges::find(area.items, code, &Item::code);
      words += (words.empty() ? "" : "\n") + code + (item == area.items.end() ? "" : " " + item->label.text);
    }
    write_value_row(std::string(say("Voci", "Items")), path, words);
  }

  /// What the body does in the area, or why nothing though it is a candidate.
  template <class Path>
  [[nodiscard]] std::string area_words(Path path) const {
    const auto mode = record_.text(path(mode_member)), reason = record_.text(path(mode_reason_member));
    return mode_words(mode.empty() && reason != "not-a-candidate" ? reason : mode).in(language_);
  }

  void write_territory() {
    const Territory& place = *record_.territory;
    out_ << "<section>\n<h2>" << html(title_of(form_, "territory", language_)) << "</h2>\n<dl>\n";
    write_place("kind", place.kind);
    write_place("municipality", place.municipality);
    write_place("province", place.province);
    write_place("region", place.region);
    write_place("istat", place.istat);
    if (place.convergence) write_place("convergence", std::string(*place.convergence ? say("sì", "yes") : say("no", "no")));
    out_ << "</dl>\n</section>\n";
  }

  void write_place(std::string_view member, const std::optional<std::string>& value) {
    const std::string path = "territory." + std::string(member);
    if (value) write_value_row(title_of(form_, path, language_), path, *value);
  }

  [[nodiscard]] bool has_entry(const std::string& path, std::size_t entry) const {
    return std::ranges::any_of(record_.fields, [&](const Field& field) { return is_within(field.path, path, entry); });
  }

  /// Is there a value, or something to say about its absence?
  [[nodiscard]] bool is_said(std::string_view path) const {
    const Value* value = record_.find(path);
    return (value && !is_empty(*value)) || std::ranges::find(record_.gaps, path, &Gap::field) != record_.gaps.end();
  }

  void write_group_title(const std::string& title, const std::string& path) {
    out_ << "<div class=\"group\" id=\"v-" << anchor_of(path) << "\"><dt>" << html(title) << "</dt><dd></dd></div>\n";
  }
  void write_entry_title(const std::string& title) { out_ << "<div class=\"entry\"><dt>" << html(title) << "</dt><dd></dd></div>\n"; }

  void write_row(const std::string& title, const std::string& path, const Options* options = nullptr) {
    const Value* value = record_.find(path);
    write_value_row(title, path, value ? words(*value, options) : std::string());
  }

  [[nodiscard]] std::string words(const Value& value, const Options* options) const {
    if (const auto* text = std::get_if<std::string>(&value)) return options ? option_words(*options, *text) : *text;
    if (const auto* number = std::get_if<Number>(&value)) return number->digits;
    if (const auto* sum = std::get_if<Amount>(&value)) return sum->amount + ' ' + sum->currency;
    if (const auto* flag = std::get_if<bool>(&value)) return std::string(*flag ? say("sì", "yes") : say("no", "no"));
    std::string out;
    if (const auto* list = std::get_if<std::vector<std::string>>(&value))
      for (const std::string& code : *list) out += (out.empty() ? "" : "\n") + (options ? option_words(*options, code) : code);
    return out;
  }

  void write_value_row(const std::string& title, const std::string& path, const std::string& value, bool narrative = false) {
    const Evidence* evidence = record_.evidence_of(path);
    const std::string anchor = anchor_of(path);
    out_ << "<div class=\"" << state_of(path, value) << (narrative ? " narrative" : "") << "\" id=\"v-" << anchor << "\"><dt>"
         << html(title) << "</dt><dd>";
    if (value.empty())
      out_ << "—";
    else if (evidence && !evidence->span.empty())
      out_ << "<a class=\"value\" href=\"#w-" << anchor << "\" data-of=\"" << anchor << "\">" << html(value) << "</a>";
    else
      out_ << "<span class=\"value\">" << html(value) << "</span>";
    if (evidence) write_evidence(*evidence, value);
    for (const Gap& gap : record_.gaps)
      if (gap.field == path) out_ << "<span class=\"why " << to_string(gap.severity) << "\">" << html(reason_of(gap)) << "</span>";
    out_ << "</dd></div>\n";
  }

  [[nodiscard]] std::string reason_of(const Gap& gap) const {
    const std::string title = title_of(form_, gap.field, language_) + ": ";
    return gap.message.starts_with(title) ? gap.message.substr(title.size()) : gap.message;
  }

  [[nodiscard]] std::string_view state_of(std::string_view path, const std::string& value) const {
    const auto gap = std::ranges::find(record_.gaps, path, &Gap::field);
    if (gap != record_.gaps.end()) return gap->severity == Severity::error ? "row wrong" : "row doubtful";
    return value.empty() ? "row empty" : "row read";
  }

  /// The document's words where they are others than the value, and how sure it is where it is not.
  void write_evidence(const Evidence& evidence, const std::string& value) {
    std::string line;
    const auto add = [&](const std::string& part) { line += (line.empty() ? "" : " · ") + part; };
    if (!evidence.raw.empty() && normalize_line(evidence.raw) != normalize_line(value))
      add(std::string(say("scritto", "written")) + " «" + visible(excerpt(evidence.raw), LineEnds::shown) + "»");
    if (!evidence.at.empty()) add(place_words(evidence.at, language_));
    if (evidence.confidence < 1)
      add(std::string(say("certezza", "certainty")) + ' ' + std::to_string(std::lround(evidence.confidence * 100)) + '%');
    if (!line.empty()) out_ << "<span class=\"from\">" << html(line) << "</span>";
  }

  std::ostream& out_;
  const Form& form_;
  const Record& record_;
  Language language_;
};

}  // namespace

std::string anchor_of(std::string_view path) {
  std::string anchor;
  for (const char c : path)
    if (c != ']') anchor += c == '[' ? '.' : c;
  return anchor;
}

void write_answers_html(std::ostream& out, const Form& form, const Record& record, Language language) {
  if (record.status == Status::accepted) AnswersWriter(out, form, record, language).write();
}

}  // namespace schede
