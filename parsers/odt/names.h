#pragma once

#include <cstdint>
#include <string_view>

/// The vocabulary of OpenDocument (ODF 1.3 part 3) as far as it bears on what a person sees.
namespace schede::odt {

/// Namespaces of ODF and of LibreOffice's extensions; whatever prefix a file binds them to.
namespace ns {
inline constexpr std::string_view draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
inline constexpr std::string_view field = "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0";
inline constexpr std::string_view fo = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0";
inline constexpr std::string_view form = "urn:oasis:names:tc:opendocument:xmlns:form:1.0";
inline constexpr std::string_view loext = "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0";
inline constexpr std::string_view office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
inline constexpr std::string_view style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0";
inline constexpr std::string_view svg = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";
inline constexpr std::string_view table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
inline constexpr std::string_view text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
inline constexpr std::string_view meta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0";
inline constexpr std::string_view dc = "http://purl.org/dc/elements/1.1/";
inline constexpr std::string_view xlink = "http://www.w3.org/1999/xlink";
inline constexpr std::string_view xml = "http://www.w3.org/XML/1998/namespace";
}  // namespace ns

/// What an element is to this reader. Elements that mean the same share one tag.
enum class Tag : std::uint8_t {
  other,   ///< unknown: changes nothing, its children are read
  unseen,  ///< nobody sees what it holds: skipped with all its children

  document,
  metadata,
  font_faces,
  styles,
  automatic_styles,
  master_styles,
  body,
  text_body,

  meta_title,
  meta_user_defined,
  meta_generator,
  meta_created,
  meta_modified,

  font_face,
  default_style,
  style,
  text_properties,
  paragraph_properties,
  cell_properties,
  list_style,
  outline_style,
  number_level,
  bullet_level,
  picture_level,

  master_page,
  header,
  footer,

  paragraph,
  heading,
  span,
  link,
  drop_down,
  drop_down_label,
  bookmark_start,
  bookmark_end,
  spaces,
  tab,
  line_break,
  date_field,
  field,  ///< shows its text, unless its text:display is "none"
  hidden_paragraph,
  hidden_text,
  placeholder,
  text_input,
  macro_button,
  changed_region,
  deletion,
  change,  ///< where a deletion was
  change_start,
  change_end,
  section,
  note,
  note_body,
  annotation,
  content_control,
  fieldmark,
  fieldmark_start,
  fieldmark_separator,
  fieldmark_end,
  fieldmark_parameter,

  list,
  list_item,
  list_header,
  numbered_paragraph,

  table,
  table_row,
  table_cell,
  covered_cell,

  frame,
  shape,     ///< drawn: text may stand in it
  geometry,  ///< of a shape
  group,
  picture,
  control,

  form_checkbox,
  form_text,
  form_textarea,
  form_listbox,
  form_option,
  form_caption,
  form_button,
  form_unreadable,
};

[[nodiscard]] Tag tag_of(std::string_view ns, std::string_view name);

}  // namespace schede::odt
