#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"
#include "outputs/tables/csv.h"

namespace schede {

/// A CSV file of the output folder as a Frictionless table schema describes it.
struct TableSchema {
  std::string path;  ///< "register.csv"
  Bilingual title;
  struct Column {
    std::string name, type;  ///< "string", "integer", "boolean"
    std::string title;       ///< Italian
  };
  std::vector<Column> columns;  ///< in the order of the file
  std::vector<std::string> key;
};

/// Of every CSV file that a form's register has.
[[nodiscard]] std::vector<TableSchema> table_schemas(const Form& form);

/// datapackage.json: the CSV files with their columns' types, titles and keys (Frictionless Data Package, version 1).
void write_data_package(std::ostream& out, const Form& form, const std::vector<TableSchema>& tables, Dialect dialect,
                        std::string_view created);

}  // namespace schede
