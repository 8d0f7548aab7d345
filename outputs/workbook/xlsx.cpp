#include "outputs/workbook/xlsx.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <utility>

#include "outputs/escape/escape.h"

namespace schede {

namespace {

/// Excel holds 32,767 UTF-16 code units in a cell.
constexpr std::size_t most_in_cell = 32'000;
constexpr std::string_view cut_note = " [… testo tagliato a 32.000 caratteri: intero in register.json]";
constexpr lxw_color_t amber = 0xFFE9B3, red = 0xF8C9C4, ink = 0x17324D, line = 0xC5C7C9, blue = 0x0066CC, white = 0xFFFFFF,
                      green = 0xCFE8D5;
constexpr double row_height = 15;
constexpr std::size_t looks = 11;

void check(lxw_error error) {
  if (error != LXW_NO_ERROR) throw XlsxFailure(lxw_strerror(error));
}

/// "_x0041_" would be read as "A": its first sign is written as a code of its own (ECMA-376 part 1, 22.9.2.19).
std::string without_codes(std::string_view text) {
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto code = text.substr(i, 7);
    const bool is_code = code.size() == 7 && code.starts_with("_x") && code[6] == '_' && std::ranges::all_of(code.substr(2, 4), is_hex);
    out += is_code ? "_x005F_" : std::string(1, text[i]);
  }
  return out;
}

std::string cut(std::string text) {
  const auto length = [](std::string_view part) {
    return static_cast<std::size_t>(std::ranges::count_if(part, [](char c) { return (c & 0xC0) != 0x80; }));
  };
  if (length(text) + static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xF8) == 0xF0; })) <= most_in_cell)
    return text;
  std::size_t end = 0;
  for (std::size_t left = most_in_cell; end < text.size(); ++end) {
    const auto byte = static_cast<unsigned char>(text[end]);
    const std::size_t units = (byte & 0xC0U) == 0x80U ? 0 : byte >= 0xF0U ? 2 : 1;
    if (units > left) break;
    left -= units;
  }
  return text.substr(0, end).append(cut_note);
}

std::string cell_text(std::string_view text) { return without_codes(cut(visible(text))); }

}  // namespace

struct XlsxBook::State {
  lxw_workbook* book = nullptr;
  std::string folder;
  std::array<lxw_format*, looks> formats{};
  lxw_format* header = nullptr;
  std::vector<std::shared_ptr<XlsxSheet::State>> sheets;

  lxw_format* format(bool wrap) {
    lxw_format* made = workbook_add_format(book);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (wrap) format_set_text_wrap(made);
    return made;
  }
  void make_formats();
};

struct XlsxSheet::State {
  lxw_worksheet* sheet = nullptr;
  XlsxBook::State* book = nullptr;
  std::vector<XlsxColumn> columns;

  void write(lxw_row_t row, lxw_col_t column, const XlsxCell& cell) const;
  void finish(std::size_t rows) const;
  mutable std::size_t rows_ = 0;
};

void XlsxBook::State::make_formats() {
  const auto at = [&](CellLook look) -> lxw_format*& { return formats.at(static_cast<std::size_t>(look)); };
  at(CellLook::plain) = format(false);
  at(CellLook::wrapped) = format(true);
  at(CellLook::number) = format(false);
  format_set_num_format(at(CellLook::number), "0");
  at(CellLook::figure) = format(false);
  format_set_num_format(at(CellLook::figure), "0");
  format_set_align(at(CellLook::figure), LXW_ALIGN_LEFT);
  at(CellLook::percent) = format(false);
  format_set_num_format(at(CellLook::percent), "0%");
  at(CellLook::date) = format(false);
  format_set_num_format(at(CellLook::date), "dd/mm/yyyy");
  format_set_align(at(CellLook::date), LXW_ALIGN_LEFT);
  at(CellLook::link) = format(false);
  format_set_font_color(at(CellLook::link), blue);
  format_set_underline(at(CellLook::link), LXW_UNDERLINE_SINGLE);
  at(CellLook::title) = format(false);
  format_set_bold(at(CellLook::title));
  format_set_font_size(at(CellLook::title), 16);
  format_set_font_color(at(CellLook::title), ink);
  at(CellLook::note) = format(false);
  format_set_bold(at(CellLook::note));
  at(CellLook::doubtful) = format(false);
  format_set_bg_color(at(CellLook::doubtful), amber);
  at(CellLook::wrong) = format(false);
  format_set_bg_color(at(CellLook::wrong), red);
  header = format(true);
  format_set_bold(header);
  format_set_font_color(header, white);
  format_set_bg_color(header, ink);
  format_set_border(header, LXW_BORDER_THIN);
  format_set_border_color(header, line);
}

void XlsxSheet::State::write(lxw_row_t row, lxw_col_t column, const XlsxCell& cell) const {
  lxw_format* format = book->formats.at(static_cast<std::size_t>(cell.look));
  if (const auto* number = std::get_if<double>(&cell.value)) {
    check(worksheet_write_number(sheet, row, column, *number, format));
  } else if (const auto* text = std::get_if<std::string>(&cell.value); text && !text->empty()) {
    const auto shown = cell_text(*text);
    // A link that Excel doesn't take stays text.
    if (cell.link.empty() || worksheet_write_url_opt(sheet, row, column, cell.link.c_str(), format, shown.c_str(), nullptr) != LXW_NO_ERROR)
      check(worksheet_write_string(sheet, row, column, shown.c_str(), format));
  } else if (cell.look != CellLook::plain) {
    check(worksheet_write_blank(sheet, row, column, format));
  }
  if (cell.comment.empty()) return;
  constexpr std::size_t longest = 2'000;
  lxw_comment_options options{};
  options.width = 360;
  options.height =
      static_cast<std::uint16_t>(60 + 15 * std::min<std::size_t>(std::ranges::count(cell.comment, '\n') + cell.comment.size() / 50, 20));
  auto comment = cell_text(cell.comment);
  if (comment.size() > longest) {
    auto end = longest;
    while ((static_cast<unsigned char>(comment[end]) & 0xC0U) == 0x80U) --end;
    comment = comment.substr(0, end) + "…";
  }
  check(worksheet_write_comment_opt(sheet, row, column, comment.c_str(), &options));
}

void XlsxSheet::State::finish(std::size_t rows) const {
  if (columns.empty()) return;
  const auto last_row = static_cast<lxw_row_t>(std::max<std::size_t>(rows, 1));
  check(worksheet_autofilter(sheet, 0, 0, last_row, static_cast<lxw_col_t>(columns.size() - 1)));
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].choices.empty() && columns[i].choices_from.empty()) continue;
    lxw_data_validation validation{};
    std::vector<const char*> list;
    for (const auto& choice : columns[i].choices) list.push_back(choice.c_str());
    list.push_back(nullptr);
    validation.validate = columns[i].choices.empty() ? LXW_VALIDATION_TYPE_LIST_FORMULA : LXW_VALIDATION_TYPE_LIST;
    validation.value_list = const_cast<char**>(list.data());
    validation.value_formula = const_cast<char*>(columns[i].choices_from.c_str());
    validation.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
    check(worksheet_data_validation_range(sheet, 1, static_cast<lxw_col_t>(i), last_row, static_cast<lxw_col_t>(i), &validation));
  }
}

void XlsxSheet::add(const std::vector<XlsxCell>& cells, double height) {
  const auto row = static_cast<lxw_row_t>(next_++);
  if (height > 0) check(worksheet_set_row(state_->sheet, row, height, nullptr));
  for (std::size_t i = 0; i < cells.size(); ++i) state_->write(row, static_cast<lxw_col_t>(i), cells[i]);
  state_->rows_ = next_ - first_;
}

void XlsxSheet::print_columns(std::size_t count) {
  check(worksheet_print_area(state_->sheet, 0, 0, static_cast<lxw_row_t>(std::max<std::size_t>(next_, 2) - 1),
                             static_cast<lxw_col_t>(count - 1)));
}

void XlsxSheet::colour_scale(std::size_t first_column, std::size_t last_column) {
  if (rows() == 0) return;
  const auto apply = [&](lxw_conditional_format& rule) {
    check(worksheet_conditional_format_range(state_->sheet, static_cast<lxw_row_t>(first_), static_cast<lxw_col_t>(first_column),
                                             static_cast<lxw_row_t>(next_ - 1), static_cast<lxw_col_t>(last_column), &rule));
  };
  lxw_conditional_format scale{};
  scale.type = LXW_CONDITIONAL_3_COLOR_SCALE;
  scale.min_rule_type = scale.mid_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
  scale.min_value = 0;
  scale.mid_value = 1;
  scale.min_color = red;
  scale.mid_color = amber;
  scale.max_color = green;
  apply(scale);
}

void XlsxSheet::data_bar(std::size_t column) {
  if (rows() == 0) return;
  lxw_conditional_format bar{};
  bar.type = LXW_CONDITIONAL_DATA_BAR;
  bar.bar_color = 0x99C2EB;
  bar.bar_solid = LXW_TRUE;
  bar.data_bar_2010 = LXW_TRUE;
  bar.min_rule_type = bar.max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER;
  bar.min_value = 0;
  bar.max_value = 1;
  check(worksheet_conditional_format_range(state_->sheet, static_cast<lxw_row_t>(first_), static_cast<lxw_col_t>(column),
                                           static_cast<lxw_row_t>(next_ - 1), static_cast<lxw_col_t>(column), &bar));
}

XlsxBook::XlsxBook(const std::string& file, const std::string& folder, std::string_view title, long created)
    : state_(std::make_unique<State>()) {
  state_->folder = folder;
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  options.tmpdir = state_->folder.data();
  state_->book = workbook_new_opt(file.c_str(), &options);
  if (!state_->book) throw XlsxFailure("workbook_new_opt");
  std::string shown(title), author = "schede";
  lxw_doc_properties properties{};
  properties.title = shown.data();
  properties.author = author.data();
  properties.created = created > 0 ? created : 1;
  check(workbook_set_properties(state_->book, &properties));
  state_->make_formats();
}

XlsxBook::~XlsxBook() {
  if (state_->book) lxw_workbook_free(state_->book);
}

namespace {

void lay_out(lxw_worksheet* sheet) {
  constexpr std::uint8_t a4 = 9;
  worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, a4);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_set_margins(sheet, 0.4, 0.4, 0.5, 0.6);
  check(worksheet_set_footer(sheet, "&L&A&R&P / &N"));
}

}  // namespace

XlsxSheet XlsxBook::add_sheet(std::string_view name, std::vector<XlsxColumn> columns, std::size_t frozen) {
  auto state = std::make_shared<XlsxSheet::State>();
  state->book = state_.get();
  state->sheet = workbook_add_worksheet(state_->book, std::string(name).c_str());
  if (!state->sheet) throw XlsxFailure("workbook_add_worksheet");
  state->columns = std::move(columns);
  lay_out(state->sheet);
  worksheet_set_default_row(state->sheet, row_height, LXW_FALSE);
  for (std::size_t i = 0; i < state->columns.size(); ++i) {
    const auto& column = state->columns[i];
    lxw_row_col_options options{};
    options.hidden = column.is_hidden;
    check(worksheet_set_column_opt(state->sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), column.width, nullptr, &options));
  }
  check(worksheet_set_row(state->sheet, 0, 3 * row_height, nullptr));
  for (std::size_t i = 0; i < state->columns.size(); ++i)
    check(worksheet_write_string(state->sheet, 0, static_cast<lxw_col_t>(i), cell_text(state->columns[i].title).c_str(), state_->header));
  worksheet_freeze_panes(state->sheet, 1, static_cast<lxw_col_t>(frozen));
  check(worksheet_repeat_rows(state->sheet, 0, 0));
  state_->sheets.push_back(state);
  return {state, 1};
}

XlsxSheet XlsxBook::add_page(std::string_view name, const std::vector<double>& widths) {
  auto state = std::make_shared<XlsxSheet::State>();
  state->book = state_.get();
  state->sheet = workbook_add_worksheet(state_->book, std::string(name).c_str());
  if (!state->sheet) throw XlsxFailure("workbook_add_worksheet");
  lay_out(state->sheet);
  worksheet_gridlines(state->sheet, LXW_HIDE_ALL_GRIDLINES);
  for (std::size_t i = 0; i < widths.size(); ++i)
    check(worksheet_set_column(state->sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), widths[i], nullptr));
  state_->sheets.push_back(state);
  return {state, 0};
}

void XlsxBook::close() {
  for (const auto& sheet : state_->sheets) sheet->finish(sheet->rows_);
  check(workbook_close(std::exchange(state_->book, nullptr)));
}

}  // namespace schede
