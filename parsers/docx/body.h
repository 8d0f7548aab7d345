#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "parsers/container/xml.h"
#include "parsers/document/keys.h"
#include "parsers/document/tracked_tables.h"
#include "parsers/docx/blocks.h"
#include "parsers/docx/control.h"
#include "parsers/docx/fields.h"
#include "parsers/docx/form_field.h"
#include "parsers/docx/names.h"
#include "parsers/docx/numbering.h"
#include "parsers/docx/parts.h"
#include "parsers/docx/styles.h"
#include "parsers/docx/text.h"

namespace schede::docx {

/// A header or footer that a section asks for.
struct PageText {
  std::string relationship;
  std::string pages;  ///< "default", "first", "even"
  NoteKind kind = NoteKind::header;
};

/// What the text of a part refers to.
struct References {
  std::vector<std::string> footnotes, endnotes, comments;  ///< ids, in the order of the text
  std::vector<PageText> page_texts;
  bool first_pages = false;  ///< some section has a first page of its own
};

/// What the diagrams (SmartArt) of a document say, by the relationship to each one's data.
using Diagrams = std::unordered_map<std::string, std::vector<Block>>;

/// Reads one part of text: the main document, a header or footer, the notes, a diagram's data. XML events in, blocks out.
class Body : public xml::Handler {
 public:
  /// All must outlive it.
  Body(const Styles& styles, Numbering& numbering, Budget& budget);

  void start(const xml::Element& element) override;
  void end(std::string_view ns, std::string_view name) override;
  void characters(std::string_view text) override;

  /// The text of the part, to be taken once, after it is read.
  [[nodiscard]] std::vector<Block> take_blocks();
  /// The notes or comments of a part that holds these, with their ids.
  std::vector<std::pair<std::string, std::vector<Block>>> notes;
  References references;
  /// To be given before the part is read; each is shown once.
  Diagrams diagrams;
  /// Of the main part, to be given before it is read; must outlive it.
  Parts* parts = nullptr;
  TrackedTables tracked;  ///< to be taken after the part is read

 private:
  struct Open {
    Name name;
    bool without_text;  ///< formatting or drawing: characters in unknown elements are no text
    bool acted;         ///< the start began something that the end has to end
    bool hidden;        ///< what is still to come in it is not seen
  };

  struct RunState {
    RunLook direct;
    const Style* style = nullptr;
    bool resolved = false;
    bool hidden = false;
    std::string_view symbol_font;
    Run look;
  };

  struct ParagraphState {
    const Style* style;
    ParagraphLook direct;
    bool mark_deleted = false;
    bool mark_hidden = false;
    bool drop_cap = false;
    bool ends_section = false;
  };

  /// What holds within one story.
  struct Scope {
    ParagraphState paragraph;
    RunState run;
    std::size_t fields, graphics;  ///< that were open around it
  };

  /// A drawing or an object: the pictures and shapes in it show as one, and that of an ActiveX control is only its image.
  struct Graphic {
    bool picture = false, drawing = false, control = false;
  };

  /// A shape: if it shows nothing else, it is seen itself.
  struct Shape {
    bool shows_other = false;
    bool is_box = false;  ///< a rectangle, which is not seen as long as it is a box for text
    bool has_text_box = false;
  };

  [[nodiscard]] bool is_left_out(Name name, const xml::Element& element);
  [[nodiscard]] Name ancestor(std::size_t generations) const;
  void check_root(Name name, const xml::Element& element);
  bool begin(Name name, const xml::Element& element);
  void read_format(Name name, const xml::Element& element);
  void read_field_mark(const xml::Element& element);
  void show_entry(const FormField& list);
  void read_symbol(const xml::Element& element);

  void begin_scope();
  void end_scope();
  void end_note();
  void end_paragraph();
  void end_control();
  void begin_shape(const xml::Element& element);
  void end_shape();
  void end_graphic();
  void end_text_box();
  void end_field_mark();

  void check_budget();
  [[nodiscard]] RunState& resolved_run();
  void show(std::string_view text);
  void show_symbols(std::string_view text);
  void show_box(std::string_view text, Checkbox state);
  bool show_box_of_control(std::string_view text);
  void show_text_art(std::string_view text);
  void show_picture();
  void show_graphic(Run run);
  void show_activex(const xml::Element& element);
  void show_lost(std::string kind);
  void settle_controls();
  [[nodiscard]] std::string link_of(const xml::Element& element) const;
  [[nodiscard]] const std::string& key() const;
  void read_aside(Run& look) const;
  void show_diagram(const xml::Element& element);

  const Styles& styles_;
  Numbering& numbering_;
  const Budget& budget_;
  Names names_;
  Blocks blocks_;
  Fields fields_;
  OpenKeys keys_;
  std::vector<Open> open_;
  std::vector<Scope> scopes_;
  std::vector<bool> alternates_;  ///< by open mc:AlternateContent: has a choice been taken?
  std::vector<Control> controls_;
  std::vector<Graphic> graphics_;
  std::vector<Shape> shapes_;
  std::vector<std::string> links_;  ///< the addresses that open hyperlinks lead to; empty ones for links of other kinds
  bool in_prompt_ = false;          ///< what comes is the prompt of a field
  int left_out_ = 0;                ///< depth within an element that is left out
  bool row_deleted_ = false;
  TextElement text_;
  std::optional<FormField> form_field_;
  bool field_begins_ = false;
  std::string note_id_;
};

}  // namespace schede::docx
