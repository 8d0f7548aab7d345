#include "extractors/page/words.h"

namespace schede {

namespace {

constexpr std::size_t words_wanted = 150;  // all labels of a section and their answers, typed in one line
constexpr std::size_t lines_joined = 4;    // a label over more lines than this is no label
constexpr std::size_t words_spent = 1024;

bool is_single_letter(std::string_view key) { return key.size() == 1 && (key[0] < '0' || key[0] > '9'); }

}  // namespace

void LineWords::start(std::size_t line) {
  drop_before(line);
  line_ = line;
  if (at_line_ >= line) return;
  at_line_ = line;
  at_byte_ = words_of_line_ = 0;
}

void LineWords::drop_before(std::size_t line) {
  while (first_ < words_.size() && words_[first_].line < line) ++first_;
  if (first_ < words_spent && first_ < words_.size()) return;
  const std::size_t key = first_ < words_.size() ? words_[first_].key_begin : dropped_ + keys_.size();
  words_.erase(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(first_));
  keys_.erase(0, key - dropped_);
  dropped_ = key;
  first_ = 0;
}

bool LineWords::add_word() {
  do {
    const std::string_view text = page_.lines[at_line_].text;
    const std::size_t key_begin = keys_.size();
    auto place = words_of_line_ < words_wanted ? take_word(text, at_byte_, keys_) : std::nullopt;
    if (!place) {
      at_byte_ = text.size();
      continue;
    }
    if (is_single_letter(std::string_view(keys_).substr(key_begin))) place->end = take_spaced(text, place->end);
    LineWord word = {at_line_,
                     static_cast<std::uint32_t>(place->begin),
                     static_cast<std::uint32_t>(place->end),
                     -1,
                     dropped_ + key_begin,
                     keys_.size() - key_begin};
    word.id = index_.id_of(key(word));
    words_.push_back(word);
    at_byte_ = place->end;
    ++words_of_line_;
    return true;
  } while (go_to_next_line());
  return false;
}

/// The rest of a word that is set with a blank between its letters: "I n d i r i z z o". Where it ends.
std::size_t LineWords::take_spaced(std::string_view text, std::size_t end) {
  const bool spaced_before = words_of_line_ > 0 && words_.back().end - words_.back().begin > words_.back().key_size + 1;
  const std::size_t least_letters = spaced_before ? 2 : 4;  // "d i" behind "U f f i c i o"
  const std::size_t size = keys_.size();
  std::size_t letters = 1, at = end;
  while (at < text.size() && text[at] == ' ') {
    const std::size_t before = keys_.size();
    const auto next = take_word(text, at + 1, keys_);
    if (!next || next->begin != at + 1 || !is_single_letter(std::string_view(keys_).substr(before))) {
      keys_.resize(before);
      break;
    }
    at = next->end;
    ++letters;
  }
  if (letters >= least_letters) return at;
  keys_.resize(size);
  return end;
}

/// If the line looked at goes on there.
bool LineWords::go_to_next_line() {
  const std::size_t next = at_line_ + 1;
  if (words_of_line_ == 0 || words_.size() - first_ >= words_wanted) return false;
  if (next == page_.lines.size() || next >= line_ + lines_joined) return false;
  const Line &start = page_.lines[line_], &here = page_.lines[next];
  if (here.cell != start.cell || here.frame != start.frame) return false;
  at_line_ = next;
  at_byte_ = words_of_line_ = 0;
  return true;
}

}  // namespace schede
