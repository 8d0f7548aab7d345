#include "parsers/modules/modules.h"

#include <dlfcn.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <utility>

namespace schede {
namespace {

constexpr std::array names{"schede-pdf.so", "schede-ocr.so", "schede-mail.so", "schede-phone.so"};

std::vector<std::string> files_of(const char* name) {
  // dlopen's own $ORIGIN is another place under the sanitizers, which call it for us.
  std::array<char, 4096> path{};
  const auto length = ::readlink("/proc/self/exe", path.data(), path.size());
  const std::string program(path.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
  const auto folder = program.substr(0, program.rfind('/') + 1);
  return {folder + name, folder + "../lib/schede/" + name};
}

void* loaded(Module module) {
  // Tesseract would share its work among threads, which a confined process does not make.
  if (module == Module::tesseract && ::setenv("OMP_THREAD_LIMIT", "1", 1) != 0) return nullptr;
  for (const auto& file : files_of(names[static_cast<std::size_t>(module)]))
    if (void* handle = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL)) return handle;
  return nullptr;
}

template <Module module>
void* handle() {
  static void* const handle = loaded(module);
  return handle;
}

void* handle_of(Module module) {
  switch (module) {
    case Module::poppler: return handle<Module::poppler>();
    case Module::tesseract: return handle<Module::tesseract>();
    case Module::gmime: return handle<Module::gmime>();
    case Module::libphonenumber: return handle<Module::libphonenumber>();
  }
  return nullptr;
}

}  // namespace

std::vector<std::string> module_files() {
  std::vector<std::string> files;
  for (const char* name : names)
    for (auto& file : files_of(name)) files.push_back(std::move(file));
  return files;
}

void* entry_of(Module module, const char* name) {
  void* handle = handle_of(module);
  return handle ? ::dlsym(handle, name) : nullptr;
}

}  // namespace schede
