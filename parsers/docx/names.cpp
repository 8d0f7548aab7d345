#include "parsers/docx/names.h"

#include <charconv>
#include <cstdint>
#include <unordered_map>

namespace schede::docx {
namespace {

/// A vocabulary of OOXML, in both its namespaces where it has two.
enum class Ns : unsigned char { other, w, w14, wps, mc, m, a, pic, chart, diagram, wp, v, o };

Ns vocabulary(std::string_view ns) {
  static const std::unordered_map<std::string_view, Ns> known{
      {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", Ns::w},
      {"http://purl.oclc.org/ooxml/wordprocessingml/main", Ns::w},
      {"http://schemas.microsoft.com/office/word/2010/wordml", Ns::w14},
      {"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", Ns::wps},
      {"http://schemas.openxmlformats.org/markup-compatibility/2006", Ns::mc},
      {"http://schemas.openxmlformats.org/officeDocument/2006/math", Ns::m},
      {"http://purl.oclc.org/ooxml/officeDocument/math", Ns::m},
      {"http://schemas.openxmlformats.org/drawingml/2006/main", Ns::a},
      {"http://purl.oclc.org/ooxml/drawingml/main", Ns::a},
      {"http://schemas.openxmlformats.org/drawingml/2006/picture", Ns::pic},
      {"http://purl.oclc.org/ooxml/drawingml/picture", Ns::pic},
      {"http://schemas.openxmlformats.org/drawingml/2006/chart", Ns::chart},
      {"http://purl.oclc.org/ooxml/drawingml/chart", Ns::chart},
      {"http://schemas.openxmlformats.org/drawingml/2006/diagram", Ns::diagram},
      {"http://purl.oclc.org/ooxml/drawingml/diagram", Ns::diagram},
      {"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", Ns::wp},
      {"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", Ns::wp},
      {"urn:schemas-microsoft-com:vml", Ns::v},
      {"urn:schemas-microsoft-com:office:office", Ns::o},
  };
  const auto found = known.find(ns);
  return found == known.end() ? Ns::other : found->second;
}

struct Row {
  Ns ns;
  std::string_view name;
  Name is;
};

constexpr std::array rows{
    Row{Ns::w, "document", Name::document},
    Row{Ns::w, "hdr", Name::header},
    Row{Ns::w, "ftr", Name::footer},
    Row{Ns::w, "footnotes", Name::footnotes},
    Row{Ns::w, "endnotes", Name::endnotes},
    Row{Ns::w, "comments", Name::comments},
    Row{Ns::diagram, "dataModel", Name::diagram_data},
    Row{Ns::w, "footnote", Name::note},
    Row{Ns::w, "endnote", Name::note},
    Row{Ns::w, "comment", Name::note},
    Row{Ns::w, "p", Name::paragraph},
    Row{Ns::a, "p", Name::paragraph},
    Row{Ns::w, "pPr", Name::paragraph_properties},
    Row{Ns::w, "tbl", Name::table},
    Row{Ns::w, "tr", Name::row},
    Row{Ns::w, "tc", Name::cell},
    Row{Ns::w, "trPr", Name::row_properties},
    Row{Ns::w, "tcPr", Name::cell_properties},
    Row{Ns::w, "sectPr", Name::section},
    Row{Ns::w, "sdt", Name::control},
    Row{Ns::w, "sdtPr", Name::control_properties},
    Row{Ns::w, "sdtContent", Name::control_content},
    Row{Ns::w, "bookmarkStart", Name::bookmark_start},
    Row{Ns::w, "bookmarkEnd", Name::bookmark_end},
    Row{Ns::w, "txbxContent", Name::text_box},
    Row{Ns::a, "txBody", Name::text_box},
    Row{Ns::w, "r", Name::run},
    Row{Ns::m, "r", Name::run},
    Row{Ns::a, "r", Name::run},
    Row{Ns::w, "rPr", Name::run_properties},
    Row{Ns::w, "t", Name::text},
    Row{Ns::m, "t", Name::verbatim_text},
    Row{Ns::a, "t", Name::verbatim_text},
    Row{Ns::w, "tab", Name::tab},
    Row{Ns::w, "ptab", Name::ptab},
    Row{Ns::w, "br", Name::line_break},
    Row{Ns::w, "cr", Name::line_break},
    Row{Ns::a, "br", Name::line_break},
    Row{Ns::w, "noBreakHyphen", Name::no_break_hyphen},
    Row{Ns::w, "softHyphen", Name::soft_hyphen},
    Row{Ns::w, "sym", Name::symbol},
    Row{Ns::w, "del", Name::deletion},
    Row{Ns::w, "moveFrom", Name::deletion},
    Row{Ns::w, "ins", Name::insertion},
    Row{Ns::w, "moveTo", Name::insertion},
    Row{Ns::w, "drawing", Name::graphic},
    Row{Ns::w, "pict", Name::graphic},
    Row{Ns::w, "object", Name::graphic},
    Row{Ns::wp, "docPr", Name::graphic_properties},
    Row{Ns::wps, "wsp", Name::shape},
    Row{Ns::a, "sp", Name::shape},
    Row{Ns::v, "shape", Name::shape},
    Row{Ns::v, "rect", Name::shape},
    Row{Ns::v, "roundrect", Name::shape},
    Row{Ns::v, "oval", Name::shape},
    Row{Ns::v, "line", Name::shape},
    Row{Ns::v, "polyline", Name::shape},
    Row{Ns::v, "curve", Name::shape},
    Row{Ns::v, "arc", Name::shape},
    Row{Ns::v, "group", Name::shape_group},
    Row{Ns::pic, "pic", Name::picture},
    Row{Ns::v, "imagedata", Name::picture},
    Row{Ns::w14, "contentPart", Name::picture},  // drawn with a pen
    Row{Ns::v, "textpath", Name::text_art},
    Row{Ns::a, "prstGeom", Name::preset_shape},
    Row{Ns::w, "control", Name::activex},
    Row{Ns::w, "altChunk", Name::chunk},
    Row{Ns::w, "hyperlink", Name::hyperlink},
    Row{Ns::w, "fldSimple", Name::hyperlink},
    Row{Ns::chart, "chart", Name::picture},
    Row{Ns::diagram, "relIds", Name::diagram},
    Row{Ns::w, "fldChar", Name::field_mark},
    Row{Ns::w, "instrText", Name::field_code},
    Row{Ns::w, "footnoteReference", Name::note_reference},
    Row{Ns::w, "endnoteReference", Name::note_reference},
    Row{Ns::w, "commentReference", Name::comment_reference},
    Row{Ns::mc, "AlternateContent", Name::alternate},
    Row{Ns::mc, "Choice", Name::choice},
    Row{Ns::mc, "Fallback", Name::fallback},
    Row{Ns::w, "pStyle", Name::paragraph_style},
    Row{Ns::w, "rStyle", Name::run_style},
    Row{Ns::w, "numPr", Name::numbering},
    Row{Ns::w, "ilvl", Name::level},
    Row{Ns::w, "numId", Name::number_id},
    Row{Ns::w, "outlineLvl", Name::outline_level},
    Row{Ns::w, "framePr", Name::frame_properties},
    Row{Ns::w, "b", Name::bold},
    Row{Ns::w, "i", Name::italic},
    Row{Ns::w, "u", Name::underline},
    Row{Ns::w, "strike", Name::strike},
    Row{Ns::w, "dstrike", Name::double_strike},
    Row{Ns::w, "vanish", Name::vanish},
    Row{Ns::w, "color", Name::colour},
    Row{Ns::w, "highlight", Name::highlight},
    Row{Ns::w, "shd", Name::shading},
    Row{Ns::w, "sz", Name::size},
    Row{Ns::w, "rFonts", Name::fonts},
    Row{Ns::w, "gridSpan", Name::grid_span},
    Row{Ns::w, "gridBefore", Name::grid_before},
    Row{Ns::w, "gridAfter", Name::grid_after},
    Row{Ns::w, "vMerge", Name::vertical_merge},
    Row{Ns::w, "hMerge", Name::horizontal_merge},
    Row{Ns::w, "cellMerge", Name::tracked_merge},
    Row{Ns::w, "cellDel", Name::cell_deletion},
    Row{Ns::w, "showingPlcHdr", Name::prompt_shown},
    Row{Ns::w, "docPart", Name::prompt_part},
    Row{Ns::w, "dataBinding", Name::binding},
    Row{Ns::w, "dropDownList", Name::control_list},
    Row{Ns::w, "comboBox", Name::control_list},
    Row{Ns::w, "listItem", Name::control_entry},
    Row{Ns::w, "date", Name::control_date},
    Row{Ns::w, "dateFormat", Name::control_date_picture},
    Row{Ns::w, "picture", Name::control_picture},
    Row{Ns::w14, "checkbox", Name::control_box},
    Row{Ns::w14, "checked", Name::control_box_state},
    Row{Ns::w, "ffData", Name::form_field},
    Row{Ns::w, "checkBox", Name::form_box},
    Row{Ns::w, "textInput", Name::form_text},
    Row{Ns::w, "checked", Name::form_checked},
    Row{Ns::w, "default", Name::form_default},
    Row{Ns::w, "ddList", Name::form_list},
    Row{Ns::w, "result", Name::form_result},
    Row{Ns::w, "listEntry", Name::form_entry},
    Row{Ns::w, "headerReference", Name::header_reference},
    Row{Ns::w, "footerReference", Name::footer_reference},
    Row{Ns::w, "titlePg", Name::title_page},
    Row{Ns::w, "rPrDefault", Name::default_run},
    Row{Ns::w, "pPrDefault", Name::default_paragraph},
    Row{Ns::w, "style", Name::style},
    Row{Ns::w, "name", Name::style_name},
    Row{Ns::w, "basedOn", Name::based_on},
    Row{Ns::w, "abstractNum", Name::abstract_numbering},
    Row{Ns::w, "num", Name::number},
    Row{Ns::w, "abstractNumId", Name::abstract_number_id},
    Row{Ns::w, "lvl", Name::numbering_level},
    Row{Ns::w, "start", Name::level_start},
    Row{Ns::w, "numFmt", Name::level_format},
    Row{Ns::w, "lvlText", Name::level_text},
    Row{Ns::w, "isLgl", Name::level_legal},
    Row{Ns::w, "lvlRestart", Name::level_restart},
    Row{Ns::w, "lvlOverride", Name::level_override},
    Row{Ns::w, "startOverride", Name::start_override},
    Row{Ns::w, "styleLink", Name::style_link},
    Row{Ns::w, "numStyleLink", Name::numbering_style_link},
    Row{Ns::w, "evenAndOddHeaders", Name::even_and_odd_headers},
    Row{Ns::w, "tblPr", Name::properties},
    Row{Ns::w, "tblPrEx", Name::properties},
    Row{Ns::w, "tblGrid", Name::properties},
    Row{Ns::w, "sdtEndPr", Name::properties},
    Row{Ns::w, "tblStylePr", Name::invisible},
    Row{Ns::m, "rPr", Name::properties},
    Row{Ns::m, "ctrlPr", Name::properties},
    // What a tracked change of formatting put away.
    Row{Ns::w, "pPrChange", Name::invisible},
    Row{Ns::w, "rPrChange", Name::invisible},
    Row{Ns::w, "sectPrChange", Name::invisible},
    Row{Ns::w, "tblPrChange", Name::invisible},
    Row{Ns::w, "tblPrExChange", Name::invisible},
    Row{Ns::w, "tblGridChange", Name::invisible},
    Row{Ns::w, "trPrChange", Name::invisible},
    Row{Ns::w, "tcPrChange", Name::invisible},
    Row{Ns::w, "numberingChange", Name::invisible},
    Row{Ns::w, "delText", Name::invisible},
    Row{Ns::w, "delInstrText", Name::invisible},
    Row{Ns::w, "fldData", Name::invisible},
    // The reading beside a ruby base.
    Row{Ns::w, "rt", Name::invisible},
    Row{Ns::w, "rubyPr", Name::invisible},
    Row{Ns::w, "smartTagPr", Name::invisible},
    Row{Ns::w, "customXmlPr", Name::invisible},
    Row{Ns::o, "OLEObject", Name::invisible},
};

struct Key {
  Ns ns;
  std::string_view name;
  bool operator==(const Key&) const = default;
};
struct Hash {
  std::size_t operator()(const Key& key) const { return std::hash<std::string_view>()(key.name) ^ static_cast<std::size_t>(key.ns); }
};

Name look_up(std::string_view ns, std::string_view name) {
  static const auto* const table = [] {
    auto* all = new std::unordered_map<Key, Name, Hash>();
    for (const Row& row : rows) all->emplace(Key{row.ns, row.name}, row.is);
    return all;
  }();
  const Ns in = vocabulary(ns);
  if (in == Ns::other) return Name::unknown;
  const auto found = table->find({in, name});
  return found == table->end() ? Name::unknown : found->second;
}

}  // namespace

Name Names::of(const xml::Element& element) {
  const auto address = reinterpret_cast<std::uintptr_t>(element.name.data()) ^ (reinterpret_cast<std::uintptr_t>(element.ns.data()) << 3);
  Known& entry = cache_[(address ^ address >> 8) % cache_.size()];
  if (entry.name != element.name.data() || entry.ns != element.ns.data())
    entry = {element.ns.data(), element.name.data(), look_up(element.ns, element.name)};
  return entry.known;
}

std::string_view value(const xml::Element& element, std::string_view attribute) {
  const std::string_view* found = element.attribute(attribute);
  return found ? *found : std::string_view();
}

bool on(const xml::Element& element) {
  const std::string_view text = value(element);
  return text != "0" && text != "false" && text != "off";
}

std::optional<int> number(std::string_view text) {
  int parsed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), parsed);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return parsed;
}

}  // namespace schede::docx
