#include "outputs/forms/zip_writer.h"

#include <zip.h>

#include <memory>
#include <stdexcept>

namespace schede {

namespace {

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;

[[noreturn]] void give_up() { throw std::runtime_error("libzip cannot write an archive"); }

void add(zip_t* archive, const ZipMember& member) {
  zip_source_t* source = zip_source_buffer(archive, member.content.data(), member.content.size(), 0);
  const zip_int64_t index = source ? zip_file_add(archive, member.name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
  if (index < 0) give_up();
  const auto number = static_cast<zip_uint64_t>(index);
  // The first day that a ZIP knows: a form is the same whenever it is made.
  constexpr zip_uint16_t first_day = 1 << 5 | 1;
  zip_set_file_compression(archive, number, member.stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0);
  zip_file_set_dostime(archive, number, 0, first_day, 0);
}

std::string bytes_of(zip_source_t* source) {
  zip_stat_t stat;
  if (zip_source_stat(source, &stat) < 0 || zip_source_open(source) < 0) give_up();
  std::string bytes(stat.size, '\0');
  if (zip_source_read(source, bytes.data(), bytes.size()) != static_cast<zip_int64_t>(bytes.size())) give_up();
  zip_source_close(source);
  return bytes;
}

}  // namespace

std::string zip_of(const std::vector<ZipMember>& members) {
  const Source buffer(zip_source_buffer_create(nullptr, 0, 0, nullptr));
  std::unique_ptr<zip_t, Discard> archive(buffer ? zip_open_from_source(buffer.get(), ZIP_TRUNCATE, nullptr) : nullptr);
  if (!archive) give_up();
  zip_source_keep(buffer.get());
  for (const ZipMember& member : members) add(archive.get(), member);
  if (zip_close(archive.get()) < 0) give_up();
  (void)archive.release();
  return bytes_of(buffer.get());
}

}  // namespace schede
