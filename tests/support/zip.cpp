#include "tests/support/zip.h"

#include <zip.h>

#include <stdexcept>

namespace schede::test {
namespace {

using Members = std::vector<std::pair<std::string, std::string>>;

void require(bool done, const std::string& what) {
  if (!done) throw std::runtime_error("cannot write a ZIP archive: " + what);
}

std::string write(const Members& members, bool deflate) {
  zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(buffer);
  zip_t* archive = zip_open_from_source(buffer, ZIP_TRUNCATE, nullptr);
  require(archive, "open");
  for (const auto& [name, text] : members) {
    const auto index = zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
    require(index >= 0, name);
    const bool store = !deflate || name == "mimetype";
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), store ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0);
    zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), 1'300'000'000, 0);  // the same members, the same bytes
  }
  require(zip_close(archive) == 0, "close");
  zip_stat_t stat;
  require(zip_source_stat(buffer, &stat) == 0, "size");
  std::string bytes(stat.size, '\0');
  require(zip_source_open(buffer) == 0, "read");
  require(zip_source_read(buffer, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()), "read");
  zip_source_close(buffer);
  zip_source_free(buffer);
  return bytes;
}

}  // namespace

std::string zip(const Members& members) { return write(members, true); }

std::string stored_zip(const Members& members) { return write(members, false); }

}  // namespace schede::test
