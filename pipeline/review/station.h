#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form_set.h"
#include "pipeline/corrections/correction_desk.h"
#include "pipeline/host/messages.h"
#include "pipeline/ledger/ledger.h"
#include "pipeline/review/cards.h"
#include "pipeline/workers/pool.h"

namespace schede {

/// Who reviews which register, and how.
struct ReviewOptions {
  std::filesystem::path out;
  std::string reviewer;
  bool blind = false;  ///< others' decisions are not seen, and this one's wait for agreement
  Language language = Language::it;
  PoolLimits pool = {};  ///< for documents of which no page is kept
  Limits limits = {};
};

/// What the station's pages show and take: returns as the decisions in force leave them, and what is still to be decided. Decisions go the
/// way of `schede correct`. May be asked from several threads at once.
class Station {
 public:
  /// The forms must outlive it. Throws Failure.
  Station(ReviewOptions options, const FormSet& forms);
  ~Station();

  /// The page that shows all that follows.
  [[nodiscard]] std::string page() const;

  /// The queue, the returns with their states, and how far reviewers agree.
  [[nodiscard]] std::string queue();

  /// A return's values and its document with their words marked, as HTML; nothing for an unknown one. The document's bytes in the drop
  /// folder or the archive are held against the SHA-256 first: where they are others, or gone, the page says so and shows what was kept.
  [[nodiscard]] std::optional<std::string> return_html(const std::string& record_id);

  /// The same return's fields: paths, values, codes, gaps, as JSON.
  [[nodiscard]] std::optional<std::string> return_json(const std::string& record_id);

  /// What came of a decision: JSON with `numbers` of the lines that it became or, when it was refused, `error`.
  struct Reply {
    int status = 200;
    std::string json;
  };
  /// A value, a confirmation or a waiver: an object of texts with `record_id`, `field`, and `value` or `waive`, and `why`. Several codes
  /// to waive are parted by blanks.
  [[nodiscard]] Reply decide(std::string_view json);
  /// Takes back a line that was given here: `number`.
  [[nodiscard]] Reply undo(std::string_view json);

  /// Writes the outputs anew when decisions were taken since. Where another run holds the folder it will write them.
  void write_outputs(Messages& messages);

 private:
  struct Return;

  void load();
  [[nodiscard]] std::vector<Correction> visible_lines();
  [[nodiscard]] const Return* find(const std::string& record_id);
  [[nodiscard]] std::optional<Record> record_of(const Return& row);
  [[nodiscard]] const CorrectableFields& fields_of(const Return& row);
  [[nodiscard]] std::optional<std::string> kept_part(const Return& row) const;

  ReviewOptions options_;
  const FormSet& forms_;
  std::mutex mutex_;
  Ledger ledger_;
  std::vector<Return> returns_;
  CorrectionBook book_;
  std::map<std::string, std::unique_ptr<CorrectableFields>> fields_;
  std::set<std::int64_t> given_;  ///< lines of this session
  bool is_behind_ = false;
};

}  // namespace schede
