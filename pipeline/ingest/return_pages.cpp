#include "pipeline/ingest/return_pages.h"

#include <Poco/URI.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <limits>
#include <sstream>
#include <system_error>

#include "extractors/text/digest.h"
#include "outputs/escape/escape.h"
#include "outputs/report/return_html.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/compression.h"
#include "pipeline/host/failure.h"
#include "pipeline/host/files.h"

namespace schede {
namespace {

constexpr const char* parts_folder = ".parts";
constexpr const char* digests_file = "pages";  ///< beside the parts: name and digest of every page, a line each

Failure cannot_write(const std::filesystem::path& path, int error) {
  return {ExitCode::no_output, trouble({"non riesco a scrivere", "cannot write"}, path.native(), error)};
}

/// Whole or not at all. Unlike AtomicFile it does not wait for the disk: there are thousands of pages, and who calls brings all of them
/// there together.
void write_file(const std::filesystem::path& path, std::string_view content) {
  auto part = path;
  part += ".part";
  std::ofstream file(part, std::ios::binary | std::ios::trunc);
  file << content;
  file.close();
  if (!file || ::chmod(part.c_str(), 0640) != 0 || ::rename(part.c_str(), path.c_str()) != 0) throw cannot_write(path, errno);
}

/// A folder only where nothing is in it.
void remove_if_there(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::remove(path, error);
}

/// The page of a return that says nothing: its words are those of all.
std::string frame_of(const Form& form, Language language) {
  Record record;
  record.status = Status::accepted;
  std::ostringstream page;
  write_lone_return_html(page, {form, record}, language);
  return sha256(page.str());
}

/// An address beside others of a page, of a path: RFC 3986, 2.1.
std::string as_address(const std::string& path) {
  std::string address;
  Poco::URI::encode(path, "#&+:;=?@", address);
  return address;
}

}  // namespace

void keep_document_part(const std::filesystem::path& out, const std::string& record_id, const std::string& part) {
  const auto folder = out / return_pages / parts_folder;
  make_folder(folder);
  write_file(folder / record_id, part);
}

std::optional<std::string> document_part(const std::filesystem::path& out, const std::string& record_id) {
  constexpr std::uint64_t no_limit = std::numeric_limits<std::uint64_t>::max();
  const auto kept = read_file(out / return_pages / parts_folder / record_id, no_limit, Links::refused);
  return kept ? expanded(kept->content) : std::nullopt;
}

bool has_document_parts(const std::filesystem::path& out) { return std::filesystem::exists(out / return_pages / parts_folder); }

ReturnPagesFolder::ReturnPagesFolder(const OutputContext& context)
    : context_(context), folder_(context.folder / return_pages), frame_(frame_of(context.form, context.language)) {
  make_folder(folder_ / parts_folder);
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) there_.insert(entry.path().filename().native());
  read_digests();
}

void ReturnPagesFolder::read_digests() {
  std::ifstream file(folder_ / parts_folder / digests_file);
  for (std::string name, digest; file >> name >> digest;) before_[name] = digest;
}

void ReturnPagesFolder::add(const ReturnEntry& entry) {
  const auto name = entry.record.record_id + ".html";
  if (!entry.duplicate_of.empty() || digests_.contains(name)) return;
  std::error_code error;
  const auto part_bytes = std::filesystem::file_size(folder_ / parts_folder / entry.record.record_id, error);
  const auto digest = digest_of(entry, error ? 0 : part_bytes);
  digests_[name] = digest;
  const auto known = before_.find(name);
  if (known == before_.end() || known->second != digest || !there_.contains(name)) write_page(entry, name);
  there_.erase(name);
}

std::string ReturnPagesFolder::digest_of(const ReturnEntry& entry, std::uintmax_t part_bytes) const {
  Sha256 digest;
  digest.update(frame_);
  digest.update(entry.json);
  digest.update(entry.document);
  for (const ReturnVersion& version : entry.versions)
    for (const std::string_view text : {std::string_view(version.record_id), std::string_view(version.source), to_string(version.validity),
                                        std::string_view(version.arrived)})
      digest.update(std::string(text) + '\n');
  digest.update(std::to_string(part_bytes));
  return digest.hex();
}

void ReturnPagesFolder::write_page(const ReturnEntry& entry, const std::string& name) {
  const auto part = document_part(context_.folder, entry.record.record_id);
  auto versions = entry.versions;
  for (ReturnVersion& version : versions) version.arrived = in_local_zone(version.arrived);
  std::ostringstream page;
  write_return_html(page,
                    {context_.form, entry.record, std::move(versions), entry.document.empty() ? "" : "../" + as_address(entry.document),
                     part ? *part : std::string_view()},
                    context_.language);
  write_file(folder_ / name, page.view());
}

/// Also where it was changed: what it looks like is not the register's.
void ReturnPagesFolder::write_shared(std::string_view name, std::string_view content) {
  const auto path = folder_ / name;
  const auto kept = read_file(path, content.size());
  if (!kept || kept->content != content) write_file(path, content);
  there_.erase(std::string(name));
}

void ReturnPagesFolder::finish(const Survey&) {
  write_shared(return_style_name, return_style());
  write_shared(return_script_name, return_script());
  for (const auto& name : there_)
    if (before_.contains(name)) remove_if_there(folder_ / name);
  // Before the digests say so, the pages are to be on the disk.
  const Descriptor folder(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder || ::syncfs(folder.get()) != 0) throw cannot_write(folder_, errno);
  std::string digests;
  for (const auto& [name, digest] : digests_) digests += name + ' ' + digest + '\n';
  AtomicFile file(folder_ / parts_folder / digests_file);
  file.stream() << digests;
  file.finish();
  file.commit();
}

void remove_return_pages(const std::filesystem::path& out) {
  const auto folder = out / return_pages;
  std::ifstream file(folder / parts_folder / digests_file);
  for (std::string name, digest; file >> name >> digest;) remove_if_there(folder / name);
  for (const auto name : {return_style_name, return_script_name}) remove_if_there(folder / name);
  std::error_code error;
  std::filesystem::remove_all(folder / parts_folder, error);
  remove_if_there(folder);
}

}  // namespace schede
