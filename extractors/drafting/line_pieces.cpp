#include "extractors/drafting/line_pieces.h"

#include <algorithm>

#include "extractors/form/leaders.h"
#include "extractors/text/clean.h"
#include "extractors/text/fold.h"
#include "parsers/document/symbols.h"

namespace schede {

namespace {

constexpr std::size_t least_leaders = 2;  ///< dots that are a line to write on
constexpr std::size_t least_spaces = 3;   ///< that part two things

bool has_key(const std::vector<std::string>& words, std::string_view key) { return std::ranges::find(words, key) != words.end(); }

/// Reads a line character by character.
class LineReader {
 public:
  LineReader(const Line& line, const std::vector<std::string>& yes, const std::vector<std::string>& no)
      : text_(line.text), line_(line), yes_(yes), no_(no) {}

  std::vector<LinePiece> read() {
    while (at_ < text_.size()) {
      if (!take_blank() && !take_box() && !take_gap()) take_character();
    }
    flush();
    return std::move(pieces_);
  }

 private:
  void flush() {
    const std::string text = normalize_line(text_so_far_);
    text_so_far_.clear();
    if (!has_visible(text)) return;
    split_yes_no(text);
  }

  void add(LinePiece piece) {
    flush();
    pieces_.push_back(std::move(piece));
  }

  bool take_blank() {
    std::size_t end = at_, leaders = 0, strokes = 0;
    for (std::size_t next = at_; next < text_.size(); end = next) {
      const char32_t c = next_character(text_, next);
      leaders += is_leader(c);
      strokes += c == '/';
      if (!is_leader(c) && (c != '/' || leaders == 0)) break;
    }
    while (end > at_ && text_[end - 1] == '/') --end;
    const bool whole = is_leader_line(text_.substr(at_, end - at_)) && end - at_ > least_leaders;
    if (leaders < least_leaders || (!whole && strokes == 0)) return false;
    add({LinePieceKind::blank, {}, strokes == 2, false});
    at_ = end;
    return true;
  }

  bool take_box() {
    for (const std::string_view brackets : {"[ ]", "( )", "[]", "[  ]", "(  )"})
      if (text_.substr(at_).starts_with(brackets)) return add_box(at_ + brackets.size(), brackets.front() == '(');
    std::size_t end = at_;
    const char32_t c = next_character(text_, end);
    const bool round = c == U'○' || c == U'◯' || c == U'❍' || c == U'⚪';
    const auto* style = style_at(at_);
    if (!round && !box_shown(text_.substr(at_, end - at_)) && !(style && style->checkbox)) return false;
    return add_box(end, round);
  }

  bool add_box(std::size_t end, bool round) {
    add({LinePieceKind::box, {}, false, round});
    at_ = end;
    return true;
  }

  const StyleSpan* style_at(std::size_t byte) const {
    const auto found = std::ranges::find_if(line_.styles, [&](const StyleSpan& style) { return byte < style.end; });
    return found == line_.styles.end() ? nullptr : &*found;
  }

  bool take_gap() {
    std::size_t end = at_, spaces = 0;
    bool tab = false;
    for (std::size_t next = at_; next < text_.size(); end = next) {
      const char32_t c = next_character(text_, next);
      if (!is_blank(c)) break;
      ++spaces;
      tab = tab || c == '\t';
    }
    if (spaces < least_spaces && !tab) return false;
    if (!pieces_.empty() || has_visible(text_so_far_)) add({LinePieceKind::gap, {}, false, false});
    at_ = end;
    return true;
  }

  void take_character() {
    const std::size_t begin = at_;
    (void)next_character(text_, at_);
    text_so_far_ += text_.substr(begin, at_ - begin);
  }

  /// "… Ordine? SI / NO" is a question and two answers.
  void split_yes_no(const std::string& text) {
    const std::vector<FoldedWord> words = fold_words(text);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      const std::string_view between = std::string_view(text).substr(words[i].end, words[i + 1].begin - words[i].end);
      const bool answers = has_key(yes_, words[i].key) && has_key(no_, words[i + 1].key);
      const bool capital = text[words[i].begin] >= 'A' && text[words[i].begin] <= 'Z';
      if (!answers || !capital || trimmed(between, U" /").size() > 0) continue;
      add_text(text.substr(0, words[i].begin));
      if (!pieces_.empty() && pieces_.back().kind == LinePieceKind::text) pieces_.push_back({LinePieceKind::gap, {}, false, false});
      add_text(text.substr(words[i].begin, words[i].end - words[i].begin));
      pieces_.push_back({LinePieceKind::gap, {}, false, false});
      add_text(text.substr(words[i + 1].begin, words[i + 1].end - words[i + 1].begin));
      if (!has_visible(text.substr(words[i + 1].end))) return;
      pieces_.push_back({LinePieceKind::gap, {}, false, false});
      return split_yes_no(text.substr(words[i + 1].end));
    }
    add_text(text);
  }

  void add_text(const std::string& text) {
    const std::string tidy = normalize_line(text);
    if (has_visible(tidy)) pieces_.push_back({LinePieceKind::text, tidy, false, false});
  }

  std::string_view text_;
  const Line& line_;
  const std::vector<std::string>&yes_, &no_;
  std::size_t at_ = 0;
  std::string text_so_far_;
  std::vector<LinePiece> pieces_;
};

}  // namespace

std::vector<LinePiece> pieces_of(const Line& line, const std::vector<std::string>& yes, const std::vector<std::string>& no) {
  return LineReader(line, yes, no).read();
}

}  // namespace schede
