#include <algorithm>
#include <array>
#include <string_view>

#include "outputs/forms/blank_document.h"
#include "outputs/forms/blank_page.h"
#include "outputs/forms/xml_writer.h"
#include "outputs/forms/zip_writer.h"

namespace schede {

namespace {

constexpr std::string_view media_type = "application/vnd.oasis.opendocument.text";
constexpr double odt_text_width = 17.0;  ///< cm, of A4 within margins of 2 cm

void start_document(XmlWriter& xml, std::string_view root) {
  xml.start(root, {{"xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"},
                   {"xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"},
                   {"xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"},
                   {"xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"},
                   {"xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"},
                   {"xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"},
                   {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
                   {"xmlns:loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"},
                   {"office:version", "1.3"}});
}

std::string_view odt_style_of(TextLook look) {
  switch (look) {
    case TextLook::title: return "Title";
    case TextLook::introduction: return "Introduction";
    case TextLook::heading: return "Heading_20_1";
    case TextLook::question: return "Question";
    case TextLook::option: return "Option";
    case TextLook::plain: return "Standard";
  }
  return "Standard";
}

std::string cm(double length) {
  std::string text = std::to_string(static_cast<int>(length * 1000 + 0.5));
  text.insert(0, text.size() < 4 ? 4 - text.size() : 0, '0');
  return text.insert(text.size() - 3, ".") + "cm";
}

/// Writes content.xml.
class ContentWriter {
 public:
  explicit ContentWriter(const Form& form) : form_(form) {}

  std::string write(const std::vector<PageBlock>& blocks) {
    start_document(xml_, "office:document-content");
    xml_.start("office:automatic-styles");
    for (const PageBlock& block : blocks)
      if (const auto* table = std::get_if<PageTable>(&block)) add_styles(*table);
    add_cell_style("cell");
    xml_.end();
    xml_.start("office:body");
    xml_.start("office:text");
    for (const PageBlock& block : blocks) std::visit([this](const auto& content) { add(content); }, block);
    return xml_.take();
  }

 private:
  void add_styles(const PageTable& table) {
    for (const int share : table.widths) add_width(share);
    if (!table.tall || tall_) return;
    tall_ = true;
    start_style("tall", "table-row");
    xml_.element("style:table-row-properties", {{"style:min-row-height", "3cm"}});
    xml_.end();
  }

  void start_style(std::string_view name, std::string_view family) {
    xml_.start("style:style", {{"style:name", name}, {"style:family", family}});
  }

  void add_width(int share) {
    if (std::ranges::find(widths_, share) != widths_.end()) return;
    widths_.push_back(share);
    start_style(column_style(share), "table-column");
    xml_.element("style:table-column-properties", {{"style:column-width", cm(odt_text_width * share / 100)}});
    xml_.end();
  }

  void add_cell_style(std::string_view name) {
    start_style(name, "table-cell");
    xml_.element("style:table-cell-properties", {{"fo:padding", "0.1cm"}, {"fo:border", "0.5pt solid #808080"}});
    xml_.end();
  }

  static std::string column_style(int share) { return "column" + std::to_string(share); }

  void add(const PageLine& line) {
    const bool heading = line.look == TextLook::heading;
    xml_.start(heading ? "text:h" : "text:p", {{"text:style-name", odt_style_of(line.look)}});
    if (heading) xml_.attribute("text:outline-level", "1");
    for (const auto& piece : line.pieces) std::visit([this](const auto& content) { add(content); }, piece);
    xml_.end();
  }

  /// Several blanks are one in ODF, but for those that are counted.
  void add(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find_first_not_of(' ', at), text.size());
      if (end > at) xml_.element("text:s", {{"text:c", std::to_string(end - at)}});
      const std::size_t next = std::min(text.find("  ", end), text.size());
      if (next > end) xml_.text(std::string_view(text).substr(end, next - end));
      at = next;
    }
  }

  void add(const Control& control) {
    const std::string bookmark = control.key.bookmark(), tag = control.key.tag();
    xml_.element("text:bookmark-start", {{"text:name", bookmark}});
    xml_.start("loext:content-control", {{"loext:alias", control.title}, {"loext:tag", tag}});
    add_kind(control);
    xml_.text(prompt_of(control));
    xml_.end();
    xml_.element("text:bookmark-end", {{"text:name", bookmark}});
  }

  void add_kind(const Control& control) {
    if (control.kind != ControlKind::box) xml_.attribute("loext:showing-place-holder", "true");
    switch (control.kind) {
      case ControlKind::text:
      case ControlKind::paragraphs: return;
      case ControlKind::date:
        xml_.attribute("loext:date", "true");
        xml_.attribute("loext:date-format", "DD/MM/YYYY");
        xml_.attribute("loext:date-rfc-language-tag", form_.languages.front() + "-" + form_.country);
        return;
      case ControlKind::list:
        for (const Control::Entry& entry : control.entries)
          xml_.element("loext:list-item", {{"loext:display-text", entry.shown}, {"loext:value", entry.code}});
        return;
      case ControlKind::box:
        xml_.attribute("loext:checkbox", "true");
        xml_.attribute("loext:checked", "false");
        xml_.attribute("loext:checked-state", "☒");
        xml_.attribute("loext:unchecked-state", "☐");
        return;
    }
  }

  void add(const PageTable& table) {
    const std::string name = "Table" + std::to_string(++tables_);
    xml_.start("table:table", {{"table:name", name}});
    for (const int share : table.widths) xml_.element("table:table-column", {{"table:style-name", column_style(share)}});
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const bool header = table.header && row == 0;
      if (header) xml_.start("table:table-header-rows");
      add_row(table.rows[row], table.tall);
      if (header) xml_.end();
    }
    xml_.end();
  }

  void add_row(const std::vector<PageCell>& cells, bool tall) {
    xml_.start("table:table-row");
    if (tall) xml_.attribute("table:style-name", "tall");
    for (const PageCell& cell : cells) {
      xml_.start("table:table-cell", {{"table:style-name", "cell"}, {"office:value-type", "string"}});
      for (PageLine line : cell.lines) {
        if (line.look == TextLook::question) line.look = TextLook::plain;
        add(line);
      }
      if (cell.lines.empty()) xml_.element("text:p", {{"text:style-name", "Standard"}});
      xml_.end();
    }
    xml_.end();
  }

  XmlWriter xml_;
  const Form& form_;
  std::vector<int> widths_;
  bool tall_ = false;
  int tables_ = 0;
};

struct OdtStyle {
  std::string_view name, shown, before, after, size;
  bool bold = false;
  std::string_view indent = "0cm";
};
constexpr std::array odt_styles = {
    OdtStyle{"Title", "Title", "0cm", "0.2cm", "16pt", true},
    OdtStyle{"Introduction", "Introduction", "0cm", "0.2cm", "11pt"},
    OdtStyle{"Heading_20_1", "Heading 1", "0.5cm", "0.2cm", "13pt", true},
    OdtStyle{"Question", "Question", "0.35cm", "0.1cm", "11pt", true},
    OdtStyle{"Option", "Option", "0.05cm", "0.05cm", "11pt", false, "0.5cm"},
};

std::string styles_part(const Form& form) {
  XmlWriter xml;
  start_document(xml, "office:document-styles");
  xml.start("office:styles");
  xml.start("style:default-style", {{"style:family", "paragraph"}});
  xml.element(
      "style:text-properties",
      {{"fo:font-family", "Arial"}, {"fo:font-size", "10.5pt"}, {"fo:language", form.languages.front()}, {"fo:country", form.country}});
  xml.end();
  xml.start("style:style", {{"style:name", "Standard"}, {"style:family", "paragraph"}});
  xml.element("style:paragraph-properties", {{"fo:margin-top", "0.07cm"}, {"fo:margin-bottom", "0.07cm"}});
  xml.end();
  for (const OdtStyle& row : odt_styles) {
    xml.start("style:style", {{"style:name", row.name},
                              {"style:display-name", row.shown},
                              {"style:family", "paragraph"},
                              {"style:parent-style-name", "Standard"}});
    xml.start("style:paragraph-properties",
              {{"fo:margin-top", row.before}, {"fo:margin-bottom", row.after}, {"fo:margin-left", row.indent}});
    if (row.bold) xml.attribute("fo:keep-with-next", "always");
    xml.end();
    xml.element("style:text-properties", {{"fo:font-size", row.size}, {"fo:font-weight", row.bold ? "bold" : "normal"}});
    xml.end();
  }
  xml.end();
  xml.start("office:automatic-styles");
  xml.start("style:page-layout", {{"style:name", "page"}});
  xml.element("style:page-layout-properties", {{"fo:page-width", "21cm"}, {"fo:page-height", "29.7cm"}, {"fo:margin", "2cm"}});
  xml.end();
  xml.end();
  xml.start("office:master-styles");
  xml.element("style:master-page", {{"style:name", "Standard"}, {"style:page-layout-name", "page"}});
  return xml.take();
}

std::string meta_part(const Form& form) {
  XmlWriter xml;
  start_document(xml, "office:document-meta");
  xml.start("office:meta");
  xml.element("dc:title", {}, form.languages.front() == "it" ? form.title.it : form.title.en);
  xml.element("meta:user-defined", {{"meta:name", "schede-form"}}, form.id + "/" + form.version);
  return xml.take();
}

std::string manifest_part() {
  XmlWriter xml;
  xml.start("manifest:manifest", {{"xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"}, {"manifest:version", "1.3"}});
  xml.element("manifest:file-entry", {{"manifest:full-path", "/"}, {"manifest:version", "1.3"}, {"manifest:media-type", media_type}});
  for (const auto* part : {"content.xml", "styles.xml", "meta.xml"})
    xml.element("manifest:file-entry", {{"manifest:full-path", part}, {"manifest:media-type", "text/xml"}});
  return xml.take();
}

}  // namespace

std::string blank_odt(const Form& form) {
  return zip_of({{"mimetype", std::string(media_type), true},
                 {"content.xml", ContentWriter(form).write(lay_out_blank(form))},
                 {"styles.xml", styles_part(form)},
                 {"meta.xml", meta_part(form)},
                 {"META-INF/manifest.xml", manifest_part()}});
}

}  // namespace schede
