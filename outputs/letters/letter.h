#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "extractors/form/form.h"
#include "outputs/survey/reminders.h"

namespace schede {

struct Letter {
  std::string subject, body;  ///< UTF-8; lines end in '\n'
};

/// What is wrong in a template, and where.
struct TemplateIssue {
  int line = 0;
  Bilingual words;
};

/// A letter's text with places for what differs: Mustache (its sections and variables, without partials, other delimiters and HTML),
/// the subject on the first line, an empty line, the body. docs/operator.md lists the names that may stand in it.
class LetterTemplate {
 public:
  /// Text in UTF-8.
  [[nodiscard]] static tl::expected<LetterTemplate, TemplateIssue> parse(std::string_view bytes);
  LetterTemplate(LetterTemplate&&) noexcept;
  ~LetterTemplate();

  /// `deadline` as it is to be written; empty for none.
  [[nodiscard]] Letter fill(const Reminder& reminder, const std::string& form_title, const std::string& deadline) const;

 private:
  struct State;
  explicit LetterTemplate(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The template that ships.
[[nodiscard]] std::string_view default_letter_template(Language language);

}  // namespace schede
