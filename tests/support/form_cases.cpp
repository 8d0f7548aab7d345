#include "tests/support/form_cases.h"

#include <algorithm>
#include <array>
#include <random>
#include <sstream>
#include <stdexcept>

#include "extractors/extract.h"
#include "parsers/read.h"
#include "tests/support/cases.h"
#include "tests/support/form_markup.h"
#include "tests/support/form_writer.h"
#include "tests/support/support.h"

namespace schede::test {

namespace {

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text) {
  Lines lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

bool is_part(const std::string& line) {
  return line.size() > 1 && line.front() == '[' && line.back() == ']' &&
         std::all_of(line.begin() + 1, line.end() - 1, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

void expect(FormCase& form, const std::string& line) {
  if (line.empty()) return;
  if (line.starts_with("gap "))
    form.gaps.insert(line.substr(4));
  else if (line.starts_with("maybe "))
    form.allowed_gaps.insert(line.substr(6));
  else if (const auto equals = line.find(" = "); equals != std::string::npos)
    form.values[line.substr(0, equals)] = line.substr(equals + 3);
  else
    throw std::invalid_argument("no expectation: " + line);
}

/// A part whose name ends in a digit lies within the one before.
bool is_inner(const std::string& part) { return part.size() > 2 && part[part.size() - 2] >= '0' && part[part.size() - 2] <= '9'; }

/// Replaces a part of the form by other lines.
void replace_part(Lines& form, const std::string& name, const Lines& with) {
  const auto begin = std::find(form.begin(), form.end(), name);
  if (begin == form.end()) throw std::invalid_argument("no part " + name);
  const auto ends = [&](const std::string& line) { return is_part(line) && (is_inner(name) || (line != "[]" && !is_inner(line))); };
  const auto end = std::find_if(begin + 1, form.end(), ends);
  form.insert(form.erase(begin + 1, end), with.begin(), with.end());
}

/// Lines marked '-' and ' ' have to stand one after the other in the form; '+' and ' ' lines take their place.
void apply_hunk(Lines& form, const Lines& hunk) {
  Lines before, after;
  for (const std::string& line : hunk) {
    if (line.empty() || std::string_view("-+ ").find(line.front()) == std::string_view::npos)
      throw std::invalid_argument("no change: " + line);
    if (line.front() != '+') before.push_back(line.substr(1));
    if (line.front() != '-') after.push_back(line.substr(1));
  }
  if (before.empty()) return;
  const auto at = std::search(form.begin(), form.end(), before.begin(), before.end());
  if (at == form.end()) throw std::invalid_argument("the form has no such lines: " + before.front());
  form.insert(form.erase(at, at + static_cast<std::ptrdiff_t>(before.size())), after.begin(), after.end());
}

void apply_changes(Lines& form, const Lines& changes) {
  std::string part;
  Lines pending;
  const auto flush = [&] {
    part.empty() ? apply_hunk(form, pending) : replace_part(form, part, pending);
    pending.clear();
  };
  for (const std::string& line : changes) {
    if (line != "@@" && !is_part(line)) {
      pending.push_back(line);
      continue;
    }
    flush();
    part = line == "@@" ? std::string() : line;
  }
  flush();
}

std::string joined(const Lines& form) {
  std::string markup;
  for (const std::string& line : form)
    if (!is_part(line)) markup += line + "\n";
  return markup;
}

struct BaseForm {
  Lines lines;
  FormCase expected;
};

BaseForm read_base(const std::filesystem::path& file) {
  BaseForm base;
  base.expected.name = "filled in cleanly";
  base.expected.formats = {"docx", "odt"};
  Lines lines = lines_of(slurp(file));
  const auto end = std::find(lines.begin(), lines.end(), "--");
  if (end == lines.end()) throw std::invalid_argument("no expectations");
  std::for_each(end + 1, lines.end(), [&](const std::string& line) { expect(base.expected, line); });
  base.lines.assign(lines.begin(), end);
  base.expected.markup = joined(base.lines);
  return base;
}

FormCase changed(const BaseForm& base, const std::string& name, Lines changes, const Lines& expectations) {
  FormCase form = base.expected;
  form.name = name;
  if (!changes.empty() && changes.front().starts_with("only ")) {
    form.formats = {changes.front().substr(5)};
    changes.erase(changes.begin());
  }
  Lines lines = base.lines;
  apply_changes(lines, changes);
  form.markup = joined(lines);
  for (const std::string& line : expectations) expect(form, line);
  return form;
}

std::string shown(const Value& value) {
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (const auto* number = std::get_if<Number>(&value)) return number->digits;
  if (const auto* sum = std::get_if<Amount>(&value)) return sum->amount + ' ' + sum->currency;
  std::string out;
  if (const auto* list = std::get_if<std::vector<std::string>>(&value))
    for (const std::string& code : *list) out += (out.empty() ? "" : " ") + code;
  if (const auto* text = std::get_if<std::string>(&value))
    for (const char c : *text) out += c == '\n' ? "\\n" : c == '\t' ? "\\t" : std::string(1, c);
  return out;
}

}  // namespace

FormCase form_case(const std::filesystem::path& file) { return read_base(file).expected; }

std::vector<FormCase> form_cases(const std::filesystem::path& file, const std::filesystem::path& base) {
  const BaseForm form = read_base(base);
  std::vector<FormCase> found;
  for (const Case& each : cases(file)) {
    if (each.parts.size() != 2) throw std::invalid_argument("changes and expectations: " + each.shows);
    found.push_back(changed(form, each.shows, lines_of(each.parts[0]), lines_of(each.parts[1])));
  }
  return found;
}

std::vector<FormCase> joined_form_cases(const std::vector<std::filesystem::path>& files, const std::filesystem::path& base,
                                        std::size_t count) {
  const BaseForm form = read_base(base);
  std::vector<std::vector<Case>> kinds;
  for (const std::filesystem::path& file : files) kinds.push_back(cases(file));
  std::mt19937 random(2011);
  std::vector<FormCase> found;
  while (found.size() < count) {
    Case joint = {"", {"", ""}};
    for (const std::vector<Case>& kind : kinds) {
      const Case& one = kind[random() % kind.size()];
      joint.shows += (joint.shows.empty() ? "" : " + ") + one.shows;
      joint.parts[0] += "@@\n" + one.parts[0];
      joint.parts[1] += one.parts[1];
    }
    try {
      FormCase one = changed(form, joint.shows, lines_of(joint.parts[0]), lines_of(joint.parts[1]));
      (void)parse_markup(one.markup);  // changes of one table may leave it open
      found.push_back(std::move(one));
    } catch (const std::invalid_argument&) {
      continue;
    }
  }
  return found;
}

std::string written_as(const std::string& format, const std::string& markup) {
  return format == "docx" ? write_docx(markup) : write_odt(markup);
}

Record read_record(const std::string& bytes) {
  static const FormIndex index(default_form());
  return read_record(bytes, index);
}

Record read_record(const std::string& bytes, const FormIndex& index) {
  const auto document = read_document(as_bytes(bytes), {});
  if (!document) throw std::invalid_argument(std::string(to_string(document.error().code)) + " " + document.error().detail);
  return extract(*document, index, {}, Language::en).record;
}

/// What a value is made of stands beside it and follows from it.
bool is_derived(std::string_view path) {
  constexpr std::array<std::string_view, 7> signs = {"_parts", "_numbers", "_addresses", "_official", "_key", "offering_bodies", "].mode"};
  return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) { return path.find(sign) != std::string_view::npos; });
}

std::map<std::string, std::string> values_of(const Record& record) {
  std::map<std::string, std::string> values;
  for (const Field& field : record.fields)
    if (!is_empty(field.value) && !is_derived(field.path)) values[field.path] = shown(field.value);
  return values;
}

std::set<std::string> gaps_of(const Record& record) {
  std::set<std::string> gaps;
  for (const Gap& gap : record.gaps) gaps.insert(gap.field.empty() ? gap.code : gap.code + " " + gap.field);
  return gaps;
}

std::string differences(const FormCase& expected, const Record& record) {
  std::string out;
  auto values = values_of(record);
  for (const auto& [path, value] : expected.values) {
    const auto found = values.find(path);
    const std::string got = found == values.end() ? "null" : found->second;
    if (got != value) out += path + ": " + got + "\n  instead of: " + value + "\n";
    values.erase(path);
  }
  for (const auto& [path, value] : values) out += path + ": " + value + "\n  instead of: null\n";
  const auto gaps = gaps_of(record);
  for (const std::string& gap : expected.gaps)
    if (!gaps.contains(gap)) out += "no gap: " + gap + "\n";
  for (const std::string& gap : gaps)
    if (!expected.gaps.contains(gap) && !expected.allowed_gaps.contains(gap)) out += "false alarm: " + gap + "\n";
  return out;
}

}  // namespace schede::test
