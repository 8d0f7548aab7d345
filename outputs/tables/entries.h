#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "extractors/form/form.h"
#include "extractors/record/record.h"
#include "outputs/tables/csv.h"

namespace schede {

/// A column of a table of entries and how an entry, counted from 0, fills it.
struct EntryColumn {
  std::string name;
  Bilingual title;
  std::function<CsvCell(const Record& record, std::size_t entry)> cell;
};

/// The CSV file of what a record has several times over: rows, a group, the rows of a grid.
struct EntryTable {
  std::string file;  ///< "partners.csv"
  Bilingual title;
  std::vector<EntryColumn> columns;  ///< behind `record_id` and `n`
  std::function<std::size_t(const Record& record)> count;
};

/// Every one that a form in version 2 of the language has, in its order. The form must outlive them.
[[nodiscard]] std::vector<EntryTable> entry_tables(const Form& form);

/// "partners.csv" of "partners", "a_b.csv" of "a.b".
[[nodiscard]] std::string entry_file(std::string path);

/// A table of entries as a file: a row an entry, under `record_id` and `n`, from 1.
class EntriesCsv {
 public:
  EntriesCsv(std::ostream& out, EntryTable table, Dialect dialect);
  void add(const Record& record);

 private:
  EntryTable table_;
  CsvWriter csv_;
};

}  // namespace schede
