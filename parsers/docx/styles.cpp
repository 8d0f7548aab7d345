#include "parsers/docx/styles.h"

#include <charconv>
#include <vector>

#include "parsers/container/package.h"
#include "parsers/container/xml.h"
#include "parsers/document/symbols.h"

namespace schede::docx {
namespace {

constexpr std::uint16_t toggles = RunLook::bold | RunLook::italic | RunLook::strike | RunLook::double_strike | RunLook::vanish;

/// Half points from which on letters are larger than those of running text.
constexpr int least_large_size = 26;

/// Styles go deeper only by mistake, or in a circle.
constexpr int deepest_style = 64;

std::optional<std::uint32_t> rgb(std::string_view text) {
  std::uint32_t colour = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), colour, 16);
  if (text.size() != 6 || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return colour;
}

}  // namespace

bool is_shaded(const xml::Element& element) {
  const std::string_view pattern = value(element);
  const auto fill = rgb(value(element, "fill"));
  const bool printed = pattern != "clear" && pattern != "nil" && !pattern.empty();
  return (fill && *fill != 0xFFFFFF) || (printed && value(element, "color") != "FFFFFF");
}

void RunLook::state(Mark mark, bool is_on) {
  stated = static_cast<std::uint16_t>(stated | mark);
  marks = static_cast<std::uint16_t>(is_on ? marks | mark : marks & ~mark);
}

void RunLook::inherit(const RunLook& below) {
  if (!(stated & colour)) rgb = below.rgb;
  if (!(stated & font)) symbol_font = below.symbol_font;
  marks = static_cast<std::uint16_t>(marks | (below.marks & ~stated));
  stated = static_cast<std::uint16_t>(stated | below.stated);
}

void RunLook::add_character_style(const RunLook& style) {
  const auto toggled = static_cast<std::uint16_t>((marks ^ style.marks) & toggles & style.stated);
  RunLook both = style;
  both.inherit(*this);
  both.marks = static_cast<std::uint16_t>((both.marks & ~(toggles & style.stated)) | toggled);
  *this = both;
}

void read_run_property(Name name, const xml::Element& element, RunLook& look) {
  switch (name) {
    case Name::bold: return look.state(RunLook::bold, on(element));
    case Name::italic: return look.state(RunLook::italic, on(element));
    case Name::strike: return look.state(RunLook::strike, on(element));
    case Name::double_strike: return look.state(RunLook::double_strike, on(element));
    case Name::vanish: return look.state(RunLook::vanish, on(element));
    case Name::underline: return look.state(RunLook::underline, !value(element).empty() && value(element) != "none");
    case Name::highlight: return look.state(RunLook::highlight, value(element) != "none" && value(element) != "white");
    case Name::shading: return look.state(RunLook::shading, is_shaded(element));
    case Name::size: return look.state(RunLook::large, number(value(element)).value_or(0) >= least_large_size);
    case Name::colour: {
      const auto colour = rgb(value(element));
      look.state(RunLook::colour, colour && *colour != 0);
      look.rgb = colour.value_or(0);
      return;
    }
    case Name::fonts: {
      const std::string_view ascii = value(element, "ascii");
      const std::string_view font = ascii.empty() ? value(element, "hAnsi") : ascii;
      if (font.empty()) return;
      look.symbol_font = symbol_font(font);
      look.state(RunLook::font, !look.symbol_font.empty());
      return;
    }
    default: return;
  }
}

void ParagraphLook::inherit(const ParagraphLook& below) {
  if (!number_id) number_id = below.number_id;
  if (!level) level = below.level;
  if (!outline) outline = below.outline;
  if (!shaded) shaded = below.shaded;
}

void read_paragraph_property(Name name, const xml::Element& element, ParagraphLook& look) {
  switch (name) {
    case Name::level: look.level = number(value(element)); return;
    case Name::number_id: look.number_id = number(value(element)); return;
    case Name::outline_level: look.outline = number(value(element)); return;
    case Name::shading: look.shaded = is_shaded(element); return;
    default: return;
  }
}

/// Collects the styles as they are written and puts each over what it is based on.
class Styles::Reader : public xml::Handler {
 public:
  void start(const xml::Element& element) override {
    const Name name = names_.of(element);
    ++depth_;
    if (invisible_from_ > 0) return;
    switch (name) {
      case Name::invisible: invisible_from_ = depth_; return;
      case Name::default_run:
      case Name::default_paragraph: current_ = &defaults_; return;
      case Name::style: start_style(element); return;
      case Name::style_name: read_name(value(element)); return;
      case Name::based_on:
        if (current_) current_->based_on = value(element);
        return;
      case Name::run_properties: in_run_ = true; return;
      default: break;
    }
    if (!current_) return;
    if (in_run_) {
      read_run_property(name, element, current_->style.run);
    } else {
      read_paragraph_property(name, element, current_->style.paragraph);
    }
  }

  void end(std::string_view, std::string_view name) override {
    if (invisible_from_ == depth_) invisible_from_ = 0;
    --depth_;
    if (invisible_from_ > 0) return;
    if (name == "rPr") in_run_ = false;
    if (name == "style" || name == "rPrDefault" || name == "pPrDefault") current_ = nullptr;
  }

  void characters(std::string_view) override {}

  Styles take() {
    Styles styles;
    styles.default_paragraph_ = defaults_.style;
    for (const auto& [id, written] : paragraph_styles_) {
      Style style = whole(written, paragraph_styles_);
      style.run.inherit(defaults_.style.run);
      style.paragraph.inherit(defaults_.style.paragraph);
      if (id == default_id_) styles.default_paragraph_ = style;
      styles.paragraph_styles_.emplace(id, std::move(style));
    }
    for (const auto& [id, written] : character_styles_) styles.character_styles_.emplace(id, whole(written, character_styles_));
    return styles;
  }

 private:
  struct Written {
    Style style;
    std::string based_on;
  };
  using Table = std::unordered_map<std::string, Written>;

  void start_style(const xml::Element& element) {
    const std::string_view type = value(element, "type");
    const std::string id(value(element, "styleId"));
    current_ = nullptr;
    if (type == "paragraph" || type.empty()) {
      current_ = &paragraph_styles_[id];
      const std::string_view is_default = value(element, "default");
      if (is_default == "1" || is_default == "true" || is_default == "on") default_id_ = id;
    } else if (type == "character") {
      current_ = &character_styles_[id];
    }
    if (current_) *current_ = Written{{id, {}, {}}, {}};
  }

  /// Google Docs leaves the outline level of the built-in headings out: their names are fixed.
  void read_name(std::string_view name) {
    constexpr std::string_view heading = "heading ";
    if (!current_ || !name.starts_with(heading)) return;
    if (const auto level = number(name.substr(heading.size())); level && *level >= 1 && *level <= 9)
      current_->style.paragraph.outline = *level - 1;
  }

  static Style whole(const Written& written, const Table& table) {
    Style style = written.style;
    const std::string* parent = &written.based_on;
    for (int depth = 0; depth < deepest_style && !parent->empty(); ++depth) {
      const auto found = table.find(*parent);
      if (found == table.end()) break;
      style.run.inherit(found->second.style.run);
      style.paragraph.inherit(found->second.style.paragraph);
      parent = &found->second.based_on;
    }
    return style;
  }

  Names names_;
  Written defaults_;
  Table paragraph_styles_;
  Table character_styles_;
  std::string default_id_;
  Written* current_ = nullptr;
  bool in_run_ = false;
  int depth_ = 0;
  int invisible_from_ = 0;
};

Result<Styles> Styles::read(const Package& package, std::string_view part, const Limits& limits) {
  Reader reader;
  const auto read = xml::stream(package, part, reader, limits);
  if (!read) return fail(read.error());
  return reader.take();
}

const Style& Styles::paragraph_style(std::string_view id) const {
  const auto found = paragraph_styles_.find(std::string(id));
  return found == paragraph_styles_.end() ? default_paragraph_ : found->second;
}

const Style* Styles::character_style(std::string_view id) const {
  const auto found = character_styles_.find(std::string(id));
  return found == character_styles_.end() ? nullptr : &found->second;
}

}  // namespace schede::docx
