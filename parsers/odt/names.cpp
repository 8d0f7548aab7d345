#include "parsers/odt/names.h"

#include <array>
#include <cstddef>

namespace schede::odt {
namespace {

struct Entry {
  std::string_view ns;
  std::string_view name;
  Tag tag;
};

constexpr Entry entries[] = {
    {ns::office, "document", Tag::document},
    {ns::office, "document-content", Tag::document},
    {ns::office, "document-styles", Tag::document},
    {ns::office, "document-meta", Tag::document},
    {ns::office, "meta", Tag::metadata},
    {ns::office, "settings", Tag::unseen},
    {ns::office, "scripts", Tag::unseen},
    {ns::office, "font-face-decls", Tag::font_faces},
    {ns::office, "styles", Tag::styles},
    {ns::office, "automatic-styles", Tag::automatic_styles},
    {ns::office, "master-styles", Tag::master_styles},
    {ns::office, "body", Tag::body},
    {ns::office, "text", Tag::text_body},
    {ns::office, "annotation", Tag::annotation},
    {ns::office, "event-listeners", Tag::unseen},
    {ns::office, "binary-data", Tag::unseen},
    {ns::office, "dde-source", Tag::unseen},

    {ns::dc, "title", Tag::meta_title},
    {ns::meta, "user-defined", Tag::meta_user_defined},
    {ns::dc, "date", Tag::meta_modified},
    {ns::dc, "creator", Tag::unseen},
    {ns::dc, "description", Tag::unseen},
    {ns::dc, "subject", Tag::unseen},
    {ns::dc, "language", Tag::unseen},
    {ns::meta, "generator", Tag::meta_generator},
    {ns::meta, "creation-date", Tag::meta_created},
    {ns::meta, "date-string", Tag::unseen},
    {ns::meta, "creator-initials", Tag::unseen},
    {ns::loext, "sender-initials", Tag::unseen},

    {ns::style, "font-face", Tag::font_face},
    {ns::style, "default-style", Tag::default_style},
    {ns::style, "style", Tag::style},
    {ns::style, "text-properties", Tag::text_properties},
    {ns::style, "paragraph-properties", Tag::paragraph_properties},
    {ns::style, "table-cell-properties", Tag::cell_properties},
    {ns::text, "list-style", Tag::list_style},
    {ns::text, "outline-style", Tag::outline_style},
    {ns::text, "list-level-style-number", Tag::number_level},
    {ns::text, "outline-level-style", Tag::number_level},
    {ns::text, "list-level-style-bullet", Tag::bullet_level},
    {ns::text, "list-level-style-image", Tag::picture_level},

    {ns::style, "master-page", Tag::master_page},
    {ns::style, "header", Tag::header},
    {ns::style, "header-left", Tag::header},
    {ns::style, "header-first", Tag::header},
    {ns::loext, "header-first", Tag::header},
    {ns::style, "footer", Tag::footer},
    {ns::style, "footer-left", Tag::footer},
    {ns::style, "footer-first", Tag::footer},
    {ns::loext, "footer-first", Tag::footer},

    {ns::text, "p", Tag::paragraph},
    {ns::text, "h", Tag::heading},
    {ns::text, "span", Tag::span},
    {ns::text, "a", Tag::link},
    {ns::text, "drop-down", Tag::drop_down},
    {ns::text, "label", Tag::drop_down_label},
    {ns::text, "bookmark-start", Tag::bookmark_start},
    {ns::text, "bookmark-end", Tag::bookmark_end},
    {ns::text, "s", Tag::spaces},
    {ns::text, "tab", Tag::tab},
    {ns::text, "line-break", Tag::line_break},
    {ns::text, "date", Tag::date_field},
    {ns::text, "creation-date", Tag::date_field},
    {ns::text, "modification-date", Tag::date_field},
    {ns::text, "print-date", Tag::date_field},
    {ns::text, "variable-set", Tag::field},
    {ns::text, "variable-get", Tag::field},
    {ns::text, "variable-input", Tag::field},
    {ns::text, "user-field-get", Tag::field},
    {ns::text, "user-field-input", Tag::field},
    {ns::text, "expression", Tag::field},
    {ns::text, "table-formula", Tag::field},
    {ns::text, "database-display", Tag::field},
    {ns::text, "hidden-paragraph", Tag::hidden_paragraph},
    {ns::text, "hidden-text", Tag::hidden_text},
    {ns::text, "placeholder", Tag::placeholder},
    {ns::text, "text-input", Tag::text_input},
    {ns::text, "execute-macro", Tag::macro_button},
    {ns::text, "section", Tag::section},
    {ns::text, "note", Tag::note},
    {ns::text, "note-citation", Tag::unseen},
    {ns::text, "note-body", Tag::note_body},
    {ns::text, "ruby-text", Tag::unseen},
    {ns::text, "changed-region", Tag::changed_region},
    {ns::text, "deletion", Tag::deletion},
    {ns::text, "insertion", Tag::unseen},
    {ns::text, "format-change", Tag::unseen},
    {ns::text, "change", Tag::change},
    {ns::text, "change-start", Tag::change_start},
    {ns::text, "change-end", Tag::change_end},
    {ns::text, "script", Tag::unseen},
    {ns::text, "number", Tag::unseen},
    {ns::text, "sequence-decls", Tag::unseen},
    {ns::text, "variable-decls", Tag::unseen},
    {ns::text, "user-field-decls", Tag::unseen},
    {ns::text, "table-of-content-source", Tag::unseen},
    {ns::text, "illustration-index-source", Tag::unseen},
    {ns::text, "table-index-source", Tag::unseen},
    {ns::text, "object-index-source", Tag::unseen},
    {ns::text, "user-index-source", Tag::unseen},
    {ns::text, "alphabetical-index-source", Tag::unseen},
    {ns::text, "bibliography-source", Tag::unseen},
    {ns::loext, "content-control", Tag::content_control},
    {ns::field, "fieldmark", Tag::fieldmark},
    {ns::field, "fieldmark-start", Tag::fieldmark_start},
    {ns::field, "fieldmark-separator", Tag::fieldmark_separator},
    {ns::field, "fieldmark-end", Tag::fieldmark_end},
    {ns::field, "param", Tag::fieldmark_parameter},

    {ns::text, "list", Tag::list},
    {ns::text, "list-item", Tag::list_item},
    {ns::text, "list-header", Tag::list_header},
    {ns::text, "numbered-paragraph", Tag::numbered_paragraph},

    {ns::table, "table", Tag::table},
    {ns::table, "table-row", Tag::table_row},
    {ns::table, "table-cell", Tag::table_cell},
    {ns::table, "covered-table-cell", Tag::covered_cell},
    {ns::table, "title", Tag::unseen},
    {ns::table, "desc", Tag::unseen},
    // A table in a shape, as LibreOffice 7 keeps Word's text boxes.
    {ns::loext, "table", Tag::table},
    {ns::loext, "table-row", Tag::table_row},
    {ns::loext, "table-cell", Tag::table_cell},
    {ns::loext, "covered-table-cell", Tag::covered_cell},

    {ns::draw, "frame", Tag::frame},
    {ns::draw, "custom-shape", Tag::shape},
    {ns::draw, "rect", Tag::shape},
    {ns::draw, "ellipse", Tag::shape},
    {ns::draw, "circle", Tag::shape},
    {ns::draw, "line", Tag::shape},
    {ns::draw, "polyline", Tag::shape},
    {ns::draw, "polygon", Tag::shape},
    {ns::draw, "regular-polygon", Tag::shape},
    {ns::draw, "path", Tag::shape},
    {ns::draw, "connector", Tag::shape},
    {ns::draw, "caption", Tag::shape},
    {ns::draw, "measure", Tag::shape},
    {ns::draw, "g", Tag::group},
    {ns::draw, "image", Tag::picture},
    {ns::draw, "object", Tag::picture},
    {ns::draw, "object-ole", Tag::picture},
    {ns::draw, "plugin", Tag::picture},
    {ns::draw, "applet", Tag::picture},
    {ns::draw, "floating-frame", Tag::picture},
    {ns::draw, "image-map", Tag::unseen},
    {ns::draw, "enhanced-geometry", Tag::geometry},
    {ns::draw, "control", Tag::control},
    {ns::svg, "title", Tag::unseen},
    {ns::svg, "desc", Tag::unseen},

    {ns::form, "checkbox", Tag::form_checkbox},
    {ns::form, "radio", Tag::form_checkbox},
    {ns::form, "text", Tag::form_text},
    {ns::form, "formatted-text", Tag::form_text},
    {ns::form, "number", Tag::form_text},
    {ns::form, "date", Tag::form_text},
    {ns::form, "time", Tag::form_text},
    {ns::form, "combobox", Tag::form_text},
    {ns::form, "textarea", Tag::form_textarea},
    {ns::form, "listbox", Tag::form_listbox},
    {ns::form, "option", Tag::form_option},
    {ns::form, "file", Tag::form_text},
    {ns::form, "value-range", Tag::form_text},
    {ns::form, "fixed-text", Tag::form_caption},
    {ns::form, "frame", Tag::form_caption},
    {ns::form, "button", Tag::form_button},
    {ns::form, "password", Tag::form_unreadable},
    {ns::form, "grid", Tag::form_unreadable},
    {ns::form, "image-frame", Tag::form_unreadable},
    {ns::form, "generic-control", Tag::form_unreadable},
    {ns::form, "properties", Tag::unseen},
};

constexpr std::size_t slots = 512;
static_assert(std::size(entries) < slots / 2 && std::size(entries) < 255);

constexpr std::size_t slot_of(std::string_view name) {
  std::size_t hash = name.size();
  for (const char c : name) hash = hash * 31 + static_cast<unsigned char>(c);
  return (hash ^ (hash >> 9)) % slots;
}

/// Open addressing; a slot holds an entry's number plus one.
constexpr auto index = [] {
  std::array<std::uint8_t, slots> table{};
  for (std::size_t i = 0; i < std::size(entries); ++i) {
    std::size_t slot = slot_of(entries[i].name);
    while (table[slot] != 0) slot = (slot + 1) % slots;
    table[slot] = static_cast<std::uint8_t>(i + 1);
  }
  return table;
}();

}  // namespace

Tag tag_of(std::string_view ns, std::string_view name) {
  for (std::size_t slot = slot_of(name); index[slot] != 0; slot = (slot + 1) % slots) {
    const Entry& entry = entries[index[slot] - 1];
    if (entry.name == name && entry.ns == ns) return entry.tag;
  }
  return Tag::other;
}

}  // namespace schede::odt
