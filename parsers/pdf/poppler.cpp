#include "parsers/pdf/poppler.h"

#include <dlfcn.h>
#include <unistd.h>

#include <array>
#include <string>

namespace schede::pdf {
namespace {

using Entry = void(std::span<const std::byte>, const Limits&, Result<Sheets>&);

/// Where the program is, with a slash behind. dlopen's own $ORIGIN is another place under the sanitizers, which call it for us.
std::string own_folder() {
  std::array<char, 4096> path{};
  const auto length = ::readlink("/proc/self/exe", path.data(), path.size());
  const std::string program(path.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
  return program.substr(0, program.rfind('/') + 1);
}

/// Stays loaded as long as the process lives.
Entry* load_module() {
  const std::string folder = own_folder();
  for (const char* place : module_places) {
    void* module = ::dlopen((folder + place).c_str(), RTLD_NOW | RTLD_LOCAL);
    if (module) return reinterpret_cast<Entry*>(::dlsym(module, module_entry));
  }
  return nullptr;
}

Entry* module() {
  static Entry* const entry = load_module();
  return entry;
}

}  // namespace

bool is_there() { return module() != nullptr; }

Result<Sheets> read_sheets(std::span<const std::byte> bytes, const Limits& limits) {
  Entry* const entry = module();
  if (!entry) return fail(ErrorCode::unsupported_format, {}, "PDF document");
  Result<Sheets> sheets;
  entry(bytes, limits, sheets);
  return sheets;
}

}  // namespace schede::pdf
