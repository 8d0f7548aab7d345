#include "parsers/pdf/repeated.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace schede::pdf {
namespace {

constexpr std::size_t most_lines = 3;

/// The words with "#" for each number.
std::string without_numbers(const TextLine& line) {
  std::string words;
  for (const Run& run : line.runs)
    for (const char c : run.text) {
      const bool digit = c >= '0' && c <= '9';
      if (!digit)
        words += c;
      else if (!words.ends_with('#'))
        words += '#';
    }
  return words;
}

/// The line so far from an end of a page, if it is a line.
const Item* line_at(const Area& page, std::size_t number, bool from_end) {
  if (number >= page.items.size()) return nullptr;
  const Item& item = from_end ? page.items[page.items.size() - 1 - number] : page.items[number];
  return item.table ? nullptr : &item;
}

bool is_same(const Item& a, const Item& b) {
  return std::abs(a.line.baseline - b.line.baseline) <= same_place && without_numbers(a.line) == without_numbers(b.line);
}

/// How many lines of a page's end other pages have, too.
std::size_t repeated_lines(const std::vector<Area>& pages, const Area& page, bool from_end) {
  std::size_t count = 0;
  for (; count < most_lines; ++count) {
    const Item* line = line_at(page, count, from_end);
    const bool repeated = line && std::any_of(pages.begin(), pages.end(), [&](const Area& other) {
                            const Item* same = &other == &page ? nullptr : line_at(other, count, from_end);
                            return same && is_same(*line, *same);
                          });
    if (!repeated) break;
  }
  return count;
}

Note note_of(NoteKind kind, Item& item) {
  Paragraph paragraph;
  paragraph.runs = std::move(item.line.runs);
  Note note{kind, {}};
  note.blocks.push_back({std::move(paragraph)});
  return note;
}

}  // namespace

std::vector<Note> take_repeated(std::vector<Area>& pages) {
  std::vector<std::pair<std::size_t, std::size_t>> counts;
  for (const Area& page : pages) counts.emplace_back(repeated_lines(pages, page, false), repeated_lines(pages, page, true));
  std::vector<Note> notes;
  for (std::size_t number = 0; number < pages.size(); ++number) {
    auto& items = pages[number].items;
    const auto [heads, feet] = counts[number];
    if (heads + feet > items.size()) continue;
    const auto head_end = items.begin() + static_cast<std::ptrdiff_t>(heads), foot = items.end() - static_cast<std::ptrdiff_t>(feet);
    std::for_each(items.begin(), head_end, [&](Item& item) { notes.push_back(note_of(NoteKind::header, item)); });
    std::for_each(foot, items.end(), [&](Item& item) { notes.push_back(note_of(NoteKind::footer, item)); });
    items.erase(foot, items.end());
    items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(heads));
  }
  return notes;
}

}  // namespace schede::pdf
