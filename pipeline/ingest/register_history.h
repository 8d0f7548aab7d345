#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"
#include "outputs/records/changes.h"
#include "outputs/survey/gap_row.h"
#include "outputs/survey/validity.h"
#include "pipeline/ingest/row_layout.h"

namespace schede {

/// What a register was before it is written anew.
struct RegisterBefore {
  bool is_first = true;             ///< none has been written yet
  std::vector<GapLife> open;        ///< gaps, open or asked
  std::vector<GapLife> closed;      ///< those of before
  Changes last;                     ///< of the last run that changed anything
  std::set<std::string> forgotten;  ///< record ids of returns that were taken out
};

/// Follows a register as it is written: what is new, and what became of the values and gaps of before.
class HistoryWriter {
 public:
  /// `folder` holds the register.json of before; `now` is RFC 3339. Where its records stand may be known; else they are looked for.
  HistoryWriter(const std::filesystem::path& folder, RegisterBefore before, std::string now,
                const std::vector<RowsBefore::Place>& records = {});

  /// The gaps of a return as the register has it: those of before or new ones. Gives back when each of them was asked about; empty for not.
  std::vector<std::string> follow(const Record& record, const std::string& organisation, Validity validity);
  /// What a return says, beside what it said before.
  void compare(const Record& record, std::string_view json);
  /// A return that is as it was in every file.
  void keep(const Record& record);
  /// A gap without a return.
  std::string add(const GapRow& row);

  /// Call it once, when all were added.
  [[nodiscard]] RegisterHistory take();

 private:
  struct Old {
    std::string record_id;
    std::streamoff offset = 0;
    std::size_t length = 0;
    bool is_seen = false;
  };

  void find_old_records();
  void read_old_records(const std::vector<RowsBefore::Place>& records);
  [[nodiscard]] std::string read(std::streamoff offset, std::size_t length);
  [[nodiscard]] std::string old_json(const Old& old);
  void compare_values(const Record& record, const std::string& old);
  std::string take_life(GapLife life);
  void close(GapLife life, const Record* record);

  std::ifstream register_;  ///< that of before, also when another has taken its place
  RegisterBefore before_;
  std::string now_;
  std::map<std::string, std::vector<Old>> old_;  ///< by source
  std::multimap<std::string, GapLife> open_;     ///< by what they are gaps of
  RegisterHistory history_;
};

}  // namespace schede
