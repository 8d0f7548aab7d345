#include "parsers/docx/metadata.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "parsers/container/package.h"
#include "parsers/container/xml.h"
#include "parsers/docx/names.h"

namespace schede::docx {
namespace {

constexpr std::string_view form_property = "schede-form";

struct Properties {
  Metadata metadata;
  std::string application, version;
};

class PropertiesReader : public xml::Handler {
 public:
  Properties properties;

  explicit PropertiesReader(Properties known) : properties(std::move(known)) {}
  void start(const xml::Element& element) override {
    if (const std::string_view* name = element.attribute("", "name"); element.name == "property") custom_ = name && *name == form_property;
    into_ = custom_ && element.name == "lpwstr" ? &properties.metadata.form : place_of(element.name);
  }
  void end(std::string_view, std::string_view) override { into_ = nullptr; }
  void characters(std::string_view text) override {
    if (into_) into_->append(text);
  }

 private:
  std::string* place_of(std::string_view name) {
    if (name == "title") return &properties.metadata.title;
    if (name == "created") return &properties.metadata.created;
    if (name == "modified") return &properties.metadata.modified;
    if (name == "Application") return &properties.application;
    if (name == "AppVersion") return &properties.version;
    return nullptr;
  }

  std::string* into_ = nullptr;
  bool custom_ = false;  ///< within the custom property that names the form
};

class SettingsReader : public xml::Handler {
 public:
  bool even_pages = false;

  void start(const xml::Element& element) override {
    if (names_.of(element) == Name::even_and_odd_headers) even_pages = on(element);
  }
  void end(std::string_view, std::string_view) override {}
  void characters(std::string_view) override {}

 private:
  Names names_;
};

}  // namespace

Metadata read_metadata(const Package& package, const std::vector<Relationship>& links, const Limits& limits) {
  Properties properties;
  for (const Relationship& each : links) {
    constexpr std::string_view types[] = {"core-properties", "extended-properties", "extendedProperties", "custom-properties"};
    if (std::find(std::begin(types), std::end(types), each.type) == std::end(types)) continue;
    PropertiesReader reader(properties);
    if (xml::stream(package, each.target, reader, limits)) properties = std::move(reader.properties);
  }
  Metadata metadata = std::move(properties.metadata);
  metadata.generator = std::move(properties.application);
  if (!metadata.generator.empty() && !properties.version.empty()) metadata.generator += " " + properties.version;
  return metadata;
}

bool has_even_pages(const Package& package, const std::vector<Relationship>& relationships, const Limits& limits) {
  for (const Relationship& each : relationships) {
    if (each.type != "settings" || !package.contains(each.target)) continue;
    SettingsReader reader;
    return xml::stream(package, each.target, reader, limits) && reader.even_pages;
  }
  return false;
}

}  // namespace schede::docx
