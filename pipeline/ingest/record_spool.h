#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form_set.h"
#include "pipeline/host/files.h"
#include "pipeline/ingest/publish.h"

namespace schede {

/// Records in NDJSON, set aside in a nameless file so that they can be gone through again in the order of the register without
/// standing in memory.
class RecordSpool {
 public:
  /// The forms must outlive the spool. Throws Failure(no_output).
  RecordSpool(const std::filesystem::path& folder, const FormSet& forms);

  /// Adds the records of a file, which may be a part of a shared run, or of standard input for "-". Throws Failure: no_input, io, or
  /// bad_definition naming the line of what is no record, or one of another form than these.
  void add(const std::string& file);

  /// Puts the records in the byte order of their sources and drops what was added twice. Call it once, last.
  void sort();

  /// The newest date of a document's own, since there are no files to take it from; nothing where none has one.
  [[nodiscard]] std::optional<std::int64_t> newest() const;

  /// Those of a register. The spool must outlive them.
  [[nodiscard]] Returns returns_of(const RegisterPlace& place) const;

 private:
  struct Entry {
    ReturnKey key;
    std::string form;
    Status status = Status::rejected;
    std::uint64_t offset = 0;
    std::size_t length = 0;
  };
  void add_line(std::string_view line, const std::string& place);
  [[nodiscard]] const Form& form_of(const Record& record, const std::string& place) const;
  [[nodiscard]] std::string json_of(const Entry& entry) const;

  const FormSet& forms_;
  Descriptor file_;
  std::uint64_t end_ = 0;
  std::vector<Entry> entries_;
};

}  // namespace schede
