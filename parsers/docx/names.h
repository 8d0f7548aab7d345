#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "parsers/container/xml.h"

namespace schede::docx {

/// The elements that a reader of WordprocessingML has to tell apart.
enum class Name : unsigned char {
  unknown,
  invisible,   ///< it and all within is nothing that a person sees
  properties,  ///< formatting without text that no reader here asks for
  // roots and stories
  document,
  header,
  footer,
  footnotes,
  endnotes,
  comments,
  diagram_data,
  note,
  // blocks
  paragraph,
  paragraph_properties,
  table,
  row,
  cell,
  row_properties,
  cell_properties,
  section,
  control,
  control_properties,
  control_content,
  bookmark_start,
  bookmark_end,
  text_box,
  // inside a paragraph
  run,
  run_properties,
  text,
  verbatim_text,  ///< of formulas and drawings: its spaces are all meant
  tab,
  ptab,
  line_break,
  no_break_hyphen,
  soft_hyphen,
  symbol,
  deletion,
  insertion,
  graphic,
  graphic_properties,
  shape,  ///< drawn: text may stand in it
  shape_group,
  activex,
  chunk,
  hyperlink,
  picture,
  diagram,
  field_mark,
  field_code,
  note_reference,
  comment_reference,
  alternate,
  choice,
  fallback,
  // formatting of paragraphs and runs
  paragraph_style,
  run_style,
  numbering,
  level,
  number_id,
  outline_level,
  frame_properties,
  bold,
  italic,
  underline,
  strike,
  double_strike,
  vanish,
  colour,
  highlight,
  shading,
  size,
  fonts,
  preset_shape,
  text_art,
  // tables
  grid_span,
  grid_before,
  grid_after,
  vertical_merge,
  horizontal_merge,
  tracked_merge,
  cell_deletion,
  // controls and form fields
  control_tag,
  prompt_shown,
  prompt_part,
  binding,
  control_list,
  control_entry,
  control_date,
  control_date_picture,
  control_picture,
  control_box,
  control_box_state,
  form_field,
  form_box,
  form_checked,
  form_default,
  form_list,
  form_text,
  form_result,
  form_entry,
  // sections
  header_reference,
  footer_reference,
  title_page,
  // styles.xml, numbering.xml, settings.xml
  default_run,
  default_paragraph,
  style,
  style_name,
  based_on,
  abstract_numbering,
  number,
  abstract_number_id,
  numbering_level,
  level_start,
  level_format,
  level_text,
  level_legal,
  level_restart,
  level_override,
  start_override,
  style_link,
  numbering_style_link,
  even_and_odd_headers,
};

/// Tells elements apart, whichever of the two families of namespaces (transitional, strict) they are in. Serves one parse: it
/// remembers the parser's interned names by their address.
class Names {
 public:
  [[nodiscard]] Name of(const xml::Element& element);

 private:
  struct Known {
    const char* ns = nullptr;
    const char* name = nullptr;
    Name known = Name::unknown;
  };
  std::array<Known, 256> cache_{};
};

/// The value of w:val or of another attribute, whatever its namespace; empty where there is none.
[[nodiscard]] std::string_view value(const xml::Element& element, std::string_view attribute = "val");

/// An ST_OnOff property: ticked off only by "0", "false" or "off"; there without a value is on (ISO/IEC 29500-1, 17.17.4).
[[nodiscard]] bool on(const xml::Element& element);

/// A decimal number, or nothing.
[[nodiscard]] std::optional<int> number(std::string_view text);

}  // namespace schede::docx
