#include "outputs/proposal/office_template.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include "outputs/escape/escape.h"
#include "outputs/forms/zip_writer.h"
#include "parsers/container/package.h"

namespace schede {

namespace {

/// What a document's text is called in either format.
struct OfficeWords {
  std::string_view format;
  std::string_view body;       ///< the member that holds it
  std::string_view paragraph;  ///< elements
  std::string_view cell, empty_paragraph;
};
constexpr std::array office_words{OfficeWords{"docx", "word/document.xml", "w:p", "w:tc", "<w:p/>"},
                                  OfficeWords{"odt", "content.xml", "text:p", "table:table-cell", "<text:p/>"}};

bool has_text(std::string_view member) {
  constexpr std::array<std::string_view, 4> texts{"word/document.xml", "word/footnotes.xml", "content.xml", "styles.xml"};
  const bool margin = member.starts_with("word/header") || member.starts_with("word/footer");
  return std::ranges::find(texts, member) != texts.end() || (margin && member.ends_with(".xml"));
}

/// Goes through the text of XML character by character; markup is stepped over.
class TextCursor {
 public:
  TextCursor(std::string_view xml, std::size_t at) : xml_(xml), at_(at) { skip_markup(); }

  [[nodiscard]] bool is_at_end() const { return at_ >= xml_.size(); }
  [[nodiscard]] char character() const { return xml_[at_]; }
  [[nodiscard]] std::size_t at() const { return at_; }
  void step() {
    ++at_;
    skip_markup();
  }
  /// All markup that was stepped over.
  [[nodiscard]] const std::string& markup() const { return markup_; }

 private:
  void skip_markup() {
    while (at_ < xml_.size() && xml_[at_] == '<') {
      const std::size_t end = std::min(xml_.find('>', at_), xml_.size() - 1) + 1;
      markup_ += xml_.substr(at_, end - at_);
      at_ = end;
    }
  }

  std::string_view xml_;
  std::size_t at_;
  std::string markup_;
};

bool takes(TextCursor& cursor, std::string_view text) {
  for (const char c : text) {
    if (cursor.is_at_end() || cursor.character() != c) return false;
    cursor.step();
  }
  return true;
}

struct Tag {
  std::string text;    ///< "{{#items}}"
  std::string markup;  ///< that stood in it
  std::size_t end = 0;
};

bool ends_paragraph(std::string_view markup) { return markup.find("</w:p>") != markup.npos || markup.find("</text:p>") != markup.npos; }

/// The tag whose first brace stands at `at`.
std::optional<Tag> tag_at(std::string_view xml, std::size_t at) {
  constexpr std::size_t longest = 80;
  TextCursor cursor(xml, at);
  if (!takes(cursor, "{{")) return std::nullopt;
  std::string name;
  while (!cursor.is_at_end() && cursor.character() != '}' && name.size() < longest) {
    name += cursor.character();
    cursor.step();
  }
  if (cursor.is_at_end() || cursor.character() != '}') return std::nullopt;
  cursor.step();
  if (cursor.is_at_end() || cursor.character() != '}' || ends_paragraph(cursor.markup())) return std::nullopt;
  return Tag{"{{" + name + "}}", cursor.markup(), cursor.at() + 1};
}

std::string text_of(std::string_view xml) {
  std::string text;
  for (TextCursor cursor(xml, 0); !cursor.is_at_end(); cursor.step()) text += cursor.character();
  return text;
}

/// The tags of sections of which a paragraph's text consists; nothing where it holds anything else.
std::optional<std::string> only_section_tags(std::string_view text) {
  std::string tags;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    const bool section =
        text.substr(at).starts_with("{{") && at + 2 < text.size() && std::string_view("#^/").find(text[at + 2]) != std::string_view::npos;
    const std::size_t end = text.find("}}", at);
    if (!section || end == text.npos) return std::nullopt;
    tags += text.substr(at, end + 2 - at);
    at = end + 2;
  }
  if (tags.empty()) return std::nullopt;
  return tags;
}

/// Names in tags that there are not.
std::optional<std::string> unknown_name(std::string_view xml, const std::vector<std::string_view>& names) {
  for (auto at = xml.find("{{"); at != xml.npos; at = xml.find("{{", at + 2)) {
    auto name = xml.substr(at + 2, xml.find("}}", at) - at - 2);
    if (name.starts_with('!')) continue;
    name.remove_prefix(std::min(name.find_first_not_of("#^/ "), name.size()));
    name = name.substr(0, name.find_last_not_of(' ') + 1);
    if (std::ranges::find(names, name) == names.end()) return std::string(name.substr(0, 40));
  }
  return std::nullopt;
}

/// A cell holds a paragraph at least, also where a section took away all of them.
std::string with_paragraphs_in_cells(std::string xml, const OfficeWords& words) {
  const std::string open = "<" + std::string(words.cell), close = "</" + std::string(words.cell) + ">";
  for (auto end = xml.find(close); end != xml.npos; end = xml.find(close, end + close.size())) {
    const auto begin = xml.rfind(open, end);
    if (begin == xml.npos || xml.substr(begin, end - begin).find("<" + std::string(words.paragraph)) != xml.npos) continue;
    xml.insert(end, words.empty_paragraph);
    end += words.empty_paragraph.size();
  }
  return xml;
}

tl::expected<std::string, Bilingual> filled(const std::string& xml, const std::vector<std::string_view>& names,
                                            const kainjow::mustache::data& values, const OfficeWords& words) {
  const std::string text = without_tag_paragraphs(with_whole_tags(xml));
  if (const auto name = unknown_name(text, names)) {
    const auto shown = visible(*name, LineEnds::shown);
    return tl::unexpected(Bilingual{"nome sconosciuto: {{" + shown + "}}", "unknown name: {{" + shown + "}}"});
  }
  kainjow::mustache::mustache made{text};
  if (!made.is_valid()) {
    const auto what = made.error_message().substr(0, made.error_message().rfind(" at "));
    return tl::unexpected(Bilingual{"segno {{…}} non valido: " + what, "unsound {{…}}: " + what});
  }
  return with_paragraphs_in_cells(made.render(values), words);
}

}  // namespace

std::string with_whole_tags(std::string_view xml) {
  std::string out;
  for (std::size_t at = 0; at < xml.size();) {
    if (xml[at] == '<') {
      const std::size_t end = std::min(xml.find('>', at), xml.size() - 1) + 1;
      out += xml.substr(at, end - at);
      at = end;
    } else if (const auto tag = xml[at] == '{' ? tag_at(xml, at) : std::nullopt) {
      out += tag->text + tag->markup;
      at = tag->end;
    } else {
      out += xml[at++];
    }
  }
  return out;
}

std::string without_tag_paragraphs(std::string_view xml) {
  std::string out(xml);
  for (const OfficeWords& words : office_words) {
    const std::string open = "<" + std::string(words.paragraph), close = "</" + std::string(words.paragraph) + ">";
    for (auto end = out.find(close); end != out.npos; end = out.find(close, end)) {
      auto begin = out.rfind(open, end);
      while (begin != out.npos && begin > 0 && out[begin + open.size()] != '>' && out[begin + open.size()] != ' ')
        begin = out.rfind(open, begin - 1);
      const std::size_t behind = end + close.size();
      end = behind;
      if (begin == out.npos) continue;
      const auto tags = only_section_tags(text_of(std::string_view(out).substr(begin, behind - begin)));
      if (!tags) continue;
      out.replace(begin, behind - begin, *tags);
      end = begin + tags->size();
    }
  }
  return out;
}

tl::expected<std::string, Bilingual> fill_office_template(std::string_view bytes, std::string_view format,
                                                          const std::vector<std::string_view>& names,
                                                          const kainjow::mustache::data& values) {
  const Bilingual no_document = format == "docx" ? Bilingual{"non è un documento .docx", "it is no .docx document"}
                                                 : Bilingual{"non è un documento .odt", "it is no .odt document"};
  const auto package = Package::open(std::as_bytes(std::span(bytes)), {});
  if (!package) return tl::unexpected(no_document);
  const OfficeWords& words = *std::ranges::find(office_words, format, &OfficeWords::format);
  if (!package->contains(words.body)) return tl::unexpected(no_document);
  std::vector<ZipMember> members;
  for (std::string& name : package->members()) {
    if (name.ends_with('/')) continue;  // a folder by itself says nothing
    auto content = package->read(name);
    if (!content) return tl::unexpected(no_document);
    if (has_text(name)) {
      auto made = filled(*content, names, values, words);
      if (!made) return tl::unexpected(made.error());
      *content = std::move(*made);
    }
    const bool is_stored = name == "mimetype";  // ODF 1.3, part 2, 3.3
    members.push_back({std::move(name), std::move(*content), is_stored});
  }
  return zip_of(members);
}

}  // namespace schede
