#include "parsers/pdf/reader.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "parsers/pdf/flow.h"
#include "parsers/pdf/poppler.h"
#include "parsers/pdf/repeated.h"
#include "parsers/pdf/sheet_area.h"

namespace schede {
namespace {

using pdf::Area;
using pdf::Figure;
using pdf::Glyph;
using pdf::Sheet;
using pdf::Sheets;

bool shows_text(const Sheet& sheet) {
  const bool letters = std::any_of(sheet.glyphs.begin(), sheet.glyphs.end(), [](const Glyph& glyph) { return glyph.text != " "; });
  return letters || !sheet.widgets.empty();
}

/// Does a picture fill the page, as of one that was scanned?
bool is_picture(const Sheet& sheet) {
  constexpr double most = 0.8;
  return std::any_of(sheet.figures.begin(), sheet.figures.end(), [&](const Figure& figure) {
    return figure.kind == Figure::Kind::picture && figure.box.width() * figure.box.height() > most * sheet.width * sheet.height;
  });
}

/// Words over a picture of themselves were read off it by a program.
bool is_recognised(const Sheet& sheet) { return is_picture(sheet) && shows_text(sheet); }

/// Nobody sees letters without ink, unless the picture under them shows the words.
void remove_unseen(Sheet& sheet) {
  if (!is_picture(sheet)) std::erase_if(sheet.glyphs, [](const Glyph& glyph) { return glyph.unseen; });
}

}  // namespace

Result<Document> read_pdf(std::span<const std::byte> bytes, const Limits& limits) {
  auto read = pdf::read_sheets(bytes, limits);
  if (!read) return fail(read.error());
  std::vector<Sheet>& sheets = read->sheets;
  if (sheets.empty()) return fail(ErrorCode::unreadable, {}, "no pages");
  for (Sheet& sheet : sheets) remove_unseen(sheet);
  if (std::none_of(sheets.begin(), sheets.end(), shows_text)) return fail(ErrorCode::unsupported_format, {}, "PDF scan");

  Document document;
  document.format = Format::pdf;
  document.metadata = std::move(read->metadata);
  if (std::any_of(sheets.begin(), sheets.end(), is_recognised))
    document.metadata.ocr = document.metadata.generator.empty() ? "PDF" : document.metadata.generator;
  std::vector<Area> areas;
  for (const Sheet& sheet : sheets) areas.push_back(pdf::area_of(sheet, areas.size()));
  const auto measure = pdf::measure(areas);
  Budget budget(limits);
  document.notes = pdf::take_repeated(areas);
  for (std::size_t number = 0; number < areas.size(); ++number) {
    if (!areas[number].footnotes.empty()) document.notes.push_back({NoteKind::footnote, pdf::footnotes_of(areas[number], measure, budget)});
  }
  Area all = std::move(areas.front());
  for (std::size_t number = 1; number < areas.size(); ++number) append(all, std::move(areas[number]));
  document.blocks = pdf::blocks_of(std::move(all), measure, budget, document.pages);
  if (budget.exceeded()) return fail(ErrorCode::limits_exceeded, {}, budget.exceeded());
  return document;
}

bool can_read_pdf() { return pdf::is_there(); }

}  // namespace schede
