#include "tests/support/form_markup.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace schede::test {

namespace {

using Kind = Node::Kind;

constexpr std::uint32_t nearly_black = 0x212529;

/// Switches what a tag says on or off; false for text in angle brackets that is no tag.
bool set_look(MarkedRun& look, std::string_view tag, bool on) {
  Emphasis& emphasis = look.run.emphasis;
  if (tag == "b")
    emphasis.bold = on;
  else if (tag == "i")
    emphasis.italic = on;
  else if (tag == "u")
    emphasis.underline = on;
  else if (tag == "hl")
    emphasis.highlight = on;
  else if (tag == "big")
    emphasis.large = on;
  else if (tag == "red")
    emphasis.colour = on ? std::optional<std::uint32_t>(0xFF0000) : std::nullopt;
  else if (tag == "dark")
    emphasis.colour = on ? std::optional<std::uint32_t>(nearly_black) : std::nullopt;
  else if (tag == "s")
    look.run.struck = on;
  else if (tag == "prompt")
    look.run.placeholder = on;
  else if (tag == "del")
    look.deleted = on;
  else if (tag == "ins")
    look.inserted = on;
  else if (tag == "control")
    look.control = on;
  else if (tag == "hidden")
    look.hidden = on;
  else if (tag == "note")
    look.note = on;
  else
    return false;
  return true;
}

/// What a tag that holds nothing stands for.
std::optional<MarkedRun> single_run(std::string_view tag, MarkedRun look) {
  if (tag == "br") look.run.text = "\n";
  if (tag == "tab") look.run.text = "\t";
  if (tag == "picture") look.run.picture = true;
  if (tag == "box" || tag == "legacy") look.run.checkbox = Checkbox::unchecked;
  if (tag == "ticked" || tag == "legacy-ticked") look.run.checkbox = Checkbox::checked;
  look.legacy = tag.starts_with("legacy");
  const bool something = !look.run.text.empty() || look.run.picture || look.run.checkbox;
  return something || tag == "cut" ? std::optional(look) : std::nullopt;
}

std::vector<MarkedRun> parse_runs(std::string_view text) {
  std::vector<MarkedRun> runs;
  MarkedRun look;
  bool fresh = true;
  const auto append = [&](std::string_view more) {
    if (fresh) runs.push_back(look);
    fresh = false;
    runs.back().run.text += more;
  };
  static constexpr std::string_view xml_begin = "⟦", xml_end = "⟧";
  while (!text.empty()) {
    if (text.starts_with(xml_begin)) {
      const std::size_t end = std::min(text.find(xml_end), text.size() - xml_end.size());
      runs.emplace_back().xml = true;
      runs.back().run.text = text.substr(xml_begin.size(), end - xml_begin.size());
      fresh = true;
      text.remove_prefix(end + xml_end.size());
      continue;
    }
    const std::size_t close = text.front() == '<' ? text.find('>') : std::string_view::npos;
    if (close == std::string_view::npos) {
      const std::size_t end = std::min({text.find('<', 1), text.find(xml_begin), text.size()});
      append(text.substr(0, end));
      text.remove_prefix(end);
      continue;
    }
    const std::string_view tag = text.substr(1, close - 1);
    const bool on = !tag.starts_with('/');
    if (set_look(look, on ? tag : tag.substr(1), on)) {
      fresh = true;
    } else if (const auto run = single_run(tag, look)) {
      if (tag != "cut") runs.push_back(*run);
      fresh = true;
    } else {
      append(text.substr(0, close + 1));
    }
    text.remove_prefix(close + 1);
  }
  return runs;
}

Node parse_paragraph(std::string_view line) {
  static constexpr std::pair<std::string_view, Kind> prefixes[] = {
      {"• ", Kind::bullet}, {"№ ", Kind::number}, {"✓• ", Kind::tick}, {"= ", Kind::heading}, {"\\", Kind::paragraph}};
  Node node;
  for (const auto& [prefix, kind] : prefixes)
    if (line.starts_with(prefix)) {
      node.kind = kind;
      line.remove_prefix(prefix.size());
      break;
    }
  node.runs = parse_runs(line);
  return node;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (std::size_t end = text.find(separator); end != std::string_view::npos; end = text.find(separator)) {
    parts.push_back(text.substr(0, end));
    text.remove_prefix(end + separator.size());
  }
  parts.push_back(text);
  return parts;
}

/// Takes "2×" off the front of a cell's first line.
int take_span(std::string_view& line) {
  static constexpr std::string_view times = "×";
  if (line.size() < 3 || line[0] < '1' || line[0] > '9' || line.substr(1, times.size()) != times) return 1;
  const int span = line[0] - '0';
  line.remove_prefix(1 + times.size());
  if (line.starts_with(' ')) line.remove_prefix(1);
  return span;
}

/// Takes "▒" off the front of a cell's first line.
bool take_shade(std::string_view& line) {
  static constexpr std::string_view shade = "▒";
  if (!line.starts_with(shade)) return false;
  line.remove_prefix(shade.size());
  if (line.starts_with(' ')) line.remove_prefix(1);
  return true;
}

class MarkupParser {
 public:
  explicit MarkupParser(std::string_view markup) : lines_(split(markup, "\n")) {
    if (!lines_.empty() && lines_.back().empty()) lines_.pop_back();
  }

  std::vector<Node> parse() {
    std::vector<Node> blocks = parse_blocks();
    if (at_ < lines_.size()) throw std::invalid_argument("markup: too many closing lines");
    return blocks;
  }

 private:
  std::vector<Node> parse_blocks() {
    std::vector<Node> blocks;
    bool joins = false;  // the next row belongs to the table before it
    for (; at_ < lines_.size() && lines_[at_] != "}" && lines_[at_] != "|"; ++at_) {
      const std::string_view line = lines_[at_];
      const bool short_row = line.starts_with("| ");
      if (short_row || line == "{row") {
        if (!joins) blocks.push_back({Kind::table, {}, {}});
        blocks.back().children.push_back(short_row ? parse_short_row(std::string(line.substr(2))) : parse_row());
        joins = true;
        continue;
      }
      joins = false;
      if (line == "{box" || line == "{control")
        blocks.push_back(parse_group(line == "{box" ? Kind::box : Kind::control));
      else if (line != "~")
        blocks.push_back(parse_paragraph(line));
    }
    return blocks;
  }

  static Node parse_short_row(std::string text) {
    if (text.ends_with('|')) text += ' ';
    Node row = {Kind::row, {}, {}};
    for (std::string_view part : split(text, " | ")) {
      Node cell = {Kind::cell, {}, {}};
      cell.span = take_span(part);
      cell.shaded = take_shade(part);
      cell.covered = part == "^";
      if (!cell.covered)
        for (const std::string_view line : split(part, " ¶ ")) cell.children.push_back(parse_paragraph(line));
      row.children.push_back(std::move(cell));
    }
    return row;
  }

  Node parse_row() {
    Node row = {Kind::row, {}, {}};
    do {
      ++at_;
      Node cell = {Kind::cell, {}, {}};
      if (at_ < lines_.size()) cell.span = take_span(lines_[at_]);
      if (at_ < lines_.size()) cell.shaded = take_shade(lines_[at_]);
      cell.covered = at_ < lines_.size() && lines_[at_] == "^";
      if (cell.covered) ++at_;
      cell.children = parse_blocks();
      row.children.push_back(std::move(cell));
    } while (at_ < lines_.size() && lines_[at_] == "|");
    expect_end();
    return row;
  }

  Node parse_group(Kind kind) {
    ++at_;
    Node group = {kind, {}, parse_blocks()};
    expect_end();
    return group;
  }

  void expect_end() const {
    if (at_ >= lines_.size() || lines_[at_] != "}") throw std::invalid_argument("markup: a closing line is missing");
  }

  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
};

std::string with_tags(const Run& run) {
  if (run.picture) return "<picture>";
  if (run.checkbox) return *run.checkbox == Checkbox::checked ? "<ticked>" : "<box>";
  std::string text;
  for (const char c : run.text) text += c == '\n' ? "<br>" : c == '\t' ? "<tab>" : std::string(1, c);
  const std::pair<bool, const char*> tags[] = {{run.emphasis.bold, "b"},
                                               {run.emphasis.italic, "i"},
                                               {run.emphasis.underline, "u"},
                                               {run.emphasis.highlight, "hl"},
                                               {run.emphasis.large, "big"},
                                               {run.emphasis.colour && run.emphasis.colour != nearly_black, "red"},
                                               {run.emphasis.colour == nearly_black, "dark"},
                                               {run.struck, "s"},
                                               {run.placeholder, "prompt"}};
  for (const auto& [has, tag] : tags)
    if (has) text = "<" + std::string(tag) + ">" + text + "</" + tag + ">";
  return text;
}

void append_blocks(const std::vector<Block>& blocks, std::string& out);

void append_block(const Paragraph& paragraph, std::string& out) {
  out += paragraph.list_level > 0      ? (paragraph.label == "•"   ? "• "
                                          : paragraph.label == "✓" ? "✓• "
                                                                   : "№ ")
         : paragraph.heading_level > 0 ? "= "
                                       : "\\";
  for (const Run& run : paragraph.runs) out += with_tags(run);
  out += "\n";
}

void append_block(const Frame& frame, std::string& out) {
  out += "{box\n";
  append_blocks(frame.blocks, out);
  out += "}\n";
}

void append_block(const Table& table, std::string& out) {
  out += "~\n";
  for (const Row& row : table.rows) {
    out += "{row\n";
    for (const Cell& cell : row.cells) {
      if (&cell != &row.cells.front()) out += "|\n";
      if (cell.column_span > 1) out += std::to_string(cell.column_span) + "×";
      if (cell.shaded) out += "▒";
      if (cell.covered) out += "^\n";
      append_blocks(cell.blocks, out);
    }
    out += "}\n";
  }
}

void append_blocks(const std::vector<Block>& blocks, std::string& out) {
  for (const Block& block : blocks) std::visit([&](const auto& content) { append_block(content, out); }, block.content);
}

}  // namespace

std::vector<Node> parse_markup(std::string_view markup) { return MarkupParser(markup).parse(); }

std::string markup_of(const Document& document) {
  std::string out;
  append_blocks(document.blocks, out);
  return out;
}

int rows_spanned(const Node& table, std::size_t row, std::size_t cell) {
  const auto column_of = [](const Node& in, std::size_t number) {
    int column = 0;
    for (std::size_t i = 0; i < number; ++i) column += in.children[i].span;
    return column;
  };
  const int column = column_of(table.children[row], cell);
  int rows = 1;
  for (std::size_t below = row + 1; below < table.children.size(); ++below, ++rows) {
    const Node& next = table.children[below];
    bool covers = false;
    for (std::size_t i = 0; i < next.children.size(); ++i) covers |= next.children[i].covered && column_of(next, i) == column;
    if (!covers) break;
  }
  return rows;
}

}  // namespace schede::test
