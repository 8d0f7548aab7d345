#include "outputs/forms/blank_page.h"

#include <algorithm>
#include <utility>

#include "extractors/form/field_types.h"

namespace schede {

namespace {

constexpr std::size_t longest_line_of_options = 60;  ///< bytes: longer ones get a line each
constexpr int whole = 100, label_width = 36, mark_width = 9;
constexpr std::string_view between_options = "     ";

ControlKind kind_of(FieldType type) {
  if (is_narrative(type)) return ControlKind::paragraphs;
  return type == FieldType::date ? ControlKind::date : ControlKind::text;
}

Control control_of(const FormField& field, std::string path) {
  return {{std::move(path), {}}, kind_of(field.type), field.label.text.empty() ? field.title.it : field.label.text, {}};
}

Control box_of(const std::string& path, const ChoiceOption& option) {
  return {{path, option.code}, ControlKind::box, option.label.text, {}};
}

PageLine line_of(std::string text, TextLook look) {
  PageLine line = {look, {}};
  if (!text.empty()) line.pieces.emplace_back(std::move(text));
  return line;
}

/// A blank with what is printed before and behind it.
void append_field(PageLine& line, const FormField& field, const std::string& path, bool with_label) {
  if (with_label && !field.label.text.empty()) line.pieces.emplace_back(field.label.text + " ");
  line.pieces.emplace_back(control_of(field, path));
  if (!field.after.text.empty()) line.pieces.emplace_back(" " + field.after.text);
}

PageCell head_of(std::string text) { return {{line_of(std::move(text), TextLook::question)}, true}; }

PageCell cell_of(Control control) { return {{{TextLook::plain, {std::move(control)}}}, false}; }

PageCell column_cell_of(Control control) {
  control.narrow = true;
  return cell_of(std::move(control));
}

/// A first column for labels, the others alike.
std::vector<int> widths_of(std::size_t leading, std::size_t others) {
  std::vector<int> widths(leading, mark_width);
  int left = whole - mark_width * static_cast<int>(leading);
  if (leading > 0 && others > 0) {
    const int first = std::max(label_width - 1, left - 22 * static_cast<int>(others));
    widths.back() = std::min(first, left - mark_width * static_cast<int>(others) + mark_width);
    left = left + mark_width - widths.back();
  }
  for (std::size_t i = 0; i < others; ++i) widths.push_back(std::max(1, left / static_cast<int>(others)));
  return widths;
}

class Setter {
 public:
  std::vector<PageBlock> blocks;

  void set(const Form& form) {
    bool first = true;
    for (const Label& text : form.preamble) add(text, std::exchange(first, false) ? TextLook::title : TextLook::introduction);
    for (const Section& section : form.sections) {
      for (const Label& heading : section.headings) add(heading, TextLook::heading);
      at_start_ = section.headings.empty();
      for (const auto& part : section.parts) {
        std::visit([this](const auto& what) { add(what); }, part);
        at_start_ = false;
      }
      in_labels_ = false;
      open_line_ = false;
    }
  }

 private:
  void add(const Label& text, TextLook look) {
    if (!text.text.empty()) add(line_of(text.text, look));
  }

  void add(PageLine line) {
    in_labels_ = false;
    open_line_ = false;
    blocks.emplace_back(std::move(line));
  }

  PageTable& add(PageTable table) {
    in_labels_ = false;
    open_line_ = false;
    blocks.emplace_back(std::move(table));
    return std::get<PageTable>(blocks.back());
  }

  void add(const PrintedText& text) { add(text.label, at_start_ ? TextLook::heading : TextLook::plain); }

  void add(const FormField& field) {
    if (is_narrative(field.type)) return add_narrative(field);
    // A blank without a label stands before the next one's, on its line; one with text behind it within a sentence.
    if (open_line_ || field.label.text.empty() || !field.after.text.empty()) return add_to_line(field);
    add_row(field, field.path);
  }

  void add_to_line(const FormField& field) {
    if (!open_line_) add(line_of({}, TextLook::plain));
    PageLine& line = std::get<PageLine>(blocks.back());
    if (!line.pieces.empty()) line.pieces.emplace_back("   ");
    append_field(line, field, field.path, true);
    open_line_ = field.label.text.empty() && field.after.text.empty();
  }

  void add_narrative(const FormField& field) {
    add(field.label, TextLook::question);
    PageTable& box = add(PageTable{{whole}, {}, false, true});
    box.rows.push_back({cell_of(control_of(field, field.path))});
  }

  /// A row of a table of labels.
  void add_row(const FormField& field, const std::string& path) {
    PageLine answer = {TextLook::plain, {}};
    append_field(answer, field, path, false);
    label_table().rows.push_back({head_of(field.label.text), PageCell{{std::move(answer)}, false}});
  }

  /// The one that the field before stands in, or a new one.
  PageTable& label_table() {
    if (in_labels_) return std::get<PageTable>(blocks.back());
    PageTable& table = add(PageTable{{label_width, whole - label_width}, {}, false, false});
    in_labels_ = true;
    return table;
  }

  void add(const ChoiceQuestion& choice) { add_choice(choice, choice.path); }

  void add_choice(const ChoiceQuestion& choice, const std::string& path) {
    add(choice.label, TextLook::question);
    std::size_t length = 0;
    bool blanks = false;
    for (const ChoiceOption& option : choice.options) {
      length += option.label.text.size() + between_options.size() + 2;
      blanks = blanks || option.other || !option.fields.empty();
    }
    const bool one_line = length <= longest_line_of_options && !blanks;
    if (one_line) add(line_of({}, TextLook::option));
    for (const ChoiceOption& option : choice.options) {
      if (!one_line) add(line_of({}, TextLook::option));
      append_option(std::get<PageLine>(blocks.back()), option, path);
    }
  }

  static void append_option(PageLine& line, const ChoiceOption& option, const std::string& path) {
    if (!line.pieces.empty()) line.pieces.emplace_back(std::string(between_options));
    line.pieces.emplace_back(box_of(path, option));
    line.pieces.emplace_back(" " + option.label.text);
    if (option.other) append_blank(line, {{path + "_other", {}}, ControlKind::text, option.label.text, {}});
    for (const FormField& field : option.fields) {
      line.pieces.emplace_back(" ");
      append_field(line, field, field.path, true);
    }
  }

  static void append_blank(PageLine& line, Control control) {
    line.pieces.emplace_back(" ");
    line.pieces.emplace_back(std::move(control));
  }

  void add(const Grid& grid) {
    add(grid.label, TextLook::question);
    const std::size_t leading = std::max<std::size_t>(grid.headers.size(), 1);
    PageTable table = {widths_of(leading, grid.options.size() + grid.fields.size()), {}, true, false};
    std::vector<PageCell> header = headers_of(grid.headers, leading);
    for (const ChoiceOption& option : grid.options) header.push_back(head_of(option.label.text));
    for (const FormField& field : grid.fields) header.push_back(head_of(field.label.text));
    table.rows.push_back(std::move(header));
    for (const PrintedRow& row : grid.rows) {
      std::vector<PageCell> cells(leading - 1);
      cells.push_back(head_of(row.label.text));
      for (const ChoiceOption& option : grid.options) cells.push_back(cell_of(box_of(grid.path + "." + row.code, option)));
      for (const FormField& field : grid.fields)
        cells.push_back(column_cell_of(control_of(field, grid.path + "_" + field.path + "." + row.code)));
      table.rows.push_back(std::move(cells));
    }
    add(std::move(table));
  }

  static std::vector<PageCell> headers_of(const std::vector<Label>& headers, std::size_t leading) {
    std::vector<PageCell> cells;
    for (std::size_t i = 0; i < leading; ++i) cells.push_back(head_of(i < headers.size() ? headers[i].text : std::string()));
    return cells;
  }

  void add(const Rows& rows) { rows.labelled ? add_entries(rows) : add_table(rows); }

  /// Entries with labels of their own.
  void add_entries(const Rows& rows) {
    add(rows.label, TextLook::question);
    for (std::size_t entry = 0; entry < rows.printed; ++entry) {
      const std::string prefix = rows.path + "[" + std::to_string(entry) + "].";
      for (const RowMember& member : rows.members) {
        if (const auto* field = std::get_if<FormField>(&member)) add_row(*field, prefix + field->path);
        if (const auto* choice = std::get_if<ChoiceQuestion>(&member)) add_choice(*choice, prefix + choice->path);
      }
    }
  }

  void add_table(const Rows& rows) {
    add(rows.label, TextLook::question);
    const std::size_t leading = std::max<std::size_t>(rows.headers.size(), rows.rows.empty() ? 0 : 1);
    PageTable table = {widths_of(rows.rows.empty() ? 0 : leading, rows.members.size()), {}, true, false};
    if (rows.rows.empty()) table.widths.insert(table.widths.begin(), leading, mark_width);
    std::vector<PageCell> header = headers_of(rows.headers, leading);
    for (const RowMember& member : rows.members)
      header.push_back(head_of(std::visit([](const auto& what) { return what.label.text; }, member)));
    table.rows.push_back(std::move(header));
    for (std::size_t entry = 0; entry < std::max(rows.rows.size(), rows.rows.empty() ? rows.printed : 0); ++entry) {
      std::vector<PageCell> cells(leading);
      if (leading > 0) cells[leading - 1] = head_of(entry < rows.rows.size() ? rows.rows[entry].label.text : std::to_string(entry + 1));
      for (const RowMember& member : rows.members)
        cells.push_back(column_cell_of(member_control(member, rows.path + "[" + std::to_string(entry) + "].")));
      table.rows.push_back(std::move(cells));
    }
    add(std::move(table));
  }

  static Control member_control(const RowMember& member, const std::string& prefix) {
    if (const auto* field = std::get_if<FormField>(&member)) {
      Control control = control_of(*field, prefix + field->path);
      if (control.kind == ControlKind::paragraphs) control.kind = ControlKind::text;
      return control;
    }
    const ChoiceQuestion& choice = std::get<ChoiceQuestion>(member);
    Control list = {{prefix + choice.path, {}}, ControlKind::list, choice.label.text, {}};
    for (const ChoiceOption& option : choice.options) list.entries.push_back({option.code, option.label.text});
    return list;
  }

  void add(const RepeatingGroup& group) {
    add(group.heading, TextLook::question);
    for (int entry = 0; entry < group.printed; ++entry)
      for (const FormField& field : group.fields) add_row(field, group.path + "[" + std::to_string(entry) + "]." + field.path);
  }

  void add(const Choices& choices) {
    PageTable table = {{whole - mark_width, mark_width}, {}, true, false};
    std::vector<PageCell> header = headers_of(choices.headers, std::max<std::size_t>(choices.headers.size(), 2));
    if (choices.has_offer) {
      table.widths = {whole - 3 * mark_width - mark_width, mark_width, 3 * mark_width};
      header.resize(2);
      header.push_back(head_of(choices.offer.label.text));
      for (std::size_t more = 2; more < choices.headers.size(); ++more) header.push_back(head_of(choices.headers[more].text));
      table.widths.resize(header.size(), mark_width);
    }
    table.rows.push_back(std::move(header));
    for (std::size_t number = 0; number < choices.areas.size(); ++number) {
      const std::string prefix = choices.path + "[" + std::to_string(number) + "].";
      std::vector<PageCell> cells = {area_cell(choices, choices.areas[number], prefix)};
      cells.push_back(cell_of({{prefix + choices.mark, {}}, ControlKind::box, choices.areas[number].title.text, {}}));
      if (choices.has_offer) cells.push_back(column_cell_of(control_of(choices.offer, prefix + choices.offer.path)));
      cells.resize(table.rows.front().size());
      table.rows.push_back(std::move(cells));
    }
    add(std::move(table));
  }

  static PageCell area_cell(const Choices& choices, const Area& area, const std::string& prefix) {
    PageCell cell;
    cell.lines.push_back(line_of(area.title.text, TextLook::question));
    for (const Label& subtitle : area.subtitles) cell.lines.push_back(line_of(subtitle.text, TextLook::plain));
    for (const Item& item : area.items) {
      PageLine& line = cell.lines.emplace_back();
      line.pieces = {Control{{prefix + choices.items, item.code}, ControlKind::box, item.label.text, {}}, " " + item.label.text};
    }
    if (area.other.text.empty()) return cell;
    PageLine& other = cell.lines.emplace_back(line_of(area.other.text + ":", TextLook::plain));
    append_blank(other, {{prefix + choices.other, {}}, ControlKind::text, area.other.text, {}});
    return cell;
  }

  bool in_labels_ = false;  ///< the last block is a table of labels, with which the next field may go on
  bool open_line_ = false;  ///< the last line ends with a blank without a label
  bool at_start_ = false;   ///< of a section
};

}  // namespace

std::string prompt_of(const Control& control) {
  switch (control.kind) {
    case ControlKind::text: return std::string(control.narrow ? 8 : 20, '_');
    case ControlKind::paragraphs: return std::string(70, '_');
    case ControlKind::date:
    case ControlKind::list: return std::string(control.narrow ? 8 : 12, '_');
    case ControlKind::box: return "☐";
  }
  return {};
}

std::vector<PageBlock> lay_out_blank(const Form& form) {
  Setter setter;
  setter.set(form);
  return std::move(setter.blocks);
}

}  // namespace schede
