#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"
#include "extractors/record/record.h"
#include "outputs/tables/csv.h"
#include "outputs/tables/question_columns.h"

namespace schede {

/// The columns that a form asks for, in order. The form must outlive them.
[[nodiscard]] std::vector<RegisterColumn> register_columns(const Form& form);

/// The columns of what values are made of ("responsible_family"), which stand last.
[[nodiscard]] std::vector<RegisterColumn> part_columns(const Form& form);

/// The fields, by path, whose text no cell of the dialect holds as a whole.
[[nodiscard]] std::vector<std::string> cut_fields(const Record& record, const std::vector<RegisterColumn>& columns, Dialect dialect);

/// register.csv: a row a record; after its columns the extra ones, then those of what values are made of ("responsible_family").
class RegisterCsv {
 public:
  /// `extra` names columns after the form's own, for what is known of a return but not by the record.
  RegisterCsv(std::ostream& out, const Form& form, Dialect dialect, const std::vector<std::string>& extra = {});

  /// As many values as there are extra columns, which name returns.
  void add(const Record& record, const std::vector<std::string>& extra = {});

 private:
  std::vector<RegisterColumn> columns_, parts_;
  CsvWriter csv_;
};

/// register.json: `{"form": …, "generated": …, "records": [ … ]}`, record by record.
class RegisterJson {
 public:
  RegisterJson(std::ostream& out, std::string_view form_id, std::string_view generated);

  /// A record as append_json wrote it.
  void add(std::string_view json);

  /// Closes the document. Call it once, last.
  void finish();

 private:
  std::ostream& out_;
  bool first_ = true;
};

}  // namespace schede
