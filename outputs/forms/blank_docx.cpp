#include <array>
#include <string_view>

#include "outputs/forms/blank_document.h"
#include "outputs/forms/blank_page.h"
#include "outputs/forms/xml_writer.h"
#include "outputs/forms/zip_writer.h"

namespace schede {

namespace {

constexpr std::string_view w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view w14 = "http://schemas.microsoft.com/office/word/2010/wordml";
constexpr std::string_view mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";
constexpr std::string_view relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr std::string_view office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr int docx_text_width = 9638;  ///< of A4 within margins of 2 cm, in twentieths of a point
constexpr int tall_row = 1700;

std::string_view docx_style_of(TextLook look) {
  switch (look) {
    case TextLook::title: return "Title";
    case TextLook::introduction: return "Introduction";
    case TextLook::heading: return "Heading1";
    case TextLook::question: return "Question";
    case TextLook::option: return "Option";
    case TextLook::plain: return "Normal";
  }
  return "Normal";
}

/// "it-IT".
std::string locale_of(const Form& form) { return form.languages.front() + "-" + form.country; }

/// Writes word/document.xml.
class DocumentWriter {
 public:
  explicit DocumentWriter(std::string locale) : locale_(std::move(locale)) {}

  std::string write(const std::vector<PageBlock>& blocks) {
    xml_.start("w:document", {{"xmlns:w", w}, {"xmlns:w14", w14}, {"xmlns:mc", mc}, {"mc:Ignorable", "w14"}});
    xml_.start("w:body");
    for (const PageBlock& block : blocks) std::visit([this](const auto& content) { add(content); }, block);
    // Word wants a paragraph behind a table.
    if (!blocks.empty() && std::holds_alternative<PageTable>(blocks.back())) xml_.element("w:p");
    xml_.start("w:sectPr");
    xml_.element("w:pgSz", {{"w:w", "11906"}, {"w:h", "16838"}});
    xml_.element("w:pgMar", {{"w:top", "1134"},
                             {"w:right", "1134"},
                             {"w:bottom", "1134"},
                             {"w:left", "1134"},
                             {"w:header", "709"},
                             {"w:footer", "709"},
                             {"w:gutter", "0"}});
    return xml_.take();
  }

 private:
  void value(std::string_view name, std::string_view value) { xml_.element(name, {{"w:val", value}}); }

  void add(const PageLine& line) {
    after_table_ = false;
    xml_.start("w:p");
    if (line.look != TextLook::plain) {
      xml_.start("w:pPr");
      value("w:pStyle", docx_style_of(line.look));
      xml_.end();
    }
    for (const auto& piece : line.pieces) std::visit([this](const auto& content) { add(content); }, piece);
    xml_.end();
  }

  void add(const std::string& text) {
    xml_.start("w:r");
    add_text(text);
    xml_.end();
  }

  void add_text(const std::string& text) { xml_.element("w:t", {{"xml:space", "preserve"}}, text); }

  void add(const Control& control) {
    const std::string bookmark = std::to_string(bookmarks_++);
    xml_.element("w:bookmarkStart", {{"w:id", bookmark}, {"w:name", control.key.bookmark()}});
    xml_.start("w:sdt");
    add_properties(control);
    xml_.start("w:sdtContent");
    xml_.start("w:r");
    xml_.start("w:rPr");
    if (control.kind == ControlKind::box)
      xml_.element("w:rFonts", {{"w:ascii", "MS Gothic"}, {"w:eastAsia", "MS Gothic"}, {"w:hAnsi", "MS Gothic"}});
    else
      value("w:rStyle", "PlaceholderText");
    xml_.end();
    add_text(prompt_of(control));
    for (int open = 0; open < 3; ++open) xml_.end();
    xml_.element("w:bookmarkEnd", {{"w:id", bookmark}});
  }

  /// In the order of the schema (17.5.2.38).
  void add_properties(const Control& control) {
    constexpr std::size_t longest_title = 64;  // that Word takes
    xml_.start("w:sdtPr");
    if (control.title.size() <= longest_title) value("w:alias", control.title);
    value("w:tag", control.key.tag());
    value("w:id", std::to_string(1000 + bookmarks_));
    value("w:lock", "sdtLocked");
    if (control.kind != ControlKind::box) xml_.element("w:showingPlcHdr");
    add_kind(control);
    xml_.end();
  }

  void add_kind(const Control& control) {
    switch (control.kind) {
      case ControlKind::text: xml_.element("w:text"); return;
      // LibreOffice loses the line ends of plain text.
      case ControlKind::paragraphs: xml_.element("w:richText"); return;
      case ControlKind::date:
        xml_.start("w:date");
        value("w:dateFormat", "dd/MM/yyyy");
        value("w:lid", locale_);
        value("w:storeMappedDataAs", "dateTime");
        value("w:calendar", "gregorian");
        xml_.end();
        return;
      case ControlKind::list:
        xml_.start("w:dropDownList");
        for (const Control::Entry& entry : control.entries)
          xml_.element("w:listItem", {{"w:displayText", entry.shown}, {"w:value", entry.code}});
        xml_.end();
        return;
      case ControlKind::box:
        xml_.start("w14:checkbox");
        xml_.element("w14:checked", {{"w14:val", "0"}});
        xml_.element("w14:checkedState", {{"w14:val", "2612"}, {"w14:font", "MS Gothic"}});
        xml_.element("w14:uncheckedState", {{"w14:val", "2610"}, {"w14:font", "MS Gothic"}});
        xml_.end();
        return;
    }
  }

  void add(const PageTable& table) {
    // Word joins tables that touch.
    if (after_table_) xml_.element("w:p");
    xml_.start("w:tbl");
    xml_.start("w:tblPr");
    value("w:tblStyle", "TableGrid");
    xml_.element("w:tblW", {{"w:w", std::to_string(docx_text_width)}, {"w:type", "dxa"}});
    value_layout();
    xml_.end();
    xml_.start("w:tblGrid");
    for (const int share : table.widths) xml_.element("w:gridCol", {{"w:w", width_of(share)}});
    xml_.end();
    for (std::size_t row = 0; row < table.rows.size(); ++row) add_row(table, row);
    xml_.end();
    after_table_ = true;
  }

  void value_layout() { xml_.element("w:tblLayout", {{"w:type", "fixed"}}); }

  static std::string width_of(int share) { return std::to_string(docx_text_width * share / 100); }

  void add_row(const PageTable& table, std::size_t number) {
    xml_.start("w:tr");
    xml_.start("w:trPr");
    xml_.element("w:cantSplit");
    if (table.tall) xml_.element("w:trHeight", {{"w:val", std::to_string(tall_row)}, {"w:hRule", "atLeast"}});
    if (table.header && number == 0) xml_.element("w:tblHeader");
    xml_.end();
    for (std::size_t column = 0; column < table.rows[number].size(); ++column)
      add_cell(table.rows[number][column], column < table.widths.size() ? table.widths[column] : 1);
    xml_.end();
  }

  void add_cell(const PageCell& cell, int share) {
    xml_.start("w:tc");
    xml_.start("w:tcPr");
    xml_.element("w:tcW", {{"w:w", width_of(share)}, {"w:type", "dxa"}});
    xml_.end();
    for (PageLine line : cell.lines) {
      if (line.look == TextLook::question) line.look = TextLook::plain;
      add(line);
    }
    if (cell.lines.empty()) xml_.element("w:p");
    xml_.end();
  }

  XmlWriter xml_;
  std::string locale_;
  int bookmarks_ = 1;
  bool after_table_ = false;
};

struct DocxStyle {
  std::string_view id, name, before, after, size;
  bool bold = false;
  std::string_view outline = {}, indent = {};
};
constexpr std::array docx_styles = {
    DocxStyle{"Title", "Title", "0", "120", "32", true, {}, {}},
    DocxStyle{"Introduction", "Introduction", "0", "120", "22", false, {}, {}},
    DocxStyle{"Heading1", "heading 1", "280", "120", "26", true, "0", {}},
    DocxStyle{"Question", "Question", "200", "60", "22", true, {}, {}},
    DocxStyle{"Option", "Option", "20", "20", "22", false, {}, "284"},
};

void write_style(XmlWriter& xml, const DocxStyle& row) {
  xml.start("w:style", {{"w:type", "paragraph"}, {"w:styleId", row.id}});
  xml.element("w:name", {{"w:val", row.name}});
  xml.element("w:basedOn", {{"w:val", "Normal"}});
  xml.element("w:qFormat");
  xml.start("w:pPr");
  if (row.bold) xml.element("w:keepNext");
  xml.element("w:spacing", {{"w:before", row.before}, {"w:after", row.after}});
  if (!row.indent.empty()) xml.element("w:ind", {{"w:left", row.indent}});
  if (!row.outline.empty()) xml.element("w:outlineLvl", {{"w:val", row.outline}});
  xml.end();
  xml.start("w:rPr");
  if (row.bold) xml.element("w:b");
  xml.element("w:sz", {{"w:val", row.size}});
  xml.end();
  xml.end();
}

void write_table_style(XmlWriter& xml) {
  xml.start("w:style", {{"w:type", "table"}, {"w:styleId", "TableGrid"}});
  xml.element("w:name", {{"w:val", "Table Grid"}});
  xml.start("w:tblPr");
  xml.start("w:tblBorders");
  for (const auto* side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"})
    xml.element(side, {{"w:val", "single"}, {"w:sz", "4"}, {"w:space", "0"}, {"w:color", "808080"}});
  xml.end();
  xml.start("w:tblCellMar");
  for (const auto* side : {"w:top", "w:left", "w:bottom", "w:right"})
    xml.element(side,
                {{"w:w", std::string_view(side) == "w:top" || std::string_view(side) == "w:bottom" ? "40" : "100"}, {"w:type", "dxa"}});
  xml.end();
  xml.end();
  xml.end();
}

std::string styles_part(const std::string& locale) {
  XmlWriter xml;
  xml.start("w:styles", {{"xmlns:w", w}});
  xml.start("w:docDefaults");
  xml.start("w:rPrDefault");
  xml.start("w:rPr");
  xml.element("w:rFonts", {{"w:ascii", "Arial"}, {"w:hAnsi", "Arial"}, {"w:cs", "Arial"}});
  xml.element("w:sz", {{"w:val", "21"}});
  xml.element("w:lang", {{"w:val", locale}});
  for (int open = 0; open < 3; ++open) xml.end();
  xml.start("w:style", {{"w:type", "paragraph"}, {"w:default", "1"}, {"w:styleId", "Normal"}});
  xml.element("w:name", {{"w:val", "Normal"}});
  xml.element("w:qFormat");
  xml.start("w:pPr");
  xml.element("w:spacing", {{"w:before", "40"}, {"w:after", "40"}});
  xml.end();
  xml.end();
  for (const DocxStyle& row : docx_styles) write_style(xml, row);
  xml.start("w:style", {{"w:type", "character"}, {"w:styleId", "PlaceholderText"}});
  xml.element("w:name", {{"w:val", "Placeholder Text"}});
  xml.start("w:rPr");
  xml.element("w:color", {{"w:val", "808080"}});
  xml.end();
  xml.end();
  write_table_style(xml);
  return xml.take();
}

std::string content_types() {
  constexpr std::string_view word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  XmlWriter xml;
  xml.start("Types", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}});
  xml.element("Default", {{"Extension", "rels"}, {"ContentType", "application/vnd.openxmlformats-package.relationships+xml"}});
  xml.element("Default", {{"Extension", "xml"}, {"ContentType", "application/xml"}});
  xml.element("Override", {{"PartName", "/word/document.xml"}, {"ContentType", std::string(word) + "document.main+xml"}});
  xml.element("Override", {{"PartName", "/word/styles.xml"}, {"ContentType", std::string(word) + "styles+xml"}});
  xml.element("Override",
              {{"PartName", "/docProps/core.xml"}, {"ContentType", "application/vnd.openxmlformats-package.core-properties+xml"}});
  xml.element("Override", {{"PartName", "/docProps/custom.xml"},
                           {"ContentType", "application/vnd.openxmlformats-officedocument.custom-properties+xml"}});
  return xml.take();
}

struct Link {
  std::string_view type, target;
};

std::string links_part(std::initializer_list<Link> links) {
  XmlWriter xml;
  xml.start("Relationships", {{"xmlns", relationships}});
  int number = 1;
  for (const Link& link : links)
    xml.element("Relationship", {{"Id", "rId" + std::to_string(number++)}, {"Type", link.type}, {"Target", link.target}});
  return xml.take();
}

std::string core_part(const Form& form) {
  XmlWriter xml;
  xml.start("cp:coreProperties", {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
                                  {"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
  xml.element("dc:title", {}, form.languages.front() == "it" ? form.title.it : form.title.en);
  xml.element("dc:language", {}, locale_of(form));
  return xml.take();
}

std::string custom_part(const Form& form) {
  XmlWriter xml;
  xml.start("Properties", {{"xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"},
                           {"xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"}});
  // The set of properties that users make, and the first number in it (MS-OSHARED).
  xml.start("property", {{"fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"}, {"pid", "2"}, {"name", "schede-form"}});
  xml.element("vt:lpwstr", {}, form.id + "/" + form.version);
  return xml.take();
}

}  // namespace

std::string blank_docx(const Form& form) {
  const std::string main = std::string(office) + "officeDocument", custom = std::string(office) + "custom-properties",
                    look = std::string(office) + "styles";
  return zip_of({{"[Content_Types].xml", content_types()},
                 {"_rels/.rels", links_part({{main, "word/document.xml"},
                                             {"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                                              "docProps/core.xml"},
                                             {custom, "docProps/custom.xml"}})},
                 {"docProps/core.xml", core_part(form)},
                 {"docProps/custom.xml", custom_part(form)},
                 {"word/_rels/document.xml.rels", links_part({{look, "styles.xml"}})},
                 {"word/document.xml", DocumentWriter(locale_of(form)).write(lay_out_blank(form))},
                 {"word/styles.xml", styles_part(locale_of(form))}});
}

}  // namespace schede
