#include "parsers/container/opc.h"

#include "parsers/container/package.h"
#include "parsers/container/xml.h"

namespace schede {
namespace {

std::string_view folder_of(std::string_view part) {
  const auto slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : part.substr(0, slash + 1);
}

/// A target is a relative reference from its part's folder ("../customXml/item1.xml") or starts at the package's root.
std::string resolve(std::string_view folder, std::string_view target) {
  std::string path = target.starts_with('/') ? "" : std::string(folder);
  while (!target.empty()) {
    const auto slash = target.find('/');
    const auto segment = target.substr(0, slash);
    target.remove_prefix(slash == std::string_view::npos ? target.size() : slash + 1);
    if (segment == "..") {
      if (!path.empty()) path.pop_back();
      path.resize(folder_of(path).size());
    } else if (segment != "." && !segment.empty()) {
      path.append(segment);
      if (slash != std::string_view::npos) path += '/';
    }
  }
  return path;
}

class Reader : public xml::Handler {
 public:
  explicit Reader(std::string_view folder) : folder_(folder) {}

  std::vector<Relationship> found;

  void start(const xml::Element& element) override {
    if (element.name != "Relationship") return;
    const auto text = [&](std::string_view name) {
      const std::string_view* value = element.attribute(name);
      return value ? *value : std::string_view();
    };
    const bool external = text("TargetMode") == "External";
    const std::string_view type = text("Type");
    found.push_back({std::string(text("Id")), std::string(type.substr(folder_of(type).size())),
                     external ? std::string(text("Target")) : resolve(folder_, text("Target")), external});
  }
  void end(std::string_view, std::string_view) override {}
  void characters(std::string_view) override {}

 private:
  std::string_view folder_;
};

}  // namespace

Result<std::vector<Relationship>> read_relationships(const Package& package, std::string_view part, const Limits& limits) {
  const std::string_view folder = folder_of(part);
  const std::string member = std::string(folder) + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
  if (!package.contains(member)) return std::vector<Relationship>();
  Reader reader(folder);
  const auto read = xml::stream(package, member, reader, limits);
  if (!read) return fail(read.error());
  return std::move(reader.found);
}

}  // namespace schede
