#include "extractors/page/prompts.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "extractors/text/fold.h"
#include "extractors/text/utf8.h"

namespace schede {

namespace {

constexpr std::size_t most_words_of_prompt = 40;  ///< no prompt is longer
constexpr std::size_t least_within = 3;           ///< words of a prompt that is known also where something stands beside it

bool is_asked(const Run& run) { return run.aside == Aside::prompt && !run.placeholder; }

/// A box or a tick, which nobody is asked by.
bool is_one_sign(std::string_view text) {
  const std::string_view sign = trimmed(text);
  return count_code_points(sign) == 1 && fold_key(sign).empty();
}

/// Bytes of a paragraph's text.
struct Stretch {
  std::size_t begin = 0, end = 0;
};

/// The paragraph's text as it comes from its runs, with where each word of it stands.
class Text {
 public:
  explicit Text(const Paragraph& paragraph) {
    for (const Run& run : paragraph.runs) text_ += run.text;
    words_ = fold_words(text_);
    for (const FoldedWord& word : words_) {
      starts_.push_back(key_.size() + 1);
      key_ += " " + word.key;
    }
    key_ += " ";
  }

  /// Where a prompt stands; nothing where it does not.
  [[nodiscard]] std::optional<Stretch> find(const std::string& prompt) const {
    const std::size_t at = key_.find(" " + prompt + " ");
    const auto first = std::find(starts_.begin(), starts_.end(), at + 1);
    if (at == std::string::npos || first == starts_.end()) return std::nullopt;
    const auto number = static_cast<std::size_t>(first - starts_.begin());
    const std::size_t count = count_words(prompt);
    if (count < least_within && count < words_.size()) return std::nullopt;
    return Stretch{with_bracket(words_[number].begin), with_stop(words_[number + count - 1].end)};
  }

 private:
  [[nodiscard]] std::size_t with_bracket(std::size_t begin) const {
    return begin > 0 && std::string_view("[<(").find(text_[begin - 1]) != std::string_view::npos ? begin - 1 : begin;
  }
  [[nodiscard]] std::size_t with_stop(std::size_t end) const { return std::min(text_.find_first_not_of(".:]>)", end), text_.size()); }

  std::string text_, key_;
  std::vector<FoldedWord> words_;
  std::vector<std::size_t> starts_;
};

class PromptSettler {
 public:
  explicit PromptSettler(const FormIndex& index) : index_(index) {}

  void settle(std::vector<Block>& blocks) const {
    for (Block& block : blocks) std::visit([this](auto& content) { settle(content); }, block.content);
  }

 private:
  void settle(Table& table) const {
    for (Row& row : table.rows)
      for (Cell& cell : row.cells) settle(cell.blocks);
  }
  void settle(Frame& frame) const { settle(frame.blocks); }

  void settle(Paragraph& paragraph) const {
    settle_asked(paragraph);
    // A quick look before words are folded: most paragraphs hold none.
    const bool may_hold = std::any_of(paragraph.runs.begin(), paragraph.runs.end(),
                                      [&](const Run& run) { return index_.prompt_words.may_begin_in(run.text); });
    if (!may_hold) return;
    const Text text(paragraph);
    for (const std::string& prompt : index_.prompts)
      if (const auto found = text.find(prompt)) mark(paragraph, *found);
  }

  /// What neighbouring runs show together where a control calls it its prompt.
  void settle_asked(Paragraph& paragraph) const {
    auto& runs = paragraph.runs;
    for (auto first = runs.begin(); (first = std::find_if(first, runs.end(), is_asked)) != runs.end();) {
      const auto end = std::find_if(first, runs.end(), [&](const Run& run) { return !is_asked(run) || run.about != first->about; });
      std::string text;
      for (auto run = first; run != end; ++run) text += run->text;
      const bool is_prompt = count_words(text, most_words_of_prompt) < most_words_of_prompt && !is_one_sign(text) &&
                             is_own_prompt(fold_key(text), fold_key(first->about));
      for (; first != end; ++first) first->placeholder = is_prompt;
    }
  }

  [[nodiscard]] bool is_own_prompt(const std::string& key, const std::string& own) const {
    if (key.empty() || (!own.empty() && key == own)) return true;
    if (std::find(index_.prompts.begin(), index_.prompts.end(), key) != index_.prompts.end()) return true;
    return std::any_of(index_.prompt_openings.begin(), index_.prompt_openings.end(),
                       [&](const std::string& opening) { return (key + " ").starts_with(opening + " "); });
  }

  static void mark(Paragraph& paragraph, Stretch prompt) {
    std::vector<Run> runs;
    std::size_t begin = 0;
    for (Run& run : paragraph.runs) {
      const std::size_t end = begin + run.text.size();
      const std::size_t from = std::clamp(prompt.begin, begin, end) - begin, to = std::clamp(prompt.end, begin, end) - begin;
      begin = end;
      if (from == to) {
        runs.push_back(std::move(run));
        continue;
      }
      for (const auto& [first, last] : {std::pair(std::size_t{0}, from), std::pair(from, to), std::pair(to, run.text.size())}) {
        if (first == last) continue;
        Run part = run;
        part.text = run.text.substr(first, last - first);
        if (first == from && last == to) part.placeholder = true;
        runs.push_back(std::move(part));
      }
    }
    paragraph.runs = std::move(runs);
  }

  const FormIndex& index_;
};

}  // namespace

void settle_prompts(std::vector<Block>& blocks, const FormIndex& index) { PromptSettler(index).settle(blocks); }

}  // namespace schede
