#include "tests/support/json_schema.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>

#include <map>
#include <stdexcept>

#include "tests/support/support.h"

namespace schede::test {
namespace {

/// The schemas of schemas/, which refer to each other by file name.
class Published : public rapidjson::IRemoteSchemaDocumentProvider {
 public:
  // The length that RapidJSON 1.1 hands over is one too short.
  const rapidjson::SchemaDocument* GetRemoteDocument(const char* address, rapidjson::SizeType) override {
    const std::string name(address);
    return &get(name.substr(0, name.find('#')));
  }

  const rapidjson::SchemaDocument& get(const std::string& name) {
    if (const auto known = known_.find(name); known != known_.end()) return known->second;
    const auto text = slurp(source("schemas/" + name));
    rapidjson::Document document;
    if (document.Parse(text.data(), text.size()).HasParseError()) throw std::runtime_error(name + " is no JSON");
    return known_.emplace(name, rapidjson::SchemaDocument(document, this)).first->second;
  }

 private:
  std::map<std::string, rapidjson::SchemaDocument> known_;
};

}  // namespace

std::string misfit(const std::string& json, const std::string& schema) {
  rapidjson::Document document;
  if (document.Parse(json.data(), json.size()).HasParseError()) return rapidjson::GetParseError_En(document.GetParseError());
  Published published;
  rapidjson::SchemaValidator validator(published.get(schema));
  if (document.Accept(validator)) return {};
  rapidjson::StringBuffer where;
  validator.GetInvalidDocumentPointer().Stringify(where);
  return std::string(where.GetString()) + ' ' + validator.GetInvalidSchemaKeyword();
}

}  // namespace schede::test
