#include "outputs/forms/definition_xml.h"

#include "extractors/form/field_types.h"
#include "outputs/forms/xml_writer.h"

namespace schede {

namespace {

class DefinitionWriter {
 public:
  DefinitionWriter(const Form& form, const std::map<std::string, std::string>& guesses) : form_(form), guesses_(guesses) {}

  std::string write() {
    xml_.start("form", {{"xmlns", "urn:schede:form:2"}, {"id", form_.id}, {"version", form_.version}, {"lang", form_.languages.front()}});
    line(1);
    xml_.element("title", {{form_.languages.front(), form_.title.it}});
    if (!form_.preamble.empty()) add_preamble();
    for (const Section& section : form_.sections) {
      line(1);
      xml_.start("section");
      for (const auto& part : section.parts) std::visit([this](const auto& what) { add(what, 2); }, part);
      line(1);
      xml_.end();
    }
    line(0);
    return xml_.take();
  }

 private:
  void line(std::size_t depth) { xml_.text("\n" + std::string(2 * depth, ' ')); }

  void add_preamble() {
    line(1);
    xml_.start("preamble");
    for (const Label& text : form_.preamble) {
      line(2);
      xml_.element("p", {}, text.text);
    }
    line(1);
    xml_.end();
  }

  /// A printed text and its other wordings.
  void add(const char* name, const Label& label) {
    if (label.text.empty()) return;
    xml_.element(name, {}, label.text);
    for (const std::string& variant : label.variants) xml_.element("variant", {}, variant);
  }

  void add(const Bilingual& title, const Label& label) {
    if (label.text.empty()) xml_.element("title", {{form_.languages.front(), title.it.empty() ? "…" : title.it}});
  }

  void comment(const std::string& path) {
    const auto found = guesses_.find(path);
    if (found != guesses_.end()) xml_.comment(" guessed: " + found->second + " ");
  }

  void need(Need need) {
    if (need == Need::required) xml_.attribute("need", "required");
    if (need == Need::recommended) xml_.attribute("need", "recommended");
  }

  void add(const PrintedText& text, std::size_t depth) {
    line(depth);
    add("heading", text.label);
  }

  void add(const FormField& field, std::size_t depth) { add_field(field, {}, depth); }

  void add_field(const FormField& field, const std::string& prefix, std::size_t depth) {
    line(depth);
    xml_.start("field", {{"path", field.path}});
    if (field.type != FieldType::line) xml_.attribute("type", row_of(field.type).name);
    need(field.need);
    add(field.title, field.label);
    add("label", field.label);
    add("after", field.after);
    xml_.end();
    comment(prefix + field.path);
  }

  void many(bool many, std::size_t max) {
    if (many) xml_.attribute("many", "yes");
    if (many && max > 0) xml_.attribute("max", std::to_string(max));
  }

  void add(const ChoiceQuestion& choice, std::size_t depth) {
    line(depth);
    xml_.start("choice", {{"path", choice.path}});
    many(choice.many, choice.max);
    need(choice.need);
    comment(choice.path);
    line(depth + 1);
    add(choice.title, choice.label);
    add("label", choice.label);
    add_options(choice.options, depth + 1);
    line(depth);
    xml_.end();
  }

  /// `other` comes behind the options, wherever it stands.
  void add_options(const std::vector<ChoiceOption>& options, std::size_t depth) {
    for (const ChoiceOption& option : options) {
      line(depth);
      xml_.start(option.other ? "other" : "option", {{"code", option.code}});
      xml_.text(option.label.text);
      xml_.end();
      for (const std::string& variant : option.label.variants) xml_.element("variant", {}, variant);
      comment(option.code + "=" + option.label.text);
      for (const FormField& field : option.fields) add_field(field, {}, depth);
    }
  }

  void add_rows(const std::vector<PrintedRow>& rows, const std::string& path, std::size_t depth) {
    for (const PrintedRow& row : rows) {
      line(depth);
      xml_.element("row", {{"code", row.code}}, row.label.text);
      for (const std::string& variant : row.label.variants) xml_.element("variant", {}, variant);
      comment(path + "=" + row.label.text);
    }
  }

  void add_headers(const std::vector<Label>& headers, std::size_t depth) {
    for (const Label& header : headers) {
      line(depth);
      add("header", header);
    }
  }

  void add(const Grid& grid, std::size_t depth) {
    line(depth);
    xml_.start("grid", {{"path", grid.path}});
    many(grid.many, grid.max);
    need(grid.need);
    comment(grid.path);
    line(depth + 1);
    add(grid.title, grid.label);
    add("label", grid.label);
    add_headers(grid.headers, depth + 1);
    add_options(grid.options, depth + 1);
    add_rows(grid.rows, grid.path, depth + 1);
    for (const FormField& field : grid.fields) add_field(field, {}, depth + 1);
    line(depth);
    xml_.end();
  }

  void add(const Rows& rows, std::size_t depth) {
    line(depth);
    xml_.start(rows.labelled ? "group" : "rows", {{"path", rows.path}, {"printed", std::to_string(rows.printed)}});
    line(depth + 1);
    add(rows.title, rows.label);
    add(rows.labelled ? "heading" : "label", rows.label);
    add_headers(rows.headers, depth + 1);
    add_rows(rows.rows, rows.path, depth + 1);
    for (const RowMember& member : rows.members)
      if (const auto* field = std::get_if<FormField>(&member)) add_field(*field, rows.path + ".", depth + 1);
    line(depth);
    xml_.end();
  }

  void add(const RepeatingGroup&, std::size_t) {}  // of version 1 alone
  void add(const Choices&, std::size_t) {}         // no draft has one

  const Form& form_;
  const std::map<std::string, std::string>& guesses_;
  XmlWriter xml_;
};

}  // namespace

std::string definition_of(const Form& form, const std::map<std::string, std::string>& guesses) {
  return DefinitionWriter(form, guesses).write();
}

}  // namespace schede
