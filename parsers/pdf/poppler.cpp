#include "parsers/pdf/poppler.h"

#include <dlfcn.h>

#include <string>

namespace schede::pdf {
namespace {

using Entry = void(std::span<const std::byte>, const Limits&, Result<Sheets>&);

/// Stays loaded as long as the process lives.
Entry* load_module() {
  for (const char* place : module_places) {
    void* module = ::dlopen((std::string("$ORIGIN/") + place).c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module) return reinterpret_cast<Entry*>(::dlsym(module, module_entry));
  }
  return nullptr;
}

}  // namespace

Result<Sheets> read_sheets(std::span<const std::byte> bytes, const Limits& limits) {
  static Entry* const entry = load_module();
  if (!entry) return fail(ErrorCode::unsupported_format, {}, "PDF document");
  Result<Sheets> sheets;
  entry(bytes, limits, sheets);
  return sheets;
}

}  // namespace schede::pdf
