#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace schede {

/// A filled form as a person sees it on paper, whatever file it came from. Text is UTF-8, verbatim: nothing is
/// normalised here. What a person does not see (deleted, hidden, field codes) is not here either.

enum class Checkbox { unchecked, checked };

/// How respondents choose among printed words.
struct Emphasis {
  bool bold = false;
  bool italic = false;
  bool underline = false;
  bool highlight = false;               ///< marked with a highlighter, or shaded in a colour other than white
  bool large = false;                   ///< in letters larger than running text is set in: 13 points or more
  std::optional<std::uint32_t> colour;  ///< 0xRRGGBB; nothing when automatic or black
  bool operator==(const Emphasis&) const = default;
};

/// What a document says of a run beside what the run shows.
enum class Aside : std::uint8_t {
  none,
  prompt,      ///< its control says that this is its prompt, or that nobody chose it: perhaps true, perhaps a program filled it in
  store,       ///< its control is bound to data, which it shows; `about` is the other text that was saved with it
  link,        ///< it leads to an address: `about` ("mailto:info@comune.example")
  field,       ///< a field stands here that cannot be read: `about` is its kind ("list-box"); it has no text
  lost_field,  ///< the same, and the program that saved the document lost what it held
};

/// Neighbouring characters with one look.
struct Run {
  std::string text;                  ///< '\t' is a tab, '\n' a line break; a symbol-font character is the Unicode character it shows
  std::optional<Checkbox> checkbox;  ///< the run is a tick box; its text is then the box as shown ("☐", "☒")
  Emphasis emphasis;
  bool struck = false;       ///< crossed out
  bool placeholder = false;  ///< the prompt of an empty content control: shown, but nobody's answer
  bool picture = false;      ///< a picture stands here; it has no text
  bool drawing = false;      ///< a shape without text stands here: a cross, a ring, a tick, a line
  Aside aside = Aside::none;
  std::string about;
  std::string key;  ///< names the answer that it is: a bookmark ("sch__birth__date"), else the tag of its control; empty for none
};

/// With this begin the bookmarks that name answers.
inline constexpr std::string_view key_prefix = "sch__";

/// A run that stands for a field of a kind that cannot be read.
[[nodiscard]] Run unreadable_field(std::string kind);
/// The same of one whose content the program that saved the document lost.
[[nodiscard]] Run lost_field(std::string kind);

/// The address that a link leads to, if it is one to reach somebody by ("mailto:", "tel:"): without the questions behind it, and with
/// its escapes resolved. Empty for others.
[[nodiscard]] std::string address_of_link(std::string_view target);

/// May the characters of both stand in one run?
[[nodiscard]] bool same_look(const Run& a, const Run& b);

struct Block;

struct Paragraph {
  std::vector<Run> runs;
  std::string label;      ///< the automatic number or bullet before it ("1.", "•"), empty where there is none
  int list_level = 0;     ///< 1-based depth in a list, 0 outside
  int heading_level = 0;  ///< 1-based outline level, 0 for body text
};

struct Cell {
  std::vector<Block> blocks;
  int column_span = 1;
  bool shaded = false;   ///< filled with a colour other than white
  bool covered = false;  ///< hidden behind a cell that spans rows; it keeps its place in the grid and holds nothing
};
struct Row {
  std::vector<Cell> cells;  ///< in grid order; columns that a row skips are empty cells
};
struct Table {
  std::vector<Row> rows;
};

/// A text box, frame or shape with text. Stands right after the paragraph that it is anchored in.
struct Frame {
  std::vector<Block> blocks;
};

struct Block {
  std::variant<Paragraph, Table, Frame> content;
};

enum class NoteKind { footnote, endnote, comment, header, footer };

/// Text that stands apart from the body.
struct Note {
  NoteKind kind;
  std::vector<Block> blocks;
};

enum class Format { docx, docm, dotx, dotm, odt, ott, fodt, doc, rtf, wps, pages, pdf };

/// The contract's spelling: "docx", "odt", "fodt", ...
std::string_view to_string(Format format);

struct Metadata {
  std::string title;
  std::string generator;  ///< program and version that wrote the file ("Microsoft Office Word 12.0000")
  std::string created;    ///< as the file has it, ISO 8601, or empty
  std::string modified;   ///< as the file has it, ISO 8601, or empty
  std::string converter;  ///< program and version that made another format of the file before it was read ("LibreOffice 7.4.7"), or empty
  std::string ocr;        ///< program and version that read the words off pictures ("tesseract 5.3.0"), or empty
  std::string form;       ///< of the custom property "schede-form", by which a form that this program made tells itself ("orti/2")
};

struct Document {
  Format format = Format::docx;
  Metadata metadata;
  std::vector<Block> blocks;
  std::vector<Note> notes;
  std::vector<std::size_t> pages;  ///< where the file has pages: for each the index of its first block
};

/// The characters of all runs of a paragraph, prompts of empty controls left out.
std::string text_of(const Paragraph& paragraph);

/// Is there nothing but empty paragraphs?
bool shows_nothing(const std::vector<Block>& blocks);

}  // namespace schede
