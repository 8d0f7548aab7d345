#include "tests/support/accounting.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <vector>

#include "extractors/alignment/align.h"
#include "extractors/alignment/candidates.h"
#include "extractors/page/coverage.h"
#include "extractors/page/prompts.h"
#include "parsers/document/utf8.h"

namespace schede::test {
namespace {

/// What stands round printed text for ornament: dotted lines, bars, dashes, brackets, quotation marks.
bool is_ornament(char32_t c) { return std::u32string_view(U".:;,…_-–—()[]\"'“”‘’•·/*|").find(c) != std::u32string_view::npos; }

/// The lines of a document, crossed off as they are accounted for.
class Account {
 public:
  explicit Account(const Document& document) {
    enter(document.blocks);
    for (const Note& note : document.notes) enter(note.blocks);
  }

  /// Crosses off each line of a text once, where it stands and nothing of it has been crossed off.
  void settle(const std::string& text) {
    std::istringstream in(text);
    for (std::string span; std::getline(in, span);)
      if (!span.empty()) settle_piece(span);
  }

  /// Crosses off whole lines that are a printed text or the end of one: somebody typed a heading again, or it is cut over two cells.
  void settle_lines(const std::string& key) {
    for (Entry& line : lines_) {
      const std::string own = fold_key(line.text);
      const bool end = count_words(own) >= 3 && key.ends_with(" " + own);
      if (!key.empty() && (own == key || end)) line.open.assign(line.text.size(), false);
    }
  }

  /// What is left, a line each.
  [[nodiscard]] std::string left() const {
    std::string out;
    for (const Entry& line : lines_)
      if (const std::string rest = left_of(line); !rest.empty()) out += rest + " <- " + line.text + "\n";
    return out;
  }

 private:
  struct Entry {
    std::string text;
    std::vector<bool> open;
  };

  void enter(const std::vector<Block>& blocks) {
    for (const Line& line : lay_out(blocks).lines) lines_.push_back({line.text, std::vector<bool>(line.text.size(), true)});
  }

  /// Where it is a whole line, if anywhere; or else a short one would break a longer one.
  void settle_piece(const std::string& span) {
    for (Entry& line : lines_)
      if (line.text == span && std::find(line.open.begin(), line.open.end(), false) == line.open.end())
        return line.open.assign(span.size(), false);
    for (Entry& line : lines_)
      for (std::size_t at = line.text.find(span); at != std::string::npos; at = line.text.find(span, at + 1)) {
        const auto begin = line.open.begin() + static_cast<std::ptrdiff_t>(at), end = begin + static_cast<std::ptrdiff_t>(span.size());
        if (std::find(begin, end, false) != end) continue;
        std::fill(begin, end, false);
        return;
      }
  }

  /// How long the number or letter before a heading or title is: the form's, or an ornament of it.
  static std::size_t numbering(const std::string& line) {
    const bool is_letter = line.size() > 1 && (line[1] == ')' || line[1] == '.') && line[0] != 'x' && line[0] != 'X';
    const std::size_t number = line.find_first_not_of("0123456789. )", is_letter ? 1 : 0);
    return number > 5 ? 0 : number;
  }

  static std::string left_of(const Entry& line) {
    std::string rest;
    for (std::size_t at = numbering(line.text); at < line.text.size();) {
      const std::size_t here = at;
      const char32_t c = next_character(line.text, at);
      if (line.open[here] && !is_blank(c) && !is_ornament(c)) append_utf8(c, rest);
    }
    return rest;
  }

  std::vector<Entry> lines_;
};

/// What every copy of the form in a document prints, and printed texts that stand once more by themselves.
std::vector<std::string> printed_texts(const Document& document, const FormIndex& index) {
  const Page page = lay_out(document.blocks);
  const std::vector<Match> matches = find_candidates(page, index);
  std::vector<std::string> texts;
  const auto add = [&](const Match& match) {
    for (const Span& span : spans_of(page, match)) texts.emplace_back(text_of(page, span));
  };
  for (const LineRange copy : find_copies(page, index, matches))
    for (const Match& match : align(page, index, matches, copy)) add(match);
  for (const Match& match : matches)
    if (match.similarity == 1) add(match);
  return texts;
}

}  // namespace

std::string unaccounted(const Document& read, const Reading& reading, const FormIndex& index) {
  Document document = read;
  settle_prompts(document.blocks, index);
  std::vector<std::string> texts = printed_texts(document, index);
  std::set<std::pair<std::string, std::string>> raws;  // one span of text may speak for several values
  for (const auto& [path, evidence] : reading.record.evidence)
    if (raws.emplace(evidence.at, evidence.raw).second) texts.push_back(evidence.raw);
  for (const Unread& unread : reading.record.unread) texts.push_back(unread.text);
  // Long ones first, or a short one might cross off a part of them.
  std::stable_sort(texts.begin(), texts.end(), [](const std::string& a, const std::string& b) { return a.size() > b.size(); });

  Account account(document);
  for (const std::string& text : texts) account.settle(text);
  for (const AnchorPlace& anchor : reading.anchors) account.settle_lines(fold_key(anchor.printed));
  return account.left();
}

}  // namespace schede::test
