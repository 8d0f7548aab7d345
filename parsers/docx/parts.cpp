#include "parsers/docx/parts.h"

#include <algorithm>
#include <span>
#include <utility>

#include "parsers/container/package.h"
#include "parsers/container/xml.h"
#include "parsers/docx/html.h"
#include "parsers/docx/metadata.h"
#include "parsers/docx/names.h"
#include "parsers/docx/reader.h"

namespace schede::docx {
namespace {

/// The texts of a glossary's entries by their names.
class Glossary : public xml::Handler {
 public:
  std::unordered_map<std::string, std::string> texts;

  void start(const xml::Element& element) override {
    if (element.name == "docPart") name_.clear();
    if (element.name == "name" && name_.empty()) name_ = value(element);
    in_text_ = element.name == "t";
  }
  void end(std::string_view, std::string_view) override { in_text_ = false; }
  void characters(std::string_view text) override {
    constexpr std::size_t longest = 1000;
    if (!in_text_ || name_.empty()) return;
    std::string& entry = texts[name_];
    entry += text.substr(0, longest - std::min(longest, entry.size()));
  }

 private:
  std::string name_;
  bool in_text_ = false;
};

std::vector<Block> paragraph_of(Run run) {
  Paragraph paragraph;
  paragraph.runs.push_back(std::move(run));
  std::vector<Block> blocks;
  blocks.push_back({std::move(paragraph)});
  return blocks;
}

std::vector<Block> plain_paragraphs(std::string_view text) {
  std::vector<Block> blocks;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    Run run;
    run.text = text.substr(0, end);
    run.text.erase(run.text.find_last_not_of('\r') + 1);
    for (Block& block : paragraph_of(std::move(run))) blocks.push_back(std::move(block));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return blocks;
}

std::string_view extension_of(std::string_view member) {
  const std::size_t dot = member.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : member.substr(dot + 1);
}

}  // namespace

Parts::Parts(const Package& package, std::vector<Relationship> package_links, std::vector<Relationship> links, const Limits& limits,
             bool nested)
    : package_(package), package_links_(std::move(package_links)), links_(std::move(links)), limits_(limits), nested_(nested) {}

const Relationship* Parts::find(std::string_view relationship, std::string_view type) const {
  const auto found =
      std::find_if(links_.begin(), links_.end(), [&](const Relationship& each) { return each.id == relationship && each.type == type; });
  return found == links_.end() ? nullptr : &*found;
}

std::string Parts::link(std::string_view relationship) const {
  const Relationship* target = find(relationship, "hyperlink");
  return target ? address_of_link(target->target) : std::string();
}

ActiveX Parts::activex(std::string_view relationship) {
  if (!generator_) generator_ = read_metadata(package_, package_links_, limits_).generator;
  const Relationship* part = find(relationship, "control");
  return read_activex(package_, part ? part->target : std::string_view(), *generator_, limits_);
}

const std::string* Parts::bound(const Binding& binding) {
  if (!stores_) stores_.emplace().read(package_, package_links_, links_, limits_);
  return stores_->find(binding);
}

std::string Parts::prompt(const std::string& name) {
  if (!prompts_) {
    Glossary glossary;
    for (const Relationship& each : links_)
      if (each.type == "glossaryDocument" && package_.contains(each.target))
        static_cast<void>(xml::stream(package_, each.target, glossary, limits_));
    prompts_ = std::move(glossary.texts);
  }
  const auto found = prompts_->find(name);
  return found == prompts_->end() ? std::string() : found->second;
}

std::vector<Block> Parts::chunk(std::string_view relationship) const {
  const Relationship* part = find(relationship, "aFChunk");
  if (!part || !package_.contains(part->target)) return {};
  const auto bytes = package_.read(part->target);
  const std::string_view extension = extension_of(part->target);
  if (bytes && !nested_ && bytes->starts_with("PK")) {
    const auto inner = Package::open(std::as_bytes(std::span(*bytes)), limits_);
    auto document = inner ? read_docx_chunk(*inner, limits_) : fail(inner.error());
    if (document) return std::move(document->blocks);
  } else if (bytes && (extension == "html" || extension == "htm" || extension == "xhtml")) {
    auto blocks = read_html(*bytes, limits_);
    if (blocks) return std::move(*blocks);
  } else if (bytes && extension == "txt" && xml::is_utf8(*bytes)) {
    return plain_paragraphs(*bytes);
  }
  return paragraph_of(
      unreadable_field(extension == "rtf" || extension == "mht" || extension == "txt" ? std::string(extension) : "document"));
}

}  // namespace schede::docx
