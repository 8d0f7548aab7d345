#include <map>
#include <string>

#include "tests/support/form_markup.h"
#include "tests/support/form_writer.h"
#include "tests/support/zip.h"

namespace schede::test {

namespace {

using Kind = Node::Kind;

const std::string xml_head = R"(<?xml version="1.0" encoding="UTF-8"?>)";

/// Spaces that would be folded stand as text:s (ODF 1.3 part 3, 6.1.3).
std::string with_spaces(std::string_view text) {
  std::string out;
  bool folds = true;
  for (const char c : xml_escaped(text)) {
    out += c == ' ' && folds ? "<text:s/>" : std::string(1, c);
    folds = c == ' ';
  }
  return out;
}

class OdtBody {
 public:
  std::string styles;   ///< automatic ones, for the looks that runs have
  std::string changes;  ///< the tracked deletions, which ODF keeps out of line

  std::string blocks(const std::vector<Node>& nodes) {
    std::string out;
    for (const Node& node : nodes) out += block(node);
    return out;
  }

 private:
  std::string block(const Node& node) {
    switch (node.kind) {
      case Kind::table: return table(node);
      case Kind::box:
        return R"(<text:p><draw:frame text:anchor-type="paragraph"><draw:text-box>)" + blocks(node.children) +
               "</draw:text-box></draw:frame></text:p>";
      case Kind::control: return R"(<text:section text:name="S">)" + blocks(node.children) + "</text:section>";
      case Kind::bullet:
        return R"(<text:list text:style-name="Bullets"><text:list-item>)" + paragraph(node) + "</text:list-item></text:list>";
      case Kind::tick: return R"(<text:list text:style-name="Ticks"><text:list-item>)" + paragraph(node) + "</text:list-item></text:list>";
      case Kind::number:
        return R"(<text:list text:style-name="Numbers" text:continue-numbering="true"><text:list-item>)" + paragraph(node) +
               "</text:list-item></text:list>";
      default: return paragraph(node);
    }
  }

  std::string paragraph(const Node& node) {
    std::string runs;
    for (const MarkedRun& run : node.runs) runs += marked(run);
    return node.kind == Kind::heading ? R"(<text:h text:outline-level="1">)" + runs + "</text:h>" : "<text:p>" + runs + "</text:p>";
  }

  std::string marked(const MarkedRun& run) {
    if (run.xml) return run.run.text;
    if (run.deleted) return deleted(run);
    if (run.run.checkbox) return run.legacy ? form_field(*run.run.checkbox) : box(*run.run.checkbox);
    std::string out = plain(run);
    if (run.note)
      out = R"(<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>)" + out +
            "</text:p></text:note-body></text:note>";
    if (run.run.placeholder) out = R"(<loext:content-control loext:showing-place-holder="true">)" + out + "</loext:content-control>";
    if (run.control) out = "<loext:content-control>" + out + "</loext:content-control>";
    return out;
  }

  std::string plain(const MarkedRun& run) {
    if (run.run.picture) return R"(<draw:frame text:anchor-type="as-char"><draw:image xlink:href="Pictures/1.png"/></draw:frame>)";
    if (run.run.text == "\n") return "<text:line-break/>";
    if (run.run.text == "\t") return "<text:tab/>";
    const std::string text = with_spaces(run.run.text);
    const std::string style = style_of(run);
    return R"(<text:span text:style-name=")" + style + R"(">)" + text + "</text:span>";
  }

  /// The name of the style that looks so.
  std::string style_of(const MarkedRun& run) {
    const Emphasis& emphasis = run.run.emphasis;
    std::string look;
    if (emphasis.bold) look += R"( fo:font-weight="bold")";
    if (emphasis.italic) look += R"( fo:font-style="italic")";
    if (emphasis.underline) look += R"( style:text-underline-style="solid")";
    if (emphasis.highlight) look += R"( fo:background-color="#ffff00")";
    if (emphasis.large) look += R"( fo:font-size="16pt")";
    if (emphasis.colour) look += " fo:color=\"#" + hex_of(*emphasis.colour) + "\"";
    if (run.run.struck) look += R"( style:text-line-through-style="solid")";
    if (run.hidden) look += R"( text:display="none")";
    const auto [known, fresh] = names_.try_emplace(look, "T" + std::to_string(names_.size() + 1));
    if (fresh)
      styles +=
          R"(<style:style style:name=")" + known->second + R"(" style:family="text"><style:text-properties)" + look + "/></style:style>";
    return known->second;
  }

  std::string deleted(const MarkedRun& run) {
    const std::string id = "ct" + std::to_string(++deletions_);
    changes += R"(<text:changed-region text:id=")" + id + R"("><text:deletion><text:p>)" + plain(run) +
               "</text:p></text:deletion></text:changed-region>";
    return R"(<text:change text:change-id=")" + id + R"("/>)";
  }

  static std::string box(Checkbox state) {
    const bool ticked = state == Checkbox::checked;
    return std::string(R"(<loext:content-control loext:checkbox="true" loext:checked=")") + (ticked ? "true" : "false") + R"(">)" +
           (ticked ? "☒" : "☐") + "</loext:content-control>";
  }

  static std::string form_field(Checkbox state) {
    return std::string(R"(<field:fieldmark field:type="vnd.oasis.opendocument.field.FORMCHECKBOX">)") +
           (state == Checkbox::checked ? R"(<field:param field:name="Checkbox_Checked" field:value="true"/>)" : "") + "</field:fieldmark>";
  }

  std::string table(const Node& node) {
    std::string out = "<table:table>";
    for (std::size_t row = 0; row < node.children.size(); ++row) {
      out += "<table:table-row>";
      for (std::size_t cell = 0; cell < node.children[row].children.size(); ++cell) out += this->cell(node, row, cell);
      out += "</table:table-row>";
    }
    return out + "</table:table>";
  }

  std::string cell(const Node& table, std::size_t row, std::size_t number) {
    const Node& cell = table.children[row].children[number];
    std::string covered_beside;
    for (int i = 1; i < cell.span; ++i) covered_beside += "<table:covered-table-cell/>";
    if (cell.covered) return "<table:covered-table-cell/>" + covered_beside;
    const std::string style = cell.shaded ? R"( table:style-name="Filled")" : "";
    return "<table:table-cell" + style + R"( table:number-columns-spanned=")" + std::to_string(cell.span) +
           R"(" table:number-rows-spanned=")" + std::to_string(rows_spanned(table, row, number)) + R"(">)" + blocks(cell.children) +
           "</table:table-cell>" + covered_beside;
  }

  std::map<std::string, std::string> names_;
  int deletions_ = 0;
};

}  // namespace

std::string write_odt(std::string_view markup) {
  OdtBody body;
  const std::string blocks = body.blocks(parse_markup(markup));
  const std::string content =
      xml_head +
      R"(<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
      R"( xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0")"
      R"( xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0")"
      R"( xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink")"
      R"( xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0")"
      R"( xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0")"
      R"( xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"><office:automatic-styles>)" +
      body.styles +
      R"(<style:style style:name="Filled" style:family="table-cell"><style:table-cell-properties fo:background-color="#ffff00"/></style:style>)"
      R"(<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>)"
      R"(<text:list-style style:name="Ticks"><text:list-level-style-bullet text:level="1" text:bullet-char="✓"/></text:list-style>)"
      R"(<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>)"
      R"(</text:list-style></office:automatic-styles><office:body><office:text><text:tracked-changes>)" +
      body.changes + "</text:tracked-changes>" + blocks + "</office:text></office:body></office:document-content>";
  return zip({{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", content}});
}

}  // namespace schede::test
