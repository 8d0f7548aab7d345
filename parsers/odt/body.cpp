#include "parsers/odt/body.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "parsers/document/date_order.h"
#include "parsers/odt/values.h"

namespace schede::odt {
namespace {

bool is_true(const xml::Element& element, std::string_view ns, std::string_view name) { return value(element, ns, name) == "true"; }

bool is_hidden_section(const xml::Element& section) {
  const auto display = value(section, ns::text, "display");
  return display == "none" || (display == "condition" && is_true(section, ns::text, "is-hidden"));
}

}  // namespace

Entering Body::start(Tag tag, const xml::Element& element) {
  switch (tag) {
    case Tag::unseen:
    case Tag::meta_title:
    case Tag::meta_created:
    case Tag::meta_generator:
    case Tag::meta_modified: return Entering::skip;

    case Tag::master_page:
      master_pages_.push_back(
          {std::string(value(element, ns::style, "name")), std::string(value(element, ns::style, "next-style-name")), {}});
      return Entering::plain;
    case Tag::header:
    case Tag::footer:
      if (master_pages_.empty() || value(element, ns::style, "display") == "false") return Entering::skip;
      open_flow(tag).note = tag == Tag::header ? NoteKind::header : NoteKind::footer;
      return Entering::open;
    case Tag::text_body: open_flow(tag); return Entering::open;

    case Tag::paragraph:
    case Tag::heading: return start_paragraph(tag, element);
    case Tag::span: return start_span(element);
    case Tag::link: return start_link(element);
    case Tag::drop_down: return start_drop_down();
    case Tag::drop_down_label: read_drop_down_label(element); return Entering::skip;
    case Tag::bookmark_start: start_bookmark(element); return Entering::plain;
    case Tag::bookmark_end: end_bookmark(element); return Entering::plain;
    case Tag::spaces: start_spaces(element); return Entering::plain;
    case Tag::tab:
      if (auto* open = paragraph()) open->literal("\t", look());
      return Entering::plain;
    case Tag::line_break:
      if (auto* open = paragraph()) open->literal("\n", look());
      return Entering::plain;
    case Tag::date_field: date_ = value(element, ns::text, "date-value"); return Entering::open;
    case Tag::field: return value(element, ns::text, "display") == "none" ? Entering::skip : Entering::plain;
    case Tag::hidden_text: return is_true(element, ns::text, "is-hidden") ? Entering::skip : Entering::plain;
    case Tag::hidden_paragraph:
      if (auto* open = paragraph(); open && is_true(element, ns::text, "is-hidden")) open->hide();
      return Entering::skip;
    case Tag::section: return is_hidden_section(element) ? Entering::skip : Entering::plain;
    case Tag::placeholder:
      if (!paragraph()) return Entering::plain;
      looks_.push_back(look());
      looks_.back().placeholder = true;
      return Entering::open;
    case Tag::text_input:
      if (!paragraph()) return Entering::plain;
      paragraph()->mark();
      return Entering::open;
    case Tag::macro_button:  // a MACROBUTTON of Word: mostly a prompt
      if (!paragraph()) return Entering::plain;
      looks_.push_back(look());
      looks_.back().aside = Aside::prompt;
      return Entering::open;
    case Tag::changed_region: deletions_.region(element); return Entering::plain;
    case Tag::deletion:
      deletions_.is_deletion();
      tracked_.note_deletion();
      return Entering::skip;
    case Tag::change: tracked_.note_insertion(); return Entering::plain;
    case Tag::change_start:
      deletions_.start(element);
      tracked_.note_insertion();
      return Entering::plain;
    case Tag::change_end: deletions_.end(element); return Entering::plain;
    case Tag::content_control: return start_content_control(element);
    case Tag::fieldmark:
    case Tag::fieldmark_start: start_fieldmark(element); return tag == Tag::fieldmark ? Entering::open : Entering::plain;
    case Tag::fieldmark_parameter: read_fieldmark_parameter(element); return Entering::skip;
    case Tag::fieldmark_separator:
      if (auto* open = paragraph()) open->drop_since_mark();
      return Entering::plain;
    case Tag::fieldmark_end:
      end_fieldmark();
      end_text_control();
      return Entering::plain;

    case Tag::note:
      note_kind_ = value(element, ns::text, "note-class") == "endnote" ? NoteKind::endnote : NoteKind::footnote;
      return Entering::plain;
    case Tag::note_body: open_flow(tag).note = note_kind_; return Entering::open;
    case Tag::annotation: open_flow(tag).note = NoteKind::comment; return Entering::open;

    case Tag::list:
      if (flows_.empty()) return Entering::plain;
      lists_.open_list(flows_.back().lists, element);
      return Entering::open;
    case Tag::list_item:
      if (!flows_.empty()) Lists::open_item(flows_.back().lists, element);
      return Entering::plain;
    case Tag::list_header:
      if (!flows_.empty()) Lists::open_header(flows_.back().lists);
      return Entering::plain;
    case Tag::numbered_paragraph:
      if (flows_.empty()) return Entering::plain;
      lists_.open_numbered_paragraph(open_flow(tag).lists, element);
      return Entering::open;

    case Tag::table: return start_table();
    case Tag::table_row: return grid() && grid()->open_row(element) ? Entering::open : Entering::plain;
    case Tag::table_cell:
      if (!grid() || !grid()->open_cell(element, styles_.is_shaded_cell(value(element, ns::table, "style-name")))) return Entering::plain;
      open_flow(tag);
      return Entering::open;
    case Tag::covered_cell:
      if (!grid()) return Entering::plain;
      grid()->covered_cells(element);
      return Entering::skip;

    case Tag::frame:
    case Tag::group:
    case Tag::shape:
      if (value(element, ns::draw, "display") == "none") return Entering::skip;
      open_flow(tag).drawing = tag == Tag::shape;
      return Entering::open;
    case Tag::geometry:
      // The number is Word's for a text box, which nobody sees as long as it is empty.
      if (!flows_.empty() && value(element, ns::draw, "type") == "mso-spt202") flows_.back().drawing = false;
      return Entering::skip;
    case Tag::picture:
      if (!flows_.empty()) flows_.back().picture = true;
      return Entering::skip;
    case Tag::control: place_control(element); return Entering::skip;
    case Tag::form_textarea:
      controls_.start(tag, element);
      open_flow(tag);
      return Entering::open;
    case Tag::form_checkbox:
    case Tag::form_text:
    case Tag::form_listbox:
    case Tag::form_option:
    case Tag::form_caption:
    case Tag::form_button:
    case Tag::form_unreadable: controls_.start(tag, element); return Entering::plain;
    default: return Entering::plain;
  }
}

void Body::end(Tag tag) {
  switch (tag) {
    case Tag::text_body: blocks_ = close_flow().blocks; break;
    case Tag::paragraph:
    case Tag::heading: end_paragraph(); break;
    case Tag::date_field: date_.clear(); break;
    case Tag::content_control: date_.clear(); [[fallthrough]];
    case Tag::drop_down:
      if (auto* open = paragraph()) open->part();
      looks_.pop_back();
      break;
    case Tag::span:
    case Tag::link:
    case Tag::placeholder:
    case Tag::macro_button: looks_.pop_back(); break;
    case Tag::text_input: end_text_control(); break;
    case Tag::fieldmark: end_fieldmark(); break;
    case Tag::header:
    case Tag::footer:
    case Tag::note_body:
    case Tag::annotation: end_note(); break;
    case Tag::list: flows_.back().lists.pop_back(); break;
    case Tag::table: {
      Table table = tables_.back().grid.take();
      tables_.pop_back();
      tracked_.end_table();
      if (!table.rows.empty()) append({std::move(table)});
      break;
    }
    case Tag::table_row: grid()->close_row(); break;
    case Tag::table_cell: {
      Flow cell = close_flow();
      grid()->close_cell(std::move(cell.blocks));
      break;
    }
    case Tag::numbered_paragraph:
      for (Block& block : close_flow().blocks) append(std::move(block));
      break;
    case Tag::frame:
    case Tag::shape:
    case Tag::group: end_frame(); break;
    case Tag::form_textarea: {
      std::string text;
      for (const Block& block : close_flow().blocks) {
        if (!text.empty()) text += '\n';
        if (const auto* line = std::get_if<Paragraph>(&block.content)) text += text_of(*line);
      }
      controls_.text_area(std::move(text));
      break;
    }
    default: break;
  }
}

void Body::characters(std::string_view text) {
  auto* open = paragraph();
  if (!open) return;
  if (!is_month_first(text, date_)) return open->characters(text, look());
  Look shown = look();
  shown.aside = Aside::store;
  shown.about = date_;
  open->characters(text, shown);
}

OpenParagraph* Body::paragraph() {
  if (!is_shown() || !flows_.back().paragraph) return nullptr;
  return &*flows_.back().paragraph;
}

template <class Add>
void Body::inline_content(Add add) {
  if (!is_shown()) return;
  if (auto* open = paragraph()) return add(*open, look());
  OpenParagraph own({}, budget_);
  add(own, Look{});
  if (budget_.block()) own.finish(flows_.back().blocks);
}

Body::Flow& Body::open_flow(Tag tag) {
  Flow& flow = flows_.emplace_back();
  flow.tag = tag;
  return flow;
}

Body::Flow Body::close_flow() {
  Flow flow = std::move(flows_.back());
  flows_.pop_back();
  return flow;
}

void Body::append(Block block) {
  if (!is_shown() || !budget_.block()) return;
  auto* open = paragraph();
  (open ? open->anchored : flows_.back().blocks).push_back(std::move(block));
}

Entering Body::start_paragraph(Tag tag, const xml::Element& element) {
  if (flows_.empty()) return Entering::plain;
  Flow& flow = flows_.back();
  if (flow.paragraph) {
    ++flow.paragraph->nested;
    return Entering::open;
  }
  const Style* style = styles_.paragraph(value(element, ns::text, "style-name"));
  if (flows_.front().tag == Tag::text_body) use_master_page(style);
  Paragraph paragraph;
  paragraph.list_level = static_cast<int>(flow.lists.size());
  if (tag == Tag::heading) paragraph.heading_level = count(element, ns::text, "outline-level");
  if (!flow.lists.empty()) {
    paragraph.label = lists_.paragraph_label(flow.lists, style);
  } else if (tag == Tag::heading && !(style && style->list_style && style->list_style->empty())) {
    paragraph.label = lists_.heading_label(element, paragraph.heading_level);
  }
  looks_.push_back(styles_.paragraph_look(style));
  flow.paragraph.emplace(std::move(paragraph), budget_);
  flow.paragraph->set_key(keys_.current());
  return Entering::open;
}

void Body::end_paragraph() {
  Flow& flow = flows_.back();
  if (flow.paragraph->nested > 0) {
    --flow.paragraph->nested;
    return;
  }
  looks_.pop_back();
  if (budget_.block()) flow.paragraph->finish(flow.blocks);
  flow.paragraph.reset();
}

Entering Body::start_span(const xml::Element& element) {
  if (!paragraph()) return Entering::plain;
  looks_.push_back(look());
  styles_.apply_text_style(value(element, ns::text, "style-name"), looks_.back());
  return Entering::open;
}

Entering Body::start_link(const xml::Element& element) {
  const Entering entering = start_span(element);
  const std::string address = address_of_link(value(element, ns::xlink, "href"));
  if (entering == Entering::open && !address.empty()) {
    looks_.back().aside = Aside::link;
    looks_.back().about = address;
  }
  return entering;
}

/// An input list shows its first entry as long as nobody chose: then no label is the current one, or an empty one is.
Entering Body::start_drop_down() {
  auto* open = paragraph();
  if (!open) return Entering::plain;
  open->part();
  looks_.push_back(look());
  looks_.back().aside = Aside::prompt;
  return Entering::open;
}

void Body::read_drop_down_label(const xml::Element& element) {
  if (!paragraph() || !is_true(element, ns::text, "current-selected")) return;
  const bool chosen = !value(element, ns::text, "value").empty();
  looks_.back().placeholder = !chosen;
  looks_.back().aside = Aside::none;
}

Entering Body::start_content_control(const xml::Element& element) {
  auto* open = paragraph();
  if (!open) return Entering::plain;
  open->part();
  looks_.push_back(look());
  Look& look = looks_.back();
  look.key = value(element, ns::loext, "tag");
  if (is_true(element, ns::loext, "showing-place-holder")) look.aside = Aside::prompt;
  if (is_true(element, ns::loext, "checkbox")) {
    look.aside = Aside::none;
    look.checkbox = is_true(element, ns::loext, "checked") ? Checkbox::checked : Checkbox::unchecked;
  }
  date_ = without_time(value(element, ns::loext, "current-date"));
  return Entering::open;
}

void Body::start_bookmark(const xml::Element& element) {
  keys_.start(value(element, ns::text, "name"), value(element, ns::text, "name"));
  if (auto* open = paragraph()) open->set_key(keys_.current());
}

void Body::end_bookmark(const xml::Element& element) {
  keys_.end(value(element, ns::text, "name"));
  if (auto* open = paragraph()) open->set_key(keys_.current());
}

void Body::start_spaces(const xml::Element& element) {
  auto* open = paragraph();
  if (!open) return;
  const auto spaces = static_cast<std::size_t>(count(element, ns::text, "c"));
  if (spaces > budget_.limits().spaces) return budget_.exceed("spaces");
  open->literal(std::string(spaces, ' '), look());
}

void Body::start_fieldmark(const xml::Element& element) {
  const auto type = value(element, ns::field, "type");
  fieldmark_.emplace();
  if (type.ends_with("FORMCHECKBOX")) fieldmark_->kind = Fieldmark::Kind::checkbox;
  if (type.ends_with("FORMDROPDOWN")) fieldmark_->kind = Fieldmark::Kind::dropdown;
  if (auto* open = paragraph()) open->mark();
}

void Body::read_fieldmark_parameter(const xml::Element& element) {
  if (!fieldmark_) return;
  const auto name = value(element, ns::field, "name");
  const auto given = value(element, ns::field, "value");
  if (name == "Checkbox_Checked") fieldmark_->checked = given == "true";
  if (name == "Dropdown_Selected") fieldmark_->selected = static_cast<std::size_t>(std::max(integer(given, 0), 0));
  if (name == "Content") fieldmark_->has_default = given.find_first_not_of(' ') != std::string_view::npos;
  if (name == "Dropdown_ListEntry") fieldmark_->entries.emplace_back(given);
}

void Body::end_fieldmark() {
  if (!fieldmark_) return;
  const Fieldmark mark = *std::exchange(fieldmark_, std::nullopt);
  auto* open = paragraph();
  if (!open) return;
  if (mark.has_default && open->is_at_mark()) open->thing(lost_field("text-box"));
  if (mark.kind == Fieldmark::Kind::checkbox) open->box(mark.checked ? Checkbox::checked : Checkbox::unchecked, look());
  if (mark.kind != Fieldmark::Kind::dropdown || mark.selected.value_or(0) >= mark.entries.size()) return;
  Look entry = look();
  if (!mark.selected) entry.aside = Aside::prompt;
  open->literal(mark.entries[mark.selected.value_or(0)], entry);
}

void Body::end_text_control() {
  auto* open = paragraph();
  if (!open) return;
  open->doubt_joined_lines();
  open->forget_mark();
}

Entering Body::start_table() {
  if (flows_.empty()) return Entering::plain;
  tracked_.begin_table();
  tables_.push_back({TableGrid(budget_), flows_.size()});
  return Entering::open;
}

TableGrid* Body::grid() { return tables_.empty() || tables_.back().depth != flows_.size() ? nullptr : &tables_.back().grid; }

void Body::place_control(const xml::Element& element) {
  const Control* control = controls_.find(value(element, ns::draw, "control"));
  if (!control) return;
  const auto anchor = value(element, ns::text, "anchor-type");
  // Any other touches no word on the page, however close to it the text is in the file.
  const bool in_line = anchor.empty() || anchor == "as-char";
  inline_content([&](OpenParagraph& open, const Look& around) {
    Look look = around;
    look.placeholder = look.placeholder || control->is_button;
    if (!in_line) open.characters(" ", around);
    if (control->checkbox) open.box(*control->checkbox, look);
    if (control->checkbox && !control->text.empty()) open.literal(" ", look);
    open.literal(control->text, look);
    if (!control->unreadable.empty()) open.thing(unreadable_field(control->unreadable));
    if (!in_line) open.characters(" ", around);
  });
}

void Body::end_frame() {
  Flow flow = close_flow();
  // A frame's children are alternatives: a picture beside a text box or a table stands for it.
  if (!shows_nothing(flow.blocks)) {
    if (flow.tag != Tag::group) return append({Frame{std::move(flow.blocks)}});
    for (Block& block : flow.blocks) append(std::move(block));
  } else if (flow.picture || flow.drawing) {
    Run run;
    (flow.picture ? run.picture : run.drawing) = true;
    inline_content([&](OpenParagraph& open, const Look&) { open.thing(std::move(run)); });
  }
}

void Body::end_note() {
  Flow flow = close_flow();
  if (flow.blocks.empty() || deletions_.are_open()) return;
  const bool on_page = flow.tag == Tag::header || flow.tag == Tag::footer;
  if (on_page && shows_nothing(flow.blocks)) return;
  (on_page ? master_pages_.back().notes : notes_).push_back({flow.note, std::move(flow.blocks)});
}

void Body::use_master_page(const Style* style) {
  if (style && style->master_page && !style->master_page->empty()) {
    used_master_pages_.insert(*style->master_page);
  } else if (used_master_pages_.empty()) {
    used_master_pages_.insert("Standard");
  }
}

void Body::use_following_master_pages() {
  std::unordered_map<std::string_view, const MasterPage*> by_name;
  for (const MasterPage& page : master_pages_) by_name.emplace(page.name, &page);
  std::vector<std::string> todo(used_master_pages_.begin(), used_master_pages_.end());
  while (!todo.empty()) {
    const auto page = by_name.find(todo.back());
    todo.pop_back();
    if (page != by_name.end() && used_master_pages_.insert(page->second->next).second) todo.push_back(page->second->next);
  }
}

void Body::finish(Document& document) {
  use_following_master_pages();
  keys_.drop_unclosed(blocks_);
  document.blocks = std::move(blocks_);
  document.notes = std::move(notes_);
  for (MasterPage& page : master_pages_) {
    if (used_master_pages_.contains(page.name)) std::move(page.notes.begin(), page.notes.end(), std::back_inserter(document.notes));
  }
}

}  // namespace schede::odt
