#include <charconv>
#include <map>
#include <set>

#include "extractors/form/definition.h"
#include "extractors/form/definition_words.h"
#include "extractors/form/embedded.h"
#include "extractors/form/field_types.h"
#include "extractors/form/form.h"
#include "parsers/container/xml.h"

namespace schede {

namespace {

using xml::Element;

std::string value_of(const Element& element, std::string_view name) {
  const std::string_view* value = element.attribute("", name);
  return value ? std::string(*value) : std::string();
}

Bilingual words_of(const Element& element) { return {value_of(element, "it"), value_of(element, "en")}; }

/// Builds a Form from a definition that the schema has found valid.
class FormBuilder : public xml::Handler {
 public:
  Form form;
  std::vector<FormIssue> issues;

  void start(const Element& element) override {
    text_.clear();
    const std::string_view name = element.name;
    const std::string_view parent = open_.empty() ? std::string_view() : std::string_view(open_.back());
    if (name == "form") form.id = value_of(element, "id");
    if (name == "section") form.sections.emplace_back();
    if (name == "title" && parent == "form") form.title = words_of(element);
    if (name == "title" && (parent == "field" || parent == "offer")) field_->title = words_of(element);
    if (name == "title" && parent == "group") group().title = words_of(element);
    if (name == "title" && parent == "choices") choices().title = words_of(element);
    if (name == "name") area().name = words_of(element);
    if (name == "group") start_group(element);
    if (name == "choices") start_choices(element);
    if (name == "field") start_field(element, parent);
    if (name == "offer") fill_field(choices().offer, element);
    if (name == "alternative") field_->alternatives.push_back({{}, value_of(element, "reads")});
    if (name == "area") start_area(element);
    if (name == "item") start_item(element);
    open_.emplace_back(name);
  }

  void end(std::string_view, std::string_view name) override {
    open_.pop_back();
    const std::string_view parent = open_.empty() ? std::string_view() : std::string_view(open_.back());
    std::string text = folded_space(text_);
    if (name == "variant") printed_->variants.push_back(text);
    if (name == "p") form.preamble.push_back({text, {}});
    if (name == "heading" && parent == "section") print(form.sections.back().headings.emplace_back(), text);
    if (name == "heading" && parent == "group") print(group().heading, text);
    if (name == "stray") form.sections.back().extra_labels.push_back(text);
    if (name == "label") print(field_->label, text);
    if (name == "alternative") field_->alternatives.back().word = text;
    if (name == "header") print(choices().headers.emplace_back(), text);
    if (name == "title" && parent == "area") print(area().title, text);
    if (name == "subtitle") print(area().subtitles.emplace_back(), text);
    if (name == "item") print(area().items.back().label, text);
    if (name == "other") print(area().other, text);
    if (parent == "vocabulary") add_word(form.vocabulary, name, std::move(text));
    text_.clear();
  }

  void characters(std::string_view text) override { text_ += text; }

 private:
  RepeatingGroup& group() { return std::get<RepeatingGroup>(form.sections.back().parts.back()); }
  Choices& choices() { return std::get<Choices>(form.sections.back().parts.back()); }
  Area& area() { return choices().areas.back(); }

  /// The variants that follow are those of this label.
  void print(Label& label, const std::string& text) {
    label.text = text;
    printed_ = &label;
  }

  void unique(std::set<std::string>& seen, const std::string& what, const std::string& name) {
    if (!seen.insert(name).second) issues.push_back({line, what + " \"" + name + "\" is used twice"});
  }

  void fill_field(FormField& field, const Element& element) {
    field_ = &field;
    field.path = value_of(element, "path");
    field.column = value_of(element, "column");
    field.type = field_type_called(value_of(element, "type")).value_or(FieldType::line);
    field.need = need_called(value_of(element, "need"));
    field.one_of = value_of(element, "one-of");
  }

  void start_field(const Element& element, std::string_view parent) {
    if (parent == "group") {
      fill_field(group().fields.emplace_back(), element);
      return;
    }
    auto& part = form.sections.back().parts.emplace_back(FormField());
    fill_field(std::get<FormField>(part), element);
    unique(paths_, "path", field_->path);
    unique(columns_, "column", field_->column);
  }

  void start_group(const Element& element) {
    RepeatingGroup group;
    group.path = value_of(element, "path");
    group.column = value_of(element, "column");
    const std::string printed = value_of(element, "printed");
    std::from_chars(printed.data(), printed.data() + printed.size(), group.printed);
    unique(paths_, "path", group.path);
    unique(columns_, "column", group.column);
    form.sections.back().parts.emplace_back(std::move(group));
  }

  void start_choices(const Element& element) {
    Choices choices;
    choices.path = value_of(element, "path");
    choices.column = value_of(element, "column");
    choices.key = value_of(element, "key");
    choices.mark = value_of(element, "mark");
    choices.items = value_of(element, "items");
    choices.other = value_of(element, "other");
    choices.need = need_called(value_of(element, "need"));
    unique(paths_, "path", choices.path);
    unique(columns_, "column", choices.column);
    form.sections.back().parts.emplace_back(std::move(choices));
  }

  void start_area(const Element& element) {
    choices().areas.emplace_back().code = value_of(element, "code");
    unique(codes_, "code", area().code);
  }

  void start_item(const Element& element) {
    area().items.emplace_back().code = value_of(element, "code");
    unique(codes_, "code", area().items.back().code);
  }

  std::vector<std::string> open_;
  std::string text_;
  FormField* field_ = nullptr;
  Label* printed_ = nullptr;
  std::set<std::string> paths_, columns_, codes_;
};

/// A definition that the schema has found valid.
tl::expected<Form, std::vector<FormIssue>> build_form(std::string_view xml) {
  FormBuilder builder;
  const auto read = xml::stream(xml, "form", builder, Limits());
  if (!read) return tl::unexpected(std::vector<FormIssue>{{0, read.error().where + ": " + read.error().detail}});
  if (!builder.issues.empty()) return tl::unexpected(std::move(builder.issues));
  return std::move(builder.form);
}

}  // namespace

tl::expected<Form, std::vector<FormIssue>> parse_form(std::string_view xml) {
  const auto definition = read_definition(xml);
  if (definition && definition->ns == "urn:schede:form:2") return build_definition(definition->root);
  std::vector<FormIssue> issues;
  for (const xml::Finding& finding : xml::validate_relax_ng(xml, embedded::form_schema)) issues.push_back({finding.line, finding.message});
  if (!issues.empty()) return tl::unexpected(std::move(issues));
  return build_form(xml);
}

const Form& default_form() {
  // Its validity is the tests' to check: the schema would cost each start of the program a tenth of its time.
  static const Form form = build_form(embedded::default_form).value();
  return form;
}

}  // namespace schede
