#include "parsers/docx/numbering.h"

#include <utility>

#include "parsers/container/package.h"
#include "parsers/container/xml.h"
#include "parsers/document/list_numbers.h"
#include "parsers/document/symbols.h"
#include "parsers/docx/names.h"

namespace schede::docx {

std::string format_number(int number, std::string_view format) {
  using namespace list_numbers;
  constexpr int longest_roman = 3999, longest_letters = 780;
  const bool positive = number >= 1;
  if (format == "none" || format == "bullet") return {};
  if (format == "decimalZero") return padded_like(number, "01");
  if (format.starts_with('0')) return padded_like(number, format);
  if (format == "lowerRoman" && positive && number <= longest_roman) return roman(number);
  if (format == "upperRoman" && positive && number <= longest_roman) return upper(roman(number));
  if (format == "lowerLetter" && positive && number <= longest_letters) return letters_in_step(number);
  if (format == "upperLetter" && positive && number <= longest_letters) return upper(letters_in_step(number));
  return std::to_string(number);
}

class Numbering::Reader : public xml::Handler {
 public:
  Numbering read;

  void start(const xml::Element& element) override {
    switch (names_.of(element)) {
      case Name::abstract_numbering:
        abstract_ = &read.abstracts_[number(value(element, "abstractNumId")).value_or(-1)];
        *abstract_ = {};
        level_ = nullptr;
        return;
      case Name::number:
        number_ = &read.numbers_[number(value(element, "numId")).value_or(-1)];
        *number_ = {};
        level_ = nullptr;
        return;
      case Name::abstract_number_id:
        if (number_) number_->abstract_id = number(value(element)).value_or(-1);
        return;
      case Name::style_link:
        if (abstract_) abstract_->style_link = value(element);
        return;
      case Name::numbering_style_link:
        if (abstract_) abstract_->numbering_style_link = value(element);
        return;
      case Name::level_override: override_ = number(value(element, "ilvl")).value_or(-1); return;
      case Name::start_override:
        if (number_) number_->start_overrides[override_] = number(value(element)).value_or(1);
        return;
      case Name::numbering_level: start_level(number(value(element, "ilvl")).value_or(-1)); return;
      default:
        if (level_) read_level(element);
        return;
    }
  }

  void end(std::string_view, std::string_view name) override {
    if (name == "lvl") level_ = nullptr;
    if (name == "abstractNum") abstract_ = nullptr;
    if (name == "num") number_ = nullptr;
  }

  void characters(std::string_view) override {}

 private:
  void start_level(int level) {
    level_ = nullptr;
    if (level < 0 || level >= levels) return;
    if (number_) level_ = &number_->level_overrides[level];
    if (abstract_) level_ = &abstract_->levels[static_cast<std::size_t>(level)];
  }

  /// Word 2010's own formats ("001, 002, 003, ...") have a poorer one after them, for programs that do not know them.
  void read_format(const xml::Element& element) {
    if (level_->format.starts_with('0')) return;
    level_->format = value(element) == "custom" ? value(element, "format") : value(element);
  }

  void read_level(const xml::Element& element) {
    switch (names_.of(element)) {
      case Name::level_start: level_->start = number(value(element)).value_or(1); return;
      case Name::level_format: read_format(element); return;
      case Name::level_text: level_->text = value(element); return;
      case Name::level_legal: level_->legal = on(element); return;
      case Name::level_restart: level_->restart = number(value(element)); return;
      case Name::paragraph_style: level_->style_id = value(element); return;
      case Name::vanish: level_->hidden = on(element); return;
      case Name::fonts: level_->symbol_font = symbol_font(value(element, "ascii")); return;
      default: return;
    }
  }

  Names names_;
  Abstract* abstract_ = nullptr;
  Number* number_ = nullptr;
  Level* level_ = nullptr;
  int override_ = -1;
};

Result<Numbering> Numbering::read(const Package& package, std::string_view part, const Limits& limits) {
  Reader reader;
  const auto read = xml::stream(package, part, reader, limits);
  if (!read) return fail(read.error());
  reader.read.resolve_links();
  return std::move(reader.read);
}

/// A list may stand for a numbering style: the one that defines the style has the levels (ISO/IEC 29500-1, 17.9.21).
void Numbering::resolve_links() {
  std::unordered_map<std::string_view, int> defining;
  for (const auto& [id, abstract] : abstracts_)
    if (!abstract.style_link.empty()) defining.emplace(abstract.style_link, id);
  for (auto& [id, number] : numbers_) {
    const auto abstract = abstracts_.find(number.abstract_id);
    if (abstract == abstracts_.end()) continue;
    const auto found = defining.find(abstract->second.numbering_style_link);
    if (found != defining.end()) number.abstract_id = found->second;
  }
}

const Numbering::Level& Numbering::level_at(const Number& number, const Abstract& abstract, int level) {
  const auto found = number.level_overrides.find(level);
  return found != number.level_overrides.end() ? found->second : abstract.levels[static_cast<std::size_t>(level)];
}

std::optional<int> Numbering::level_of_style(int number_id, std::string_view style_id) const {
  const auto found = numbers_.find(number_id);
  if (found == numbers_.end() || style_id.empty()) return std::nullopt;
  const auto abstract = abstracts_.find(found->second.abstract_id);
  if (abstract == abstracts_.end()) return std::nullopt;
  for (int level = 0; level < levels; ++level)
    if (level_at(found->second, abstract->second, level).style_id == style_id) return level;
  return std::nullopt;
}

void Numbering::count(Number& number, Abstract& abstract, const Level& level, int depth) {
  // Lists of one definition count on from one another; a start override begins anew, once.
  if (!number.begun) {
    for (const auto& [overridden, start] : number.start_overrides)
      if (overridden >= 0 && overridden < levels) abstract.counting[static_cast<std::size_t>(overridden)] = false;
    number.begun = true;
  }
  const auto at = static_cast<std::size_t>(depth);
  if (abstract.counting[at]) {
    abstract.counts[at] = list_numbers::next(abstract.counts[at]);
  } else {
    const auto overridden = number.start_overrides.find(depth);
    abstract.counts[at] = overridden != number.start_overrides.end() ? overridden->second : level.start;
    abstract.counting[at] = true;
  }
  // A level that was left out above a deeper one counts as if it stood there.
  for (int above = 0; above < depth; ++above) {
    const auto left_out = static_cast<std::size_t>(above);
    if (abstract.counting[left_out]) continue;
    abstract.counts[left_out] = level_at(number, abstract, above).start;
    abstract.counting[left_out] = true;
  }
  for (int deeper = depth + 1; deeper < levels; ++deeper) {
    const auto& restart = abstract.levels[static_cast<std::size_t>(deeper)].restart;
    if (!restart || *restart > depth) abstract.counting[static_cast<std::size_t>(deeper)] = false;
  }
}

std::string Numbering::next_label(int number_id, int depth) {
  const auto found = numbers_.find(number_id);
  if (found == numbers_.end() || depth < 0 || depth >= levels) return {};
  Number& number = found->second;
  const auto defined = abstracts_.find(number.abstract_id);
  if (defined == abstracts_.end()) return {};
  Abstract& abstract = defined->second;
  const Level& level = level_at(number, abstract, depth);
  count(number, abstract, level, depth);
  if (level.hidden) return {};
  if (level.format == "bullet") return level.symbol_font.empty() ? level.text : symbols_to_utf8(level.symbol_font, level.text);

  std::string label;
  for (std::size_t i = 0; i < level.text.size(); ++i) {
    const bool is_number = level.text[i] == '%' && i + 1 < level.text.size() && level.text[i + 1] >= '1' && level.text[i + 1] <= '9';
    if (!is_number) {
      label += level.text[i];
      continue;
    }
    const int of = level.text[++i] - '1';
    const Level& counted = level_at(number, abstract, of);
    const auto at = static_cast<std::size_t>(of);
    label += format_number(abstract.counting[at] ? abstract.counts[at] : counted.start, level.legal ? "decimal" : counted.format);
  }
  return label;
}

}  // namespace schede::docx
