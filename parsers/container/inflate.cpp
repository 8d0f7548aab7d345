#include "parsers/container/inflate.h"

#include <libdeflate.h>

#include <memory>

namespace schede {
namespace {

struct FreeDecompressor {
  void operator()(libdeflate_decompressor* decompressor) const { libdeflate_free_decompressor(decompressor); }
};

}  // namespace

std::optional<std::string> inflate(std::string_view stream, std::size_t size, std::uint32_t crc) {
  // Making one costs as much as inflating a small part.
  thread_local const std::unique_ptr<libdeflate_decompressor, FreeDecompressor> decompressor(libdeflate_alloc_decompressor());
  if (!decompressor) return std::nullopt;
  std::string text(size, '\0');
  std::size_t used = 0;
  const auto result =
      libdeflate_deflate_decompress_ex(decompressor.get(), stream.data(), stream.size(), text.data(), text.size(), &used, nullptr);
  if (result != LIBDEFLATE_SUCCESS || used != stream.size() || libdeflate_crc32(0, text.data(), text.size()) != crc) return std::nullopt;
  return text;
}

}  // namespace schede
