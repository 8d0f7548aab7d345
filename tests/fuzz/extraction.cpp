#include "extractors/extract.h"

#include <stdexcept>

#include "extractors/form/form_index.h"
#include "outputs/escape/utf8.h"
#include "tests/fuzz/promises.h"
#include "tests/fuzz/targets.h"
#include "tests/support/accounting.h"
#include "tests/support/form_markup.h"

namespace schede::fuzz {
namespace {

using test::Node;

/// Characters as XML gives them.
std::string legible(std::string_view input) {
  std::string text = repaired_utf8(input);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t') c = ' ';
  return text;
}

std::vector<Block> blocks_of(const std::vector<Node>& nodes);

Paragraph paragraph_of(const Node& node) {
  Paragraph paragraph;
  for (const test::MarkedRun& marked : node.runs) {
    if (marked.deleted || marked.hidden || marked.note) continue;
    paragraph.runs.push_back(marked.run);
    if (const auto box = marked.run.checkbox) paragraph.runs.back().text = *box == Checkbox::checked ? "☒" : "☐";
  }
  if (node.kind == Node::Kind::bullet) paragraph.label = "•";
  if (node.kind == Node::Kind::number) paragraph.label = "1.";
  paragraph.list_level = paragraph.label.empty() ? 0 : 1;
  paragraph.heading_level = node.kind == Node::Kind::heading ? 1 : 0;
  return paragraph;
}

Table table_of(const Node& node) {
  Table table;
  for (const Node& row : node.children) {
    table.rows.emplace_back();
    for (const Node& cell : row.children) table.rows.back().cells.push_back({blocks_of(cell.children), cell.span, cell.covered});
  }
  return table;
}

void append_blocks(const Node& node, std::vector<Block>& blocks) {
  switch (node.kind) {
    case Node::Kind::table: blocks.push_back({table_of(node)}); break;
    case Node::Kind::box: blocks.push_back({Frame{blocks_of(node.children)}}); break;
    case Node::Kind::control:
      for (const Node& child : node.children) append_blocks(child, blocks);
      break;
    default: blocks.push_back({paragraph_of(node)});
  }
}

std::vector<Block> blocks_of(const std::vector<Node>& nodes) {
  std::vector<Block> blocks;
  for (const Node& node : nodes) append_blocks(node, blocks);
  return blocks;
}

}  // namespace

void extraction(std::string_view input) {
  static const FormIndex index(default_form());
  Document document;
  try {
    document.blocks = blocks_of(test::parse_markup(legible(input)));
  } catch (const std::invalid_argument&) {
    return;  // a bracket of the language is missing
  }
  const Reading reading = extract(document, index, {}, Language::it);
  check_reading(reading.record);
  if (reading.record.status == Status::rejected) return;
  const std::string left = test::unaccounted(document, reading, index);
  promise(left.empty(), "every visible character is accounted for:\n" + left);
}

}  // namespace schede::fuzz
