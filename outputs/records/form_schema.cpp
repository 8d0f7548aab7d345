#include "outputs/records/form_schema.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "extractors/form/field_types.h"
#include "outputs/records/record_json.h"
#include "outputs/records/respondent_name.h"

namespace schede {
namespace {

/// Parts that every schema may point to.
constexpr std::string_view definitions = R"({
    "text": {"type": ["string", "null"], "minLength": 1},
    "written": {"type": "string", "minLength": 1, "description": "As the respondent wrote it: not of the type asked for."},
    "flag": {"type": ["boolean", "null"]},
    "integer": {"anyOf": [{"type": "integer"}, {"$ref": "#/$defs/written"}, {"type": "null"}]},
    "decimal": {"anyOf": [{"type": "number"}, {"$ref": "#/$defs/written"}, {"type": "null"}]},
    "amount": {"anyOf": [
      {"type": "object", "required": ["amount", "currency"], "additionalProperties": false, "properties": {
        "amount": {"type": "string", "pattern": "^-?[0-9]+[.][0-9]{2,}$"},
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$", "description": "ISO 4217"}}},
      {"$ref": "#/$defs/written"}, {"type": "null"}]},
    "date": {"anyOf": [{"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "description": "ISO 8601"}, {"$ref": "#/$defs/written"}, {"type": "null"}]},
    "time": {"anyOf": [{"type": "string", "pattern": "^[0-9]{2}:[0-9]{2}$"}, {"$ref": "#/$defs/written"}, {"type": "null"}]},
    "parts": {"type": ["object", "null"], "additionalProperties": {"$ref": "#/$defs/text"}},
    "numbers": {"type": "array", "items": {"type": "object", "required": ["value", "kind"], "additionalProperties": false, "properties": {
      "value": {"type": "string", "minLength": 1}, "kind": {"enum": ["fixed", "mobile", "fax", "other", "invalid"]}}}},
    "addresses": {"type": "array", "items": {"type": "object", "required": ["value", "certified"], "additionalProperties": false, "properties": {
      "value": {"type": "string", "minLength": 1}, "certified": {"type": "boolean"}}}},
    "territory": {"type": ["object", "null"], "required": ["kind", "region", "province", "municipality", "istat"], "additionalProperties": false, "properties": {
      "kind": {"$ref": "#/$defs/text"}, "region": {"$ref": "#/$defs/text"}, "province": {"$ref": "#/$defs/text"}, "municipality": {"$ref": "#/$defs/text"},
      "istat": {"type": ["string", "null"], "pattern": "^[0-9]{6}$"}, "convergence": {"$ref": "#/$defs/flag"}}},
    "body": {"type": "object", "required": ["text"], "additionalProperties": false, "properties": {
      "text": {"$ref": "#/$defs/text"}, "official": {"$ref": "#/$defs/text"}, "key": {"$ref": "#/$defs/text"}, "territory": {"$ref": "#/$defs/territory"}}},
    "source": {"type": "object", "required": ["path", "format", "sha256", "bytes", "modified", "generator"], "additionalProperties": false, "properties": {
      "path": {"type": "string"},
      "format": {"enum": ["docx", "docm", "dotx", "dotm", "odt", "ott", "fodt", "doc", "rtf", "wps", "pages", "pdf", null]},
      "sha256": {"type": ["string", "null"], "pattern": "^[0-9a-f]{64}$"}, "bytes": {"type": "integer", "minimum": 0},
      "modified": {"$ref": "#/$defs/text"}, "generator": {"$ref": "#/$defs/text"},
      "envelopes": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/envelope"}},
      "annexes": {"type": "array", "minItems": 1, "items": {"type": "string", "minLength": 1}},
      "converted_by": {"type": "string", "minLength": 1}, "ocr": {"type": "string", "minLength": 1}}},
    "envelope": {"type": "object", "required": ["kind", "name"], "additionalProperties": false, "properties": {
      "kind": {"enum": ["p7m", "eml", "zip", "msg"]}, "name": {"type": "string"},
      "signer": {"$ref": "#/$defs/text"}, "serial": {"$ref": "#/$defs/text"}, "signed_at": {"$ref": "#/$defs/text"},
      "integrity": {"enum": ["ok", "bad", null]}, "from": {"$ref": "#/$defs/text"}, "date": {"$ref": "#/$defs/text"},
      "message_id": {"$ref": "#/$defs/text"}, "pec": {"type": "boolean"}}},
    "evidence": {"type": "object", "additionalProperties": {"type": "object", "required": ["raw", "at", "how", "confidence"], "additionalProperties": false, "properties": {
      "raw": {"type": "string"}, "at": {"type": "string"}, "how": {"type": "string"}, "confidence": {"type": "number", "minimum": 0, "maximum": 1},
      "span": {"$ref": "#/$defs/span"}, "by": {"type": "string", "minLength": 1}, "why": {"type": "string", "minLength": 1}, "place": {"type": "string"}, "read": true}}},
    "decision": {"type": "object", "required": ["by", "at", "why"], "properties": {
      "by": {"type": "string", "minLength": 1}, "at": {"type": "string"}, "why": {"type": "string", "minLength": 1}}},
    "decisions": {"type": "object", "additionalProperties": false, "properties": {
      "set_aside": {"$ref": "#/$defs/decision"}, "reviews": {"type": "array", "items": {"$ref": "#/$defs/decision"}},
      "waived": {"type": "array", "items": {"$ref": "#/$defs/decision"}}}},
    "unread": {"type": "array", "items": {"type": "object", "required": ["at", "text"], "additionalProperties": false, "properties": {
      "at": {"type": "string"}, "text": {"type": "string"}, "span": {"$ref": "#/$defs/span"}}}},
    "span": {"type": "array", "items": {"type": "object", "required": ["path", "from", "to"], "additionalProperties": false, "properties": {
      "path": {"type": "array", "minItems": 1, "items": {"type": "integer", "minimum": 0}},
      "from": {"type": "integer", "minimum": 0}, "to": {"type": "integer", "minimum": 0}}}},
    "gap": {"type": "object", "required": ["code", "field", "severity", "message"], "additionalProperties": false, "properties": {
      "code": {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"}, "field": {"type": "string"},
      "severity": {"enum": ["error", "warning", "info"]}, "message": {"type": "string"}}})";

std::string reference(std::string_view name) { return "{\"$ref\": \"#/$defs/" + std::string(name) + "\"}"; }

std::string joined_with_commas(const std::vector<std::string>& pieces) {
  std::string out;
  for (const std::string& piece : pieces) out += (out.empty() ? "" : ", ") + piece;
  return out;
}

/// An object's members in their order; a path of two steps is a member of a member.
class Members {
 public:
  void add(const std::string& path, std::string schema, bool required = true) {
    const std::size_t dot = path.find('.');
    Member& member = called(path.substr(0, dot));
    member.required = required;
    if (dot == std::string::npos)
      member.schema = std::move(schema);
    else
      member.inner.emplace_back(path.substr(dot + 1), std::move(schema));
  }

  [[nodiscard]] std::string object() const {
    std::vector<std::string> names, properties;
    for (const Member& member : members_) {
      if (member.required) names.push_back(json_string(member.name));
      properties.push_back("\n" + json_string(member.name) + ": " + schema_of(member));
    }
    return "{\"type\": \"object\", \"required\": [" + joined_with_commas(names) + "], \"additionalProperties\": false, \"properties\": {" +
           joined_with_commas(properties) + "}}";
  }

 private:
  struct Member {
    std::string name, schema;
    std::vector<std::pair<std::string, std::string>> inner;
    bool required = true;
  };

  static std::string schema_of(const Member& member) {
    if (member.inner.empty()) return member.schema;
    Members inner;
    for (const auto& [name, schema] : member.inner) inner.add(name, schema);
    return inner.object();
  }

  Member& called(const std::string& name) {
    const auto found = std::ranges::find(members_, name, &Member::name);
    return found == members_.end() ? members_.emplace_back(Member{name, {}, {}, true}) : *found;
  }

  std::vector<Member> members_;
};

std::string enumeration(const std::vector<std::string>& codes, bool or_null) {
  std::vector<std::string> all;
  for (const std::string& code : codes) all.push_back(json_string(code));
  if (or_null) all.emplace_back("null");
  return "{\"enum\": [" + joined_with_commas(all) + "]}";
}

std::string list_of(const std::string& items) { return "{\"type\": \"array\", \"items\": " + items + "}"; }

std::string choice_schema(const std::vector<ChoiceOption>& options, bool many) {
  std::vector<std::string> codes;
  for (const ChoiceOption& option : options) codes.push_back(option.code);
  return many ? list_of(enumeration(codes, false)) : enumeration(codes, true);
}

/// Adds what each part of a form makes in the record.
class PartSchemas {
 public:
  explicit PartSchemas(bool with_parts, Members& members) : with_parts_(with_parts), members_(members) {}

  void operator()(const FormField& field) {
    members_.add(field.path, reference(row_of(field.type).json));
    if (with_parts_) add_parts(field);
  }

  void operator()(const ChoiceQuestion& choice) {
    members_.add(choice.path, choice_schema(choice.options, choice.many));
    if (std::ranges::any_of(choice.options, &ChoiceOption::other)) members_.add(choice.path + "_other", reference("text"));
    for (const ChoiceOption& option : choice.options)
      for (const FormField& field : option.fields) (*this)(field);
  }

  void operator()(const Grid& grid) {
    add_grid(grid, grid.path, choice_schema(grid.options, grid.many));
    for (const FormField& field : grid.fields) add_grid(grid, grid.path + "_" + field.path, reference(row_of(field.type).json));
  }

  void operator()(const Rows& rows) {
    Members entry;
    if (!rows.rows.empty()) {
      std::vector<std::string> codes;
      for (const PrintedRow& row : rows.rows) codes.push_back(row.code);
      entry.add("row", enumeration(codes, true));
      entry.add("row_other", reference("text"), false);
    }
    PartSchemas schemas(false, entry);
    for (const RowMember& member : rows.members) std::visit(schemas, member);
    members_.add(rows.path, list_of(entry.object()));
  }

  void operator()(const RepeatingGroup& group) {
    Members entry;
    PartSchemas schemas(false, entry);
    for (const FormField& field : group.fields) schemas(field);
    members_.add(group.path, list_of(entry.object()));
  }

  void operator()(const Choices& choices) {
    std::vector<std::string> areas, items;
    for (const Area& area : choices.areas) {
      areas.push_back(area.code);
      for (const Item& item : area.items) items.push_back(item.code);
    }
    Members entry;
    entry.add(choices.key, enumeration(areas, false));
    entry.add(choices.mark, reference("flag"));
    entry.add(choices.items, list_of(enumeration(items, false)));
    entry.add(choices.other, reference("text"));
    if (choices.has_offer) entry.add(choices.offer.path, reference("text"));
    if (choices.candidatures) add_candidature(entry);
    members_.add(choices.path, list_of(entry.object()));
  }

  void operator()(const PrintedText&) {}

 private:
  void add_grid(const Grid& grid, const std::string& path, const std::string& schema) {
    Members rows;
    for (const PrintedRow& row : grid.rows) rows.add(row.code, schema);
    members_.add(path, rows.object());
  }

  static void add_candidature(Members& entry) {
    entry.add("offering_bodies", list_of(reference("body")), false);
    entry.add("mode", enumeration({"request", "partnership", "offer"}, true), false);
    entry.add("mode_reason",
              enumeration({"not-a-candidate", "receiver-outside-convergence", "practice-not-described", "territory-unknown"}, true), false);
  }

  /// What version 1 of the language makes of a value beside it.
  void add_parts(const FormField& field) {
    const auto derived = row_of(field.type).derived;
    if (is_contact(field.type)) {
      const bool phones = row_of(field.type).content == Content::phones;
      members_.add(field.path + (phones ? "_numbers" : "_addresses"), reference(phones ? "numbers" : "addresses"), false);
    } else if (!derived.empty() && derived.front().starts_with("_parts")) {
      members_.add(field.path + "_parts", reference("parts"), false);
    } else {
      for (const std::string_view suffix : derived) members_.add(field.path + std::string(suffix), reference("text"), false);
    }
  }

  bool with_parts_;
  Members& members_;
};

/// Of a document that may be of any of several forms nobody says which it is: then it is rejected.
void add_frame(const Form& form, std::string_view status, Members& members) {
  const bool accepted = status == "accepted";
  members.add("record_id", "{\"type\": \"string\", \"pattern\": \"^[0-9a-f]{12}$\"}");
  members.add("form", enumeration({form.id}, !accepted));
  if (form.language_version > 1) members.add("form_version", "{\"type\": \"string\", \"minLength\": 1}", accepted);
  members.add("status", "{\"const\": " + json_string(status) + "}");
  members.add("source", reference("source"));
}

std::string accepted_schema(const Form& form) {
  Members members;
  add_frame(form, "accepted", members);
  PartSchemas schemas(form.language_version == 1, members);
  for (const Section& section : form.sections)
    for (const auto& part : section.parts) std::visit(schemas, part);
  if (form.language_version == 1 || territory_asked(form) != TerritoryAsked::no)
    members.add("territory", reference("territory"), form.language_version == 1);
  if (!form.former.empty()) members.add("former", "{\"type\": \"object\"}", false);
  members.add("evidence", reference("evidence"));
  members.add("unread", reference("unread"));
  members.add("gaps", list_of(reference("gap")));
  members.add("decisions", reference("decisions"), false);
  return members.object();
}

std::string rejected_schema(const Form& form) {
  Members members;
  add_frame(form, "rejected", members);
  members.add("gaps", "{\"type\": \"array\", \"minItems\": 1, \"items\": " + reference("gap") + "}");
  return members.object();
}

}  // namespace

std::string form_schema(const Form& form) {
  return "{\n\"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n\"$id\": " +
         json_string("urn:schede:record:" + form.id + ":" + form.version) + ",\n\"title\": " + json_string(form.title.in(Language::it)) +
         ",\n\"oneOf\": [" + reference("accepted") + ", " + reference("rejected") + "],\n\"$defs\": " + std::string(definitions) +
         ",\n\"accepted\": " + accepted_schema(form) + ",\n\"rejected\": " + rejected_schema(form) + "\n}\n}\n";
}

}  // namespace schede
