#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "extractors/form/form_index.h"
#include "extractors/record/record.h"

namespace schede::test {

/// A return and what a careful reader takes from it.
struct FormCase {
  std::string name;                           ///< a sentence: what the respondent did
  std::string markup;                         ///< the return, in the language of form_markup.h
  std::set<std::string> formats;              ///< "docx", "odt": those that can express it
  std::map<std::string, std::string> values;  ///< by path, as `shown`; what is not here is empty
  std::set<std::string> gaps;                 ///< "code field"
  std::set<std::string> allowed_gaps;         ///< that may be there or not
};

/// A form filled in, from a file: its lines, "--", the expectations. A line "[name]" begins a part of it; one
/// whose name ends in a digit lies within the part before, and "[]" ends it.
///
///     contact.phone = +39 0832 682111     a value; "null" for none, "\n" for a line end
///     gap inferred areas[0].candidate     a gap
///     maybe unread-text                   a gap that is no false alarm
[[nodiscard]] FormCase form_case(const std::filesystem::path& file);

/// Cases (cases.h) told as differences from a filled form: a part with the changes, one with the expectations that differ.
///
///     -| Telefono | 0832 682111           lines of the form, one after the other, that go
///     +| Telefono: 0832 682111 |          lines that come in their place; " line" stays
///     @@                                  parts changes that are not neighbours
///     [contact]                           what follows, up to the next change, replaces that part of the form
///     only docx                           the other format has no such thing
[[nodiscard]] std::vector<FormCase> form_cases(const std::filesystem::path& file, const std::filesystem::path& base);

/// Cases joined at random into returns with a case of each file, always the same ones. Cases that change the same lines are not
/// joined.
[[nodiscard]] std::vector<FormCase> joined_form_cases(const std::vector<std::filesystem::path>& files, const std::filesystem::path& base,
                                                      std::size_t count);

/// A return in one format: "docx" or "odt".
[[nodiscard]] std::string written_as(const std::string& format, const std::string& markup);

/// The bytes read as this form, by default the one that ships.
[[nodiscard]] Record read_record(const std::string& bytes);
[[nodiscard]] Record read_record(const std::string& bytes, const FormIndex& index);

/// A record's values by path, as expectations are written; empty ones left out.
[[nodiscard]] std::map<std::string, std::string> values_of(const Record& record);
[[nodiscard]] std::set<std::string> gaps_of(const Record& record);

/// How a record departs from what a case expects, a line each; empty when it does not.
[[nodiscard]] std::string differences(const FormCase& expected, const Record& record);

}  // namespace schede::test
