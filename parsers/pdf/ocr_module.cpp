#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parsers/pdf/sheet.h"

namespace schede::pdf {
namespace {

constexpr const char* language = "ita";

struct ReleasePix {
  void operator()(Pix* pix) const { pixDestroy(&pix); }
};
struct ReleaseBox {
  void operator()(::Box* box) const { boxDestroy(&box); }
};
struct ReleaseBoxes {
  void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};
struct ReleaseText {
  void operator()(const char* text) const { delete[] text; }
};
using PixPtr = std::unique_ptr<Pix, ReleasePix>;

/// In dots.
struct Dots {
  int left, top, right, bottom;
  [[nodiscard]] int width() const { return right - left; }
  [[nodiscard]] int height() const { return bottom - top; }
  [[nodiscard]] bool holds(const Dots& other) const {
    return left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom;
  }
};

PixPtr pix_of(const Picture& picture) {
  PixPtr pix(pixCreate(picture.width, picture.height, 8));
  if (!pix) return pix;
  pixSetResolution(pix.get(), picture.dots_per_inch, picture.dots_per_inch);
  auto grey = picture.grey.begin();
  for (int row = 0; row < picture.height; ++row) {
    l_uint32* line = pixGetData(pix.get()) + static_cast<std::ptrdiff_t>(row) * pixGetWpl(pix.get());
    for (int column = 0; column < picture.width; ++column) SET_DATA_BYTE(line, column, *grey++);
  }
  return pix;
}

PixPtr in_black(const PixPtr& grey) {
  Pix* black = nullptr;
  constexpr int whole_page = 10'000;
  constexpr float score = 0.1F;
  pixOtsuAdaptiveThreshold(grey.get(), whole_page, whole_page, 0, 0, score, nullptr, &black);
  return PixPtr(black);
}

/// Where strokes lie that a brick of so many dots fits into.
std::vector<Dots> strokes(const PixPtr& black, int across, int down) {
  constexpr int eight_neighbours = 8;
  const PixPtr open(pixOpenBrick(nullptr, black.get(), across, down));
  const std::unique_ptr<Boxa, ReleaseBoxes> boxes(open ? pixConnCompBB(open.get(), eight_neighbours) : nullptr);
  std::vector<Dots> found;
  for (int number = 0; boxes && number < boxaGetCount(boxes.get()); ++number) {
    int left = 0, top = 0, width = 0, height = 0;
    boxaGetBoxGeometry(boxes.get(), number, &left, &top, &width, &height);
    found.push_back({left, top, left + width, top + height});
  }
  return found;
}

/// What a page's picture shows beside words, and the words that tesseract reads off the rest.
class Scan {
 public:
  Scan(const Picture& picture, Sheet& sheet) : sheet_(sheet), dots_per_point_(picture.dots_per_inch / points_per_inch) {
    const PixPtr crooked = pix_of(picture);
    grey_.reset(crooked ? pixDeskew(crooked.get(), 0) : nullptr);
    if (grey_) black_ = in_black(grey_);
  }

  void read(tesseract::TessBaseAPI& reader) {
    if (!black_) return;
    signs_ = strokes(black_, 1, 1);
    find_boxes();
    find_rules();
    const auto in_a_box = [&](const Glyph& glyph) {
      return std::any_of(boxes_.begin(), boxes_.end(), [&](const Box& box) { return box.holds(glyph.box.centre(), glyph.box.middle()); });
    };
    std::erase_if(sheet_.glyphs, in_a_box);
    if (std::any_of(sheet_.glyphs.begin(), sheet_.glyphs.end(), [](const Glyph& glyph) { return glyph.text != " "; })) return;
    find_leaders();
    read_words(reader);
  }

 private:
  [[nodiscard]] int dots(double points) const { return static_cast<int>(points * dots_per_point_); }
  [[nodiscard]] Box points(const Dots& dots) const {
    return {dots.left / dots_per_point_, dots.top / dots_per_point_, dots.right / dots_per_point_, dots.bottom / dots_per_point_};
  }

  /// Squares of four thin straight sides, as large as people print them. What crosses one may reach beyond it.
  void find_boxes() {
    constexpr double smallest = 6, largest = 20, thickest = 2;
    constexpr std::size_t most_strokes = 3000;
    auto across = strokes(black_, dots(smallest), 1), down = strokes(black_, 1, dots(smallest));
    if (across.size() > most_strokes || down.size() > most_strokes) return;
    std::erase_if(across, [&](const Dots& each) { return each.height() > dots(thickest) || each.width() > 2 * dots(largest); });
    std::erase_if(down, [&](const Dots& each) { return each.width() > dots(thickest) || each.height() > 2 * dots(largest); });
    for (const Dots& top : across)
      for (const Dots& bottom : across)
        if (const int side = bottom.bottom - top.top; side >= dots(smallest) && side <= dots(largest)) find_walls(top, bottom, down);
  }

  void find_walls(const Dots& top, const Dots& bottom, const std::vector<Dots>& down) {
    const Dots none{};
    Dots left = none, right = none;
    const int side = bottom.bottom - top.top;
    for (const Dots& wall : down) {
      if (!spans(wall.top, wall.bottom, top.top, bottom.bottom)) continue;
      if (std::abs(wall.left - top.left) <= side / 4) left = wall;
      if (std::abs(wall.right - top.right) <= side / 4) right = wall;
    }
    const Dots square{left.left, top.top, right.right, bottom.bottom};
    const bool is_square = left.height() > 0 && right.height() > 0 && std::abs(square.width() - side) <= side / 6;
    if (!is_square || !spans(top.left, top.right, square.left, square.right) ||
        !spans(bottom.left, bottom.right, square.left, square.right))
      return;
    const Dots sides[] = {{square.left, top.top, square.right, top.bottom},
                          {square.left, bottom.top, square.right, bottom.bottom},
                          {left.left, square.top, left.right, square.bottom},
                          {right.left, square.top, right.right, square.bottom}};
    const bool are_straight = std::all_of(std::begin(sides), std::end(sides), [&](const Dots& each) { return ink_in(each) > 0.85; });
    if (are_straight && !is_round(square)) add_box(square);
  }

  /// Sides of letters such as O and D bulge: there is ink beyond their middle.
  [[nodiscard]] bool is_round(const Dots& square) const {
    constexpr int gap = 1, depth = 2;
    constexpr double least = 0.1;
    const int quarter = square.width() / 4;
    const int from = square.left + quarter, to = square.right - quarter, upper = square.top + quarter, lower = square.bottom - quarter;
    return ink_in({from, square.top - gap - depth, to, square.top - gap}) > least ||
           ink_in({from, square.bottom + gap, to, square.bottom + gap + depth}) > least ||
           ink_in({square.left - gap - depth, upper, square.left - gap, lower}) > least ||
           ink_in({square.right + gap, upper, square.right + gap + depth, lower}) > least;
  }

  /// Does a side reach from corner to corner? A cross makes it longer.
  static bool spans(int begin, int end, int from, int to) {
    const int near = std::max(1, (to - from) / 20), more = (to - from) / 4;
    return begin <= from + near && begin >= from - more && end >= to - near && end <= to + more;
  }

  void add_box(const Dots& square) {
    constexpr double inked = 0.06, clean = 0.02;
    const Box place = points(square);
    const auto is_there = [&](const Box& box) { return box.holds(place.centre(), place.middle()); };
    if (std::any_of(boxes_.begin(), boxes_.end(), is_there)) return;
    boxes_.push_back(place);
    const int side = std::max(dots(1.6), square.width() / 5);
    const double ink = ink_in({square.left + side, square.top + side, square.right - side, square.bottom - side});
    Widget& box = sheet_.widgets.emplace_back();
    box.box = place;
    box.checkbox = ink >= inked ? Checkbox::checked : Checkbox::unchecked;
    box.unclear = ink > clean && ink < inked;
    for (const Dots& sign : signs_)
      if (sign.holds(square) && sign.width() <= 3 * square.width() && sign.height() <= 3 * square.height()) return erase(sign);
    erase(square);
  }

  /// The share of black there.
  [[nodiscard]] double ink_in(const Dots& dots) const {
    if (dots.width() <= 0 || dots.height() <= 0) return 0;
    const std::unique_ptr<::Box, ReleaseBox> place(boxCreate(dots.left, dots.top, dots.width(), dots.height()));
    const PixPtr inside(place ? pixClipRectangle(black_.get(), place.get(), nullptr) : nullptr);
    int black = 0;
    if (!inside || pixCountPixels(inside.get(), &black, nullptr) != 0) return 0;
    return static_cast<double>(black) / (dots.width() * dots.height());
  }

  /// Tesseract would read letters there.
  void erase(const Dots& dots) const {
    const int more = 2;
    pixRasterop(grey_.get(), dots.left - more, dots.top - more, dots.width() + 2 * more, dots.height() + 2 * more, PIX_SET, nullptr, 0, 0);
  }

  /// Rows of dots to write on, which it would read as letters, too.
  void find_leaders() {
    constexpr double largest_dot = 2.2, widest_gap = 6;
    constexpr int fewest = 8;
    auto specks = signs_;
    std::erase_if(specks, [&](const Dots& each) { return std::max(each.width(), each.height()) > dots(largest_dot); });
    std::sort(specks.begin(), specks.end(), [&](const Dots& a, const Dots& b) { return a.left < b.left; });
    std::vector<std::pair<Dots, int>> rows;  ///< how many dots each has
    for (const Dots& speck : specks) {
      const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& each) {
        return std::abs(each.first.bottom - speck.bottom) <= 2 && speck.left - each.first.right <= dots(widest_gap);
      });
      if (row == rows.end()) {
        rows.emplace_back(speck, 1);
        continue;
      }
      row->first.right = speck.right;
      ++row->second;
    }
    for (const auto& [row, count] : rows)
      if (count >= fewest) add_leader(row);
  }

  void add_leader(const Dots& row) {
    constexpr double usual_size = 10;
    const Box box = points(row);
    Glyph& leader = sheet_.glyphs.emplace_back();
    leader.text = "……";
    leader.size = usual_size;
    leader.baseline = box.bottom;
    leader.box = {box.left, box.bottom - 0.8 * usual_size, box.right, box.bottom + 0.2 * usual_size};
    erase(row);
  }

  void find_rules() {
    constexpr double shortest = 16, thickest = 4;
    const auto add = [&](const Dots& stroke) {
      const Box rule = points(stroke);
      const bool is_box =
          std::any_of(boxes_.begin(), boxes_.end(), [&](const Box& box) { return box.holds(rule.centre(), rule.middle()); });
      if (std::min(rule.width(), rule.height()) <= thickest && !is_box) sheet_.figures.push_back({Figure::Kind::rule, rule, {}});
    };
    for (const Dots& stroke : strokes(black_, dots(shortest), 1)) add(stroke);
    for (const Dots& stroke : strokes(black_, 1, dots(shortest))) add(stroke);
  }

  void read_words(tesseract::TessBaseAPI& reader) {
    reader.SetPageSegMode(tesseract::PSM_SPARSE_TEXT);
    reader.SetImage(grey_.get());
    if (reader.Recognize(nullptr) != 0) return;
    const std::unique_ptr<tesseract::ResultIterator> word(reader.GetIterator());
    if (!word) return;
    do add_word(*word);
    while (word->Next(tesseract::RIL_WORD));
  }

  void add_word(const tesseract::ResultIterator& word) {
    const std::unique_ptr<const char, ReleaseText> text(word.GetUTF8Text(tesseract::RIL_WORD));
    Dots box{};
    int from = 0, left_base = 0, to = 0, right_base = 0;
    if (!text || !word.BoundingBox(tesseract::RIL_WORD, &box.left, &box.top, &box.right, &box.bottom)) return;
    if (!word.Baseline(tesseract::RIL_WORD, &from, &left_base, &to, &right_base)) left_base = right_base = box.bottom;
    float row = 0, descenders = 0, ascenders = 0;
    word.RowAttributes(&row, &descenders, &ascenders);
    Glyph glyph;
    glyph.text = text.get();
    glyph.size = std::max(1.0, row / dots_per_point_);
    glyph.baseline = (left_base + right_base) / 2.0 / dots_per_point_;
    glyph.box = points(box);
    glyph.box.top = glyph.baseline - 0.8 * glyph.size;
    glyph.box.bottom = glyph.baseline + 0.2 * glyph.size;
    sheet_.glyphs.push_back(std::move(glyph));
  }

  Sheet& sheet_;
  double dots_per_point_;
  PixPtr grey_, black_;
  std::vector<Dots> signs_;  ///< what hangs together
  std::vector<Box> boxes_;
};

/// As long as it lives, nothing is said on standard error: tesseract remarks on what it sees, and a confined process opens no file for
/// that.
class Silence {
 public:
  Silence() : kept_(stderr), none_(::fopencookie(nullptr, "w", {nullptr, discard, nullptr, nullptr})) {
    if (none_) stderr = none_;
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;
  ~Silence() {
    stderr = kept_;
    if (none_) std::fclose(none_);
  }

 private:
  static ssize_t discard(void*, const char*, std::size_t size) { return static_cast<ssize_t>(size); }

  FILE* kept_;
  FILE* none_;
};

/// Stays as long as the process lives: its data take a while to load.
tesseract::TessBaseAPI* reader() {
  static const std::unique_ptr<tesseract::TessBaseAPI> made = [] {
    auto api = std::make_unique<tesseract::TessBaseAPI>();
    setMsgSeverity(L_SEVERITY_NONE);
    if (api->Init(nullptr, language, tesseract::OEM_LSTM_ONLY) != 0) api.reset();
    return api;
  }();
  return made.get();
}

}  // namespace
}  // namespace schede::pdf

extern "C" __attribute__((visibility("default"))) void schede_ocr_name(std::string& name) {
  const schede::pdf::Silence silence;
  if (schede::pdf::reader()) name = std::string("tesseract ") + tesseract::TessBaseAPI::Version();
}

extern "C" __attribute__((visibility("default"))) void schede_ocr_read(const schede::pdf::Picture& picture, schede::pdf::Sheet& sheet) {
  const schede::pdf::Silence silence;
  if (auto* reader = schede::pdf::reader()) schede::pdf::Scan(picture, sheet).read(*reader);
}
