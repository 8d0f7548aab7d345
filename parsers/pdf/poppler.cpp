#include "parsers/pdf/poppler.h"

#include "parsers/modules/modules.h"

namespace schede::pdf {

bool is_there() { return entry_of(Module::poppler, sheets_entry) != nullptr; }

Result<Sheets> read_sheets(std::span<const std::byte> bytes, const Limits& limits) {
  auto* const read = entry<void(std::span<const std::byte>, const Limits&, Result<Sheets>&)>(Module::poppler, sheets_entry);
  if (!read) return fail(ErrorCode::unsupported_format, {}, "PDF document");
  Result<Sheets> sheets;
  read(bytes, limits, sheets);
  return sheets;
}

Picture picture_of(std::span<const std::byte> bytes, std::size_t page) {
  auto* const draw = entry<void(std::span<const std::byte>, std::size_t, Picture&)>(Module::poppler, picture_entry);
  Picture picture;
  if (draw) draw(bytes, page, picture);
  return picture;
}

}  // namespace schede::pdf
