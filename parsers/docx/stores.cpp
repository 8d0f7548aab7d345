#include "parsers/docx/stores.h"

#include <algorithm>
#include <map>
#include <utility>

#include "parsers/container/package.h"
#include "parsers/container/xml.h"

namespace schede::docx {
namespace {

// Answers are short and stores small: one that is neither is of another program, and no control of a form is bound to it.
constexpr std::uint64_t largest_part = 1 << 20;
constexpr std::size_t longest_path = 1000, most_texts = 10'000;

// The ids under which controls are bound to a document's properties (MS-OE376, 2.1.519).
constexpr std::string_view core_properties = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}";
constexpr std::string_view extended_properties = "{6668398D-A668-4E3E-A5EB-62B293D839F1}";

std::string capitals(std::string_view text) {
  std::string all(text);
  std::transform(all.begin(), all.end(), all.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return all;
}

std::string step(std::string_view ns, std::string_view name, std::size_t number) {
  return "/{" + std::string(ns) + "}" + std::string(name) + "[" + std::to_string(number) + "]";
}

/// The namespaces by prefix of "xmlns:n='urn:x' xmlns:m=\"urn:y\"".
std::map<std::string_view, std::string_view> namespaces_of(std::string_view prefixes) {
  constexpr std::string_view declares = "xmlns:";
  std::map<std::string_view, std::string_view> found;
  for (std::size_t at = prefixes.find(declares); at != std::string_view::npos; at = prefixes.find(declares, at)) {
    at += declares.size();
    const std::size_t equals = prefixes.find('=', at);
    if (equals == std::string_view::npos || equals + 1 >= prefixes.size()) break;
    const std::size_t end = prefixes.find(prefixes[equals + 1], equals + 2);
    if (end == std::string_view::npos) break;
    found.emplace(prefixes.substr(at, equals - at), prefixes.substr(equals + 2, end - equals - 2));
    at = end;
  }
  return found;
}

/// A path with its prefixes resolved and every number written; empty for one that is more than steps.
std::string plain_path(const Binding& binding) {
  const auto namespaces = namespaces_of(binding.prefixes);
  std::string path;
  std::string_view rest = binding.path;
  while (rest.starts_with('/')) {
    rest.remove_prefix(1);
    std::string_view name = rest.substr(0, rest.find('/'));
    rest.remove_prefix(name.size());
    if (name.starts_with("text()")) continue;
    std::size_t number = 1;
    if (const std::size_t bracket = name.find('['); bracket != std::string_view::npos) {
      number = 0;
      for (const char c : name.substr(bracket + 1, name.size() - bracket - 2)) {
        if (c < '0' || c > '9' || number > most_texts) return {};
        number = number * 10 + static_cast<std::size_t>(c - '0');
      }
      name = name.substr(0, bracket);
    }
    if (name.empty()) return {};
    if (name.starts_with('@')) {
      path += "/" + std::string(name);
      continue;
    }
    const std::size_t colon = name.find(':');
    const auto ns = namespaces.find(colon == std::string_view::npos ? std::string_view() : name.substr(0, colon));
    path += step(ns == namespaces.end() ? std::string_view() : ns->second, name.substr(colon == std::string_view::npos ? 0 : colon + 1),
                 number);
  }
  return rest.empty() ? path : std::string();
}

/// The id of a custom XML part, which stands in its properties.
class ItemId : public xml::Handler {
 public:
  std::string id;

  void start(const xml::Element& element) override {
    if (const std::string_view* found = element.attribute("itemID"); found && element.name == "datastoreItem") id = *found;
  }
  void end(std::string_view, std::string_view) override {}
  void characters(std::string_view) override {}
};

std::string id_of(const Package& package, std::string_view part, const Limits& limits) {
  const auto links = read_relationships(package, part, limits);
  if (!links) return {};
  for (const Relationship& each : *links) {
    ItemId reader;
    if (each.type == "customXmlProps" && package.contains(each.target) && xml::stream(package, each.target, reader, limits))
      return reader.id;
  }
  return {};
}

}  // namespace

class Stores::Reader : public xml::Handler {
 public:
  Texts texts;

  void start(const xml::Element& element) override {
    const std::size_t number = ++counts_.back()[{std::string(element.ns), std::string(element.name)}];
    lengths_.push_back(path_.size());
    if (path_.size() < longest_path) path_ += step(element.ns, element.name, number);
    counts_.emplace_back();
    for (const xml::Attribute& attribute : element.attributes) take("/@" + std::string(attribute.name), attribute.value);
    take({}, {});
  }
  void end(std::string_view, std::string_view) override {
    path_.resize(lengths_.back());
    lengths_.pop_back();
    counts_.pop_back();
  }
  void characters(std::string_view text) override { take({}, text); }

 private:
  void take(std::string_view below, std::string_view text) {
    if (path_.size() < longest_path && texts.size() < most_texts) texts[path_ + std::string(below)] += text;
  }

  std::string path_;
  std::vector<std::size_t> lengths_;
  std::vector<std::map<std::pair<std::string, std::string>, std::size_t>> counts_{1};
};

void Stores::read(const Package& package, const std::vector<Relationship>& package_links, const std::vector<Relationship>& links,
                  const Limits& limits) {
  for (const Relationship& each : links)
    if (each.type == "customXml" && package.contains(each.target)) add(package, each.target, id_of(package, each.target, limits), limits);
  for (const Relationship& each : package_links) {
    if (each.type == "core-properties") add(package, each.target, core_properties, limits);
    if (each.type == "extended-properties") add(package, each.target, extended_properties, limits);
  }
}

void Stores::add(const Package& package, std::string_view part, std::string_view id, const Limits& limits) {
  Reader reader;
  const auto size = package.declared_size(part);
  if (size && *size <= largest_part && xml::stream(package, part, reader, limits))
    stores_.emplace_back(capitals(id), std::move(reader.texts));
}

const std::string* Stores::find(const Binding& binding) const {
  const std::string path = plain_path(binding), id = capitals(binding.store);
  for (const auto& [store, texts] : stores_) {
    if (!id.empty() && id != store) continue;
    const auto found = texts.find(path);
    if (found != texts.end()) return &found->second;
  }
  return nullptr;
}

}  // namespace schede::docx
