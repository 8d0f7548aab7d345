#include <ErrorCodes.h>
#include <Form.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>
#include <SplashOutputDev.h>
#include <Stream.h>
#include <UTF.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "parsers/document/budget.h"
#include "parsers/document/symbols.h"
#include "parsers/document/utf8.h"
#include "parsers/pdf/poppler.h"

namespace schede::pdf {
namespace {

constexpr double thickest_rule = 3;
constexpr double shortest_rule = 6;
// Of the font's size, over and under the line, where the font does not say.
constexpr double ascent = 0.8, descent = 0.2;

std::uint32_t rgb_of(const GfxRGB& rgb) {
  const auto byte = [](GfxColorComp part) { return static_cast<std::uint32_t>(colToByte(part)); };
  return byte(rgb.r) << 16 | byte(rgb.g) << 8 | byte(rgb.b);
}

/// Writer's own font of symbols.
bool has_signs(std::string_view font) { return font.starts_with("OpenSymbol") || font.starts_with("StarSymbol"); }

constexpr std::string_view unknown_character = "\uFFFD";

constexpr std::uint32_t white = 0xFFFFFF;

Box box_round(double x1, double y1, double x2, double y2) {
  return {std::min(x1, x2), std::min(y1, y2), std::max(x1, x2), std::max(y1, y2)};
}

/// "BAAAAA+LiberationSans-Bold": six letters name the subset (ISO 32000-1, 9.6.4).
std::string_view font_name(const GfxFont& font) {
  constexpr std::size_t prefix = 7;
  if (!font.getName()) return {};
  const std::string_view name = *font.getName();
  return name.size() > prefix && name[prefix - 1] == '+' ? name.substr(prefix) : name;
}

/// Takes down what is drawn on a page.
class Recorder : public OutputDev {
 public:
  Recorder(Sheet& sheet, Budget& budget) : sheet_(sheet), budget_(budget) {}

  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }

  void drawChar(GfxState* state, double x, double y, double dx, double dy, double, double, CharCode code, int, const Unicode* unicode,
                int length) override {
    Glyph glyph;
    const GfxFont* font = state->getFont().get();
    if (!font || !has_room()) return;
    read_text(glyph, *font, unicode, length);
    if (glyph.text.empty() || !budget_.text(glyph.text.size())) return;
    read_look(glyph, *state, *font);
    place(glyph, *state, x, y, advance(*state, dx, dy, code));
    sheet_.glyphs.push_back(std::move(glyph));
  }

  void stroke(GfxState* state) override {
    GfxRGB rgb;
    state->getStrokeRGB(&rgb);
    if (rgb_of(rgb) == white || state->getStrokeOpacity() == 0) return;
    const double half = std::max(state->getTransformedLineWidth(), 0.1) / 2;
    const GfxPath* path = state->getPath();
    Box rest{1e9, 1e9, -1e9, -1e9};
    for (int number = 0; number < path->getNumSubpaths(); ++number) {
      const GfxSubpath* part = path->getSubpath(number);
      for (int at = 0; at + 1 < part->getNumPoints(); ++at) add_segment(*state, *part, at, half, rest);
    }
    if (rest.right >= rest.left) add(*state, Figure::Kind::drawing, rest, {});
  }

  void fill(GfxState* state) override {
    GfxRGB rgb;
    state->getFillRGB(&rgb);
    if (state->getFillOpacity() == 0) return;
    const std::uint32_t colour = rgb_of(rgb);
    const GfxPath* path = state->getPath();
    for (int number = 0; number < path->getNumSubpaths(); ++number) {
      const GfxSubpath* part = path->getSubpath(number);
      const Box box = box_of(*state, *part);
      const bool thin = std::min(box.width(), box.height()) <= thickest_rule && std::max(box.width(), box.height()) >= shortest_rule;
      if (thin && colour != white)
        add(*state, Figure::Kind::rule, box, {});
      else if (is_rectangle(*part))
        add(*state, Figure::Kind::fill, box, colour == white ? std::nullopt : std::optional(colour));
      else if (colour != white)
        add(*state, Figure::Kind::drawing, box, {});
    }
  }
  void eoFill(GfxState* state) override { fill(state); }

  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height, bool invert, bool interpolate,
                     bool inside) override {
    add_picture(*state);
    OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, inside);
  }
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height, GfxImageColorMap* map, bool interpolate,
                 const int* mask, bool inside) override {
    add_picture(*state);
    OutputDev::drawImage(state, ref, stream, width, height, map, interpolate, mask, inside);
  }
  void drawMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int, int, bool, bool) override {
    add_picture(*state);
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream*, int, int, GfxImageColorMap*, bool, Stream*, int, int, GfxImageColorMap*,
                           bool) override {
    add_picture(*state);
  }

 private:
  struct Step {
    double x = 0, y = 0;
  };

  bool has_room() {
    if (sheet_.glyphs.size() + sheet_.figures.size() >= budget_.limits().runs) budget_.exceed("runs");
    return !budget_.exceeded();
  }

  static void read_text(Glyph& glyph, const GfxFont& font, const Unicode* unicode, int length) {
    const std::string_view symbols = symbol_font(font_name(font));
    for (int number = 0; number < length; ++number) {
      const auto character = static_cast<char32_t>(unicode[number]);
      std::string shown;
      append_utf8(character, shown);
      // A font of letters has the same empty box for each sign of a symbol font that was not there when the file was printed.
      if (!symbols.empty())
        glyph.text += symbol_to_utf8(symbols, character);
      else
        glyph.text += is_private(shown) && !has_signs(font_name(font)) ? unknown_character : shown;
    }
    if (length == 0) glyph.text += unknown_character;
  }

  static void read_look(Glyph& glyph, const GfxState& state, const GfxFont& font) {
    constexpr int unseen = 3, seen_by_clip = 7;  // text rendering modes (ISO 32000-1, 9.3.6)
    const std::string_view name = font_name(font);
    const auto says = [&](std::string_view word) { return name.find(word) != name.npos; };
    glyph.bold = font.isBold() || says("Bold") || says("bold");
    glyph.italic = font.isItalic() || says("Italic") || says("Oblique");
    GfxRGB rgb;
    state.getFillRGB(&rgb);
    if (rgb_of(rgb) != 0) glyph.colour = rgb_of(rgb);
    glyph.unseen = state.getRender() == unseen || state.getRender() == seen_by_clip || state.getFillOpacity() == 0;
    glyph.size = state.getTransformedFontSize();
  }

  /// How far the character itself reaches, without what is added between characters.
  static Step advance(GfxState& state, double dx, double dy, CharCode code) {
    constexpr CharCode blank = 0x20;
    const double added = state.getCharSpace() + (code == blank ? state.getWordSpace() : 0);
    Step between, device;
    state.textTransformDelta(added * state.getHorizScaling(), 0, &between.x, &between.y);
    state.transformDelta(dx - between.x, dy - between.y, &device.x, &device.y);
    return device;
  }

  static void place(Glyph& glyph, const GfxState& state, double x, double y, Step step) {
    double left = 0;
    state.transform(x, y, &left, &glyph.baseline);
    glyph.turned = std::abs(step.y) > std::abs(step.x) || step.x < 0;
    glyph.box = box_round(left, glyph.baseline - ascent * glyph.size, left + step.x, glyph.baseline + descent * glyph.size);
  }

  void add_segment(const GfxState& state, const GfxSubpath& path, int at, double half, Box& rest) {
    Step from, to;
    state.transform(path.getX(at), path.getY(at), &from.x, &from.y);
    state.transform(path.getX(at + 1), path.getY(at + 1), &to.x, &to.y);
    const Box box = box_round(from.x, from.y, to.x, to.y);
    constexpr double straight = 0.5;
    const bool across = box.height() < straight, down = box.width() < straight;
    const bool curved = path.getCurve(at) || path.getCurve(at + 1);
    if (!curved && half * 2 <= thickest_rule && across != down)
      add(state, Figure::Kind::rule,
          across ? Box{box.left, box.top - half, box.right, box.bottom + half}
                 : Box{box.left - half, box.top, box.right + half, box.bottom},
          {});
    else if (!(across && down))
      rest = {std::min(rest.left, box.left), std::min(rest.top, box.top), std::max(rest.right, box.right),
              std::max(rest.bottom, box.bottom)};
  }

  static Box box_of(const GfxState& state, const GfxSubpath& path) {
    Box box{1e9, 1e9, -1e9, -1e9};
    for (int at = 0; at < path.getNumPoints(); ++at) {
      Step point;
      state.transform(path.getX(at), path.getY(at), &point.x, &point.y);
      box = {std::min(box.left, point.x), std::min(box.top, point.y), std::max(box.right, point.x), std::max(box.bottom, point.y)};
    }
    return box;
  }

  static bool is_rectangle(const GfxSubpath& path) {
    const int points = path.getNumPoints();
    if (points != 4 && points != 5) return false;
    for (int at = 0; at + 1 < points; ++at) {
      const bool moves_across = path.getX(at) != path.getX(at + 1), moves_down = path.getY(at) != path.getY(at + 1);
      if (path.getCurve(at) || (moves_across && moves_down)) return false;
    }
    return true;
  }

  void add_picture(const GfxState& state) {
    const double* m = state.getCTM();
    add(state, Figure::Kind::picture, box_round(m[4], m[5], m[4] + m[0] + m[2], m[5] + m[1] + m[3]), {});
  }

  /// What lies within the clip.
  void add(const GfxState& state, Figure::Kind kind, const Box& box, std::optional<std::uint32_t> colour) {
    Box clip;
    state.getClipBBox(&clip.left, &clip.top, &clip.right, &clip.bottom);
    const Box seen{std::max(box.left, clip.left), std::max(box.top, clip.top), std::min(box.right, clip.right),
                   std::min(box.bottom, clip.bottom)};
    if (seen.right < seen.left || seen.bottom < seen.top || !has_room()) return;
    sheet_.figures.push_back({kind, seen, colour});
  }

  Sheet& sheet_;
  Budget& budget_;
};

struct FreeUnicode {
  void operator()(Unicode* text) const { gfree(text); }
};

/// A text string of the file (ISO 32000-1, 7.9.2.2).
std::string text_of(const GooString* string) {
  std::string text;
  if (!string) return text;
  Unicode* characters = nullptr;
  const int length = TextStringToUCS4(string->toStr(), &characters);
  const std::unique_ptr<Unicode, FreeUnicode> owned(characters);
  for (int number = 0; number < length; ++number)
    append_utf8(characters[number] == '\r' ? U'\n' : static_cast<char32_t>(characters[number]), text);
  return text;
}

std::string text_of(const Object& object) { return object.isString() ? text_of(object.getString()) : std::string(); }

/// An entry that a field may have from the fields above it.
Object inherited(const Object& field, const char* key) {
  constexpr int deepest = 50;
  Object at = field.copy();
  for (int depth = 0; depth < deepest && at.isDict(); ++depth) {
    Object value = at.dictLookup(key);
    if (!value.isNull()) return value;
    at = at.dictLookup("Parent");
  }
  return Object(objNull);
}

/// The words of a list's entry; programs keep its export value or the words themselves.
std::string words_of_choice(const FormWidgetChoice& list, const Object& value) {
  if (!value.isString()) return {};
  const std::string stored = text_of(value);
  for (int number = 0; number < list.getNumChoices(); ++number)
    if (list.getExportVal(number) && text_of(list.getExportVal(number)) == stored) return text_of(list.getChoice(number));
  return stored;
}

std::string chosen_in(const FormWidgetChoice& list, const Object& value) {
  if (!value.isArray()) return words_of_choice(list, value);
  std::string chosen;
  for (int number = 0; number < value.arrayGetLength(); ++number)
    chosen += (chosen.empty() ? "" : "; ") + words_of_choice(list, value.arrayGet(number));
  return chosen;
}

/// By the field's value; the look chosen for the box should be the same, and is not always (ISO 32000-1, 12.7.4.2.3).
void read_box(Widget& widget, FormWidgetButton& button) {
  const Object value = inherited(*button.getObj(), "V"), look = button.getObj()->dictLookup("AS");
  const bool by_value = value.isName(button.getOnStr() ? button.getOnStr() : "Yes");
  const bool by_look = look.isName() && !look.isName("Off");
  const bool other_value = button.getButtonType() == formButtonCheck && value.isName() && !value.isName("Off");
  widget.checkbox = by_value || other_value ? Checkbox::checked : Checkbox::unchecked;
  widget.unclear = (look.isName() && by_look != (widget.checkbox == Checkbox::checked)) || other_value != by_value;
  if (button.getButtonType() == formButtonRadio) widget.unclear = look.isName() && by_look != by_value;
  // Ticked when the file was made. Writer saves a box that nobody has decided in the same way.
  const Object before = inherited(*button.getObj(), "DV");
  if (by_value && before.isName(value.getName())) widget.unclear = true;
}

/// Nothing for a button to be pushed or a signature.
std::optional<Widget> read_widget(FormWidget& field, const Page& page) {
  Widget widget;
  Box box;
  field.getRect(&box.left, &box.top, &box.right, &box.bottom);
  const PDFRectangle* crop = page.getCropBox();
  widget.box = box_round(box.left - crop->x1, crop->y2 - box.top, box.right - crop->x1, crop->y2 - box.bottom);
  widget.name = text_of(field.getFullyQualifiedName());
  switch (field.getType()) {
    case formButton: {
      auto& button = static_cast<FormWidgetButton&>(field);
      if (button.getButtonType() == formButtonPush) return std::nullopt;
      read_box(widget, button);
      return widget;
    }
    case formText: widget.value = text_of(inherited(*field.getObj(), "V")); return widget;
    case formChoice: widget.value = chosen_in(static_cast<FormWidgetChoice&>(field), inherited(*field.getObj(), "V")); return widget;
    case formSignature:
    case formUndef: return std::nullopt;
  }
  return std::nullopt;
}

/// "D:20110512093100+02'00'" (ISO 32000-1, 7.9.4) as ISO 8601; empty for another text.
std::string iso_date(const std::string& date) {
  constexpr std::size_t digits = 14;
  const std::string_view text = std::string_view(date).substr(date.starts_with("D:") ? 2 : 0);
  if (text.size() < digits || !std::all_of(text.begin(), text.begin() + digits, [](char c) { return c >= '0' && c <= '9'; })) return {};
  const auto part = [&](std::size_t from, std::size_t count) { return std::string(text.substr(from, count)); };
  std::string iso = part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T" + part(8, 2) + ":" + part(10, 2) + ":" + part(12, 2);
  if (text.size() >= digits + 6 && (text[digits] == '+' || text[digits] == '-')) return iso + part(digits, 3) + ":" + part(digits + 4, 2);
  return iso + "Z";
}

Metadata metadata_of(PDFDoc& file) {
  const auto entry = [&](const char* key) { return text_of(file.getDocInfoStringEntry(key).get()); };
  Metadata metadata;
  metadata.title = entry("Title");
  metadata.generator = entry("Producer").empty() ? entry("Creator") : entry("Producer");
  metadata.created = iso_date(entry("CreationDate"));
  metadata.modified = iso_date(entry("ModDate"));
  return metadata;
}

Error refusal_of(int code) {
  if (code == errEncrypted) return {ErrorCode::encrypted, {}, "PDF document"};
  return {ErrorCode::unreadable, {}, code == errBadCatalog ? "no pages" : "PDF structure"};
}

Sheet read_sheet(PDFDoc& file, int number, Budget& budget) {
  Sheet sheet;
  Page* page = file.getPage(number);
  if (!page) return sheet;
  const bool upright = page->getRotate() % 180 == 0;
  sheet.width = upright ? page->getCropWidth() : page->getCropHeight();
  sheet.height = upright ? page->getCropHeight() : page->getCropWidth();
  Recorder recorder(sheet, budget);
  const auto no_annotation = [](Annot*, void*) { return false; };
  const auto is_over = [](void* spent) { return static_cast<Budget*>(spent)->exceeded() != nullptr; };
  file.displayPage(&recorder, number, points_per_inch, points_per_inch, 0, false, true, false, is_over, &budget, no_annotation, nullptr);
  const auto widgets = page->getFormWidgets();
  for (int each = 0; widgets && each < widgets->getNumWidgets(); ++each)
    if (auto widget = read_widget(*widgets->getWidget(each), *page); widget && budget.text(widget->value.size() + 1))
      sheet.widgets.push_back(std::move(*widget));
  return sheet;
}

/// The bytes must outlive it.
PDFDoc opened(std::span<const std::byte> bytes) {
  if (!globalParams) {
    globalParams = std::make_unique<GlobalParams>();
    setErrorCallback([](ErrorCategory, Goffset, const char*) {});
  }
  return PDFDoc(new MemStream(reinterpret_cast<const char*>(bytes.data()), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
}

Result<Sheets> read(std::span<const std::byte> bytes, const Limits& limits) {
  PDFDoc file = opened(bytes);
  if (!file.isOk()) return fail(refusal_of(file.getErrorCode()));
  Sheets all;
  all.metadata = metadata_of(file);
  Budget budget(limits);
  for (int number = 1; number <= file.getNumPages() && budget.block(); ++number) all.sheets.push_back(read_sheet(file, number, budget));
  if (budget.exceeded()) return fail(ErrorCode::limits_exceeded, {}, budget.exceeded());
  return all;
}

void draw(std::span<const std::byte> bytes, int number, Picture& picture) {
  PDFDoc file = opened(bytes);
  Page* page = file.isOk() ? file.getPage(number) : nullptr;
  if (!page) return;
  // A page as large as a poster is drawn more coarsely.
  constexpr double most_dots = 4500;
  const double longest = std::max({page->getCropWidth(), page->getCropHeight(), 1.0}) / points_per_inch;
  picture.dots_per_inch = std::max(1, static_cast<int>(std::min<double>(picture.dots_per_inch, most_dots / longest)));
  SplashColor paper = {255};
  SplashOutputDev device(splashModeMono8, 1, false, paper);
  device.startDoc(&file);
  const auto no_annotation = [](Annot*, void*) { return false; };
  file.displayPage(&device, number, picture.dots_per_inch, picture.dots_per_inch, 0, false, true, false, nullptr, nullptr, no_annotation,
                   nullptr);
  SplashBitmap* bitmap = device.getBitmap();
  if (!bitmap || !bitmap->getDataPtr()) return;
  picture.width = bitmap->getWidth();
  picture.height = bitmap->getHeight();
  for (int row = 0; row < picture.height; ++row) {
    const auto* begin = bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(row) * bitmap->getRowSize();
    picture.grey.insert(picture.grey.end(), begin, begin + picture.width);
  }
}

}  // namespace
}  // namespace schede::pdf

extern "C" __attribute__((visibility("default"))) void schede_pdf_sheets(std::span<const std::byte> bytes, const schede::Limits& limits,
                                                                         schede::Result<schede::pdf::Sheets>& sheets) {
  sheets = schede::pdf::read(bytes, limits);
}

extern "C" __attribute__((visibility("default"))) void schede_pdf_picture(std::span<const std::byte> bytes, std::size_t page,
                                                                          schede::pdf::Picture& picture) {
  schede::pdf::draw(bytes, static_cast<int>(page) + 1, picture);
}
