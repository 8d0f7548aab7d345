#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "parsers/container/xml.h"
#include "parsers/document/budget.h"
#include "parsers/document/document.h"
#include "parsers/document/keys.h"
#include "parsers/document/limits.h"
#include "parsers/document/tracked_tables.h"
#include "parsers/odt/deletions.h"
#include "parsers/odt/forms.h"
#include "parsers/odt/lists.h"
#include "parsers/odt/names.h"
#include "parsers/odt/paragraph.h"
#include "parsers/odt/styles.h"
#include "parsers/odt/tables.h"

namespace schede::odt {

/// What becomes of an element that starts.
enum class Entering {
  open,   ///< its end will be told
  plain,  ///< its children are read, its end means nothing
  skip,   ///< nobody sees it or its children
};

/// A field:fieldmark: a form field of Word's as LibreOffice keeps it.
struct Fieldmark {
  enum class Kind { other, checkbox, dropdown } kind = Kind::other;
  bool checked = false;
  std::optional<std::size_t> selected;  ///< nothing where nobody chose: the first entry is shown
  std::vector<std::string> entries;
  bool has_default = false;  ///< a text that it shows before anybody writes, which stands in its data alone
};

/// Builds blocks and notes from the elements of office:text and of the master pages.
class Body {
 public:
  Body(Styles& styles, const Limits& limits) : styles_(styles), budget_(limits), lists_(styles) {}

  [[nodiscard]] Entering start(Tag tag, const xml::Element& element);
  void end(Tag tag);
  void characters(std::string_view text);
  /// The member of Limits that the document exceeds; nullptr while it exceeds none.
  [[nodiscard]] const char* exceeded() const { return budget_.exceeded(); }

  /// The body, its notes, and the headers and footers of the master pages that its paragraphs use.
  void finish(Document& document);
  [[nodiscard]] const TrackedTables& tracked() const { return tracked_; }

 private:
  /// Text that runs by itself: the body, a cell, a text box, a note.
  struct Flow {
    Tag tag = Tag::other;  ///< what opened it
    std::vector<Block> blocks;
    std::optional<OpenParagraph> paragraph;
    std::vector<OpenList> lists;
    NoteKind note = NoteKind::footnote;
    bool picture = false;
    bool drawing = false;  ///< a shape, which shows also where it holds no text
  };
  struct OpenTable {
    TableGrid grid;
    std::size_t depth;  ///< flows around it
  };
  struct MasterPage {
    std::string name;
    std::string next;
    std::vector<Note> notes;
  };
  /// The paragraph that takes what comes; nullptr where none is open or what comes is deleted.
  [[nodiscard]] OpenParagraph* paragraph();
  /// Does what comes stand in some text, and is it not deleted?
  [[nodiscard]] bool is_shown() const { return !flows_.empty() && !deletions_.are_open(); }
  [[nodiscard]] const Look& look() const { return looks_.back(); }
  /// Runs `add` on the open paragraph, or on one made for it where none is open.
  template <class Add>
  void inline_content(Add add);

  Flow& open_flow(Tag tag);
  [[nodiscard]] Flow close_flow();
  void append(Block block);

  Entering start_paragraph(Tag tag, const xml::Element& element);
  void end_paragraph();
  Entering start_span(const xml::Element& element);
  Entering start_link(const xml::Element& element);
  Entering start_drop_down();
  void read_drop_down_label(const xml::Element& element);
  Entering start_content_control(const xml::Element& element);
  void start_bookmark(const xml::Element& element);
  void end_bookmark(const xml::Element& element);
  void start_spaces(const xml::Element& element);
  void start_fieldmark(const xml::Element& element);
  void read_fieldmark_parameter(const xml::Element& element);
  void end_fieldmark();
  void end_text_control();
  Entering start_table();
  [[nodiscard]] TableGrid* grid();
  void place_control(const xml::Element& element);
  void end_frame();
  void end_note();
  void use_master_page(const Style* style);
  /// The page after one of a given kind is of the kind that it names.
  void use_following_master_pages();

  Styles& styles_;
  Budget budget_;
  Lists lists_;
  Controls controls_;
  std::vector<Flow> flows_;
  std::vector<OpenTable> tables_;
  std::vector<Look> looks_;
  Deletions deletions_;
  OpenKeys keys_;
  std::optional<Fieldmark> fieldmark_;
  std::string date_;  ///< that of the field that is open: "2024-03-12"
  TrackedTables tracked_;
  NoteKind note_kind_ = NoteKind::footnote;
  std::vector<Block> blocks_;
  std::vector<Note> notes_;
  std::vector<MasterPage> master_pages_;
  std::unordered_set<std::string> used_master_pages_;
};

}  // namespace schede::odt
