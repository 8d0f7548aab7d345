#include "extractors/answers/trailer.h"

#include <algorithm>

#include "extractors/answers/field_values.h"
#include "extractors/page/page_lines.h"

namespace schede {

namespace {

constexpr std::size_t most_words = 10;    // a longer line is prose, unless it is a notice
constexpr std::size_t notice_words = 40;  // a notice says so early
constexpr std::size_t most_lines = 12;
constexpr std::size_t most_heading_words = 3;
constexpr std::string_view signature_mark = "--";  // that e-mail programs set above a signature

bool is_lower(std::string_view text, const FoldedWord& word) {
  std::size_t at = word.begin;
  return is_lower_case(next_character(text, at));
}

/// "Lecce, 12 maggio 2011", "14/05/2011": few words, a day before a month or year, and no prose ("Data di avvio: 12/03/2009").
bool is_date(std::string_view text, const std::vector<FoldedWord>& words) {
  if (words.empty() || words.size() > 6) return false;
  const std::string& last = words.back().key;
  if (!is_number(last) || (last.size() != 4 && last.size() != 2)) return false;
  bool day = false;
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool month = i > 0 && is_number(words[i - 1].key) && is_number(words[i + 1].key);
    day = day || (is_number(words[i].key) && words[i].key.size() <= 2);
    if (is_lower(text, words[i]) && words[i].key.size() > 2 && !month) return false;
  }
  return day;
}

/// A closing phrase, and behind a single closing word no prose: "Firma Mario Rossi", "Data: 14/05/2011", "Mod. 12/A - rev. 2".
bool begins_closing(const FormIndex& index, std::string_view text, const std::vector<FoldedWord>& words) {
  std::string key;
  for (const FoldedWord& word : words) key += word.key + " ";
  const auto prose = [&](const FoldedWord& word) {
    const bool abbreviated = word.end + 1 < text.size() && text[word.end] == '.';
    return is_lower(text, word) && word.key.size() > 2 && !is_number(word.key) && !abbreviated;
  };
  return std::any_of(index.closing.begin(), index.closing.end(), [&](const std::string& closing) {
    const bool single = closing.find(' ') == std::string::npos;
    return key.starts_with(closing + " ") && !(single && std::any_of(words.begin() + 1, words.end(), prose));
  });
}

/// Does a word speak of an annex: "allegato", "annesso"?
bool points_to_annex(const FormIndex& index, const FoldedWord& word) {
  const std::vector<std::string>& stems = index.form.vocabulary.attachment;
  return std::any_of(stems.begin(), stems.end(), [&](const std::string& stem) { return word.key.starts_with(stem); });
}

/// A list of annexes under its heading: "Si allega: relazione illustrativa del progetto."
bool is_list_of_annexes(const FormIndex& index, std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || count_words(text.substr(0, colon), most_heading_words + 1) > most_heading_words) return false;
  const std::vector<FoldedWord> heading = fold_words(text.substr(0, colon));
  return std::any_of(heading.begin(), heading.end(), [&](const FoldedWord& word) { return points_to_annex(index, word); });
}

/// "La scheda compilata va inviata entro …", "Si ringrazia per la collaborazione": nobody's answer, however long.
bool is_notice(const FormIndex& index, const std::vector<FoldedWord>& words) {
  std::string key = " ";
  for (const FoldedWord& word : words) key += word.key + " ";
  return std::any_of(index.notices.begin(), index.notices.end(),
                     [&](const std::string& notice) { return key.find(" " + notice + " ") != std::string::npos; });
}

bool ends_sentence(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\"')");
  if (last == std::string_view::npos) return false;
  const std::string_view end = text.substr(0, last + 1);
  return std::string_view(".!?;:").find(end.back()) != std::string_view::npos || end.ends_with("…") || end.ends_with("”") ||
         end.ends_with("»");
}

/// A short paragraph that is no sentence: names and numbers, an address of the web, or something between signs ("*** fine ***").
bool may_stand_apart(const Line& line) {
  constexpr std::size_t longest = 16;
  const std::vector<FoldedWord> words = fold_words(line.text, longest + 1);
  if (words.empty() || words.size() > longest || !line.first_of_paragraph || line.in_list || ends_sentence(line.text)) return false;
  const auto lower = std::count_if(words.begin(), words.end(), [&](const FoldedWord& word) { return is_lower(line.text, word); });
  const std::string_view text = std::string_view(line.text).substr(line.text.find_first_not_of(' '));
  const bool one_token = text.find(' ') == std::string_view::npos && text.find('.') != std::string_view::npos;
  return static_cast<std::size_t>(lower) * 2 <= words.size() || one_token ||
         std::string_view("*=~#").find(text.front()) != std::string_view::npos;
}

/// Does a key that ends in a blank begin with one of some openings?
bool begins_with(const std::vector<std::string>& openings, const std::string& key) {
  return std::any_of(openings.begin(), openings.end(), [&](const std::string& opening) { return key.starts_with(opening + " "); });
}

/// "Spett.le Dipartimento …", "Oggetto: trasmissione della scheda", "Con la presente si invia …".
bool begins_letter(const FormIndex& index, const Line& line) {
  constexpr std::size_t most_letter_words = 12;  // of a line that is addressed to somebody
  if (line.in_list || !line.first_of_paragraph) return false;
  const std::string key = fold_key(std::string_view(line.text).substr(0, 200)) + " ";
  if (begins_with(index.letter_openings, key)) return true;
  const std::size_t colon = line.text.find(':');
  const bool entitled =
      colon != std::string::npos && begins_with(index.letters, fold_key(std::string_view(line.text).substr(0, colon)) + " ");
  const bool is_short = count_words(line.text, most_letter_words + 1) <= most_letter_words && !ends_sentence(line.text);
  return begins_with(index.letters, key) && (is_short || entitled);
}

/// Where a letter begins behind an answer, with the name, number and date above its address.
std::size_t begin_of_letter(const Page& page, const FormIndex& index, const std::vector<Span>& spans) {
  for (std::size_t at = 1; at < spans.size(); ++at) {
    if (spans[at].begin > 0 || !begins_letter(index, page.lines[spans[at].line])) continue;
    while (at > 1 && (is_blank_line(page.lines[spans[at - 1].line]) || may_stand_apart(page.lines[spans[at - 1].line]))) --at;
    return at;
  }
  return spans.size();
}

/// A line up to its first tab: two signatures stand side by side.
std::string_view first_column(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
  return text.substr(begin, text.find('\t', begin) - begin);
}

/// The lines of an answer that hold something.
std::vector<std::size_t> filled_lines(const Page& page, const Answer& answer) {
  std::vector<std::size_t> filled;
  for (const Span& span : answer.spans)
    if (!is_blank_line(page.lines[span.line])) filled.push_back(span.line);
  return filled;
}

}  // namespace

std::vector<Span> drop_closing(const Page& page, const FormIndex& index, Answer& answer) {
  std::size_t keep = begin_of_letter(page, index, answer.spans);
  std::size_t lines = 0;
  for (std::size_t i = keep; i-- > 0 && lines < most_lines;) {
    const Span& span = answer.spans[i];
    const std::string_view line = text_of(page, span);
    const std::string_view text = first_column(line);
    const std::vector<FoldedWord> words = fold_words(text, notice_words);
    if (trimmed(text) == signature_mark) keep = i;
    if (words.empty()) continue;
    ++lines;
    if (is_notice(index, words) || is_list_of_annexes(index, text)) {
      keep = i;
      continue;
    }
    const bool sentence = words.size() > 3 && text.find_last_of(".;:") + 2 >= text.size() && !is_number(words.back().key);
    if (words.size() > most_words || sentence) break;
    if (is_date(text, words) || begins_closing(index, text, words)) keep = i;
  }
  std::vector<Span> dropped(answer.spans.begin() + static_cast<std::ptrdiff_t>(keep), answer.spans.end());
  answer.spans.resize(keep);
  return dropped;
}

bool only_points_to_annex(const FormIndex& index, std::string_view text, FieldType type) {
  const std::size_t longest = is_narrative(type) ? 16 : 4;  // a longer text says something by itself
  const std::vector<FoldedWord> words = fold_words(text, longest + 1);
  if (words.size() > longest || text.find("\n\n") != std::string_view::npos) return false;
  return std::any_of(words.begin(), words.end(), [&](const FoldedWord& word) { return points_to_annex(index, word); });
}

std::vector<Span> drop_page_lines(const Page& page, const FormIndex& index, Answer& answer) {
  std::vector<Span> dropped;
  std::erase_if(answer.spans, [&](const Span& span) {
    const bool drops = !is_in_columns(page, span.line) && is_page_line(index, page.lines[span.line]);
    if (drops) dropped.push_back(span);
    return drops;
  });
  return dropped;
}

bool has_page_number(const Page& page, const FormIndex& index, const Answer& answer) {
  constexpr std::size_t most_page_words = 4;
  return std::any_of(answer.spans.begin(), answer.spans.end(), [&](const Span& span) {
    const Line& line = page.lines[span.line];
    if (line.in_list || !line.first_of_paragraph || is_in_columns(page, span.line)) return false;
    if (count_words(line.text, most_page_words + 1) > most_page_words) return false;
    const std::vector<FoldedWord> words = fold_words(line.text);
    if (words.empty()) return false;
    const auto is_page = [](const FoldedWord& word) { return is_number(word.key) && word.key.size() <= 3; };
    const bool closing = std::find(index.closing.begin(), index.closing.end(), words[0].key) != index.closing.end();
    if (words.size() == 1) return is_page(words[0]) || closing;
    return closing && is_number(words[1].key) && is_page(words.back());
  });
}

bool has_doubtful_end(const Page& page, const Answer& answer) {
  const std::vector<std::size_t> filled = filled_lines(page, answer);
  std::size_t end = filled.size();
  while (end > 1 && filled.size() - end < most_lines && may_stand_apart(page.lines[filled[end - 1]])) --end;
  if (end == filled.size() || end == 0) return false;
  const Line& last = page.lines[filled[end - 1]];
  return ends_sentence(last.text) && !last.in_list && last.cell == page.lines[filled.back()].cell;
}

bool ends_in_heading(const Page& page, const Answer& answer) {
  constexpr std::size_t longest_heading = 12;
  const std::vector<std::size_t> filled = filled_lines(page, answer);
  if (filled.size() < 2) return false;
  const Line& last = page.lines[filled.back()];
  return last.first_of_paragraph && !last.in_list && !ends_sentence(last.text) &&
         count_words(last.text, longest_heading + 1) <= longest_heading && ends_sentence(page.lines[filled[filled.size() - 2]].text);
}

}  // namespace schede
