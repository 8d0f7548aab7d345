#include "extractors/form/definition_tree.h"

#include <algorithm>
#include <charconv>

#include "extractors/form/definition_words.h"
#include "parsers/container/xml.h"

namespace schede {

namespace {

class TreeBuilder : public xml::Handler {
 public:
  DefinitionTree tree;

  void start(const xml::Element& element) override {
    DefinitionElement here;
    here.name = element.name;
    here.line = line;
    for (const xml::Attribute& attribute : element.attributes)
      if (attribute.ns.empty()) here.attributes.emplace_back(std::string(attribute.name), folded_space(attribute.value));
    if (open_.empty()) tree.ns = element.ns;
    open_.push_back(std::move(here));
  }

  void end(std::string_view, std::string_view) override {
    DefinitionElement done = std::move(open_.back());
    open_.pop_back();
    done.text = folded_space(done.text);
    if (open_.empty())
      tree.root = std::move(done);
    else
      open_.back().children.push_back(std::move(done));
  }

  void characters(std::string_view text) override { open_.back().text += text; }

 private:
  std::vector<DefinitionElement> open_;
};

/// Of "form:12".
int line_of(std::string_view where) {
  int line = 0;
  const std::string_view digits = where.substr(where.rfind(':') + 1);
  std::from_chars(digits.data(), digits.data() + digits.size(), line);
  return line;
}

}  // namespace

const std::string* DefinitionElement::attribute(std::string_view wanted) const {
  const auto found = std::ranges::find(attributes, wanted, &std::pair<std::string, std::string>::first);
  return found == attributes.end() ? nullptr : &found->second;
}

std::string DefinitionElement::value(std::string_view wanted) const {
  const std::string* found = attribute(wanted);
  return found ? *found : std::string();
}

const DefinitionElement* DefinitionElement::child(std::string_view wanted) const {
  const auto found = std::ranges::find(children, wanted, &DefinitionElement::name);
  return found == children.end() ? nullptr : &*found;
}

tl::expected<DefinitionTree, FormIssue> read_definition(std::string_view xml) {
  TreeBuilder builder;
  const auto read = xml::stream(xml, "form", builder, Limits());
  if (!read) return tl::unexpected(FormIssue{line_of(read.error().where), read.error().detail});
  return std::move(builder.tree);
}

}  // namespace schede
