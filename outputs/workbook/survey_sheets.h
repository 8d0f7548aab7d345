#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>

#include "outputs/workbook/register_workbook.h"
#include "outputs/workbook/xlsx.h"

namespace schede {

/// Whom to call about a return, by its record id.
using Contacts = std::unordered_map<std::string, std::string>;

/// Gemellaggi: a row a twinning.
class TwinningsSheet {
 public:
  TwinningsSheet(XlsxBook& book, const WorkbookFacts& facts, const Contacts& contacts);
  void add(const Twinning& twinning, const TwinningRow& row);

  /// Call it once, last.
  void finish();

 private:
  const Contacts& contacts_;
  const WorkbookFacts& facts_;
  XlsxSheet sheet_;
};

/// The sheets of what all returns say together; each is added empty, in its place, and filled at the end.
[[nodiscard]] XlsxSheet add_readme(XlsxBook& book);
[[nodiscard]] XlsxSheet add_offerers(XlsxBook& book, Language language);
[[nodiscard]] XlsxSheet add_coverage(XlsxBook& book, Language language);
[[nodiscard]] XlsxSheet add_corrections(XlsxBook& book, const Form& form, std::string sources, Language language);
[[nodiscard]] XlsxSheet add_news(XlsxBook& book, Language language);
[[nodiscard]] XlsxSheet add_invited(XlsxBook& book, Language language);

void fill_readme(XlsxSheet& sheet, const WorkbookFacts& facts, const Survey& survey);
void fill_offerers(XlsxSheet& sheet, const WorkbookFacts& facts, const Contacts& contacts);
void fill_coverage(XlsxSheet& sheet, const WorkbookFacts& facts);
void fill_news(XlsxSheet& sheet, const WorkbookFacts& facts);
void fill_corrections(XlsxSheet& sheet, const WorkbookFacts& facts);
void fill_invited(XlsxSheet& sheet, const Survey& survey, Language language);

}  // namespace schede
