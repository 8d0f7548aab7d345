#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"
#include "pipeline/host/files.h"
#include "pipeline/ingest/supersession.h"

namespace schede {

/// Records in NDJSON, set aside in a nameless file so that they can be gone through again in the order of the register without
/// standing in memory.
class RecordSpool {
 public:
  /// The form must outlive the spool. Throws Failure(no_output).
  RecordSpool(const std::filesystem::path& folder, const Form& form);

  /// Adds the records of a file, or of standard input for "-". Throws Failure: no_input, io, or bad_definition naming the line of
  /// what is no record, or one of another form.
  void add(const std::string& file);

  /// Puts the records in the byte order of their sources and drops what was added twice. Call it once, last.
  [[nodiscard]] std::vector<ReturnKey> sort();

  /// The JSON of a record by its place in that order.
  [[nodiscard]] std::string record(std::size_t place) const;

 private:
  struct Entry {
    ReturnKey key;
    std::uint64_t offset = 0;
    std::size_t length = 0;
  };
  void add_line(std::string_view line, const std::string& place);

  const Form& form_;
  Descriptor file_;
  std::uint64_t end_ = 0;
  std::vector<Entry> entries_;
};

}  // namespace schede
