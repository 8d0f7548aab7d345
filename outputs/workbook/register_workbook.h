#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/corrections/correction.h"
#include "extractors/form/form.h"
#include "extractors/record/record.h"
#include "outputs/records/changes.h"
#include "outputs/survey/collection.h"
#include "outputs/twinnings/twinnings.h"

namespace schede {

/// What register.xlsx is made of beside the returns.
struct WorkbookFacts {
  const Form& form;
  Language language = Language::it;
  const Participants& participants;
  bool asks_for_candidatures = false;
  const Roster* roster = nullptr;
  std::size_t returns = 0;                               ///< how many come, at most
  std::string data_as_of;                                ///< "30/11/2026, 11:45 (UTC+01:00)"; empty where nothing is known
  long created = 0;                                      ///< seconds since 1970
  const std::vector<Correction>* corrections = nullptr;  ///< those in force; null for none
  const RegisterHistory* history = nullptr;              ///< complete at the end; null for none
};

/// A return as the workbook has it.
struct WorkbookReturn {
  const Record& record;
  std::string_view duplicate_of, superseded_by;
  std::string_view arrived;             ///< RFC 3339; empty where nobody knows
  std::string_view document;            ///< its path; empty where it is not known
  std::vector<std::string> asked = {};  ///< when each of its gaps was asked about
};

/// register.xlsx: a workbook to work in, written row by row.
class RegisterWorkbook {
 public:
  /// Into a file, by way of temporary ones in `folder`. Facts are copied; what they point to must outlive the workbook.
  RegisterWorkbook(const std::string& file, const std::string& folder, const WorkbookFacts& facts);
  ~RegisterWorkbook();

  void add(const WorkbookReturn& entry);
  void add(const Twinning& twinning, const TwinningRow& row);

  /// Completes the file. Call it once, last.
  void finish(const Survey& survey);

 private:
  class Sheets;
  std::unique_ptr<Sheets> sheets_;
};

}  // namespace schede
