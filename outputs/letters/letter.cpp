#include "outputs/letters/letter.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <kainjow/mustache.hpp>
#include <optional>
#include <utility>

#include "outputs/escape/escape.h"
#include "outputs/letters/embedded.h"

namespace schede {

namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

constexpr auto names = std::to_array<std::string_view>({"form", "deadline", "organisation", "responsible", "region", "source", "incomplete",
                                                        "rejected", "not_returned", "required", "recommended", "remarks", "field", "text"});

const Bilingual no_subject{"la prima riga è l'oggetto, poi una riga vuota e il testo",
                           "the first line is the subject, then an empty line and the text"};

int line_at(std::string_view text, std::size_t offset) { return 1 + static_cast<int>(std::ranges::count(text.substr(0, offset), '\n')); }

/// A misspelt name would leave a hole in every letter.
std::optional<TemplateIssue> unknown_name(std::string_view text) {
  for (auto at = text.find("{{"); at != text.npos; at = text.find("{{", at + 2)) {
    auto name = text.substr(at + 2, text.find("}}", at) - at - 2);
    if (name.starts_with('!')) continue;
    name.remove_prefix(std::min(name.find_first_not_of("{#^/& "), name.size()));
    name = name.substr(0, name.find_first_of(" }\n"));
    if (std::ranges::find(names, name) == names.end()) {
      const std::string known(name);
      return TemplateIssue{line_at(text, at), {"nome sconosciuto: " + known, "unknown name: " + known}};
    }
  }
  return {};
}

/// kainjow's message ends in the place: "Unclosed section "required" at 120".
TemplateIssue syntax_issue(std::string_view text, std::size_t begin, const std::string& message) {
  const auto offset = std::strtoull(message.c_str() + message.find_last_of(' '), nullptr, 10);
  const auto what = message.substr(0, message.rfind(" at "));
  return {line_at(text, begin + offset), {"segno {{…}} non valido: " + what, "unsound {{…}}: " + what}};
}

/// Letters are plain text: nothing is escaped.
mustache parsed(std::string_view text) {
  mustache made{std::string(text)};
  made.set_custom_escape([](const std::string& value) { return value; });
  return made;
}

/// What stood in a section that was left out leaves one empty line, not several.
std::string with_single_empty_lines(const std::string& text) {
  std::string out;
  for (const char c : text)
    if (c != '\n' || (!out.empty() && !out.ends_with("\n\n"))) out += c;
  return out;
}

/// A file's name may hold a line end; in a letter it would begin a line of its own.
data text_or_nothing(const std::string& text) { return text.empty() ? data(false) : data(visible(text, LineEnds::shown)); }

data remarks_or_nothing(const Reminder& reminder, bool required) {
  data list(data::type::list);
  for (const Remark& remark : reminder.remarks) {
    if (remark.required != required) continue;
    data entry;
    entry.set("field", text_or_nothing(remark.field));
    entry.set("text", remark.text);
    list.push_back(entry);
  }
  return list.is_empty_list() ? data(false) : data("remarks", list);
}

}  // namespace

struct LetterTemplate::State {
  mustache subject, body;
};

LetterTemplate::LetterTemplate(std::unique_ptr<State> state) : state_(std::move(state)) {}
LetterTemplate::LetterTemplate(LetterTemplate&&) noexcept = default;
LetterTemplate::~LetterTemplate() = default;

tl::expected<LetterTemplate, TemplateIssue> LetterTemplate::parse(std::string_view bytes) {
  std::string text(bytes);
  std::erase(text, '\r');
  if (const auto issue = unknown_name(text)) return tl::unexpected(*issue);
  const auto end = text.find("\n\n");
  const auto body_begin = text.find_first_not_of('\n', end);
  if (end == 0 || text.find('\n') != end || body_begin == text.npos) return tl::unexpected(TemplateIssue{1, no_subject});
  auto state = std::make_unique<State>(State{parsed(text.substr(0, end)), parsed(text.substr(body_begin))});
  if (!state->subject.is_valid()) return tl::unexpected(syntax_issue(text, 0, state->subject.error_message()));
  if (!state->body.is_valid()) return tl::unexpected(syntax_issue(text, body_begin, state->body.error_message()));
  return LetterTemplate(std::move(state));
}

Letter LetterTemplate::fill(const Reminder& reminder, const std::string& form_title, const std::string& deadline) const {
  data values;
  values.set("form", form_title);
  values.set("deadline", text_or_nothing(deadline));
  values.set("organisation", text_or_nothing(reminder.organisation));
  values.set("responsible", text_or_nothing(reminder.responsible));
  values.set("region", text_or_nothing(reminder.region));
  values.set("source", text_or_nothing(reminder.source));
  values.set("incomplete", reminder.reason == ReminderReason::incomplete);
  values.set("rejected", reminder.reason == ReminderReason::rejected);
  values.set("not_returned", reminder.reason == ReminderReason::not_returned);
  values.set("required", remarks_or_nothing(reminder, true));
  values.set("recommended", remarks_or_nothing(reminder, false));
  return {state_->subject.render(values), with_single_empty_lines(state_->body.render(values))};
}

std::string_view default_letter_template(Language language) { return language == Language::it ? embedded::letter_it : embedded::letter_en; }

}  // namespace schede
