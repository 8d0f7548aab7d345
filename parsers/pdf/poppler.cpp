#include "parsers/pdf/poppler.h"

#include <dlfcn.h>
#include <unistd.h>

#include <array>

namespace schede::pdf {
namespace {

using Entry = void(std::span<const std::byte>, const Limits&, Result<Sheets>&);

/// Stays loaded as long as the process lives.
Entry* load_module() {
  for (const auto& file : module_files()) {
    void* module = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module) return reinterpret_cast<Entry*>(::dlsym(module, module_entry));
  }
  return nullptr;
}

Entry* module() {
  static Entry* const entry = load_module();
  return entry;
}

}  // namespace

std::vector<std::string> module_files() {
  // dlopen's own $ORIGIN is another place under the sanitizers, which call it for us.
  std::array<char, 4096> path{};
  const auto length = ::readlink("/proc/self/exe", path.data(), path.size());
  const std::string program(path.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
  const auto folder = program.substr(0, program.rfind('/') + 1);
  return {folder + "schede-pdf.so", folder + "../lib/schede/schede-pdf.so"};
}

bool is_there() { return module() != nullptr; }

Result<Sheets> read_sheets(std::span<const std::byte> bytes, const Limits& limits) {
  Entry* const entry = module();
  if (!entry) return fail(ErrorCode::unsupported_format, {}, "PDF document");
  Result<Sheets> sheets;
  entry(bytes, limits, sheets);
  return sheets;
}

}  // namespace schede::pdf
