#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "outputs/tables/register.h"
#include "outputs/workbook/register_workbook.h"
#include "outputs/workbook/xlsx.h"

namespace schede {

/// The sheets that each return adds rows to.

/// A sheet of more rows has a column with the reasons, and no comments and links, which stay in memory until the end.
inline constexpr std::size_t most_commented_rows = 5'000;

/// "Maria Rossi · +39 0832 682111 · urp@ente.it"; empty where the return says nothing.
[[nodiscard]] std::string contact_line(const Record& record, const Form& form, Language language);

/// A row under way.
struct ReturnRow {
  const WorkbookReturn& entry;
  std::size_t text_row = 0;  ///< of Testi, counted from 1: where the next narrative stands
  std::string why;           ///< the reasons of what is doubtful, where comments have no room
};

/// A column of a sheet of returns and how a return fills it.
struct ReturnColumn {
  XlsxColumn column;
  std::function<XlsxCell(ReturnRow&)> cell;
};

/// Schede: a row a current return. Testi: a row a narrative of one.
class ReturnsSheet {
 public:
  ReturnsSheet(XlsxBook& book, const WorkbookFacts& facts);
  void add(const WorkbookReturn& entry);
  void finish();
  [[nodiscard]] std::size_t rows() const { return sheet_.rows(); }
  /// The cells with the documents' names, for a drop-down.
  [[nodiscard]] std::string sources() const;

 private:
  std::size_t add_texts(const Record& record);

  const WorkbookFacts& facts_;
  std::vector<ReturnColumn> columns_;
  XlsxSheet sheet_, texts_;
};

/// Candidature: a row a return and candidate area.
class CandidaturesSheet {
 public:
  CandidaturesSheet(XlsxBook& book, const WorkbookFacts& facts);
  void add(const Record& record);

 private:
  void add(const Record& record, const Choices& choices, std::size_t index);

  const WorkbookFacts& facts_;
  XlsxSheet sheet_;
};

/// Lacune: a row a gap.
class GapsSheet {
 public:
  GapsSheet(XlsxBook& book, const WorkbookFacts& facts);
  void add(const Record& record, const std::vector<std::string>& asked);

  /// One without a return of its own.
  void add(const GapRow& row);

  /// Call it once, last.
  void finish();

 private:
  const WorkbookFacts& facts_;
  XlsxSheet sheet_;
};

/// Versioni: a row a return that counts no longer, or that was rejected.
class VersionsSheet {
 public:
  VersionsSheet(XlsxBook& book, const WorkbookFacts& facts);
  void add(const WorkbookReturn& entry);

 private:
  std::vector<ReturnColumn> columns_;
  XlsxSheet sheet_;
};

}  // namespace schede
