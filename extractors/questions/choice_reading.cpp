#include "extractors/questions/choice_reading.h"

#include <algorithm>

#include "extractors/form/leaders.h"
#include "extractors/questions/field_reading.h"
#include "extractors/text/clean.h"

namespace schede {

namespace {

constexpr double from_field = 0.75;  ///< the blank behind an option is filled in, the option not marked
constexpr double from_default = 0.8;
constexpr double from_words_among = 0.85;  ///< an option's words, and more

bool is_yes_no(const std::vector<ChoiceOption>& options) {
  const auto has = [&](std::string_view code) {
    return std::any_of(options.begin(), options.end(), [&](const ChoiceOption& option) { return option.code == code; });
  };
  return options.size() <= 3 && has("yes") && has("no");
}

/// Without signs and dots at both ends.
std::string_view bare(std::string_view text) { return trimmed(without_leaders(text), U" \t:;,.*()[]☐☒☑○●"); }

/// Signs at the ends of a blank among options are the options' marks and boxes.
void drop_signs(const PlacedTexts& texts, Answer& answer) {
  const auto is_sign = [](const MarkToken& token) {
    return token.sign == Sign::tick || token.sign == Sign::cross || token.sign == Sign::bullet || token.sign == Sign::box;
  };
  for (Span& span : answer.spans) {
    std::vector<MarkToken> tokens = mark_tokens(texts.page(), texts.index(), span);
    std::size_t first = 0, last = tokens.size();
    while (first < last && is_sign(tokens[first])) span.begin = static_cast<std::uint32_t>(tokens[first++].end);
    while (last > first && is_sign(tokens[last - 1])) span.end = static_cast<std::uint32_t>(tokens[--last].begin);
    span = within_print(texts.page().lines[span.line].text, span);
  }
  std::erase_if(answer.spans, [&](const Span& span) { return span.begin >= span.end || !is_written(text_of(texts.page(), span)); });
}

class ChoiceReader {
 public:
  ChoiceReader(const PlacedTexts& texts, const ChoiceQuestion& choice, std::string path, std::size_t entry, std::vector<Span>& ornaments)
      : texts_(texts), choice_(choice), path_(std::move(path)), entry_(entry), ornaments_(ornaments) {}

  std::vector<ValueReading> read() {
    find_placed();
    value_.path = path_;
    value_.need = choice_.need;
    value_.when = &choice_.when;
    value_.printed = choice_.label.text.empty() ? choice_.title.it : choice_.label.text;
    if (question_) value_.line = question_->first_line;
    if (!value_.line && !printed_.placed.empty()) value_.line = printed_.placed.front().match.first_line;
    OptionsReading seen = read_options(texts_, printed_);
    ornaments_.insert(ornaments_.end(), seen.ornaments.begin(), seen.ornaments.end());
    read_blanks(seen);
    if (seen.chosen.empty() && question_) read_words(seen);
    if (seen.chosen.empty() && value_.doubts.empty() && !choice_.default_code.empty() && !seen.ambiguous) take_default(seen);
    set_chosen(value_, choice_.options, seen, choice_.many, choice_.max);
    std::vector<ValueReading> readings = {std::move(value_)};
    if (other_) readings.push_back(std::move(*other_));
    std::move(fields_.begin(), fields_.end(), std::back_inserter(readings));
    return readings;
  }

 private:
  void find_placed() {
    printed_.total = choice_.options.size();
    printed_.many = choice_.many;
    for (const Match& match : texts_.all()) {
      const Anchor& anchor = texts_.anchor_of(match);
      if (!is_ours(anchor)) continue;
      if (anchor.kind == AnchorKind::question) question_ = &match;
      if (anchor.kind == AnchorKind::option) printed_.placed.push_back({anchor.option, match, choice_.options[anchor.option].other});
    }
  }

  /// Anchors of one choice bear its path.
  bool is_ours(const Anchor& anchor) const { return anchor.field == path_ && anchor.entry == entry_; }

  const Match* match_of(std::size_t option) const {
    for (const PlacedOption& placed : printed_.placed)
      if (placed.option == option) return &placed.match;
    return nullptr;
  }

  /// What is written behind options: words of one's own, and fields, which choose their option where nothing else does.
  void read_blanks(OptionsReading& seen) {
    const bool none_marked = seen.chosen.empty();
    for (std::size_t number = 0; number < choice_.options.size(); ++number) {
      const ChoiceOption& option = choice_.options[number];
      if (option.other) read_other(number, seen);
      for (const FormField& field : option.fields) {
        const Match* match = match_of(number);
        std::optional<std::size_t> line;
        Answer answer = blank_of(texts_, field, entry_, match, line);
        drop_signs(texts_, answer);
        ValueReading reading = read_field(texts_, field, field.path, answer);
        reading.line = line;
        const bool free = seen.chosen.empty() || (none_marked && choice_.many);
        if (reading.is_filled() && free) choose(seen, number, reading.spans, "filled-blank", from_field);
        const bool chosen = std::ranges::find(seen.chosen, number) != seen.chosen.end();
        reading.asked = chosen;
        fields_.push_back(std::move(reading));
      }
    }
  }

  static void choose(OptionsReading& seen, std::size_t option, const std::vector<Span>& spans, std::string_view how, double confidence) {
    seen.chosen.push_back(option);
    std::sort(seen.chosen.begin(), seen.chosen.end());
    seen.spans.insert(seen.spans.end(), spans.begin(), spans.end());
    seen.confidence = seen.how.empty() ? confidence : std::min(seen.confidence, confidence);
    if (seen.how.empty()) seen.how = how;
  }

  void read_other(std::size_t number, OptionsReading& seen) {
    other_.emplace();
    other_->path = path_ + "_other";
    other_->when = &choice_.when;
    const Match* match = match_of(number);
    if (!match) return;
    other_->line = match->first_line;
    Answer answer = blank_behind(texts_, *match, Reach::line);
    drop_signs(texts_, answer);
    take_answer(*other_, answer);
    const std::string text = normalize_line(bare(raw_text(texts_.page(), answer.spans)));
    const bool chosen = std::ranges::find(seen.chosen, number) != seen.chosen.end();
    if (!is_written(text) || !has_words(text)) return add_empty_other(chosen);
    if (is_filler(texts_.index(), text)) {
      other_->filler = true;
      return;
    }
    const auto named = option_named(texts_.index(), choice_.options, text);
    if (named && *named != number && !chosen) return choose(seen, *named, answer.spans, "other-text", 1.0);
    other_->value = standing(answer.spans);
    if (!other_->is_filled()) return add_empty_other(chosen);
    if (chosen) return;
    if (!choice_.many && !seen.chosen.empty()) {
      seen.chosen.push_back(number);
      return;
    }
    choose(seen, number, on_line(*match), "other-text", 1.0);
  }

  std::vector<Span> on_line(const Match& match) const { return spans_of(texts_.page(), match); }

  void add_empty_other(bool chosen) {
    if (chosen) other_->doubts.push_back({"other-without-text", {}});
  }

  std::string standing(const std::vector<Span>& spans) const {
    std::string text;
    for (const Span& span : spans) text += (text.empty() ? "" : " ") + standing_text(texts_.page(), span);
    return normalize_line(bare(text));
  }

  /// Words in the place of the answer, behind the question.
  void read_words(OptionsReading& seen) {
    Answer answer = blank_behind(texts_, *question_, Reach::line);
    const std::string raw = raw_text(texts_.page(), answer.spans);
    const std::string_view words = bare(raw);
    if (!is_written(words)) {
      value_.picture = answer.picture;
      value_.unread_field = answer.field;
      value_.lost = answer.lost;
      return;
    }
    take_answer(value_, answer);
    const auto named = option_named(texts_.index(), choice_.options, standing(answer.spans));
    if (named) {
      choose(seen, *named, answer.spans, "words", 1.0);
    } else if (is_filler(texts_.index(), words)) {
      value_.filler = true;
    } else if (has_words(words)) {
      value_.doubts.push_back({"no-option", normalize_line(words)});
      value_.has_evidence = true;
      if (value_.how.empty()) value_.how = "words";
    }
  }

  void take_default(OptionsReading& seen) const {
    for (std::size_t number = 0; number < choice_.options.size(); ++number)
      if (choice_.options[number].code == choice_.default_code) {
        const Match* match = match_of(number);
        choose(seen, number, match ? on_line(*match) : std::vector<Span>(), "default", from_default);
      }
  }

  const PlacedTexts& texts_;
  const ChoiceQuestion& choice_;
  std::string path_;
  std::size_t entry_;
  std::vector<Span>& ornaments_;
  OptionsPrinted printed_;
  const Match* question_ = nullptr;
  ValueReading value_;
  std::optional<ValueReading> other_;
  std::vector<ValueReading> fields_;
};

/// The wordings of options found word for word in some lines, longest first, none over another.
std::vector<PlacedOption> find_options_in(const Page& page, const std::vector<ChoiceOption>& options, const std::vector<Span>& lines) {
  std::vector<PlacedOption> found;
  for (const Span& line : lines) {
    const std::vector<FoldedWord> words = fold_words(text_of(page, line));
    for (std::size_t number = 0; number < options.size(); ++number) {
      std::vector<std::string> wordings = options[number].label.variants;
      wordings.push_back(options[number].label.text);
      for (const std::string& wording : wordings) {
        const std::vector<FoldedWord> wanted = fold_words(wording);
        const auto at = std::search(words.begin(), words.end(), wanted.begin(), wanted.end(),
                                    [](const FoldedWord& a, const FoldedWord& b) { return a.key == b.key; });
        if (wanted.empty() || at == words.end()) continue;
        Match match;
        match.first_line = match.last_line = line.line;
        match.begin = line.begin + at->begin;
        match.end = match.answer = line.begin + (at + static_cast<std::ptrdiff_t>(wanted.size()) - 1)->end;
        match.words = wanted.size();
        found.push_back({number, match, options[number].other});
        break;
      }
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const PlacedOption& a, const PlacedOption& b) { return a.match.words > b.match.words; });
  std::vector<PlacedOption> kept;
  for (const PlacedOption& option : found)
    if (std::none_of(kept.begin(), kept.end(), [&](const PlacedOption& other) {
          return option.match.start() < other.match.stop() && other.match.start() < option.match.stop();
        }))
      kept.push_back(option);
  std::sort(kept.begin(), kept.end(), [](const PlacedOption& a, const PlacedOption& b) { return a.match.start() < b.match.start(); });
  return kept;
}

/// The one option that a text names, or where several may be chosen each of those that it lists; none where any word is left over.
std::vector<std::size_t> options_named(const FormIndex& index, const std::vector<ChoiceOption>& options, std::string_view text, bool many) {
  if (const auto one = option_named(index, options, text)) return {*one};
  std::vector<std::size_t> named;
  for (std::size_t at = 0; many && at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(",;/\n+", at), text.size());
    const auto one = option_named(index, options, bare(text.substr(at, end - at)));
    if (!one) return {};
    named.push_back(*one);
    at = end + 1;
  }
  std::ranges::sort(named);
  return named;
}

}  // namespace

std::optional<std::size_t> option_named(const FormIndex& index, const std::vector<ChoiceOption>& options, std::string_view text) {
  const std::string key = fold_key(text);
  if (key.empty()) return std::nullopt;
  const auto find = [&](const auto& wanted) -> std::optional<std::size_t> {
    const auto found = std::find_if(options.begin(), options.end(), wanted);
    return found == options.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - options.begin()));
  };
  const auto is_wording = [&](const ChoiceOption& option) {
    return fold_key(option.label.text) == key || std::any_of(option.label.variants.begin(), option.label.variants.end(),
                                                             [&](const std::string& variant) { return fold_key(variant) == key; });
  };
  if (const auto named = find(is_wording)) return named;
  if (const auto coded = find([&](const ChoiceOption& option) { return option.code == trimmed(text); })) return coded;
  if (!is_yes_no(options)) return std::nullopt;
  const bool yes = std::ranges::find(index.yes, key) != index.yes.end(), no = std::ranges::find(index.no, key) != index.no.end();
  if (yes == no) return std::nullopt;
  return find([&](const ChoiceOption& option) { return option.code == (yes ? "yes" : "no"); });
}

void set_chosen(ValueReading& reading, const std::vector<ChoiceOption>& options, const OptionsReading& seen, bool many, std::size_t max) {
  std::vector<std::string> codes;
  for (const std::size_t option : seen.chosen) codes.push_back(options[option].code);
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  if (!seen.spans.empty()) reading.spans = seen.spans;
  if (!seen.how.empty()) {
    reading.how = seen.how;
    reading.confidence = seen.confidence;
  }
  const std::size_t most = many ? (max == 0 ? codes.size() : max) : 1;
  if (codes.size() > most) reading.doubts.push_back({"too-many-choices", std::to_string(codes.size())});
  if (seen.ambiguous) reading.doubts.push_back({"unsure-mark", {}});
  reading.has_evidence = reading.has_evidence || !reading.doubts.empty();
  if (many)
    reading.value = codes;
  else if (codes.size() == 1)
    reading.value = codes.front();
}

std::vector<ValueReading> read_choice(const PlacedTexts& texts, const ChoiceQuestion& choice, const std::string& path, std::size_t entry,
                                      std::vector<Span>& ornaments) {
  return ChoiceReader(texts, choice, path, entry, ornaments).read();
}

ValueReading read_choice_in(const PlacedTexts& texts, const std::vector<ChoiceOption>& options, bool many, std::size_t max,
                            const std::string& path, const std::vector<Span>& lines, std::vector<Span>& ornaments) {
  ValueReading reading;
  reading.path = path;
  std::string raw = raw_text(texts.page(), lines);
  OptionsReading seen;
  if (auto named = options_named(texts.index(), options, bare(raw), many); !named.empty()) {
    seen.chosen = std::move(named);
    seen.spans = lines;
    seen.how = "words";
  } else {
    OptionsPrinted printed = {find_options_in(texts.page(), options, lines), options.size(), many, true};
    seen = read_options(texts, printed);
    ornaments.insert(ornaments.end(), seen.ornaments.begin(), seen.ornaments.end());
    if (seen.how == "words") seen.confidence = from_words_among;
  }
  if (seen.chosen.empty() && has_words(raw)) {
    reading.spans = lines;
    if (is_filler(texts.index(), raw))
      reading.filler = true;
    else if (!seen.ambiguous)
      reading.doubts.push_back({"no-option", normalize_line(bare(raw))});
    reading.how = "words";
    reading.has_evidence = true;
  }
  set_chosen(reading, options, seen, many, max);
  return reading;
}

}  // namespace schede
