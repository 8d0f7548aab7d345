#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "extractors/corrections/correctable_fields.h"
#include "extractors/corrections/correction.h"
#include "pipeline/ingest/registers.h"
#include "pipeline/ingest/supersession.h"
#include "pipeline/ledger/ledger.h"

namespace schede {

/// The corrections in force, by the returns that they are about.
class CorrectionBook {
 public:
  CorrectionBook() = default;
  CorrectionBook(std::vector<Correction> lines, const std::vector<TakenIn>& returns);

  /// Those for a return, in the order in which they were given: for its bytes, and for documents that came under its name before it.
  [[nodiscard]] std::vector<const Correction*> of(const TakenIn& row) const;

  /// Those that stand in the corrections.csv of a register.
  [[nodiscard]] std::vector<Correction> of(const RegisterPlace& place) const;

 private:
  std::vector<Correction> lines_;
  std::multimap<std::string, std::size_t> by_record_, by_source_;
  std::map<std::string, std::int64_t> newest_;  ///< of every source the return that came last under it
};

/// Returns of one register as people left them. The ledger, the book and the rows must outlive it.
class CorrectedReturns {
 public:
  CorrectedReturns(Ledger& ledger, const CorrectionBook& book, const std::vector<TakenIn>& rows, const Form& form, Language language);

  /// Which body a return is of, and whether it counts, by what people say of it.
  [[nodiscard]] const std::vector<ReturnKey>& keys() const { return keys_; }
  [[nodiscard]] std::vector<ReturnKey> take_keys() { return std::move(keys_); }

  /// The JSON of a return, by its place in the rows; as the ledger has it where that is no record.
  [[nodiscard]] std::string record(std::size_t at) const;

  /// The numbers of the corrections of a return.
  [[nodiscard]] std::string numbers(std::size_t at) const;

 private:
  [[nodiscard]] std::optional<Record> corrected(std::size_t at) const;

  Ledger& ledger_;
  const std::vector<TakenIn>& rows_;
  CorrectableFields fields_;
  Language language_;
  std::map<std::size_t, std::vector<const Correction*>> lines_;
  std::vector<ReturnKey> keys_;
};

}  // namespace schede
