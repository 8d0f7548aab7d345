#include "pipeline/workers/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>
#include <memory>
#include <type_traits>

#include "pipeline/host/files.h"

namespace schede {
namespace {

struct ReleaseFilter {
  void operator()(scmp_filter_ctx filter) const { seccomp_release(filter); }
};

/// What the program, its libraries and the sanitizers' run time call while documents are read.
constexpr int allowed[] = {
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(lseek),
    // What is there; memory.
    SCMP_SYS(stat), SCMP_SYS(fstat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(access), SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getcwd), SCMP_SYS(getdents64), SCMP_SYS(fcntl), SCMP_SYS(mmap),
    SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise), SCMP_SYS(brk), SCMP_SYS(mincore),
    // A pipe to itself, by which the sanitizers try whether memory can be read.
    SCMP_SYS(pipe), SCMP_SYS(pipe2),
    // Time, waiting, itself.
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(poll),
    SCMP_SYS(ppoll), SCMP_SYS(pause), SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(restart_syscall),
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getppid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid),
    SCMP_SYS(getrandom), SCMP_SYS(getrlimit), SCMP_SYS(getrusage), SCMP_SYS(sysinfo), SCMP_SYS(uname), SCMP_SYS(rseq),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(exit), SCMP_SYS(exit_group)};

void filter_calls() {
  const std::unique_ptr<std::remove_pointer_t<scmp_filter_ctx>, ReleaseFilter> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
  if (!filter) return;
  for (const int call : allowed) seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0);
  const auto allow_if = [&](int call, const scmp_arg_cmp& argument) {
    seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call, 1, &argument);
  };
  constexpr scmp_datum_t writing = O_ACCMODE | O_CREAT | O_TRUNC;
  allow_if(SCMP_SYS(open), {1, SCMP_CMP_MASKED_EQ, writing, O_RDONLY});
  allow_if(SCMP_SYS(openat), {2, SCMP_CMP_MASKED_EQ, writing, O_RDONLY});
  // To end itself, as abort() does; nobody else.
  allow_if(SCMP_SYS(tgkill), {0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()), 0});
  seccomp_load(filter.get());
}

/// The rights over files that a version of Landlock knows: each added one to the 13 of the first, until it came to other things.
std::uint64_t rights_known(long version) { return (1ULL << (version >= 3 ? 15 : version == 2 ? 14 : 13)) - 1; }

void allow_reading(int rules, const std::filesystem::path& path) {
  const Descriptor place(::open(path.c_str(), O_PATH | O_CLOEXEC));
  if (!place) return;  // not there: nothing to read
  const bool folder = std::filesystem::is_directory(path);
  landlock_path_beneath_attr rule{};
  rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | (folder ? LANDLOCK_ACCESS_FS_READ_DIR : 0);
  rule.parent_fd = place.get();
  ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
}

void restrict_files(const std::vector<std::filesystem::path>& readable) {
  const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return;
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = rights_known(version);
  const Descriptor rules(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0)));
  if (!rules) return;
  if (readable.empty()) allow_reading(rules.get(), "/");
  for (const auto& path : readable) allow_reading(rules.get(), path);
  allow_reading(rules.get(), "/usr");  // the C library loads its tables of encodings when a document asks for one
  ::syscall(SYS_landlock_restrict_self, rules.get(), 0);
}

}  // namespace

void confine(const std::vector<std::filesystem::path>& readable) {
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return;
  restrict_files(readable);
  filter_calls();
}

}  // namespace schede
