#include "parsers/docx/reader.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "parsers/container/opc.h"
#include "parsers/container/package.h"
#include "parsers/docx/body.h"
#include "parsers/docx/metadata.h"
#include "parsers/docx/parts.h"

namespace schede {
namespace {

using docx::Body;
using Relationships = std::vector<Relationship>;

/// The part of a kind that a part links to, if the package has it. Word, too, does without the rest.
const Relationship* find(const Package& package, const Relationships& relationships, std::string_view type) {
  for (const Relationship& each : relationships)
    if (each.type == type && !each.external && package.contains(each.target)) return &each;
  return nullptr;
}

/// Reads the document part by part. The first error ends it.
class Reader {
 public:
  /// `nested`: the document is a chunk of another.
  Reader(const Package& package, const Limits& limits, bool nested)
      : package_(package), limits_(limits), nested_(nested), budget_(limits) {}

  Result<Document> read() {
    const auto links = read_relationships(package_, {}, limits_);
    if (!links) return fail(links.error());
    const auto main = std::find_if(links->begin(), links->end(),
                                   [](const Relationship& each) { return each.type == "officeDocument" && !each.external; });
    if (main == links->end()) return fail(ErrorCode::unreadable, "_rels/.rels", "no main part");
    auto relationships = read_relationships(package_, main->target, limits_);
    if (!relationships) return fail(relationships.error());
    relationships_ = std::move(*relationships);
    docx::Parts parts(package_, *links, relationships_, limits_, nested_);

    auto done = read_shared();
    read_diagrams();
    if (done) done = read_main(main->target, parts);
    if (done) done = read_notes("footnotes", NoteKind::footnote, references_.footnotes);
    if (done) done = read_notes("endnotes", NoteKind::endnote, references_.endnotes);
    if (done) done = read_notes("comments", NoteKind::comment, references_.comments);
    if (done) done = read_page_texts();
    if (!done) return fail(done.error());
    // Last: what the text needs comes out of the limits first.
    document_.metadata = docx::read_metadata(package_, *links, limits_);
    tracked_.doubt_others(document_);
    document_.format = format();
    return std::move(document_);
  }

 private:
  /// By the content type of the main part (ECMA-376-1, 11.3.10; MS-OFFMACRO2, 2.2.1).
  [[nodiscard]] Format format() const {
    struct ContentType {
      std::string_view name;
      Format format;
    };
    constexpr ContentType types[] = {{"wordprocessingml.template.main+xml", Format::dotx},
                                     {"ms-word.document.macroEnabled.main+xml", Format::docm},
                                     {"ms-word.template.macroEnabledTemplate.main+xml", Format::dotm}};
    const auto declared = package_.read("[Content_Types].xml");
    for (const ContentType& each : types)
      if (declared && declared->find(each.name) != std::string::npos) return each.format;
    return Format::docx;
  }

  Result<void> read_shared() {
    if (const Relationship* part = find(package_, relationships_, "styles")) {
      auto styles = docx::Styles::read(package_, part->target, limits_);
      if (!styles) return fail(styles.error());
      styles_ = std::move(*styles);
    }
    if (const Relationship* part = find(package_, relationships_, "numbering")) {
      auto numbering = docx::Numbering::read(package_, part->target, limits_);
      if (!numbering) return fail(numbering.error());
      numbering_ = std::move(*numbering);
    }
    return {};
  }

  /// The text of a diagram stands in a part of its own, with points between that say nothing. One that cannot be read is a picture.
  void read_diagrams() {
    for (const Relationship& each : relationships_) {
      if (each.type != "diagramData" || each.external || !package_.contains(each.target)) continue;
      Body body(styles_, numbering_, budget_);
      if (!xml::stream(package_, each.target, body, limits_)) continue;
      auto blocks = body.take_blocks();
      std::erase_if(blocks, [](const Block& block) {
        const auto* paragraph = std::get_if<Paragraph>(&block.content);
        return paragraph && paragraph->runs.empty();
      });
      if (!blocks.empty()) diagrams_.emplace(each.id, std::move(blocks));
    }
  }

  Result<void> read_main(std::string_view part, docx::Parts& parts) {
    Body body(styles_, numbering_, budget_);
    body.diagrams = std::move(diagrams_);
    body.parts = &parts;
    auto read = xml::stream(package_, part, body, limits_);
    if (!read) return read;
    document_.blocks = body.take_blocks();
    tracked_ = std::move(body.tracked);
    references_ = std::move(body.references);
    return {};
  }

  /// Only notes that the text refers to are seen, in its order. A note may refer to comments of its own.
  Result<void> read_notes(std::string_view type, NoteKind kind, const std::vector<std::string>& ids) {
    const Relationship* part = find(package_, relationships_, type);
    if (!part || ids.empty()) return {};
    Body body(styles_, numbering_, budget_);
    auto read = xml::stream(package_, part->target, body, limits_);
    if (!read) return read;
    std::unordered_map<std::string_view, std::vector<Block>*> by_id;
    for (auto& [id, blocks] : body.notes) by_id.emplace(id, &blocks);
    for (const std::string& id : ids) {
      const auto note = by_id.find(id);
      if (note == by_id.end() || note->second->empty()) continue;
      document_.notes.push_back({kind, std::exchange(*note->second, {})});
    }
    auto& comments = body.references.comments;
    if (kind != NoteKind::comment) std::move(comments.begin(), comments.end(), std::back_inserter(references_.comments));
    return {};
  }

  Result<void> read_page_texts() {
    std::unordered_map<std::string_view, std::string_view> targets;
    for (const Relationship& each : relationships_)
      if (!each.external) targets.emplace(each.id, each.target);
    std::set<std::string_view> seen;
    std::optional<bool> even_pages;
    for (const docx::PageText& text : references_.page_texts) {
      if (text.pages == "first" && !references_.first_pages) continue;
      if (text.pages == "even" && !even_pages) even_pages = docx::has_even_pages(package_, relationships_, limits_);
      if (text.pages == "even" && !*even_pages) continue;
      const auto part = targets.find(text.relationship);
      if (part == targets.end() || !package_.contains(part->second) || !seen.insert(part->second).second) continue;
      Body body(styles_, numbering_, budget_);
      auto read = xml::stream(package_, part->second, body, limits_);
      if (!read) return read;
      document_.notes.push_back({text.kind, body.take_blocks()});
    }
    return {};
  }

  const Package& package_;
  const Limits& limits_;
  bool nested_;
  Budget budget_;
  Relationships relationships_;
  docx::Styles styles_;
  docx::Numbering numbering_;
  docx::Diagrams diagrams_;
  docx::References references_;
  TrackedTables tracked_;
  Document document_;
};

}  // namespace

Result<Document> read_docx(const Package& package, const Limits& limits) { return Reader(package, limits, false).read(); }

Result<Document> read_docx_chunk(const Package& package, const Limits& limits) { return Reader(package, limits, true).read(); }

}  // namespace schede
