#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <tl/expected.hpp>

#include "extractors/form/condition.h"
#include "extractors/text/bilingual.h"

namespace schede {

/// A form definition: what a survey form prints, what it asks and what it needs. See docs/form-definitions.md for the XML.

/// Printed text and the other wordings under which respondents' copies are known to have it.
struct Label {
  std::string text;
  std::vector<std::string> variants;
};

enum class FieldType {
  line,
  organisation,
  name,
  address,
  phone,
  mobile,
  email,
  details,
  narrative,
  url,
  integer,
  decimal,
  amount,
  date,
  time,
  year,
  taxcode,
  vat,
  iban,
  postcode,
  province
};
enum class Need { optional, recommended, required };

/// One of the words that a label offers to strike or underline; `reads` is what the choice adds before a bare name:
/// "Comune" underlined in the label and "Lecce" written make "Comune di Lecce".
struct Alternative {
  std::string word, reads;
};

/// Whether the places that an organisation's name tells are asked for.
enum class TerritoryAsked { no, territory, convergence };

/// One thing that the respondent writes.
struct FormField {
  std::string path;  ///< JSON path ("contact.phone"); in a RepeatingGroup or Choices the member's name alone ("name")
  Label label;       ///< the printed label or heading
  std::vector<Alternative> alternatives;
  FieldType type = FieldType::line;
  Need need = Need::optional;
  std::string one_of;    ///< required fields that share this name need only one of them filled; empty: needed by itself
  std::string column;    ///< column of register.csv
  Bilingual title;       ///< short name in messages and reports
  Label after;           ///< printed behind the blank: it ends the answer
  Condition when;        ///< asked only where it holds
  std::string min, max;  ///< of numbers, amounts, dates, times, years; in JSON notation; empty for none
  std::string pattern;   ///< ICU regular expression over the whole value; empty for none
  std::string currency;  ///< ISO 4217, of an amount without a sign; empty for the country's
  TerritoryAsked territory = TerritoryAsked::no;
  int line = 0;  ///< in the definition
};

/// One of the answers that a form prints, to be marked.
struct ChoiceOption {
  std::string code;
  Label label;
  bool other = false;             ///< a blank for one's own words goes with it
  std::vector<FormField> fields;  ///< blanks behind it, which count only with it
};

/// Answers to choose from, wherever they are printed.
struct ChoiceQuestion {
  std::string path;
  Label label;  ///< the question; its text is empty where none is printed
  std::vector<ChoiceOption> options;
  bool many = false;
  std::size_t max = 0;       ///< of many: so many at most; 0 for any number
  std::string default_code;  ///< printed as the answer, to be changed; empty for none
  Need need = Need::optional;
  Condition when;
  std::string column;
  Bilingual title;
  int line = 0;
};

/// A printed row of a grid or of a table of rows.
struct PrintedRow {
  std::string code;
  Label label;
};

/// Printed rows under options as column headers.
struct Grid {
  std::string path;
  Label label;
  std::vector<Label> headers;  ///< printed column headers, answerless
  std::vector<ChoiceOption> options;
  std::vector<PrintedRow> rows;
  std::vector<FormField> fields;  ///< further columns
  bool many = false;
  std::size_t max = 0;
  Need need = Need::optional;
  Condition when;
  std::string column;
  Bilingual title;
  int line = 0;
};

/// What stands in each row of a table of rows.
using RowMember = std::variant<FormField, ChoiceQuestion>;

/// Entries of the same members: rows of a table under column headers, or blanks under labels that come again.
struct Rows {
  std::string path;
  Label label;
  std::vector<Label> headers;
  std::vector<PrintedRow> rows;  ///< printed first cells; empty where respondents begin the rows themselves
  std::vector<RowMember> members;
  std::size_t printed = 1;
  bool labelled = false;  ///< each entry has the labels of its own
  Need need = Need::optional;
  Condition when;
  std::string column;
  Bilingual title;
  int line = 0;
};

/// Printed text that nobody answers, between what is asked.
struct PrintedText {
  Label label;
  int line = 0;
};

/// Fields printed several times over under one heading; respondents may add more. "contact.other" of "name" and "details".
struct RepeatingGroup {
  std::string path;
  Label heading;
  int printed = 1;
  std::vector<FormField> fields;
  std::string column;  ///< prefix of its columns: "other" gives other_1_name, other_2_name
  Bilingual title;
};

struct Item {
  std::string code;  ///< "1a"
  Label label;
};

/// A row of a choice table.
struct Area {
  std::string code;  ///< "1"
  Label title;
  std::vector<Label> subtitles;  ///< printed, neither chosen nor filled in
  std::vector<Item> items;
  Label other;     ///< the bullet for one's own words
  Bilingual name;  ///< short name in reports
};

/// A table of areas to choose from. The members' names are data: areas[0].candidate, areas[0].items, ...
struct Choices {
  std::string path;                     ///< "areas"
  std::string key, mark, items, other;  ///< "area", "candidate", "items", "other"
  std::vector<Label> headers;           ///< printed column headers, answerless
  FormField offer;                      ///< the text that goes with a chosen area: "offering_body"; its label is the column's header
  Need need = Need::optional;           ///< required: at least one area
  std::string column;                   ///< prefix of its columns: "area" gives area_1, area_1_items
  std::vector<Area> areas;
  Bilingual title;
  bool has_offer = true;     ///< a definition may leave it out
  bool candidatures = true;  ///< its areas are candidatures: they go into candidatures.csv and the report
  Condition when;
  int line = 0;
};

struct Section {
  std::vector<Label> headings;
  std::vector<std::variant<FormField, RepeatingGroup, Choices, ChoiceQuestion, Grid, Rows, PrintedText>> parts;
  std::vector<std::string>
      extra_labels;  ///< labels that respondents add of their own ("Fax", "PEC"): what follows them is no answer to ours
};

/// Words of the respondents' language that mean something by themselves. Compared by their folded keys.
struct Vocabulary {
  std::vector<std::string> yes, no;     ///< "sì", "no" in a mark column
  std::vector<std::string> ticks;       ///< letters written as a tick: "x"
  std::vector<std::string> fillers;     ///< written where there is nothing to say: "n.d."
  std::vector<std::string> prompts;     ///< what programs show in an empty control: nobody's answer
  std::vector<std::string> attachment;  ///< a short text with one of these stems only points to an annex: "allegat"
  std::vector<std::string> closing;     ///< begin the lines of date and signature after the last answer: "firma", "il dirigente"
  std::vector<std::string> letters;     ///< begin a letter behind the last answer: "spett.le", "oggetto"
  std::vector<std::string> pages;       ///< stand before a page's number: "pag."
  std::vector<std::string> notices;     ///< stand in what is no answer behind the last one: "scheda compilata" va inviata a …
  bool built_in = false;                ///< to the words of the languages that ship these are added
};

/// Who answers, for registers and letters.
struct RespondentNaming {
  std::vector<std::string> paths;  ///< whose values, joined by a blank, name the respondent
  Bilingual word = {"Ente", "Body"};
  std::string email;  ///< path of the address that letters go to; empty for the first field of that type
};

/// What a path of an older version of the form is called now.
struct FormerPath {
  std::string version, path;
  std::string now;                                         ///< empty where it is no longer asked
  std::vector<std::pair<std::string, std::string>> codes;  ///< old and new, where they changed
};

struct Form {
  std::string id;
  std::string version = "1";
  int language_version = 1;                     ///< of the definition language
  std::vector<std::string> languages = {"it"};  ///< the form's own first
  std::string country = "IT";
  Bilingual title;
  RespondentNaming respondent;
  std::vector<FormerPath> former;
  std::vector<Label> preamble;  ///< printed before the first section: titles and paragraphs of the introduction
  std::vector<Section> sections;
  Vocabulary vocabulary;
};

/// Every single field in printed order; groups and choice tables left out.
[[nodiscard]] std::vector<const FormField*> plain_fields(const Form& form);
[[nodiscard]] std::vector<const RepeatingGroup*> groups(const Form& form);
[[nodiscard]] std::vector<const Choices*> choice_tables(const Form& form);

/// "Telefono" for "contact.phone", "Area 3, soggetto offerente" for "areas[2].offering_body"; the path itself when the form lacks it.
[[nodiscard]] std::string title_of(const Form& form, std::string_view path, Language language);

/// Something wrong in a form definition.
struct FormIssue {
  int line = 0;
  std::string message;
};

/// Parses a definition, checked against the schema forms/schede-form.rng that ships in the program and then for sense
/// (unique paths and codes). All issues, by line, or the form.
[[nodiscard]] tl::expected<Form, std::vector<FormIssue>> parse_form(std::string_view xml);

/// The definition that ships: AGIRE POR 2007-2013 twinning.
[[nodiscard]] const Form& default_form();

}  // namespace schede
