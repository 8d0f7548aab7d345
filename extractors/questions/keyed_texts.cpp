#include "extractors/questions/keyed_texts.h"

#include <algorithm>
#include <charconv>

#include "extractors/text/utf8.h"
#include "parsers/document/symbols.h"

namespace schede {

namespace {

bool has_keys(const Page& page) {
  return std::ranges::any_of(page.lines, [](const Line& line) {
    return std::ranges::any_of(line.styles, [](const StyleSpan& style) { return !style.key.empty(); });
  });
}

/// A box may show another sign than its control holds: whoever filled it in changed one of the two.
bool is_ticked(const StyleSpan& style, std::string_view text) {
  return style.checkbox == Checkbox::checked || box_shown(trimmed(text)) == Checkbox::checked;
}

}  // namespace

KeyedTexts::KeyedTexts(const Page& page, const Form& form) {
  if (!has_keys(page)) return;
  const AnswerKeys keys(form);
  for (std::size_t line = 0; line < page.lines.size(); ++line) {
    std::uint32_t begin = 0;
    for (const StyleSpan& style : page.lines[line].styles) {
      if (const AnswerKey* key = style.key.empty() ? nullptr : keys.find(style.key)) add(page, *key, {line, begin, style.end}, style);
      begin = style.end;
    }
  }
}

/// A row that was copied has the keys of the first: it is read by its column.
void KeyedTexts::add(const Page& page, const AnswerKey& key, const Span& span, const StyleSpan& style) {
  KeyedText& text = texts_[{key.path, key.code}];
  if (!text.spans.empty() && page.lines[text.spans.front().line].cell != page.lines[span.line].cell) return;
  if (!text.spans.empty() && text.spans.back().line == span.line && text.spans.back().end == span.begin)
    text.spans.back().end = span.end;
  else
    text.spans.push_back(span);
  text.ticked = text.ticked || is_ticked(style, text_of(page, span));
}

const KeyedText* KeyedTexts::find(const std::string& path, const std::string& code) const {
  const auto found = texts_.find({path, code});
  return found == texts_.end() ? nullptr : &found->second;
}

std::size_t KeyedTexts::entries(const std::string& path) const {
  std::size_t end = 0;
  for (const auto& [key, text] : texts_) {
    if (!key.first.starts_with(path + "[")) continue;
    std::size_t number = 0;
    const char* digits = key.first.data() + path.size() + 1;
    if (std::from_chars(digits, key.first.data() + key.first.size(), number).ec == std::errc()) end = std::max(end, number + 1);
  }
  return end;
}

bool KeyedTexts::holds_another(const std::string& path, const std::vector<Span>& spans) const {
  const auto meets = [&](const Span& own) { return std::ranges::any_of(spans, [&](const Span& span) { return meet(span, own); }); };
  return std::ranges::any_of(
      texts_, [&](const auto& entry) { return entry.first.first != path && std::ranges::any_of(entry.second.spans, meets); });
}

std::vector<Span> KeyedTexts::boxes() const {
  std::vector<Span> spans;
  for (const auto& [key, text] : texts_)
    if (!key.second.empty()) spans.insert(spans.end(), text.spans.begin(), text.spans.end());
  return spans;
}

}  // namespace schede
