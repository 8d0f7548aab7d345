#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extractors/corrections/correctable_fields.h"
#include "extractors/form/form_set.h"
#include "outputs/escape/escape.h"
#include "pipeline/corrections/correction_file.h"
#include "pipeline/host/lock.h"
#include "pipeline/host/messages.h"
#include "pipeline/ingest/correction_book.h"
#include "pipeline/ledger/ledger.h"

namespace schede {

/// Where corrections are held against the ledger's returns, and taken in. Everybody who corrects comes here.
class CorrectionDesk {
 public:
  /// Both must outlive it. Throws Failure.
  CorrectionDesk(Ledger& ledger, const FormSet& forms, Language language);

  struct Taken {
    std::size_t added = 0, known = 0;
  };
  /// All lines or none: then it throws Failure(bad_definition) with every fault, each behind `name` and its line. A line that is in force
  /// already is known. What was added is on the disk.
  Taken take(const std::vector<GivenCorrection>& lines, const std::string& name);

  /// The same of each line alone: those with a fault are left out, and said.
  Taken take_sound(const std::vector<GivenCorrection>& lines, const std::string& name, Messages& messages);

 private:
  struct Checked {
    Correction line;
    bool is_known = false;
  };
  using Result = tl::expected<Checked, Bilingual>;

  [[nodiscard]] Result check(const GivenCorrection& given);
  [[nodiscard]] tl::expected<const TakenIn*, Bilingual> return_of(const Correction& line) const;
  [[nodiscard]] std::optional<Bilingual> check_field(Correction& line, const TakenIn& row);
  [[nodiscard]] std::optional<Bilingual> check_waiver(const Correction& line, const TakenIn& row);
  [[nodiscard]] std::optional<Bilingual> check_entry(const CorrectableField& field, const Record& record);
  void look_up_ground(Correction& line, const Record& record) const;
  [[nodiscard]] bool is_in_force(const Correction& line, bool at_any_time) const;
  [[nodiscard]] const CorrectableFields& fields_of(const TakenIn& row);
  [[nodiscard]] std::optional<Record> read(const TakenIn& row);
  /// As the corrections in force and those of the file leave it.
  [[nodiscard]] std::optional<Record> corrected(const TakenIn& row);
  void load();

  Ledger& ledger_;
  const FormSet& forms_;
  Language language_;
  std::string now_;
  std::vector<TakenIn> returns_;
  std::vector<Correction> in_force_;
  CorrectionBook book_;
  std::map<std::string, std::unique_ptr<CorrectableFields>> fields_;  ///< by the form's id
  std::vector<Correction> pending_;                                   ///< sound lines of the file under way
};

/// Writes the outputs of a register anew from its ledger, as its last run wrote them. Where another run holds the folder it will write
/// them, which is said. Throws Failure.
void write_outputs_anew(Ledger& ledger, const std::filesystem::path& out, const FormSet& forms, Messages& messages);
/// The same, for who holds the folder.
void write_outputs_anew(Ledger& ledger, const std::filesystem::path& out, const FormSet& forms, Messages& messages, const FolderLock& held);

}  // namespace schede
