#include "extractors/definition/grammar.h"

#include <algorithm>

namespace schede {
namespace {

using Kind = ValueKind;
constexpr bool required = true, once = true;

const std::vector<AttributeRule> titles = {
    {"it", Kind::text}, {"en", Kind::text}, {"fr", Kind::text}, {"de", Kind::text}, {"es", Kind::text}};

const std::vector<AttributeRule> of_fields = {
    {"path", Kind::path, required}, {"column", Kind::step},       {"type", Kind::type},          {"need", Kind::need},
    {"when", Kind::condition},      {"one-of", Kind::code},       {"min", Kind::text},           {"max", Kind::text},
    {"pattern", Kind::text},        {"currency", Kind::currency}, {"territory", Kind::territory}};

const std::vector<ChildRule> in_fields = {{"title", 0, once}, {"label", 1, once}, {"alternative", 2}, {"after", 3, once}};

ElementRule printed(std::string_view name, std::vector<AttributeRule> attributes = {}, std::string_view parent = {}) {
  return {name, parent, std::move(attributes), {{"variant"}}, true, true};
}

ElementRule words(std::string_view name, std::string_view parent, std::vector<AttributeRule> attributes = {}) {
  return {name, parent, std::move(attributes), {}, true, false};
}

const std::vector<ChildRule> word_lists = {{"yes"},        {"no"},      {"tick"},   {"filler"}, {"prompt"},
                                           {"attachment"}, {"closing"}, {"notice"}, {"letter"}, {"page"}};

/// And the elements of the vocabulary, which are words all.
Grammar with_words(Grammar rules) {
  for (const ChildRule& list : word_lists) rules.push_back(words(list.name, "vocabulary"));
  return rules;
}

}  // namespace

const Grammar& second_grammar() {
  static const Grammar rules = {
      {"form",
       {},
       {{"id", Kind::form_id, required},
        {"version", Kind::version, required},
        {"lang", Kind::languages, required},
        {"country", Kind::country}},
       {{"title", 0, once, required},
        {"respondent", 1, once},
        {"was", 2},
        {"preamble", 3, once},
        {"options", 4},
        {"section", 5},
        {"vocabulary", 6, once}}},
      {"title", {}, titles, {}},
      {"respondent",
       {},
       {{"path", Kind::paths, required},
        {"email", Kind::path},
        {"it", Kind::text},
        {"en", Kind::text},
        {"fr", Kind::text},
        {"de", Kind::text},
        {"es", Kind::text}},
       {}},
      {"was",
       {},
       {{"version", Kind::version, required}, {"path", Kind::path, required}, {"now", Kind::path}, {"codes", Kind::code_pairs}},
       {}},
      {"preamble", {}, {}, {{"p"}}},
      words("p", "preamble"),
      {"options", {}, {{"id", Kind::code, required}}, {{"option"}, {"other", 0, once}}},
      {"section",
       {},
       {{"when", Kind::condition}},
       {{"heading"}, {"field"}, {"choice"}, {"grid"}, {"rows"}, {"group"}, {"choices"}, {"stray", 1}}},
      printed("heading"),
      words("stray", "section"),
      {"field", {}, of_fields, in_fields},
      printed("label"),
      printed("after"),
      words("alternative", {}, {{"reads", Kind::any_text, required}}),
      {"choice",
       {},
       {{"path", Kind::path, required},
        {"column", Kind::step},
        {"need", Kind::need},
        {"when", Kind::condition},
        {"many", Kind::yes_or_no},
        {"max", Kind::count},
        {"use", Kind::code},
        {"default", Kind::code}},
       {{"title", 0, once}, {"label", 1, once}, {"option", 2}, {"other", 2, once}, {"field", 2}}},
      printed("option", {{"code", Kind::code, required}}),
      printed("other", {{"code", Kind::code}}),
      {"grid",
       {},
       {{"path", Kind::step, required},
        {"column", Kind::step},
        {"need", Kind::need},
        {"when", Kind::condition},
        {"many", Kind::yes_or_no},
        {"max", Kind::count},
        {"use", Kind::code}},
       {{"title", 0, once}, {"label", 1, once}, {"header", 2}, {"option", 3}, {"row", 4}, {"field", 5}}},
      printed("header"),
      printed("row", {{"code", Kind::step, required}}),
      {"rows",
       {},
       {{"path", Kind::path, required}, {"column", Kind::step}, {"printed", Kind::count}, {"need", Kind::need}, {"when", Kind::condition}},
       {{"title", 0, once}, {"label", 1, once}, {"header", 2}, {"row", 3}, {"field", 4}, {"choice", 4}}},
      {"group",
       {},
       {{"path", Kind::path, required}, {"column", Kind::step}, {"printed", Kind::count}, {"need", Kind::need}, {"when", Kind::condition}},
       {{"title", 0, once}, {"heading", 1, once}, {"field", 2}, {"choice", 2}}},
      {"choices",
       {},
       {{"path", Kind::path, required},
        {"column", Kind::step},
        {"key", Kind::step, required},
        {"mark", Kind::step, required},
        {"items", Kind::step, required},
        {"other", Kind::step, required},
        {"need", Kind::need},
        {"when", Kind::condition},
        {"candidatures", Kind::yes_or_no}},
       {{"title", 0, once}, {"header", 1}, {"offer", 2, once}, {"area", 3}}},
      {"offer", {}, of_fields, in_fields},
      {"area",
       {},
       {{"code", Kind::code, required}},
       {{"name", 0, once}, {"title", 1, once, required}, {"subtitle", 2}, {"item", 3}, {"other", 4, once}}},
      {"name", "area", titles, {}},
      printed("title", {}, "area"),
      printed("subtitle"),
      printed("item", {{"code", Kind::code, required}}),
      printed("other", {}, "area"),
      words("variant", {}),
      {"vocabulary", {}, {{"built-in", Kind::yes_or_no}}, word_lists},
  };
  static const Grammar grammar = with_words(rules);
  return grammar;
}

const Grammar& first_grammar() {
  const std::vector<AttributeRule> both = {{"it", Kind::text, required}, {"en", Kind::text, required}};
  const std::vector<AttributeRule> field = {{"path", Kind::path, required},
                                            {"column", Kind::step, required},
                                            {"type", Kind::first_type},
                                            {"need", Kind::need},
                                            {"one-of", Kind::step}};
  const std::vector<ChildRule> in_field = {{"title", 0, once, required}, {"label", 1, once, required}, {"alternative", 2}};
  static const Grammar rules = {
      {"form",
       {},
       {{"id", Kind::code, required}},
       {{"title", 0, once, required}, {"preamble", 1, once}, {"section", 2, false, required}, {"vocabulary", 3, once}}},
      {"title", {}, both, {}},
      {"preamble", {}, {}, {{"p", 0, false, required}}},
      words("p", "preamble"),
      {"section", {}, {}, {{"heading", 0}, {"field", 1}, {"group", 1}, {"choices", 1}, {"stray", 2}}},
      printed("heading"),
      words("stray", "section"),
      {"field", {}, field, in_field},
      printed("label"),
      words("alternative", {}, {{"reads", Kind::any_text, required}}),
      {"group",
       {},
       {{"path", Kind::path, required}, {"column", Kind::step, required}, {"printed", Kind::count, required}},
       {{"title", 0, once, required}, {"heading", 1, once}, {"field", 2, false, required}}},
      {"choices",
       {},
       {{"path", Kind::path, required},
        {"column", Kind::step, required},
        {"key", Kind::step, required},
        {"mark", Kind::step, required},
        {"items", Kind::step, required},
        {"other", Kind::step, required},
        {"need", Kind::need}},
       {{"title", 0, once, required}, {"header", 1}, {"offer", 2, once, required}, {"area", 3, false, required}}},
      printed("header"),
      {"offer", {}, field, in_field},
      {"area",
       {},
       {{"code", Kind::text, required}},
       {{"name", 0, once, required}, {"title", 1, once, required}, {"subtitle", 2}, {"item", 3}, {"other", 4, once}}},
      {"name", "area", both, {}},
      printed("title", {}, "area"),
      printed("subtitle"),
      printed("item", {{"code", Kind::text, required}}),
      printed("other", {}, "area"),
      words("variant", {}),
      {"vocabulary", {}, {}, word_lists},
  };
  static const Grammar grammar = with_words(rules);
  return grammar;
}

const ElementRule* rule_of(const Grammar& grammar, std::string_view parent, std::string_view name) {
  const ElementRule* found = nullptr;
  for (const ElementRule& rule : grammar)
    if (rule.name == name && (rule.parent.empty() || rule.parent == parent) && (!found || !rule.parent.empty())) found = &rule;
  return found;
}

}  // namespace schede
