#include "extractors/definition/names.h"

#include <algorithm>

namespace schede {
namespace {

std::string with_underscore(std::string path) {
  std::ranges::replace(path, '.', '_');
  return path;
}

std::string column_of(const DefinitionElement& element) {
  const std::string* column = element.attribute("column");
  return column ? *column : with_underscore(element.value("path"));
}

bool is_amount(const DefinitionElement& field) { return field.value("type") == "amount"; }

/// Goes through a definition and takes down what each element makes.
class NameTaker {
 public:
  NameTaker(const DefinitionElement& root, DefinitionNames& names) : root_(root), names_(names) {}

  void add(const DefinitionElement& part) {
    const std::string& name = part.name;
    if (name == "field") add_field(part, names_.form, names_.answers);
    if (name == "choice") add_choice(part, names_.form, names_.answers);
    if (name == "grid") add_grid(part);
    if (name == "rows" || name == "group") add_rows(part);
    if (name == "choices") add_areas(part);
  }

 private:
  static void add_own(const DefinitionElement& element, NameScope& scope) {
    if (!element.attribute("path")) return;
    scope.paths.push_back({element.value("path"), &element});
    scope.columns.push_back({column_of(element), &element});
  }

  static void add_made(const DefinitionElement& element, const std::string& suffix, NameScope& scope) {
    scope.paths.push_back({element.value("path") + suffix, &element, false});
    scope.columns.push_back({column_of(element) + suffix, &element, false});
  }

  static void add_field(const DefinitionElement& field, NameScope& scope, NamedAnswers& answers) {
    add_own(field, scope);
    if (is_amount(field)) add_made(field, "_currency", scope);
    answers.try_emplace(field.value("path"), NamedAnswer{&field, {}, false});
  }

  void add_choice(const DefinitionElement& choice, NameScope& scope, NamedAnswers& answers) {
    add_own(choice, scope);
    const std::string path = choice.value("path");
    answers.try_emplace(path, NamedAnswer{&choice, codes_of(choice), false});
    if (choice.child("other")) {
      add_made(choice, "_other", scope);
      answers.try_emplace(path + "_other", NamedAnswer{&choice, {}, false});
    }
    for (const DefinitionElement& child : choice.children)
      if (child.name == "field") add_field(child, scope, answers);
  }

  void add_grid(const DefinitionElement& grid) {
    add_own(grid, names_.form);
    EntryNames& entries = add_entries(grid, {"record_id", "n", "row", "answer"});
    const std::string path = grid.value("path"), column = column_of(grid);
    for (const DefinitionElement& row : grid.children)
      if (row.name == "row") {
        names_.form.columns.push_back({column + "_" + row.value("code"), &grid, false});
        names_.answers.try_emplace(path + "." + row.value("code"), NamedAnswer{&grid, codes_of(grid), false});
      }
    for (const DefinitionElement& field : grid.children) {
      if (field.name != "field") continue;
      NamedAnswers aside;
      add_field(field, entries.members, aside);
      names_.form.paths.push_back({path + "_" + field.value("path"), &grid, false});
      for (const DefinitionElement& row : grid.children)
        if (row.name == "row") add_cell(grid, field, row);
    }
  }

  void add_cell(const DefinitionElement& grid, const DefinitionElement& field, const DefinitionElement& row) {
    const std::string code = row.value("code"), column = column_of(grid) + "_" + column_of(field) + "_" + code;
    names_.form.columns.push_back({column, &grid, false});
    if (is_amount(field)) names_.form.columns.push_back({column + "_currency", &grid, false});
    names_.answers.try_emplace(grid.value("path") + "_" + field.value("path") + "." + code, NamedAnswer{&field, {}, false});
  }

  void add_rows(const DefinitionElement& rows) {
    add_own(rows, names_.form);
    names_.answers.try_emplace(rows.value("path"), NamedAnswer{&rows, {}, true});
    const bool printed = rows.child("row");
    EntryNames& entries = add_entries(
        rows, printed ? std::vector<std::string>{"record_id", "n", "row", "row_other"} : std::vector<std::string>{"record_id", "n"});
    if (printed)
      for (const char* member : {"row", "row_other"}) entries.members.paths.push_back({member, &rows, false});
    NamedAnswers& members = names_.members[&rows];
    for (const DefinitionElement& child : rows.children) {
      if (child.name == "field") add_field(child, entries.members, members);
      if (child.name == "choice") add_choice(child, entries.members, members);
    }
    for (const auto& [path, answer] : members)
      names_.answers.try_emplace(rows.value("path") + "." + path, NamedAnswer{answer.element, answer.codes, true});
  }

  EntryNames& add_entries(const DefinitionElement& element, const std::vector<std::string>& columns) {
    EntryNames& entries = names_.entries.emplace_back();
    entries.element = &element;
    entries.file = with_underscore(element.value("path"));
    for (const std::string& column : columns) entries.members.columns.push_back({column, &element, false});
    return entries;
  }

  void add_areas(const DefinitionElement& choices) {
    add_own(choices, names_.form);
    names_.answers.try_emplace(choices.value("path"), NamedAnswer{&choices, {}, true});
    const DefinitionElement* offer = choices.child("offer");
    for (const DefinitionElement& area : choices.children) {
      if (area.name != "area") continue;
      const std::string column = column_of(choices) + "_" + area.value("code");
      names_.form.columns.push_back({column, &choices, false});
      for (const char* member : {"items", "other"}) names_.form.columns.push_back({column + "_" + choices.value(member), &choices, false});
      if (offer) names_.form.columns.push_back({column + "_" + column_of(*offer), &choices, false});
    }
  }

  std::vector<std::string> codes_of(const DefinitionElement& element) const {
    std::vector<std::string> codes;
    for (const WrittenCode& written : option_codes(element, root_)) codes.push_back(written.code);
    return codes;
  }

  const DefinitionElement& root_;
  DefinitionNames& names_;
};

constexpr std::string_view reserved_paths[] = {"record_id", "form",     "form_version", "status", "source",   "territory",
                                               "former",    "evidence", "unread",       "gaps",   "decisions"};
constexpr std::string_view reserved_columns[] = {"record_id",
                                                 "source",
                                                 "status",
                                                 "form_version",
                                                 "respondent",
                                                 "territory_kind",
                                                 "territory_region",
                                                 "territory_province",
                                                 "territory_municipality",
                                                 "territory_istat",
                                                 "territory_convergence",
                                                 "gaps_error",
                                                 "gaps_warning",
                                                 "gaps_info",
                                                 "duplicate_of",
                                                 "superseded_by",
                                                 "set_aside"};
constexpr std::string_view reserved_files[] = {"register",  "gaps",     "gap-history", "codebook",  "candidatures",
                                               "twinnings", "coverage", "corrections", "unassigned"};

template <class Names>
std::string all_of(const Names& names) {
  return listed({std::begin(names), std::end(names)});
}

template <class Names>
bool is_in(const Names& names, std::string_view name) {
  return std::ranges::find(names, name) != std::end(names);
}

std::string first_step(const std::string& path) { return path.substr(0, path.find('.')); }

/// `<choice path="kind">`
std::string named(const DefinitionElement& element) { return "<" + element.name + " path=\"" + element.value("path") + "\">"; }

class NameCheck {
 public:
  NameCheck(const NameScope& scope, DefinitionFindings& findings) : scope_(scope), findings_(findings) {}

  void look_at_reserved() {
    for (const MadeName& path : scope_.paths)
      if (path.written && is_in(reserved_paths, first_step(path.name))) {
        error(path, "path",
              {"è riservato: ogni record lo ha già; sono riservati " + all_of(reserved_paths),
               "is reserved: every record has it already; reserved are " + all_of(reserved_paths)});
        faulty_.push_back(path.element);
      }
    for (const MadeName& column : scope_.columns)
      if (is_in(reserved_columns, column.name) && !is_faulty(column))
        error(column, "column",
              {"register.csv la ha già; serve un'altra (column)", "register.csv has it already; it needs another name (column)"});
  }

  void look_at_others() {
    for (std::size_t i = 0; i < scope_.paths.size(); ++i) {
      bool faulty = false;
      for (std::size_t before = 0; before < i && !faulty; ++before) faulty = look_at_paths(scope_.paths[before], scope_.paths[i]);
    }
    for (std::size_t i = 0; i < scope_.columns.size(); ++i)
      for (std::size_t before = 0; before < i; ++before) look_at_columns(scope_.columns[before], scope_.columns[i]);
  }

 private:
  void error(const MadeName& name, std::string_view attribute, const Bilingual& why) {
    findings_.error(name.element->line, sentence(attribute_words(*name.element, attribute, name.name), ": ", why));
  }

  /// Is there a fault in the two together?
  bool look_at_paths(const MadeName& before, const MadeName& after) {
    if (before.name.empty() || after.name.empty() || before.element == after.element) return false;
    if (before.name == after.name) {
      clash(before, after, "path");
      faulty_.push_back(written_of(before, after).element);
    } else if (first_step(after.name) == before.name || first_step(before.name) == after.name) {
      nested(before, after);
    } else {
      return false;
    }
    return true;
  }

  void look_at_columns(const MadeName& before, const MadeName& after) {
    if (before.name.empty() || before.name != after.name || before.element == after.element) return;
    if (is_faulty(before) || is_faulty(after)) return;
    clash(before, after, "column");
  }

  /// The one that a person wrote can be changed: what an element makes beside goes with it. Of two alike the later.
  static const MadeName& written_of(const MadeName& before, const MadeName& after) {
    return before.written && !after.written ? before : after;
  }

  void clash(const MadeName& before, const MadeName& after, std::string_view attribute) {
    const MadeName &written = written_of(before, after), &other = &written == &after ? before : after;
    const bool path = attribute == "path";
    if (other.written)
      return error(written, attribute,
                   sentence(Bilingual{"è già di ", "is already that of "}, tag_of(other.element->name), at_line(other.element->line),
                            path ? Bilingual{"; un percorso sta una volta sola", "; a path stands only once"}
                                 : Bilingual{"; una colonna sta una volta sola", "; a column stands only once"}));
    error(written, attribute,
          sentence(path ? Bilingual{"è riservato: lo fa ", "is reserved: it is made by "}
                        : Bilingual{"è riservata: la fa ", "is reserved: it is made by "},
                   named(*other.element), at_line(other.element->line), Bilingual{"; serve un altro nome", "; it needs another name"}));
  }

  void nested(const MadeName& before, const MadeName& after) {
    const bool parent = after.name.size() < before.name.size();
    error(after, "path",
          sentence(parent ? Bilingual{"è il genitore di \"", "is the parent of \""} : Bilingual{"sta dentro \"", "stands in \""},
                   before.name, "\"", at_line(before.element->line),
                   Bilingual{"; un percorso non può contenerne un altro", "; a path cannot hold another"}));
  }

  bool is_faulty(const MadeName& name) const { return is_in(faulty_, name.element); }
  static bool is_in(const std::vector<const DefinitionElement*>& list, const DefinitionElement* element) {
    return std::ranges::find(list, element) != list.end();
  }
  template <class Names>
  static bool is_in(const Names& names, std::string_view name) {
    return schede::is_in(names, name);
  }

  const NameScope& scope_;
  DefinitionFindings& findings_;
  std::vector<const DefinitionElement*> faulty_;  ///< whose path is found fault with: their columns go with it
};

void check_files(const std::vector<EntryNames>& entries, DefinitionFindings& findings) {
  for (const EntryNames& each : entries)
    if (is_in(reserved_files, each.file))
      findings.error(each.element->line,
                     sentence(attribute_words(*each.element, "path"), ": ", each.file,
                              Bilingual{".csv è già un altro file; non possono chiamarsi così " + all_of(reserved_files),
                                        ".csv is another file already; none may be called " + all_of(reserved_files)}));
}

}  // namespace

DefinitionNames::DefinitionNames(const DefinitionElement& root) {
  NameTaker taker(root, *this);
  for (const DefinitionElement& section : root.children)
    if (section.name == "section")
      for (const DefinitionElement& part : section.children) taker.add(part);
}

const DefinitionElement* option_list(const DefinitionElement& root, std::string_view id) {
  for (const DefinitionElement& child : root.children)
    if (child.name == "options" && child.value("id") == id) return &child;
  return nullptr;
}

std::vector<WrittenCode> option_codes(const DefinitionElement& element, const DefinitionElement& root) {
  std::vector<WrittenCode> codes;
  const std::string* use = element.attribute("use");
  if (use && *use == "yes-no") codes = {{"yes", &element}, {"no", &element}};
  if (const DefinitionElement* list = use ? option_list(root, *use) : nullptr) codes = option_codes(*list, root);
  for (const DefinitionElement& child : element.children) {
    const std::string* code = child.attribute("code");
    if (child.name == "option" || child.name == "other") codes.push_back({code ? *code : "other", &child});
  }
  return codes;
}

void check_names(const DefinitionNames& names, DefinitionFindings& findings) {
  NameCheck form(names.form, findings);
  form.look_at_reserved();
  form.look_at_others();
  for (const EntryNames& entries : names.entries) NameCheck(entries.members, findings).look_at_others();
  check_files(names.entries, findings);
}

}  // namespace schede
