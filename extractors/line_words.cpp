#include "extractors/line_words.h"

namespace schede {

namespace {

constexpr std::size_t words_wanted = 50;  // no printed text of a form is much longer
constexpr std::size_t lines_joined = 4;   // a label over more lines than this is no label
constexpr std::size_t words_spent = 1024;

}  // namespace

std::span<const LineWord> LineWords::from(std::size_t line) {
  drop_before(line);
  const Line& start = layout_.lines[line];
  std::size_t end = first_;
  for (std::size_t next = line; next < layout_.lines.size() && next < line + lines_joined && end - first_ < words_wanted; ++next) {
    const Line& here = layout_.lines[next];
    if (here.cell != start.cell || here.frame != start.frame) break;
    if (next == next_line_) add_line();
    const std::size_t before = end;
    while (end < words_.size() && words_[end].line == next) ++end;
    if (end == before) break;
  }
  return std::span(words_).subspan(first_, end - first_);
}

void LineWords::drop_before(std::size_t line) {
  while (first_ < words_.size() && words_[first_].line < line) ++first_;
  if (next_line_ < line) next_line_ = line;
  if (first_ < words_spent && first_ < words_.size()) return;
  const std::size_t key = first_ < words_.size() ? words_[first_].key_begin : dropped_ + keys_.size();
  words_.erase(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(first_));
  keys_.erase(0, key - dropped_);
  dropped_ = key;
  first_ = 0;
}

void LineWords::add_line() {
  const std::size_t line = next_line_++;
  const std::string_view text = layout_.lines[line].text;
  std::size_t count = 0;
  for (auto place = find_word(text, 0); place && count < words_wanted; place = find_word(text, place->end), ++count) {
    LineWord word = {line, static_cast<std::uint32_t>(place->begin), static_cast<std::uint32_t>(place->end), -1, dropped_ + keys_.size(), 0};
    append_key(text.substr(place->begin, place->end - place->begin), keys_);
    word.key_size = dropped_ + keys_.size() - word.key_begin;
    word.id = index_.id_of(key(word));
    words_.push_back(word);
  }
}

}  // namespace schede
