#include "parsers/spreadsheet/xlsx_sheet.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <set>
#include <utility>

#include "parsers/container/opc.h"
#include "parsers/container/package.h"
#include "parsers/container/xml.h"

namespace schede {
namespace {

std::string_view text_of(const xml::Element& element, std::string_view name) {
  const std::string_view* value = element.attribute(name);
  return value ? *value : std::string_view();
}

std::size_t number_of(std::string_view digits) {
  std::size_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// xl/workbook.xml (ECMA-376-1, 18.2.27): which part a sheet of a name is, and from when days are counted.
class WorkbookReader : public xml::Handler {
 public:
  explicit WorkbookReader(std::string_view name) : name_(name) {}

  std::string relationship;
  bool counts_from_1904 = false;

  void start(const xml::Element& element) override {
    if (element.name == "workbookPr") counts_from_1904 = text_of(element, "date1904") == "1" || text_of(element, "date1904") == "true";
    if (element.name == "sheet" && text_of(element, "name") == name_) relationship = relationship_id(element);
  }
  void end(std::string_view, std::string_view) override {}
  void characters(std::string_view) override {}

 private:
  /// "r:id"; the attribute "sheetId" has no namespace.
  static std::string relationship_id(const xml::Element& element) {
    for (const xml::Attribute& attribute : element.attributes)
      if (attribute.name == "id" && !attribute.ns.empty()) return std::string(attribute.value);
    return {};
  }

  std::string_view name_;
};

/// xl/sharedStrings.xml (18.4): each text of one or several runs; how it is to be pronounced is none of it.
class StringsReader : public xml::Handler {
 public:
  std::vector<std::string> texts;

  void start(const xml::Element& element) override {
    if (element.name == "si") texts.emplace_back();
    if (element.name == "rPh") pronounced_ = true;
    in_text_ = element.name == "t" && !pronounced_;
  }
  void end(std::string_view, std::string_view name) override {
    if (name == "rPh") pronounced_ = false;
    in_text_ = false;
  }
  void characters(std::string_view text) override {
    if (in_text_ && !texts.empty()) texts.back() += text;
  }

 private:
  bool in_text_ = false, pronounced_ = false;
};

/// Is a number format one of dates or times (18.8.30): built in, or by its letters outside of quotation marks, brackets and escapes?
bool is_date_format(std::string_view code) {
  bool quoted = false, bracketed = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
      continue;
    }
    if (c == '[') bracketed = true;
    if (c == ']') bracketed = false;
    if (!bracketed && std::string_view("ymdhsYMDHS").find(c) != std::string_view::npos) return true;
  }
  return false;
}

bool is_built_in_date(std::size_t format) { return (format >= 14 && format <= 22) || (format >= 45 && format <= 47); }

/// xl/styles.xml: which cell styles show dates.
class StylesReader : public xml::Handler {
 public:
  std::vector<bool> dates;  ///< by the index that cells name

  void start(const xml::Element& element) override {
    if (element.name == "numFmt" && is_date_format(text_of(element, "formatCode")))
      formats_.insert(number_of(text_of(element, "numFmtId")));
    if (element.name == "cellXfs") in_cell_styles_ = true;
    if (element.name != "xf" || !in_cell_styles_) return;
    const auto format = number_of(text_of(element, "numFmtId"));
    dates.push_back(is_built_in_date(format) || formats_.contains(format));
  }
  void end(std::string_view, std::string_view name) override {
    if (name == "cellXfs") in_cell_styles_ = false;
  }
  void characters(std::string_view) override {}

 private:
  std::set<std::size_t> formats_;
  bool in_cell_styles_ = false;
};

/// "2026-11-30" or "2026-11-30T10:45:00" of days since 30 December 1899 (18.17.4.1), a day's part as time.
std::string iso_date(double days, bool counts_from_1904) {
  constexpr double seconds_of_day = 86'400;
  constexpr long long to_1970 = 25'569, from_1900_to_1904 = 1'462;
  const auto seconds = std::llround(days * seconds_of_day);
  long long day = seconds / 86'400 - to_1970 + (counts_from_1904 ? from_1900_to_1904 : 0);
  const long long clock = seconds % 86'400;
  // Days to year, month and day in the Gregorian calendar, by eras of 400 years that begin in March.
  day += 719'468;
  const long long era = day / 146'097, day_of_era = day - era * 146'097;
  const long long year_of_era = (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const long long day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const long long shifted = (5 * day_of_year + 2) / 153;
  const long long month = shifted < 10 ? shifted + 3 : shifted - 9, year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  char text[80];
  std::snprintf(text, sizeof text, "%04lld-%02lld-%02lld", year, month, day_of_year - (153 * shifted + 2) / 5 + 1);
  std::string date(text);
  if (clock == 0) return date;
  std::snprintf(text, sizeof text, "T%02lld:%02lld:%02lldZ", clock / 3'600, clock / 60 % 60, clock % 60);
  return date + text;
}

/// "AB12" -> 27. Nothing for a reference without letters.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0, letters = 0;
  for (; letters < reference.size() && letters < 4 && reference[letters] >= 'A' && reference[letters] <= 'Z'; ++letters)
    column = column * 26 + static_cast<std::size_t>(reference[letters] - 'A') + 1;
  return letters == 0 ? std::nullopt : std::optional(column - 1);
}

struct Book {
  std::vector<std::string> strings;
  std::vector<bool> dates;
  bool counts_from_1904 = false;
};

/// A worksheet's rows and cells (18.3.1.73, 18.3.1.4).
class SheetReader : public xml::Handler {
 public:
  SheetReader(const Book& book, const Limits& limits) : book_(book), limits_(limits) {}

  std::vector<SheetRow> rows;

  void start(const xml::Element& element) override {
    in_text_ = false;
    if (element.name == "row") return begin_row(text_of(element, "r"));
    if (element.name == "c") return begin_cell(element);
    if (element.name == "rPh") pronounced_ = true;
    in_text_ = element.name == "v" || (element.name == "t" && !pronounced_);
  }

  void end(std::string_view, std::string_view name) override {
    in_text_ = false;
    if (name == "rPh") pronounced_ = false;
    if (name == "c" && !rows.empty()) end_cell();
    if (name == "row" && !rows.empty() && rows.back().cells.empty()) rows.pop_back();
  }

  void characters(std::string_view text) override {
    if (in_text_) text_ += text;
  }

 private:
  void begin_row(std::string_view number) {
    const int before = last_row_;
    last_row_ = number.empty() ? before + 1 : static_cast<int>(std::min<std::size_t>(number_of(number), 1u << 30));
    rows.push_back({last_row_, {}});
    next_column_ = 0;
  }

  void begin_cell(const xml::Element& element) {
    type_ = text_of(element, "t");
    style_ = number_of(text_of(element, "s"));
    column_ = column_of(text_of(element, "r")).value_or(next_column_);
    next_column_ = column_ + 1;
    text_.clear();
  }

  void end_cell() {
    std::string text = value();
    if (text.empty()) return;
    if (column_ >= limits_.columns || ++cells_ > limits_.cells) {
      error = Error{ErrorCode::limits_exceeded, {}, column_ >= limits_.columns ? "columns" : "cells"};
      return;
    }
    auto& cells = rows.back().cells;
    if (cells.size() <= column_) cells.resize(column_ + 1);
    cells[column_] = std::move(text);
  }

  [[nodiscard]] std::string value() const {
    if (type_ == "s") {
      const auto index = number_of(text_);
      return index < book_.strings.size() && !text_.empty() ? book_.strings[index] : std::string();
    }
    if (type_ == "b") return text_ == "1" ? "true" : text_.empty() ? "" : "false";
    if (type_ == "inlineStr" || type_ == "str" || type_ == "d") return text_;
    return type_ == "e" ? std::string() : number();
  }

  [[nodiscard]] std::string number() const {
    double value = 0;
    const auto [end, failed] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
    if (failed != std::errc() || end != text_.data() + text_.size()) return text_;
    const bool is_date = style_ < book_.dates.size() && book_.dates[style_];
    if (is_date && value >= 0 && value < 3e6) return iso_date(value, book_.counts_from_1904);
    char shortest[64];  // Excel stores 0.1 + 0.2 with all seventeen digits; a person sees fifteen
    std::snprintf(shortest, sizeof shortest, "%.15g", value);
    return shortest;
  }

  const Book& book_;
  const Limits& limits_;
  std::string type_, text_;
  std::size_t style_ = 0, column_ = 0, next_column_ = 0, cells_ = 0;
  int last_row_ = 0;
  bool in_text_ = false, pronounced_ = false;
};

/// The part that a part points to by a relationship of a type; empty for none.
std::string part_of_type(const std::vector<Relationship>& links, std::string_view type) {
  const auto found = std::ranges::find(links, type, &Relationship::type);
  return found == links.end() || found->external ? std::string() : found->target;
}

Result<Book> read_book(const Package& package, const std::vector<Relationship>& links, const Limits& limits) {
  Book book;
  StringsReader strings;
  if (const auto part = part_of_type(links, "sharedStrings"); !part.empty())
    if (const auto read = xml::stream(package, part, strings, limits); !read) return fail(read.error());
  StylesReader styles;
  if (const auto part = part_of_type(links, "styles"); !part.empty())
    if (const auto read = xml::stream(package, part, styles, limits); !read) return fail(read.error());
  book.strings = std::move(strings.texts);
  book.dates = std::move(styles.dates);
  return book;
}

}  // namespace

Result<std::vector<SheetRow>> read_xlsx_sheet(std::span<const std::byte> workbook, std::string_view name, const Limits& limits) {
  const auto package = Package::open(workbook, limits);
  if (!package) return fail(package.error());
  const auto roots = read_relationships(*package, {}, limits);
  if (!roots) return fail(roots.error());
  const auto main = part_of_type(*roots, "officeDocument");
  if (main.empty()) return fail(ErrorCode::unsupported_format, {}, "no workbook");
  WorkbookReader sheets(name);
  if (const auto read = xml::stream(*package, main, sheets, limits); !read) return fail(read.error());
  const auto links = read_relationships(*package, main, limits);
  if (!links) return fail(links.error());
  const auto sheet = std::ranges::find(*links, sheets.relationship, &Relationship::id);
  if (sheets.relationship.empty() || sheet == links->end()) return std::vector<SheetRow>();
  auto book = read_book(*package, *links, limits);
  if (!book) return fail(book.error());
  book->counts_from_1904 = sheets.counts_from_1904;
  SheetReader reader(*book, limits);
  if (const auto read = xml::stream(*package, sheet->target, reader, limits); !read) return fail(read.error());
  return std::move(reader.rows);
}

}  // namespace schede
