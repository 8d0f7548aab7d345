#include "parsers/docx/body.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "parsers/document/symbols.h"

namespace schede::docx {
namespace {

/// Extensions whose markup we can read, by the prefix that Word gives them. What the others stand for is in their fallback.
bool understands(std::string_view prefixes) {
  constexpr std::array<std::string_view, 24> known{"wps",   "wpg",    "wpc",    "wpi",   "wp14", "w14", "w15",  "w16",
                                                   "w16se", "w16cid", "w16cex", "w16du", "a14",  "v",   "aink", "c14",
                                                   "c15",   "c16",    "am3d",   "cx",    "cx1",  "cx2", "cx4",  "pic14"};
  while (!prefixes.empty()) {
    const auto space = prefixes.find(' ');
    const auto prefix = prefixes.substr(0, space);
    if (!prefix.empty() && std::find(known.begin(), known.end(), prefix) == known.end()) return false;
    prefixes.remove_prefix(space == std::string_view::npos ? prefixes.size() : space + 1);
  }
  return true;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// Formatting and drawings: what unknown elements say in there is no text.
bool holds_no_text(Name name) {
  switch (name) {
    case Name::properties:
    case Name::paragraph_properties:
    case Name::run_properties:
    case Name::row_properties:
    case Name::cell_properties:
    case Name::control_properties:
    case Name::section:
    case Name::field_mark:
    case Name::graphic: return true;
    default: return false;
  }
}

}  // namespace

Body::Body(const Styles& styles, Numbering& numbering, Budget& budget)
    : styles_(styles), numbering_(numbering), budget_(budget), blocks_(budget) {
  open_.reserve(64);
  scopes_.reserve(8);
  begin_scope();
}

void Body::start(const xml::Element& element) {
  if (left_out_ > 0) {
    ++left_out_;
    return;
  }
  const Name name = names_.of(element);
  if (open_.empty()) check_root(name, element);
  if (is_left_out(name, element)) {
    left_out_ = 1;
    return;
  }
  bool without_text = !open_.empty() && open_.back().without_text;
  if (holds_no_text(name)) without_text = true;
  if (name == Name::text_box || name == Name::control_content) without_text = false;
  open_.push_back({name, without_text, false, false});
  // The reference may be gone after begin(): what it begins does not open elements.
  open_.back().acted = begin(name, element);
  check_budget();
}

void Body::check_budget() {
  if (budget_.exceeded()) error = Error{ErrorCode::limits_exceeded, {}, budget_.exceeded()};
}

Name Body::ancestor(std::size_t generations) const {
  return open_.size() > generations ? open_[open_.size() - 1 - generations].name : Name::unknown;
}

void Body::check_root(Name name, const xml::Element& element) {
  switch (name) {
    case Name::document:
    case Name::header:
    case Name::footer:
    case Name::footnotes:
    case Name::endnotes:
    case Name::comments:
    case Name::diagram_data: return;
    default: break;
  }
  std::string what = "not a word-processing document";
  if (element.name == "workbook") what = "Excel workbook (.xlsx)";
  if (element.name == "presentation") what = "PowerPoint presentation (.pptx)";
  error = Error{ErrorCode::unsupported_format, {}, std::move(what)};
}

/// Called before the element is opened: the innermost open one is its parent.
bool Body::is_left_out(Name name, const xml::Element& element) {
  const Name parent = ancestor(0);
  if (!open_.empty() && open_.back().hidden) return true;
  switch (name) {
    case Name::invisible: return true;
    case Name::shape:
    case Name::shape_group: return value(element, "style").find("visibility:hidden") != std::string_view::npos;
    case Name::graphic_properties: {
      const std::string_view hidden = value(element, "hidden");
      if (!open_.empty()) open_.back().hidden = hidden == "1" || hidden == "true";
      return true;
    }
    // In formatting it says that a paragraph's mark or a row is deleted.
    case Name::deletion: tracked.note_deletion(); return parent != Name::run_properties && parent != Name::row_properties;
    case Name::cell: return row_deleted_;
    case Name::note: {
      const std::string_view type = value(element, "type");
      return !type.empty() && type != "normal";
    }
    case Name::choice: {
      const bool take = parent == Name::alternate && !alternates_.back() && understands(value(element, "Requires"));
      if (take) alternates_.back() = true;
      return !take;
    }
    case Name::fallback: return parent != Name::alternate || alternates_.back();
    default: return false;
  }
}

/// True when the end has something to end.
bool Body::begin(Name name, const xml::Element& element) {
  const bool without_text = open_.back().without_text;
  switch (name) {
    case Name::paragraph:
      blocks_.begin_paragraph();
      scopes_.back().paragraph = {&styles_.default_paragraph_style(), {}};
      scopes_.back().run = {};
      return true;
    case Name::run: scopes_.back().run = {}; return false;
    case Name::text: text_.begin(value(element, "space") == "preserve"); return false;

    case Name::insertion: tracked.note_insertion(); return false;
    case Name::table:
      tracked.begin_table();
      blocks_.begin_table();
      return true;
    case Name::row: row_deleted_ = false; return blocks_.begin_row();
    case Name::cell:
      if (!blocks_.begin_cell()) return false;
      begin_scope();
      return true;
    case Name::text_box:
      blocks_.begin_story();
      begin_scope();
      return true;
    case Name::note:
      note_id_ = value(element, "id");
      blocks_.begin_story();
      begin_scope();
      return true;

    case Name::control: controls_.emplace_back(); return true;
    case Name::control_content:
      if (!controls_.empty()) controls_.back().begin_content(parts);
      return false;
    case Name::prompt_part:
      if (!controls_.empty()) controls_.back().read(name, element);
      return false;
    case Name::bookmark_start: keys_.start(value(element, "id"), value(element, "name")); return false;
    case Name::bookmark_end: keys_.end(value(element, "id")); return false;
    case Name::hyperlink: links_.push_back(link_of(element)); return true;
    case Name::chunk:
      if (parts) blocks_.add_blocks(parts->chunk(value(element, "id")));
      return false;
    case Name::alternate: alternates_.push_back(false); return true;

    case Name::tab:
    case Name::ptab:
      if (!without_text) show("\t");
      return false;
    case Name::line_break:
      if (!without_text) show("\n");
      return false;
    case Name::no_break_hyphen: show("\u2011"); return false;
    case Name::soft_hyphen: show("\u00AD"); return false;
    case Name::symbol: read_symbol(element); return false;
    case Name::graphic: graphics_.emplace_back(); return true;
    case Name::shape: begin_shape(element); return true;
    case Name::picture: show_picture(); return false;
    case Name::activex: show_activex(element); return false;
    case Name::diagram: show_diagram(element); return false;
    case Name::text_art: show_text_art(value(element, "string")); return false;
    case Name::preset_shape:
      if (!shapes_.empty()) shapes_.back().is_box = value(element, "prst") == "rect";
      return false;
    case Name::field_mark: read_field_mark(element); return true;
    case Name::note_reference:
      (element.name == "footnoteReference" ? references.footnotes : references.endnotes).emplace_back(value(element, "id"));
      return false;
    case Name::comment_reference: references.comments.emplace_back(value(element, "id")); return false;
    default: read_format(name, element); return false;
  }
}

void Body::read_format(Name name, const xml::Element& element) {
  const Name parent = ancestor(1);
  Scope& scope = scopes_.back();
  switch (parent) {
    case Name::run_properties: {
      const Name owner = ancestor(2);
      if (owner == Name::run) {
        if (name == Name::run_style) scope.run.style = styles_.character_style(value(element));
        read_run_property(name, element, scope.run.direct);
      } else if (owner == Name::paragraph_properties) {
        if (name == Name::deletion) scope.paragraph.mark_deleted = true;
        if (name == Name::vanish) scope.paragraph.mark_hidden = on(element);
      }
      return;
    }
    case Name::paragraph_properties:
      if (name == Name::paragraph_style) scope.paragraph.style = &styles_.paragraph_style(value(element));
      if (name == Name::frame_properties) {
        const std::string_view cap = value(element, "dropCap");
        scope.paragraph.drop_cap = cap == "drop" || cap == "margin";
      }
      if (name == Name::section) scope.paragraph.ends_section = true;
      [[fallthrough]];
    case Name::numbering: return read_paragraph_property(name, element, scope.paragraph.direct);
    case Name::row_properties:
      if (name == Name::deletion) row_deleted_ = true;
      if (name == Name::grid_before) blocks_.skip_columns(number(value(element)).value_or(0));
      if (name == Name::grid_after) blocks_.skip_columns_at_end(number(value(element)).value_or(0));
      return;
    case Name::cell_properties: {
      CellShape& shape = blocks_.cell_shape();
      if (name == Name::grid_span) shape.columns = std::max(1, number(value(element)).value_or(1));
      if (name == Name::vertical_merge) shape.vertical = value(element) == "restart" ? VerticalMerge::restart : VerticalMerge::resume;
      if (name == Name::shading) shape.shaded = is_shaded(element);
      if (name == Name::horizontal_merge) shape.joins_left = value(element) != "restart";
      if (name == Name::tracked_merge && value(element, "vMerge") == "cont") shape.vertical = VerticalMerge::resume;
      if (name == Name::tracked_merge && value(element, "vMerge") == "rest") shape.vertical = VerticalMerge::restart;
      if (name == Name::cell_deletion) shape.deleted = true;
      return;
    }
    case Name::control_properties:
    case Name::control_list:
    case Name::control_date:
    case Name::control_box:
      if (!controls_.empty()) controls_.back().read(name, element);
      return;
    case Name::section:
      if (name == Name::title_page && on(element)) references.first_pages = true;
      if (name == Name::header_reference || name == Name::footer_reference) {
        const NoteKind kind = name == Name::header_reference ? NoteKind::header : NoteKind::footer;
        references.page_texts.push_back({std::string(value(element, "id")), std::string(value(element, "type")), kind});
      }
      return;
    case Name::field_mark:
    case Name::form_field:
    case Name::form_box:
    case Name::form_text:
    case Name::form_list:
      if (name == Name::form_field) form_field_.emplace();
      if (form_field_) form_field_->read(name, element, parent);
      return;
    default: return;
  }
}

void Body::read_field_mark(const xml::Element& element) {
  const std::string_view type = value(element, "fldCharType");
  field_begins_ = type == "begin";
  form_field_.reset();
  if (type == "separate") {
    fields_.separate();
    scopes_.back().run.resolved = false;
  }
  if (type != "end") return;
  const ShownCode shown = fields_.end();
  if (shown.is_lost) show_lost("text-box");
  if (shown.text.empty()) return;
  in_prompt_ = shown.is_prompt;
  scopes_.back().run.resolved = false;
  show(shown.text);
  in_prompt_ = false;
  scopes_.back().run.resolved = false;
}

/// The data of a form field stand within its begin mark; a box and a list show what these say.
void Body::end_field_mark() {
  if (!field_begins_) return;
  const bool is_control = form_field_ && form_field_->shows_itself();
  if (is_control) {
    if (const auto box = form_field_->box())
      show_box(box_sign(*box), *box);
    else
      show_entry(*form_field_);
  }
  fields_.begin(is_control, form_field_ && form_field_->has_default_text());
  field_begins_ = false;
}

/// The first entry of a list also shows where nobody chose.
void Body::show_entry(const FormField& list) {
  Run entry = resolved_run().look;
  if (fields_.hiding() || scopes_.back().run.hidden || list.chosen().empty()) return;
  if (!list.is_chosen()) entry.aside = Aside::prompt;
  blocks_.add_text(list.chosen(), entry);
}

void Body::read_symbol(const xml::Element& element) {
  const std::string_view hex = value(element, "char");
  std::uint32_t code = 0;
  const auto [end, failed] = std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
  if (failed == std::errc()) show_symbols(symbol_to_utf8(value(element, "font"), code));
}

void Body::begin_scope() { scopes_.push_back({{&styles_.default_paragraph_style(), {}}, {}, fields_.count(), graphics_.size()}); }

void Body::end_scope() {
  fields_.give_up_beyond(scopes_.back().fields);
  scopes_.pop_back();
}

void Body::end(std::string_view, std::string_view) {
  if (left_out_ > 0) {
    --left_out_;
    return;
  }
  const Open closing = open_.back();
  open_.pop_back();
  if (!closing.acted) return;
  switch (closing.name) {
    case Name::paragraph: end_paragraph(); break;
    case Name::table:
      blocks_.end_table();
      tracked.end_table();
      break;
    case Name::row:
      blocks_.end_row();
      row_deleted_ = false;
      break;
    case Name::cell:
      end_scope();
      blocks_.end_cell();
      break;
    case Name::text_box: end_text_box(); break;
    case Name::shape: end_shape(); break;
    case Name::graphic: end_graphic(); break;
    case Name::hyperlink: links_.pop_back(); break;
    case Name::note: end_note(); break;
    case Name::control: end_control(); break;
    case Name::alternate: alternates_.pop_back(); break;
    case Name::field_mark: end_field_mark(); break;
    default: break;
  }
  check_budget();
}

void Body::end_note() {
  end_scope();
  notes.emplace_back(std::move(note_id_), blocks_.end_story());
}

void Body::end_text_box() {
  end_scope();
  const bool shown = blocks_.end_frame();
  if (shapes_.empty()) return;
  shapes_.back().has_text_box = true;
  shapes_.back().shows_other = shapes_.back().shows_other || shown;
}

void Body::begin_shape(const xml::Element& element) {
  Shape shape;
  // The number is Word's for a text box; a rule across the page is a rectangle, too.
  shape.is_box = element.name == "rect" || value(element, "type") == "#_x0000_t202";
  shape.shows_other = value(element, "hr") == "t";
  shapes_.push_back(shape);
}

void Body::end_shape() {
  const Shape shape = shapes_.back();
  shapes_.pop_back();
  if (shape.shows_other || (shape.is_box && shape.has_text_box)) return;
  Run run;
  run.drawing = true;
  show_graphic(std::move(run));
}

void Body::end_graphic() {
  const Graphic graphic = graphics_.back();
  graphics_.pop_back();
  if (graphic.control || !(graphic.picture || graphic.drawing)) return;
  Run run;
  (graphic.picture ? run.picture : run.drawing) = true;
  show_graphic(std::move(run));
}

/// Word shows the data that a control is bound to in its paragraph, wherever the control itself ends.
void Body::settle_controls() {
  for (Control& control : controls_)
    if (control.waits()) blocks_.add_run(control.settle());
}

void Body::end_paragraph() {
  settle_controls();
  const ParagraphState& state = scopes_.back().paragraph;
  const bool empty = blocks_.paragraph_is_empty();
  ParagraphEnd how = ParagraphEnd::closed;
  if (state.mark_hidden) how = ParagraphEnd::dropped;
  if (state.mark_deleted || (state.drop_cap && !empty)) how = ParagraphEnd::joined;

  Paragraph paragraph;
  ParagraphLook look = state.direct;
  look.inherit(state.style->paragraph);
  // Word numbers no paragraph that is there only for its section break.
  const bool listed = look.number_id && *look.number_id != 0 && numbering_.contains(*look.number_id) && !(state.ends_section && empty);
  if (listed && how == ParagraphEnd::closed) {
    int level = look.level.value_or(0);
    if (!state.direct.number_id && !state.direct.level) level = numbering_.level_of_style(*look.number_id, state.style->id).value_or(level);
    paragraph.label = numbering_.next_label(*look.number_id, level);
    paragraph.list_level = std::clamp(level, 0, Numbering::levels - 1) + 1;
  }
  if (look.outline && *look.outline >= 0 && *look.outline < 9) paragraph.heading_level = *look.outline + 1;
  blocks_.end_paragraph(how, std::move(paragraph));
}

void Body::end_control() {
  Control control = std::move(controls_.back());
  controls_.pop_back();
  if (!blocks_.in_paragraph()) return;
  if (control.waits()) blocks_.add_run(control.settle());
  // A box that has shown itself is no longer here.
  if (control.box()) show_box(box_sign(*control.box()), *control.box());
}

void Body::characters(std::string_view text) {
  if (left_out_ > 0 || open_.empty()) return;
  const Open& innermost = open_.back();
  switch (innermost.name) {
    case Name::text: show(text_.shown(text)); break;
    case Name::verbatim_text: show(text); break;
    case Name::field_code: return fields_.add_code(text);
    case Name::unknown:
      if (!innermost.without_text && !is_blank(text)) show(text);
      break;
    default: return;
  }
  check_budget();
}

Body::RunState& Body::resolved_run() {
  RunState& run = scopes_.back().run;
  if (run.resolved) return run;
  run.resolved = true;
  const ParagraphState& paragraph = scopes_.back().paragraph;
  RunLook styled = paragraph.style->run;
  if (run.style) styled.add_character_style(run.style->run);
  RunLook look = run.direct;
  look.inherit(styled);

  run.hidden = look.has(RunLook::vanish);
  run.symbol_font = look.symbol_font;
  const bool on_shade = paragraph.direct.shaded.value_or(paragraph.style->paragraph.shaded.value_or(false));
  Emphasis& emphasis = run.look.emphasis;
  emphasis.bold = look.has(RunLook::bold);
  emphasis.italic = look.has(RunLook::italic);
  emphasis.underline = look.has(RunLook::underline);
  emphasis.highlight = look.has(RunLook::highlight) || look.has(RunLook::shading) || on_shade;
  emphasis.large = look.has(RunLook::large);
  emphasis.colour = look.has(RunLook::colour) ? std::optional(look.rgb) : std::nullopt;
  run.look.struck = look.has(RunLook::strike) || look.has(RunLook::double_strike);
  run.look.placeholder = in_prompt_;
  run.look.key = key();
  read_aside(run.look);
  return run;
}

/// A bookmark lasts longer than the tag of a control, which LibreOffice does not save.
const std::string& Body::key() const {
  const auto control = std::find_if(controls_.rbegin(), controls_.rend(), [](const Control& each) { return !each.tag().empty(); });
  return keys_.current().empty() && control != controls_.rend() ? control->tag() : keys_.current();
}

std::vector<Block> Body::take_blocks() {
  std::vector<Block> blocks = blocks_.end_story();
  keys_.drop_unclosed(blocks);
  return blocks;
}

void Body::read_aside(Run& look) const {
  const auto prompt = std::find_if(controls_.rbegin(), controls_.rend(), [](const Control& control) { return control.shows_prompt(); });
  const std::string_view address = links_.empty() || links_.back().empty() ? fields_.address() : std::string_view(links_.back());
  look.aside = Aside::none;
  look.about.clear();
  const std::string_view dated = controls_.empty() || controls_.back().month_first().empty()
                                     ? fields_.month_first()
                                     : std::string_view(controls_.back().month_first());
  if (prompt != controls_.rend()) {
    look.aside = Aside::prompt;
    look.about = prompt->prompt();
  } else if (!dated.empty()) {
    look.aside = Aside::store;
    look.about = dated;
  } else if (!address.empty()) {
    look.aside = Aside::link;
    look.about = address;
  }
}

/// A hyperlink names its target by a relationship, a simple field in its code.
std::string Body::link_of(const xml::Element& element) const {
  const std::string_view code = value(element, "instr");
  if (!code.empty()) return hyperlink_of(code);
  return parts ? parts->link(value(element, "id")) : std::string();
}

void Body::show(std::string_view text) {
  if (fields_.hiding() || text.empty()) return;
  fields_.note_text();
  const RunState& run = resolved_run();
  if (run.hidden) return;
  if (!controls_.empty() && controls_.back().waits()) {
    controls_.back().add(text, run.look);
  } else if (!run.symbol_font.empty()) {
    show_symbols(symbols_to_utf8(run.symbol_font, text));
  } else if (!show_box_of_control(text)) {
    blocks_.add_text(text, run.look);
  }
}

/// Text in a control that is a box is the box, and only its sign shows. False for other controls.
bool Body::show_box_of_control(std::string_view text) {
  if (controls_.empty() || !controls_.back().box() || is_blank(text)) return false;
  Control& control = controls_.back();
  const bool by_data = control.box_differs();
  if (const auto shown = box_shown(text)) control.note_shown_box(*shown);
  show_box(by_data ? box_sign(*control.box()) : text, *control.box());
  control.box_is_shown();
  return true;
}

/// Text of a symbol font, already as it shows: boxes to tick are runs of their own.
void Body::show_symbols(std::string_view text) {
  if (fields_.hiding()) return;
  const RunState& run = resolved_run();
  if (run.hidden || show_box_of_control(text)) return;
  while (!text.empty()) {
    const auto next = std::find_if(text.begin() + 1, text.end(), [](char c) { return (c & 0xC0) != 0x80; });
    const auto character = text.substr(0, static_cast<std::size_t>(next - text.begin()));
    if (const auto box = box_shown(character)) {
      show_box(character, *box);
    } else {
      blocks_.add_text(character, run.look);
    }
    text.remove_prefix(character.size());
  }
}

void Body::show_box(std::string_view text, Checkbox state) {
  if (fields_.hiding()) return;
  const RunState& run = resolved_run();
  if (run.hidden) return;
  Run box = run.look;
  if (!controls_.empty() && controls_.back().box_differs()) box.aside = Aside::store;
  box.text = text;
  box.checkbox = state;
  blocks_.add_run(std::move(box));
}

void Body::show_text_art(std::string_view text) {
  if (!shapes_.empty()) shapes_.back().shows_other = true;
  blocks_.begin_story();
  show(text);
  blocks_.end_frame();
}

void Body::show_picture() {
  Run picture;
  picture.picture = true;
  if (!shapes_.empty()) shapes_.back().shows_other = true;
  show_graphic(std::move(picture));
}

/// What stands in a drawing or an object is seen when that ends.
void Body::show_graphic(Run run) {
  if (fields_.hiding() || resolved_run().hidden) return;
  if (graphics_.size() <= scopes_.back().graphics) return blocks_.add_run(std::move(run));
  graphics_.back().picture = graphics_.back().picture || run.picture;
  graphics_.back().drawing = graphics_.back().drawing || run.drawing;
}

void Body::show_activex(const xml::Element& element) {
  if (!graphics_.empty()) graphics_.back().control = true;
  if (fields_.hiding() || resolved_run().hidden) return;
  ActiveX control = parts ? parts->activex(value(element, "id")) : ActiveX{{}, {}, false, "control"};
  if (control.checkbox) show_box(box_sign(*control.checkbox), *control.checkbox);
  if (control.checkbox && !control.text.empty()) show(" ");
  Run text = resolved_run().look;
  text.placeholder = text.placeholder || control.is_button;
  if (!control.text.empty()) blocks_.add_text(control.text, text);
  if (control.unreadable.empty()) return;
  if (control.lost) return show_lost(std::move(control.unreadable));
  blocks_.add_run(unreadable_field(std::move(control.unreadable)));
}

/// A field whose content the program that saved the document lost.
void Body::show_lost(std::string kind) {
  if (fields_.hiding() || resolved_run().hidden) return;
  blocks_.add_run(lost_field(std::move(kind)));
}

void Body::show_diagram(const xml::Element& element) {
  const auto diagram = diagrams.find(std::string(value(element, "dm")));
  if (diagram == diagrams.end()) return show_picture();
  if (!fields_.hiding() && !resolved_run().hidden) blocks_.add_frame({std::move(diagram->second)});
  diagrams.erase(diagram);
}

}  // namespace schede::docx
