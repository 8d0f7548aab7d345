#include "parsers/pdf/reader.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "parsers/pdf/flow.h"
#include "parsers/pdf/poppler.h"
#include "parsers/pdf/repeated.h"
#include "parsers/pdf/sheet_area.h"
#include "parsers/pdf/tesseract.h"

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

/// Do pictures fill the page, as of one that was scanned?
bool is_picture(const Sheet& sheet) {
  constexpr double most = 0.8;
  double filled = 0;
  for (const Figure& figure : sheet.figures)
    if (figure.kind == Figure::Kind::picture) filled += figure.box.width() * figure.box.height();
  return filled > most * sheet.width * sheet.height;
}

/// Nobody sees letters without ink, unless the picture under them shows the words.
void remove_unseen(Sheet& sheet) {
  if (!is_picture(sheet)) std::erase_if(sheet.glyphs, [](const Glyph& glyph) { return glyph.unseen; });
}

/// Reads what the pictures of scanned pages show, as far as there is a program for that. Gives back by what words were read off pictures,
/// now or before the file came; empty where none were.
std::string recognise_scans(std::vector<Sheet>& sheets, const Metadata& metadata, std::span<const std::byte> bytes) {
  std::string by;
  for (std::size_t page = 0; page < sheets.size(); ++page) {
    Sheet& sheet = sheets[page];
    if (!is_picture(sheet)) continue;
    const bool read_before = shows_text(sheet);
    if (read_before && by.empty()) by = metadata.generator.empty() ? "PDF" : metadata.generator;
    const std::string recogniser = pdf::recogniser();
    if (recogniser.empty()) continue;
    pdf::recognise(pdf::picture_of(bytes, page), sheet);
    if (read_before || !shows_text(sheet)) continue;
    by = recogniser;
    std::erase_if(sheet.figures, [](const Figure& figure) { return figure.kind == Figure::Kind::picture; });
  }
  return by;
}

}  // namespace

Result<Document> read_pdf(std::span<const std::byte> bytes, const Limits& limits) {
  auto read = pdf::read_sheets(bytes, limits);
  if (!read) return fail(read.error());
  std::vector<Sheet>& sheets = read->sheets;
  if (sheets.empty()) return fail(ErrorCode::unreadable, {}, "no pages");
  for (Sheet& sheet : sheets) remove_unseen(sheet);
  read->metadata.ocr = recognise_scans(sheets, read->metadata, bytes);
  if (std::none_of(sheets.begin(), sheets.end(), shows_text)) return fail(ErrorCode::unsupported_format, {}, "PDF scan");

  Document document;
  document.format = Format::pdf;
  document.metadata = std::move(read->metadata);
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

std::string scan_recogniser() { return pdf::recogniser(); }

}  // namespace schede
