#include "parsers/document/dump.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace schede {
namespace {

constexpr std::array note_names{"footnote", "endnote", "comment", "header", "footer"};

constexpr std::array aside_names{"", "perhaps prompt", "not as saved", "link", "unreadable", "lost"};

/// Where a line may end, and where it may not.
constexpr std::array<std::string_view, 4> without_look{"\u00AD", "\u200B", "\u2060", "\uFEFF"};

const char* name_of(NoteKind kind) { return note_names[static_cast<std::size_t>(kind)]; }

class Dumper {
 public:
  std::string out;

  void blocks(const std::vector<Block>& blocks, int depth) {
    for (const Block& block : blocks) std::visit([&](const auto& content) { print(content, depth); }, block.content);
  }

  void line(int depth, std::string_view text) { out.append(static_cast<std::size_t>(depth) * 2, ' ').append(text).append("\n"); }

 private:
  void print(const Paragraph& paragraph, int depth) {
    out.append(static_cast<std::size_t>(depth) * 2, ' ');
    out += paragraph.heading_level > 0 ? 'h' : 'p';
    if (paragraph.heading_level > 0) out += std::to_string(paragraph.heading_level);
    if (paragraph.list_level > 0) out.append(" list ").append(std::to_string(paragraph.list_level));
    if (!paragraph.label.empty()) out.append(" \"").append(paragraph.label).append("\"");
    out += paragraph.runs.empty() ? ":" : ": ";
    for (const Run& run : paragraph.runs) print(run);
    out += '\n';
  }

  void print(const Table& table, int depth) {
    line(depth, "table");
    for (const Row& row : table.rows) {
      line(depth + 1, "row");
      for (const Cell& cell : row.cells) {
        std::string head = "cell";
        if (cell.column_span > 1) head += " span " + std::to_string(cell.column_span);
        if (cell.shaded) head += " shaded";
        if (cell.covered) head += " covered";
        line(depth + 2, head);
        blocks(cell.blocks, depth + 3);
      }
    }
  }

  void print(const Frame& frame, int depth) {
    line(depth, "frame");
    blocks(frame.blocks, depth + 1);
  }

  void print(const Run& run) {
    const std::string look = look_of(run);
    if (look.empty()) return text(run.text);
    out += "[" + look;
    if (!run.text.empty()) out += ": ";
    text(run.text);
    out += "]";
  }

  static std::string look_of(const Run& run) {
    std::string look;
    const auto add = [&](bool has, std::string_view word) {
      if (!has) return;
      if (!look.empty()) look += ' ';
      look += word;
    };
    add(run.picture, "picture");
    add(run.drawing, "drawing");
    add(run.checkbox == Checkbox::checked, "ticked");
    add(run.checkbox == Checkbox::unchecked, "unticked");
    add(run.placeholder, "prompt");
    add(run.emphasis.bold, "bold");
    add(run.emphasis.italic, "italic");
    add(run.emphasis.underline, "underlined");
    add(run.emphasis.highlight, "highlighted");
    add(run.emphasis.large, "large");
    if (run.emphasis.colour) {
      std::array<char, 8> colour{};
      std::snprintf(colour.data(), colour.size(), "#%06X", static_cast<unsigned>(*run.emphasis.colour & 0xFFFFFF));
      add(true, colour.data());
    }
    add(run.struck, "struck");
    add(run.aside != Aside::none, aside_names[static_cast<std::size_t>(run.aside)]);
    if (!run.about.empty()) look += " (" + run.about + ")";
    if (run.key.starts_with(key_prefix)) add(true, "key " + run.key);
    return look;
  }

  void text(std::string_view text) {
    for (const char c : text) {
      switch (c) {
        case '\n': out += "\\n"; break;
        case '\t': out += "\\t"; break;
        case '\\':
        case '[':
        case ']': out += '\\'; [[fallthrough]];
        default: out += c;
      }
    }
  }
};

/// Lines of text: blocks one below the other.
class Writer {
 public:
  std::string out;

  void blocks(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      if (!out.empty() && out.back() != '\n' && out.back() != '\t') out += '\n';
      std::visit([&](const auto& content) { print(content); }, block.content);
    }
  }

  void end_line() { out += '\n'; }

 private:
  void print(const Paragraph& paragraph) {
    shown(paragraph.label);
    if (!paragraph.label.empty()) out += ' ';
    for (const Run& run : paragraph.runs) shown(run.text);
    end_line();
  }

  void print(const Frame& frame) { blocks(frame.blocks); }

  void print(const Table& table) {
    for (const Row& row : table.rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (i > 0) out += '\t';
        const std::size_t before = out.size();
        blocks(row.cells[i].blocks);
        if (out.size() > before && out.ends_with('\n')) out.pop_back();
      }
      end_line();
    }
  }

  void shown(std::string_view text) {
    while (!text.empty()) {
      const auto unseen = std::find_if(without_look.begin(), without_look.end(), [&](auto each) { return text.starts_with(each); });
      if (unseen == without_look.end()) out += text.front();
      text.remove_prefix(unseen == without_look.end() ? 1 : unseen->size());
    }
  }
};

}  // namespace

std::string dump(const Document& document) {
  Dumper dumper;
  dumper.blocks(document.blocks, 0);
  for (const Note& note : document.notes) {
    dumper.line(0, name_of(note.kind));
    dumper.blocks(note.blocks, 1);
  }
  return std::move(dumper.out);
}

std::string plain_text(const Document& document) {
  Writer writer;
  writer.blocks(document.blocks);
  for (const Note& note : document.notes) writer.blocks(note.blocks);
  return std::move(writer.out);
}

}  // namespace schede
