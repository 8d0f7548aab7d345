#include <array>
#include <string>

#include "tests/support/form_markup.h"
#include "tests/support/form_writer.h"
#include "tests/support/zip.h"

namespace schede::test {

namespace {

using Kind = Node::Kind;

const std::string head = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
const std::string word = R"("http://schemas.openxmlformats.org/wordprocessingml/2006/main")";
const std::string relationships = R"("http://schemas.openxmlformats.org/package/2006/relationships")";
const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

class DocxBody {
 public:
  std::string notes;  ///< the footnotes

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
        return "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + blocks(node.children) +
               "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>";
      case Kind::control: return "<w:sdt><w:sdtPr/><w:sdtContent>" + blocks(node.children) + "</w:sdtContent></w:sdt>";
      default: return paragraph(node);
    }
  }

  std::string paragraph(const Node& node) {
    std::string out = "<w:p>";
    if (node.kind == Kind::bullet) out += R"(<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>)";
    if (node.kind == Kind::number) out += R"(<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>)";
    if (node.kind == Kind::tick) out += R"(<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>)";
    if (node.kind == Kind::heading) out += R"(<w:pPr><w:outlineLvl w:val="0"/></w:pPr>)";
    for (const MarkedRun& run : node.runs) out += marked(run);
    return out + "</w:p>";
  }

  std::string marked(const MarkedRun& run) {
    if (run.note) return footnote(run);
    if (run.xml) return run.run.text;
    if (run.run.checkbox) return run.legacy ? form_field(*run.run.checkbox) : box(*run.run.checkbox);
    std::string out = plain(run);
    if (run.deleted) out = R"(<w:del w:id="1" w:author="A">)" + out + "</w:del>";
    if (run.inserted) out = R"(<w:ins w:id="2" w:author="A">)" + out + "</w:ins>";
    if (run.run.placeholder) out = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + out + "</w:sdtContent></w:sdt>";
    if (run.control) out = "<w:sdt><w:sdtPr/><w:sdtContent>" + out + "</w:sdtContent></w:sdt>";
    return out;
  }

  static std::string plain(const MarkedRun& run) {
    if (run.run.picture)
      return R"(<w:r><w:drawing><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="Immagine 1"/></pic:nvPicPr></pic:pic></w:drawing></w:r>)";
    const Emphasis& emphasis = run.run.emphasis;
    std::string look;
    if (emphasis.bold) look += "<w:b/>";
    if (emphasis.italic) look += "<w:i/>";
    if (run.run.struck) look += "<w:strike/>";
    if (run.hidden) look += "<w:vanish/>";
    if (emphasis.colour) look += "<w:color w:val=\"" + hex_of(*emphasis.colour) + "\"/>";
    if (emphasis.highlight) look += R"(<w:highlight w:val="yellow"/>)";
    if (emphasis.large) look += R"(<w:sz w:val="32"/>)";
    if (emphasis.underline) look += R"(<w:u w:val="single"/>)";
    std::string content;
    if (run.run.text == "\n")
      content = "<w:br/>";
    else if (run.run.text == "\t")
      content = "<w:tab/>";
    else
      content = (run.deleted ? R"(<w:delText xml:space="preserve">)" : R"(<w:t xml:space="preserve">)") + xml_escaped(run.run.text) +
                (run.deleted ? "</w:delText>" : "</w:t>");
    return "<w:r><w:rPr>" + look + "</w:rPr>" + content + "</w:r>";
  }

  static std::string box(Checkbox state) {
    const bool ticked = state == Checkbox::checked;
    return std::string(R"(<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=")") + (ticked ? "1" : "0") +
           R"("/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>)" + (ticked ? "☒" : "☐") + "</w:t></w:r></w:sdtContent></w:sdt>";
  }

  static std::string form_field(Checkbox state) {
    return std::string(R"(<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="0"/>)") +
           (state == Checkbox::checked ? "<w:checked/>" : "") +
           R"(</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>)"
           R"(<w:r><w:fldChar w:fldCharType="end"/></w:r>)";
  }

  std::string footnote(const MarkedRun& run) {
    const std::string id = std::to_string(++notes_);
    notes += R"(<w:footnote w:id=")" + id + R"("><w:p>)" + plain(run) + "</w:p></w:footnote>";
    return R"(<w:r><w:footnoteReference w:id=")" + id + R"("/></w:r>)";
  }

  std::string table(const Node& node) {
    std::string out = "<w:tbl><w:tblPr/><w:tblGrid/>";
    for (std::size_t row = 0; row < node.children.size(); ++row) {
      out += "<w:tr>";
      for (std::size_t cell = 0; cell < node.children[row].children.size(); ++cell) out += this->cell(node, row, cell);
      out += "</w:tr>";
    }
    return out + "</w:tbl>";
  }

  std::string cell(const Node& table, std::size_t row, std::size_t number) {
    const Node& cell = table.children[row].children[number];
    std::string out = R"(<w:tc><w:tcPr><w:gridSpan w:val=")" + std::to_string(cell.span) + R"("/>)";
    if (cell.covered)
      out += "<w:vMerge/>";
    else if (rows_spanned(table, row, number) > 1)
      out += R"(<w:vMerge w:val="restart"/>)";
    if (cell.shaded) out += R"(<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>)";
    out += "</w:tcPr>" + blocks(cell.children);
    // A cell has to end in a paragraph (ECMA-376-1, 17.4.65).
    if (cell.children.empty() || cell.children.back().kind == Kind::table) out += "<w:p/>";
    return out + "</w:tc>";
  }

  int notes_ = 0;
};

std::string numbering() {
  const auto list = [](const std::string& id, const std::string& format, const std::string& text) {
    return R"(<w:abstractNum w:abstractNumId=")" + id + R"("><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val=")" + format +
           R"("/><w:lvlText w:val=")" + text + R"("/></w:lvl></w:abstractNum>)";
  };
  return head + "<w:numbering xmlns:w=" + word + ">" + list("1", "bullet", "•") + list("2", "decimal", "%1.") + list("3", "bullet", "✓") +
         R"(<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>)"
         R"(<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num></w:numbering>)";
}

std::string content_types() {
  const std::string word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  std::string types = head + R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)" +
                      R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)";
  const std::array<std::array<std::string, 2>, 3> parts = {
      {{"document", "document.main"}, {"numbering", "numbering"}, {"footnotes", "footnotes"}}};
  for (const auto& [part, type] : parts)
    types += R"(<Override PartName="/word/)" + part + R"(.xml" ContentType=")" + word_type + type + R"(+xml"/>)";
  return types + "</Types>";
}

std::string links(const std::vector<std::array<std::string, 2>>& targets) {
  std::string out = head + "<Relationships xmlns=" + relationships + ">";
  for (const auto& [type, target] : targets)
    out += R"(<Relationship Id=")" + type + R"(" Type=")" + office + type + R"(" Target=")" + target + R"("/>)";
  return out + "</Relationships>";
}

}  // namespace

std::string hex_of(std::uint32_t colour) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (int shift = 20; shift >= 0; shift -= 4) text += digits[colour >> shift & 0xF];
  return text;
}

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : c == '"' ? "&quot;" : std::string(1, c);
  return out;
}

std::string write_docx(std::string_view markup) {
  DocxBody body;
  const std::string blocks = body.blocks(parse_markup(markup));
  const std::string document =
      head + "<w:document xmlns:w=" + word +
      R"( xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:v="urn:schemas-microsoft-com:vml")"
      R"( xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main")"
      R"( xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")"
      R"( xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing")"
      R"( xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape")"
      R"( xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>)" +
      blocks + "<w:sectPr/></w:body></w:document>";
  return zip({{"[Content_Types].xml", content_types()},
              {"_rels/.rels", links({{"officeDocument", "word/document.xml"}})},
              {"word/_rels/document.xml.rels", links({{"numbering", "numbering.xml"}, {"footnotes", "footnotes.xml"}})},
              {"word/document.xml", document},
              {"word/numbering.xml", numbering()},
              {"word/footnotes.xml", head + "<w:footnotes xmlns:w=" + word + ">" + body.notes + "</w:footnotes>"}});
}

}  // namespace schede::test
