#include "parsers/odt/paragraph.h"

#include <algorithm>
#include <span>
#include <utility>

#include "parsers/document/joint.h"
#include "parsers/document/symbols.h"

namespace schede::odt {
namespace {

/// XML has no other characters up to the space than the four that are white space.
bool is_space(char c) { return static_cast<unsigned char>(c) <= ' '; }

/// Bytes of the UTF-8 character that the text starts with.
std::size_t character_size(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) ++size;
  return size;
}

bool ends_in_break(std::span<const Run> runs) { return !runs.empty() && runs.back().text.ends_with('\n'); }

}  // namespace

OpenParagraph::OpenParagraph(Paragraph start, Budget& budget) : budget_(&budget), paragraph_(std::move(start)) {
  budget_->text(paragraph_.label.size());
}

void OpenParagraph::characters(std::string_view text, const Look& look) {
  // Most texts have single spaces only: whole stretches go over as they are.
  std::size_t from = 0;
  bool after_space = after_space_;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool space = is_space(c);
    if (space && (after_space || c != ' ')) {
      append(text.substr(from, at - from), look);
      if (!after_space) append(" ", look);
      from = at + 1;
    }
    after_space = space;
  }
  append(text.substr(from), look);
  after_space_ = after_space;
  spaced_ = after_space && !look.hidden && !paragraph_.runs.empty() && paragraph_.runs.back().text.ends_with(' ');
}

void OpenParagraph::literal(std::string_view text, const Look& look) {
  append(text, look);
  if (text.find_first_not_of(" \t\n") != std::string_view::npos) after_space_ = false;
}

void OpenParagraph::append(std::string_view text, const Look& look) {
  if (text.empty()) return;
  if (look.hidden) {
    hid_text_ = true;
  } else if (!budget_->text(text.size())) {
    return;
  } else if (!look.symbol_font.empty()) {
    append_symbols(text, look);
  } else {
    run(look).text += text;
  }
}

void OpenParagraph::append_symbols(std::string_view text, const Look& look) {
  while (!text.empty()) {
    const auto character = text.substr(0, character_size(text));
    text.remove_prefix(character.size());
    const auto shown = symbols_to_utf8(look.symbol_font, character);
    const auto state = box_shown(shown);
    if (state) parted_ = true;
    Run& target = run(look);
    target.text += shown;
    if (!state) continue;
    target.checkbox = state;
    parted_ = true;
  }
}

Run& OpenParagraph::run(const Look& look) {
  spaced_ = false;
  auto& runs = paragraph_.runs;
  Run wanted;
  wanted.checkbox = look.checkbox;
  wanted.emphasis = look.emphasis;
  wanted.struck = look.struck;
  wanted.placeholder = look.placeholder;
  wanted.aside = look.aside;
  wanted.about = look.about;
  wanted.key = key_.empty() ? look.key : key_;
  if (!parted_ && !runs.empty() && same_look(runs.back(), wanted)) return runs.back();
  parted_ = false;
  budget_->run();
  return runs.emplace_back(std::move(wanted));
}

void OpenParagraph::thing(Run run) {
  after_space_ = spaced_ = false;
  if (budget_->run()) paragraph_.runs.push_back(std::move(run));
}

void OpenParagraph::box(Checkbox state, const Look& look) {
  if (look.hidden) return;
  parted_ = true;
  Look shown = look;
  shown.checkbox = state;
  run(shown).text = box_sign(state);
  parted_ = true;
  after_space_ = false;
}

OpenParagraph::Place OpenParagraph::here() const {
  const auto& runs = paragraph_.runs;
  return runs.empty() ? Place{} : Place{runs.size() - 1, runs.back().text.size()};
}

void OpenParagraph::mark() {
  marks_.push_back(here());
  if (ends_in_break(paragraph_.runs)) parted_ = true;
}

void OpenParagraph::drop_since_mark() {
  if (marks_.empty() || paragraph_.runs.empty()) return;
  const Place place = marks_.back();
  paragraph_.runs.resize(place.offset == 0 && place.run == 0 ? 0 : place.run + 1);
  if (!paragraph_.runs.empty()) paragraph_.runs.back().text.resize(place.offset);
  spaced_ = false;
}

bool OpenParagraph::is_at_mark() const {
  const Place now = here();
  return !marks_.empty() && marks_.back().run == now.run && marks_.back().offset == now.offset;
}

void OpenParagraph::doubt_joined_lines() {
  auto& runs = paragraph_.runs;
  if (marks_.empty() || runs.empty() || marks_.back().run + 1 >= runs.size()) return;
  const std::span all(runs);
  const auto before = all.first(marks_.back().run + 1), own = all.subspan(before.size());
  const auto is_break = [](const Run& run) { return run.text.find_first_not_of('\n') == std::string::npos; };
  if (!ends_in_break(before) || !(std::ranges::all_of(before, is_break) || std::ranges::any_of(own, has_joint, &Run::text))) return;
  for (Run& run : own)
    if (run.aside == Aside::none) run.aside = Aside::prompt;
}

void OpenParagraph::forget_mark() {
  if (!marks_.empty()) marks_.pop_back();
}

void OpenParagraph::finish(std::vector<Block>& blocks) {
  if (hidden_) return;
  auto& runs = paragraph_.runs;
  if (spaced_) {
    runs.back().text.pop_back();
    if (runs.back().text.empty()) runs.pop_back();
  }
  // LibreOffice gives no line to a paragraph whose characters are all hidden.
  if (!(hid_text_ && runs.empty())) blocks.push_back({std::move(paragraph_)});
  std::move(anchored.begin(), anchored.end(), std::back_inserter(blocks));
}

}  // namespace schede::odt
