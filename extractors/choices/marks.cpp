#include "extractors/choices/marks.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "extractors/choices/looks.h"

namespace schede {

namespace {

using Token = MarkToken;

std::optional<Sign> sign_of(char32_t c) {
  static constexpr std::u32string_view ticks =
      U"✓✔✗✘☑☒☓✕✖×⊠√✅🗹🗷🗸🗙⮽⮿"
      U"⨯⨉⤫⤬╳⌧⛝⊗⨂🗴🗵🗶🞨🞩🞪🞫🞬🞭🞮🆇🅇"
      U"ⅩⅹХхΧχ";
  static constexpr std::u32string_view bullets = U"⦿⊙▣●■◼⬛◉⚫▪◆★•➢➤→➔►▶⇒»>*+←⇐◄◀<!§";
  static constexpr std::u32string_view crosses = U"❌❎🚫👎⛔";  // a no to some, a cross like any other to others
  static constexpr std::u32string_view boxes = U"☐□○◻⬜◯▢❏❐❑❒◇⚪❍";
  if (ticks.find(c) != std::u32string_view::npos) return Sign::tick;
  if (bullets.find(c) != std::u32string_view::npos) return Sign::bullet;
  if (boxes.find(c) != std::u32string_view::npos) return Sign::box;
  if (crosses.find(c) != std::u32string_view::npos) return Sign::cross;
  return is_pictogram(c) ? std::optional(Sign::bullet) : std::nullopt;
}

bool among(const std::vector<std::string>& keys, std::string_view key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); }

Sign sign_of(const FormIndex& index, const std::string& key) {
  if (among(index.yes, key)) return Sign::yes;
  if (among(index.no, key)) return Sign::no;
  if (index.is_tick(key)) return Sign::tick;
  const bool number = key.size() <= 2 && is_number(key);
  return number || key.size() == 1 ? Sign::ordinal : Sign::word;
}

/// "V." before a title is the number five; "x" is a tick more often than a ten.
bool is_roman(const std::string& key) { return key.size() <= 4 && key != "x" && key.find_first_not_of("ivx") == std::string::npos; }

bool is_arrow_to_next(const Token& token) { return std::u32string_view(U"➢➤→➔►▶⇒»>☞").find(token.symbol) != std::u32string_view::npos; }
/// Behind "( )" or "[]", a box that is typed; `at` where there is none.
std::size_t end_of_typed_box(std::string_view text, std::size_t at) {
  const bool opens = text[at] == '(' || text[at] == '[';
  const std::size_t next = opens ? text.find_first_not_of(" _.", at + 1) : std::string_view::npos;
  return next != std::string_view::npos && text[next] == (text[at] == '(' ? ')' : ']') ? next + 1 : at;
}

bool is_bracketed(std::string_view text, std::size_t begin, std::size_t end) {
  return begin > 0 && end < text.size() && (text[begin - 1] == '(' || text[begin - 1] == '[') && (text[end] == ')' || text[end] == ']');
}

const StyleSpan* look_at(const Line& line, std::size_t byte) {
  for (const StyleSpan& look : line.styles)
    if (byte < look.end) return &look;
  return nullptr;
}

bool is_answer(const Token& token) { return token.sign == Sign::yes || token.sign == Sign::no; }

bool is_mark(const Token& token) { return token.sign == Sign::tick || token.sign == Sign::bullet; }

void take_answer(Marking& marking, const Token& answer) { (answer.sign == Sign::yes ? marking.yes : marking.no) = true; }

/// "SI X NO": the one mark, between both. It belongs to the first where it stands no nearer to the second, else perhaps to either.
Marking read_mark_between(const Token& first, const Token& mark, const Token& second) {
  Marking marking;
  const std::size_t gap_before = mark.begin - first.end, gap_behind = second.begin - mark.end;
  if (!is_arrow_to_next(mark)) take_answer(marking, first);
  if (is_arrow_to_next(mark) || gap_behind < gap_before) take_answer(marking, second);
  return marking;
}

bool has_look(const Token& answer, bool by_chance) {
  return std::ranges::any_of(looks, [&](const Look& look) { return look.may_be_chance() == by_chance && answer.look.*look.has; });
}

/// The looks by which one of two printed answers is chosen, surest first.
struct AnswerLook {
  bool (*has)(const Token& answer);
  bool may_be_chance;  ///< the form or a program may have set it so
};
constexpr AnswerLook answer_looks[] = {
    {[](const Token& answer) { return has_look(answer, false); }, false},
    {[](const Token& answer) { return has_look(answer, true); }, true},
    {[](const Token& answer) { return answer.bracketed; }, false},
};

/// Both "sì" and "no" are printed: which of them is marked?
Marking choose_alternative(const std::vector<Token>& tokens) {
  Marking marking;
  if (tokens.size() == 3 && is_mark(tokens[1])) return read_mark_between(tokens[0], tokens[1], tokens[2]);
  const bool before = !is_answer(tokens.front());  // "☒ SI ☐ NO" against "SI ☒ NO ☐"
  std::vector<const Token*> answers;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_answer(tokens[i])) continue;
    answers.push_back(&tokens[i]);
    const std::size_t beside = before ? i - 1 : i + 1;
    if (beside < tokens.size() && is_mark(tokens[beside])) take_answer(marking, tokens[i]);
  }
  if (marking.yes || marking.no) return marking;
  const auto take_only = [&](const auto& chosen) {
    if (std::count_if(answers.begin(), answers.end(), chosen) != 1) return false;
    take_answer(marking, **std::find_if(answers.begin(), answers.end(), chosen));
    return true;
  };
  const bool any_struck = std::any_of(answers.begin(), answers.end(), [](const Token* answer) { return answer->look.struck; });
  bool taken = any_struck && take_only([](const Token* answer) { return !answer->look.struck; });
  for (const AnswerLook& look : answer_looks) {
    if (taken) break;
    taken = take_only([&](const Token* answer) { return look.has(*answer); });
    marking.look = taken && look.may_be_chance;
  }
  const bool other_is_small = std::count_if(answers.begin(), answers.end(), [](const Token* answer) { return answer->lower_case; }) == 1;
  if (!taken && other_is_small) taken = marking.look = take_only([](const Token* answer) { return answer->look.capitals; });
  marking.unticked = !taken;
  return marking;
}

/// An answer of several words that the vocabulary has whole: "non ci si candida".
std::optional<Marking> phrase_of(const Page& page, const FormIndex& index, const Span& span) {
  constexpr std::size_t longest = 40;
  if (span.end - span.begin > longest) return std::nullopt;
  const std::string key = fold_key(text_of(page, span));
  if (key.find(' ') == std::string::npos) return std::nullopt;
  Marking marking;
  marking.yes = among(index.yes, key);
  marking.no = among(index.no, key);
  return marking.empty() ? std::nullopt : std::optional(marking);
}

/// A grey that is lighter than text is printed in: what somebody took out without deleting it.
bool is_grey(std::uint32_t colour) {
  constexpr std::uint32_t darkest = 0x70, spread = 0x10;
  const std::uint32_t red = colour >> 16 & 0xFF, green = colour >> 8 & 0xFF, blue = colour & 0xFF;
  const auto [least, most] = std::minmax({red, green, blue});
  return least >= darkest && most - least <= spread;
}

/// A colour that nobody tells from black: what a program set, or what came with pasted text.
bool is_near_black(std::uint32_t colour) {
  constexpr std::uint32_t darkest = 0x40, dark_grey = 0x70, spread = 0x20;
  const std::uint32_t red = colour >> 16 & 0xFF, green = colour >> 8 & 0xFF, blue = colour & 0xFF;
  const auto [least, most] = std::minmax({red, green, blue});
  return most <= darkest || (most < dark_grey && most - least <= spread);
}

bool in_capitals(std::string_view text) {
  bool letters = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (is_lower_case(c)) return false;
    letters = letters || is_letter_or_digit(c);
  }
  return letters;
}

/// How many bytes of a text have each look, in the order of Formatting.
struct Counted {
  std::array<std::uint32_t, 7> bytes{};
  std::uint32_t total = 0;
};

Counted count_formatting(const Line& line, std::uint32_t begin, std::uint32_t end) {
  Counted seen;
  std::uint32_t from = 0;
  for (const StyleSpan& look : line.styles) {
    const std::uint32_t first = std::max(from, begin), last = std::min(look.end, end);
    from = look.end;
    if (first >= last) continue;
    const Emphasis& emphasis = look.emphasis;
    const bool faded = emphasis.colour && is_grey(*emphasis.colour);
    const bool coloured = emphasis.colour && !faded && !is_near_black(*emphasis.colour);
    const std::array<bool, 7> has = {emphasis.bold, emphasis.italic, emphasis.underline,  emphasis.highlight,
                                     coloured,      emphasis.large,  look.struck || faded};
    seen.total += last - first;
    for (std::size_t i = 0; i < has.size(); ++i)
      if (has[i]) seen.bytes[i] += last - first;
  }
  return seen;
}

template <class Has>
Formatting formatting_where(const Line& line, std::uint32_t begin, std::uint32_t end, const Has& has) {
  return {has(0), has(1), has(2), has(3), has(4), has(5), has(6), in_capitals(std::string_view(line.text).substr(begin, end - begin))};
}

}  // namespace

bool is_check_mark(const MarkToken& token) {
  return std::u32string_view(U"✓✔☑√✅👍🗸🗹").find(token.symbol) != std::u32string_view::npos;
}
bool is_cross_mark(const MarkToken& token) {
  return std::u32string_view(U"✗✘✕✖⨯⨉╳❌❎👎🗙🗴🗶").find(token.symbol) != std::u32string_view::npos;
}

std::vector<MarkToken> mark_tokens(const Page& page, const FormIndex& index, const Span& span) {
  const Line& line = page.lines[span.line];
  std::vector<Token> tokens;
  const std::string_view text = std::string_view(line.text).substr(0, span.end);
  for (std::size_t at = span.begin; at < text.size();) {
    const std::size_t here = at;
    const char32_t c = next_character(text, at);
    const StyleSpan* look = look_at(line, here);
    if (look && look->checkbox) {
      at = std::max(at, std::min<std::size_t>(look->end, text.size()));
      tokens.push_back({*look->checkbox == Checkbox::checked ? Sign::tick : Sign::box, {}, here, at});
      tokens.back().control = true;
      tokens.back().doubtful = look->aside == Aside::store;
    } else if (const auto symbol = sign_of(c)) {
      if (!look || !look->struck) tokens.push_back({*symbol, {}, here, at, c});
    } else if (const std::size_t behind_box = end_of_typed_box(text, here); behind_box > here) {
      at = behind_box;
      tokens.push_back({Sign::box, {}, here, at});
    } else if (is_letter_or_digit(c)) {
      const std::vector<FoldedWord> words = fold_words(text.substr(here), 1);
      at = here + words.front().end;
      const Formatting seen = formatting_of(line, static_cast<std::uint32_t>(here), static_cast<std::uint32_t>(at));
      const bool numbering = at < text.size() && (text[at] == '.' || text[at] == ')') && is_roman(words.front().key);
      const Sign sign = numbering ? Sign::ordinal : sign_of(index, words.front().key);
      if (sign != Sign::tick || !seen.struck) tokens.push_back({sign, seen, here, at, 0, is_bracketed(text, here, at), is_lower_case(c)});
    }
  }
  return tokens;
}

Marking read_marking(const Page& page, const FormIndex& index, const Span& span) {
  if (const auto phrase = phrase_of(page, index, span)) return *phrase;
  std::vector<Token> tokens = mark_tokens(page, index, span);
  const auto bullet = page.lines[span.line].bullet_box;
  if (bullet && span.begin == 0) tokens.insert(tokens.begin(), {*bullet == Checkbox::checked ? Sign::tick : Sign::box, {}, 0, 0});
  const auto is_ordinal = [](const Token& token) { return token.sign == Sign::ordinal; };
  if (!tokens.empty() && std::all_of(tokens.begin(), tokens.end(), is_ordinal)) return {.words = true};
  std::erase_if(tokens, is_ordinal);
  const auto holds = [&](Sign sign) {
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) { return token.sign == sign; });
  };
  // "X" before or behind words of the respondent's own: "X - avviato nel 2010".
  if (holds(Sign::word)) return {.yes = tokens.back().sign == Sign::tick || tokens.front().sign == Sign::tick, .words = true};
  if (holds(Sign::yes) && holds(Sign::no)) return choose_alternative(tokens);
  Marking marking;
  marking.no = holds(Sign::no) || holds(Sign::cross);
  marking.yes = holds(Sign::cross) || (!marking.no && (holds(Sign::yes) || holds(Sign::tick) || holds(Sign::bullet)));
  marking.unticked = !marking.yes && !marking.no && holds(Sign::box);
  marking.bullet = marking.yes && !marking.no && !holds(Sign::yes) && !holds(Sign::tick);
  const auto is_box = [](const Token& token) { return token.sign == Sign::box || token.sign == Sign::tick; };
  marking.boxed = holds(Sign::yes) && tokens.size() > 1 && (is_box(tokens.front()) || is_box(tokens.back()));
  marking.box_empty = marking.boxed && !holds(Sign::tick) && !holds(Sign::bullet);
  const auto sign = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return token.sign == Sign::bullet; });
  if (sign != tokens.end()) marking.sign = sign->symbol;
  marking.check = std::any_of(tokens.begin(), tokens.end(), is_check_mark);
  marking.cross = std::any_of(tokens.begin(), tokens.end(), is_cross_mark);
  return marking;
}

std::optional<Marking> read_alternatives(const Page& page, const FormIndex& index, const Span& first, const Span& second) {
  constexpr std::size_t line_apart = 100;  // blanks: a mark belongs to an answer on its own line
  std::vector<Token> tokens = mark_tokens(page, index, first);
  for (Token& token : mark_tokens(page, index, second)) {
    token.begin += first.end + line_apart;
    token.end += first.end + line_apart;
    tokens.push_back(token);
  }
  const auto count = [&](Sign sign) {
    return std::count_if(tokens.begin(), tokens.end(), [&](const Token& token) { return token.sign == sign; });
  };
  if (count(Sign::yes) != 1 || count(Sign::no) != 1 || count(Sign::word) + count(Sign::ordinal) > 0) return std::nullopt;
  return choose_alternative(tokens);
}

Formatting formatting_of(const Line& line, std::uint32_t begin, std::uint32_t end) {
  const Counted seen = count_formatting(line, begin, end);
  return formatting_where(line, begin, end, [&](std::size_t i) { return seen.total > 0 && seen.bytes[i] * 10 > seen.total * 6; });
}

Formatting formatting_of_any(const Line& line, std::uint32_t begin, std::uint32_t end) {
  constexpr std::uint32_t shortest_word = 3;
  const Counted seen = count_formatting(line, begin, end);
  return formatting_where(line, begin, end, [&](std::size_t i) { return seen.bytes[i] >= shortest_word; });
}

}  // namespace schede
