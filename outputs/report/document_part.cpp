#include "outputs/report/document_part.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <ostream>
#include <set>

#include "outputs/escape/escape.h"

namespace schede {

namespace {

// A part is text as it stands in the document, and markup between these two characters.
constexpr char markup_begins = '\x01', markup_ends = '\x02';
constexpr std::string_view paragraph_begins = "p data-p=\"";

/// A page with more would open slowly, and nobody reads it to its end.
constexpr std::size_t most_text = 1U << 20;

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + html(visible(value, LineEnds::shown)) + "\"";
}

class PartWriter {
 public:
  PartWriter(std::ostream& out, Language language) : out_(out), language_(language) {}

  void write(const Document& document) {
    write(document.blocks, "");
    for (const Note& note : document.notes) {
      if (shows_nothing(note.blocks)) continue;
      markup("section class=\"note\"");
      markup("h3");
      out_ << note_words(note.kind);
      markup("/h3");
      write(note.blocks, "note.");
      markup("/section");
    }
    if (written_ < most_text) return;
    markup("p class=\"cut\"");
    out_ << Bilingual{"Il resto si legge nel documento.", "The rest is in the document."}.in(language_);
    markup("/p");
  }

 private:
  void markup(std::string_view tag) { out_ << markup_begins << '<' << tag << '>' << markup_ends; }

  /// `path` leads to these blocks: each number with a dot behind it.
  void write(const std::vector<Block>& blocks, const std::string& path) {
    for (std::size_t i = 0; i < blocks.size() && written_ < most_text; ++i) {
      const std::string own = path + std::to_string(i);
      std::visit([&](const auto& content) { write(content, own); }, blocks[i].content);
    }
  }

  void write(const Paragraph& paragraph, const std::string& path) {
    markup(std::string(paragraph_begins) + path + '"' + kind_of(paragraph));
    if (!paragraph.label.empty()) markup("span class=\"label\"" + attribute("data-label", paragraph.label)), markup("/span");
    for (const Run& run : paragraph.runs) write(run);
    markup("/p");
  }

  static std::string kind_of(const Paragraph& paragraph) {
    if (paragraph.heading_level > 0) return " class=\"title\"";
    return paragraph.list_level > 0 ? " class=\"item\"" : "";
  }

  void write(const Run& run) {
    if (run.picture) markup("span class=\"picture\"" + attribute("data-label", picture_words())), markup("/span");
    if (run.text.empty()) return;
    const std::string look = look_of(run);
    if (!look.empty()) markup("span class=\"" + look + '"');
    for (const char c : run.text) out_ << (c == markup_begins || c == markup_ends ? '?' : c);
    if (!look.empty()) markup("/span");
    written_ += run.text.size();
  }

  static std::string look_of(const Run& run) {
    const std::array<std::pair<bool, const char*>, 7> looks{{{run.emphasis.bold, "b"},
                                                             {run.emphasis.italic, "i"},
                                                             {run.emphasis.underline, "u"},
                                                             {run.emphasis.highlight, "h"},
                                                             {run.emphasis.colour.has_value(), "c"},
                                                             {run.struck, "s"},
                                                             {run.placeholder, "prompt"}}};
    std::string classes;
    for (const auto& [has, name] : looks)
      if (has) classes.append(classes.empty() ? "" : " ").append(name);
    return classes;
  }

  void write(const Table& table, const std::string& path) {
    markup("table");
    markup("tbody");
    for (std::size_t row = 0; row < table.rows.size() && written_ < most_text; ++row) {
      markup("tr");
      const auto& cells = table.rows[row].cells;
      for (std::size_t cell = 0; cell < cells.size(); ++cell)
        write(cells[cell], path + '.' + std::to_string(row) + '.' + std::to_string(cell) + '.');
      markup("/tr");
    }
    markup("/tbody");
    markup("/table");
  }

  void write(const Cell& cell, const std::string& path) {
    const std::string span = cell.column_span > 1 ? " colspan=\"" + std::to_string(cell.column_span) + '"' : "";
    markup("td" + span + (cell.covered ? " class=\"covered\"" : ""));
    write(cell.blocks, path);
    markup("/td");
  }

  void write(const Frame& frame, const std::string& path) {
    markup("div class=\"frame\"");
    write(frame.blocks, path + '.');
    markup("/div");
  }

  [[nodiscard]] const std::string& note_words(NoteKind kind) const {
    static const Bilingual footnote{"Nota a piè di pagina", "Footnote"}, endnote{"Nota di chiusura", "Endnote"},
        comment{"Commento", "Comment"}, header{"Intestazione di pagina", "Page header"}, footer{"Piè di pagina", "Page footer"};
    switch (kind) {
      case NoteKind::footnote: return footnote.in(language_);
      case NoteKind::endnote: return endnote.in(language_);
      case NoteKind::comment: return comment.in(language_);
      case NoteKind::header: return header.in(language_);
      case NoteKind::footer: return footer.in(language_);
    }
    return comment.in(language_);
  }

  [[nodiscard]] const std::string& picture_words() const {
    static const Bilingual picture{"immagine", "picture"};
    return picture.in(language_);
  }

  std::ostream& out_;
  Language language_;
  std::size_t written_ = 0;  ///< bytes of text
};

std::string text_of(const std::vector<std::uint32_t>& path) {
  std::string text;
  for (const std::uint32_t step : path) text += (text.empty() ? "" : ".") + std::to_string(step);
  return text;
}

class MarkWriter {
 public:
  MarkWriter(std::ostream& out, const std::vector<DocumentMark>& marks) : out_(out) {
    for (const DocumentMark& mark : marks) marks_[text_of(mark.passage.path)].push_back(&mark);
  }

  void write(std::string_view part) {
    while (!part.empty()) {
      const std::size_t end = std::min(part.find(markup_begins), part.size());
      write_text(part.substr(0, end));
      part.remove_prefix(end);
      if (part.empty()) return;
      const std::size_t close = std::min(part.find(markup_ends), part.size() - 1);
      write_markup(part.substr(1, close - 1));
      part.remove_prefix(close + 1);
    }
  }

 private:
  void write_markup(std::string_view markup) {
    out_ << markup;
    if (!markup.substr(1).starts_with(paragraph_begins)) return;
    const std::string_view path = markup.substr(1 + paragraph_begins.size());
    const auto found = marks_.find(path.substr(0, path.find('"')));
    here_ = found == marks_.end() ? nullptr : &found->second;
    at_ = 0;
  }

  /// In stretches over which the same marks hold.
  void write_text(std::string_view text) {
    while (!text.empty()) {
      const std::uint32_t first = at_, end = next_boundary();
      std::size_t bytes = 0;
      for (; bytes < text.size(); ++bytes) {
        if (!begins_character(text[bytes])) continue;
        if (at_ == end) break;
        ++at_;
      }
      write_stretch(text.substr(0, bytes), first);
      text.remove_prefix(bytes);
    }
  }

  static bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u; }

  /// The next character at which a mark begins or ends.
  [[nodiscard]] std::uint32_t next_boundary() const {
    std::uint32_t next = 0xFFFFFFFF;
    if (here_)
      for (const DocumentMark* mark : *here_)
        for (const std::uint32_t edge : {mark->passage.from, mark->passage.to})
          if (edge > at_) next = std::min(next, edge);
    return next;
  }

  /// `first`: its first character's place.
  void write_stretch(std::string_view text, std::uint32_t first) {
    const DocumentMark* strongest = nullptr;
    std::string anchors;
    if (here_)
      for (const DocumentMark* mark : *here_) {
        if (first < mark->passage.from || first >= mark->passage.to) continue;
        if (!strongest || strongest->kind < mark->kind) strongest = mark;
        if (!mark->anchor.empty()) anchors += (anchors.empty() ? "" : " ") + mark->anchor;
      }
    if (!strongest) {
      out_ << html(text);
      return;
    }
    open(*strongest, anchors);
    out_ << html(text) << (anchors.empty() ? "</mark>" : "</a>");
  }

  void open(const DocumentMark& mark, const std::string& anchors) {
    constexpr std::array<std::string_view, 3> classes{"unread", "read", "doubtful"};
    const std::string_view kind = classes[static_cast<std::size_t>(mark.kind)];
    if (anchors.empty()) {
      out_ << "<mark class=\"" << kind << "\">";
      return;
    }
    out_ << "<a class=\"" << kind << "\" href=\"#v-" << html(anchors.substr(0, anchors.find(' '))) << "\" data-of=\"" << html(anchors)
         << "\">";
    std::string_view rest = anchors;
    while (!rest.empty()) {
      const std::string anchor(rest.substr(0, rest.find(' ')));
      rest.remove_prefix(std::min(anchor.size() + 1, rest.size()));
      if (seen_.insert(anchor).second) out_ << "<span id=\"w-" << html(anchor) << "\"></span>";
    }
  }

  std::ostream& out_;
  std::map<std::string, std::vector<const DocumentMark*>, std::less<>> marks_;  ///< by paragraph
  const std::vector<const DocumentMark*>* here_ = nullptr;
  std::uint32_t at_ = 0;  ///< code points of the paragraph so far
  std::set<std::string> seen_;
};

}  // namespace

void write_document_part(std::ostream& out, const Document& document, Language language) { PartWriter(out, language).write(document); }

void write_marked_document(std::ostream& out, std::string_view part, const std::vector<DocumentMark>& marks) {
  MarkWriter(out, marks).write(part);
}

}  // namespace schede
