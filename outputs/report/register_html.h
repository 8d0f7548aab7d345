#pragma once

#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "extractors/form/form.h"
#include "extractors/record/record.h"
#include "outputs/report/report_html.h"

namespace schede {

/// register.html: the current returns as a list to search, in one file that works offline. The data stand in it as JSON, and a script
/// shows those that are in sight.
class RegisterPage {
 public:
  /// Form and stream must outlive the page.
  RegisterPage(std::ostream& out, const Form& form, const PageDates& dates, Language language);

  /// A current return.
  void add(const Record& record);

  /// Closes the document. Call it once, last.
  void finish();

 private:
  [[nodiscard]] std::size_t place(std::vector<std::string>& names, std::map<std::string, std::size_t>& places,
                                  const std::string& name) const;
  void write_areas(const Record& record);
  void write_gaps(const Record& record);

  std::ostream& out_;
  const Form& form_;
  Language language_;
  bool first_ = true;
  std::vector<std::string> codes_, fields_;
  std::map<std::string, std::size_t> code_places_, field_places_;
};

}  // namespace schede
