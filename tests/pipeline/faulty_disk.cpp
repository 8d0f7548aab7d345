#include "tests/pipeline/faulty_disk.h"

#include <dirent.h>
#include <dlfcn.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <string_view>
#include <utility>

namespace {

std::string faulty_name;

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

bool is_faulty_folder(DIR* directory) {
  std::array<char, PATH_MAX> path{};
  const auto link = "/proc/self/fd/" + std::to_string(::dirfd(directory));
  return ::readlink(link.c_str(), path.data(), path.size() - 1) > 0 && std::string_view(path.data()).ends_with('/' + faulty_name);
}

}  // namespace

// Both names of each: what is compiled for large files calls the second.
extern "C" {
dirent* readdir_or_fail(DIR* directory) __asm__("readdir");
int fstatat_or_fail(int parent, const char* name, struct stat* status, int flags) __asm__("fstatat");
dirent* readdir64_or_fail(DIR* directory) __asm__("readdir64");
int fstatat64_or_fail(int parent, const char* name, struct stat* status, int flags) __asm__("fstatat64");

dirent* readdir_or_fail(DIR* directory) {
  if (faulty_name.empty() || !is_faulty_folder(directory)) return next<dirent*(DIR*)>("readdir64")(directory);
  errno = EIO;
  return nullptr;
}

int fstatat_or_fail(int parent, const char* name, struct stat* status, int flags) {
  if (name != faulty_name) return next<int(int, const char*, struct stat*, int)>("fstatat64")(parent, name, status, flags);
  errno = EIO;
  return -1;
}

dirent* readdir64_or_fail(DIR* directory) { return readdir_or_fail(directory); }
int fstatat64_or_fail(int parent, const char* name, struct stat* status, int flags) { return fstatat_or_fail(parent, name, status, flags); }
}

namespace schede::test {

FaultyDisk::FaultyDisk(std::string name) { faulty_name = std::move(name); }
FaultyDisk::~FaultyDisk() { faulty_name.clear(); }

}  // namespace schede::test
