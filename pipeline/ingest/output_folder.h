#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/ingest/correction_book.h"
#include "pipeline/ingest/ingest.h"
#include "pipeline/ingest/roster_file.h"

namespace schede {

/// The files of an output folder as the ledger says they have to be: its records, and what people decided about them.
class OutputFolder {
 public:
  /// Told the returns whose records cannot be read back, it has their documents read anew.
  using ReadAnew = std::function<void(const std::vector<TakenIn>&)>;
  /// All must outlive it. With the lock on the folder held.
  OutputFolder(const IngestOptions& options, Messages& messages, Ledger& ledger, const LoadedRoster* roster, ReadAnew read_anew);

  struct Written {
    std::vector<FormSurvey> surveys;  ///< none when the files stood already
    Findings all;
    std::size_t lost = 0;  ///< returns that neither record nor document is left of
  };
  /// Writes what is behind, gone or wanted otherwise; what somebody made of an output is kept beside it, and told. What people decide
  /// meanwhile is written as well. Throws Failure.
  Written bring_up_to_date();

  /// To be called before a change of the ledger that the outputs are to follow, also when the run never comes to write them.
  static void fall_behind(Ledger& ledger);

 private:
  void write_all(const std::string& wanted);
  [[nodiscard]] std::string wanted() const;
  [[nodiscard]] std::string manner() const;
  [[nodiscard]] bool keeps_rows() const;
  bool set_aside_altered();
  void tell_edited(const std::string& name, const std::string& aside);
  void note(const std::string& folder, WrittenFiles files);
  [[nodiscard]] RegisterBefore before_of(const std::string& folder);
  void note_history(const std::string& folder, const RegisterHistory& history);
  void warn_of_roster();
  bool write_readable();
  void say_unreadable(const std::string& path, const std::string& why);
  void say_lost(const std::string& path);
  std::vector<TakenIn> write();
  [[nodiscard]] ViewOptions options_of(const RegisterPlace& place, const std::string& folder, const ViewDates& dates);
  [[nodiscard]] bool stand(const RegisterPlace& place) const;
  void keep_rows(const RegisterPlace& place, const std::vector<TakenIn>& rows, const CorrectedReturns& corrected, ViewOptions& options,
                 Returns& returns);
  Survey write_register(const RegisterPlace& place, const std::vector<TakenIn>& rows, const ViewDates& dates,
                        std::vector<TakenIn>& unreadable);

  const IngestOptions& options_;
  Messages& messages_;
  Ledger& ledger_;
  const LoadedRoster* roster_;
  ReadAnew read_anew_;
  std::vector<RegisterPlace> places_;
  CorrectionBook corrections_;
  WrittenFiles written_;                      ///< the outputs
  WrittenFiles fresh_;                        ///< those that are about to take their places
  std::map<std::string, RowLayout> layouts_;  ///< of the outputs, by folder
  Written result_;
};

/// What the last run was given, so that its outputs can be written anew without it; nothing where no run has written any. `forms` must
/// outlive the options. Throws Failure(bad_definition) where they are not the register's.
[[nodiscard]] std::optional<IngestOptions> options_of_last_run(Ledger& ledger, const std::filesystem::path& out, const FormSet& forms);

/// Are the forms those of the register, or does another join several? Throws Failure(bad_definition).
void check_forms(const FormSet& forms, const std::filesystem::path& out, Ledger& ledger);

}  // namespace schede
