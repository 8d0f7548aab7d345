#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "pipeline/ingest/outputs.h"

namespace schede {

/// Keeps what write_document_part wrote, compressed, until the page of its return is written.
void keep_document_part(const std::filesystem::path& out, const std::string& record_id, const std::string& part);

/// What was kept; nothing where it is not there any more.
[[nodiscard]] std::optional<std::string> document_part(const std::filesystem::path& out, const std::string& record_id);

/// Is there a folder for them?
[[nodiscard]] bool has_document_parts(const std::filesystem::path& out);

/// The folder of pages, one a return. A page is written anew only when something changed of what it shows; those of returns that the
/// register has no more are taken away. Throws Failure(no_output).
class ReturnPagesFolder : public OutputWriter {
 public:
  explicit ReturnPagesFolder(const OutputContext& context);
  void add(const ReturnEntry& entry) override;
  using OutputWriter::add;
  void finish(const Survey& survey) override;

 private:
  [[nodiscard]] std::string digest_of(const ReturnEntry& entry, std::uintmax_t part_bytes) const;
  void write_page(const ReturnEntry& entry, const std::string& name);
  void write_shared(std::string_view name, std::string_view content);
  void read_digests();

  const OutputContext& context_;
  std::filesystem::path folder_;
  std::string frame_;                           ///< tells one program, form and language from another
  std::map<std::string, std::string> before_;   ///< what each page shows, as a digest, by its name
  std::map<std::string, std::string> digests_;  ///< the same of this run
  std::set<std::string> there_;                 ///< names in the folder
};

/// The folder's name in OUT_DIR.
inline constexpr const char* return_pages = "schede";

/// Takes the pages away, and what was kept for them.
void remove_return_pages(const std::filesystem::path& out);

}  // namespace schede
