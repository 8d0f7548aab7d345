#include "parsers/docx/html.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "parsers/container/xml.h"
#include "parsers/docx/blocks.h"

namespace schede {
namespace {

using docx::Blocks;
using docx::ParagraphEnd;

enum class Tag { text, block, item, line_break, table, row, cell, picture, unseen };

struct Name {
  std::string_view name;
  Tag tag;
};
constexpr std::array names{
    Name{"p", Tag::block},       Name{"div", Tag::block},     Name{"h1", Tag::block},         Name{"h2", Tag::block},
    Name{"h3", Tag::block},      Name{"h4", Tag::block},      Name{"h5", Tag::block},         Name{"h6", Tag::block},
    Name{"pre", Tag::block},     Name{"address", Tag::block}, Name{"blockquote", Tag::block}, Name{"ul", Tag::block},
    Name{"ol", Tag::block},      Name{"dl", Tag::block},      Name{"dt", Tag::block},         Name{"dd", Tag::block},
    Name{"section", Tag::block}, Name{"article", Tag::block}, Name{"hr", Tag::block},         Name{"body", Tag::block},
    Name{"li", Tag::item},       Name{"br", Tag::line_break}, Name{"table", Tag::table},      Name{"tr", Tag::row},
    Name{"td", Tag::cell},       Name{"th", Tag::cell},       Name{"img", Tag::picture},      Name{"head", Tag::unseen},
    Name{"script", Tag::unseen}, Name{"style", Tag::unseen},  Name{"title", Tag::unseen},
};

Tag tag_of(std::string_view name) {
  const auto* found = std::find_if(names.begin(), names.end(), [&](const Name& each) { return each.name == name; });
  return found == names.end() ? Tag::text : found->tag;
}

class Reader : public xml::Handler {
 public:
  explicit Reader(Budget& budget) : budget_(budget), blocks_(budget) {}

  void start(const xml::Element& element) override {
    const Tag tag = tag_of(element.name);
    bool acted = false;
    switch (tag) {
      case Tag::unseen: ++unseen_; break;
      case Tag::block:
      case Tag::item:
        end_paragraph();
        in_item_ = tag == Tag::item;
        break;
      case Tag::line_break: add("\n"); break;
      case Tag::table:
        end_paragraph();
        blocks_.begin_table();
        break;
      case Tag::row: acted = blocks_.begin_row(); break;
      case Tag::cell: acted = blocks_.begin_cell(); break;
      case Tag::picture: {
        Run picture;
        picture.picture = true;
        blocks_.add_run(std::move(picture));
        break;
      }
      case Tag::text: break;
    }
    open_.push_back(acted);
    check();
  }

  void end(std::string_view, std::string_view name) override {
    const bool acted = !open_.empty() && open_.back();
    if (!open_.empty()) open_.pop_back();
    switch (tag_of(name)) {
      case Tag::unseen: --unseen_; break;
      case Tag::block:
      case Tag::item: end_paragraph(); break;
      case Tag::table: blocks_.end_table(); break;
      case Tag::row:
        if (acted) blocks_.end_row();
        break;
      case Tag::cell:
        if (!acted) break;
        end_paragraph();
        blocks_.end_cell();
        break;
      case Tag::line_break:
      case Tag::picture:
      case Tag::text: break;
    }
    check();
  }

  void characters(std::string_view text) override {
    if (unseen_ > 0) return;
    std::string folded;
    for (const char c : text) {
      const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!space || !spaced_) folded += space ? ' ' : c;
      spaced_ = space;
    }
    add(folded);
    check();
  }

  [[nodiscard]] std::vector<Block> take() { return blocks_.end_story(); }

 private:
  void add(std::string_view text) {
    if (text.empty()) return;
    blocks_.add_text(text, {});
    if (text == "\n") spaced_ = true;
  }

  void end_paragraph() {
    Paragraph paragraph;
    paragraph.list_level = std::exchange(in_item_, false) ? 1 : 0;
    if (blocks_.in_paragraph()) blocks_.end_paragraph(ParagraphEnd::dropped, std::move(paragraph));
    spaced_ = true;
  }

  void check() {
    if (budget_.exceeded()) error = Error{ErrorCode::limits_exceeded, {}, budget_.exceeded()};
  }

  Budget& budget_;
  Blocks blocks_;
  std::vector<bool> open_;
  int unseen_ = 0;
  bool spaced_ = true;  ///< white space at the beginning, or behind other white space, does not show
  bool in_item_ = false;
};

}  // namespace

Result<std::vector<Block>> read_html(std::string_view page, const Limits& limits) {
  Budget budget(limits);
  Reader reader(budget);
  if (const auto read = xml::stream_html(page, reader); !read) return fail(read.error());
  return reader.take();
}

}  // namespace schede
