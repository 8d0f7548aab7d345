#include "pipeline/workers/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <string>
#include <type_traits>

#include "parsers/modules/modules.h"
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
    SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getcwd), SCMP_SYS(getdents64), SCMP_SYS(mmap),
    SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise), SCMP_SYS(brk), SCMP_SYS(mincore),
    // A pipe to itself, by which the sanitizers try whether memory can be read.
    SCMP_SYS(pipe), SCMP_SYS(pipe2),
    // Time, waiting, itself.
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(poll),
    SCMP_SYS(ppoll), SCMP_SYS(pause), SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(restart_syscall),
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getppid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid),
    SCMP_SYS(getrandom), SCMP_SYS(getrlimit), SCMP_SYS(getrusage), SCMP_SYS(sysinfo), SCMP_SYS(uname), SCMP_SYS(rseq),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(exit), SCMP_SYS(exit_group)};

/// A call that is allowed where an argument is as it should be.
struct Condition {
  int call;
  scmp_arg_cmp argument;
};

std::array<Condition, 4> conditions() {
  constexpr scmp_datum_t writing = O_ACCMODE | O_CREAT | O_TRUNC;
  return {{{SCMP_SYS(open), {1, SCMP_CMP_MASKED_EQ, writing, O_RDONLY}},
           {SCMP_SYS(openat), {2, SCMP_CMP_MASKED_EQ, writing, O_RDONLY}},
           // A folder's listing asks how its descriptor was opened. Other commands send signals, lock files, grow pipes.
           {SCMP_SYS(fcntl), {1, SCMP_CMP_EQ, F_GETFL, 0}},
           // To end itself, as abort() does; nobody else.
           {SCMP_SYS(tgkill), {0, SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()), 0}}}};
}

int filter_calls() {
  const std::unique_ptr<std::remove_pointer_t<scmp_filter_ctx>, ReleaseFilter> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
  if (!filter) return ENOMEM;
  int error = seccomp_attr_set(filter.get(), SCMP_FLTATR_API_SYSRAWRC, 1);  // the kernel's own errno where it refuses
  for (const int call : allowed) {
    if (error == 0) error = seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call, 0, nullptr);
  }
  for (const auto& [call, argument] : conditions()) {
    if (error == 0) error = seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call, 1, &argument);
  }
  return error == 0 ? -seccomp_load(filter.get()) : -error;
}

/// A filter that lies nowhere: a kernel that would take one says EFAULT. It can be asked in two ways, and each may be shut.
bool has_seccomp() {
  const auto would_take = [](long result) { return result != 0 && errno == EFAULT; };
  return would_take(::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, nullptr)) ||
         would_take(::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, nullptr, 0, 0));
}

/// 0 where the kernel has none.
long landlock_version() { return std::max(0L, ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION)); }

/// The rights over files that a version of Landlock knows: each added one to the 13 of the first, until it came to other things.
std::uint64_t rights_known(long version) { return (1ULL << (version >= 3 ? 15 : version == 2 ? 14 : 13)) - 1; }

/// `rights`: over files; folders may be listed, too. A path that nobody could open anyway is passed over.
int allow(int rules, const std::filesystem::path& path, std::uint64_t rights) {
  constexpr std::uint64_t of_files = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_EXECUTE;
  constexpr std::array nothing_to_read = {ENOENT, ENOTDIR, EACCES, ELOOP, ENAMETOOLONG};
  const Descriptor place(::open(path.c_str(), O_PATH | O_CLOEXEC));
  if (!place) return std::find(nothing_to_read.begin(), nothing_to_read.end(), errno) == nothing_to_read.end() ? errno : 0;
  struct stat status {};
  if (::fstat(place.get(), &status) != 0) return errno;
  landlock_path_beneath_attr rule{};
  rule.allowed_access = S_ISDIR(status.st_mode) ? rights | LANDLOCK_ACCESS_FS_READ_DIR : rights & of_files;
  rule.parent_fd = place.get();
  return ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0 ? 0 : errno;
}

/// Rules that allow nothing yet; no descriptor with errno set where there are none to be had.
Descriptor no_files() {
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = rights_known(landlock_version());
  return Descriptor(static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes.handled_access_fs, 0)));
}

int restrict_files(std::vector<std::filesystem::path> readable) {
  const Descriptor rules = no_files();
  if (!rules) return errno;
  if (readable.empty()) readable.emplace_back("/");
  readable.emplace_back("/usr");  // the C library loads its tables of encodings when a document asks for one
  for (const auto& module : module_files()) readable.emplace_back(module);
  for (const auto& path : readable) {
    if (const int error = allow(rules.get(), path, LANDLOCK_ACCESS_FS_READ_FILE); error != 0) return error;
  }
  return ::syscall(SYS_landlock_restrict_self, rules.get(), 0) == 0 ? 0 : errno;
}

/// What LibreOffice and its libraries look into, beside the folder that it is installed in.
constexpr const char* program_folders[] = {"/usr",
                                           "/lib",
                                           "/lib64",
                                           "/proc",
                                           "/etc/ld.so.cache",
                                           "/etc/fonts",
                                           "/etc/libreoffice",
                                           "/etc/localtime",
                                           "/var/cache/fontconfig",
                                           "/var/lib/libreoffice",
                                           "/var/spool/libreoffice",
                                           "/dev/urandom",
                                           "/dev/random"};

bool write_text(const char* path, const std::string& text) {
  const Descriptor file(::open(path, O_WRONLY | O_CLOEXEC));
  return file && write_all(file.get(), text);
}

/// A network of its own without an interface, and the folder in place of /tmp, where the kernel lets this user have that. LibreOffice makes
/// a local socket there, to find another copy of itself by, whatever TMPDIR says.
void separate(const std::filesystem::path& folder) {
  const auto user = std::to_string(::geteuid()), group = std::to_string(::getegid());
  if (::unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWIPC) != 0) return;
  (void)write_text("/proc/self/setgroups", "deny");
  (void)write_text("/proc/self/uid_map", user + ' ' + user + " 1");
  (void)write_text("/proc/self/gid_map", group + ' ' + group + " 1");
  (void)::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
  (void)::mount(folder.c_str(), "/tmp", nullptr, MS_BIND, nullptr);
}

int restrict_converter_files(const std::filesystem::path& folder, const std::filesystem::path& program) {
  constexpr std::uint64_t reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE;
  const Descriptor rules = no_files();
  if (!rules) return errno;
  // Where /tmp is not the folder, a socket may be made in it all the same, and nothing else.
  int error = allow(rules.get(), "/tmp", LANDLOCK_ACCESS_FS_MAKE_SOCK);
  if (error == 0) error = allow(rules.get(), folder, rights_known(landlock_version()) & ~std::uint64_t{LANDLOCK_ACCESS_FS_EXECUTE});
  if (error == 0) error = allow(rules.get(), "/dev/null", LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE);
  if (error == 0) error = allow(rules.get(), program.parent_path().parent_path(), reading);
  for (const auto* path : program_folders)
    if (error == 0) error = allow(rules.get(), path, reading);
  if (error != 0) return error;
  return ::syscall(SYS_landlock_restrict_self, rules.get(), 0) == 0 ? 0 : errno;
}

/// What no converter needs.
constexpr int forbidden[] = {SCMP_SYS(fork),
                             SCMP_SYS(vfork),
                             SCMP_SYS(ptrace),
                             SCMP_SYS(process_vm_readv),
                             SCMP_SYS(mount),
                             SCMP_SYS(process_vm_writev),
                             SCMP_SYS(umount2),
                             SCMP_SYS(unshare),
                             SCMP_SYS(setns),
                             SCMP_SYS(bpf),
                             SCMP_SYS(perf_event_open),
                             SCMP_SYS(keyctl),
                             SCMP_SYS(add_key),
                             SCMP_SYS(io_uring_setup),
                             SCMP_SYS(userfaultfd)};

int forbid_calls() {
  const std::unique_ptr<std::remove_pointer_t<scmp_filter_ctx>, ReleaseFilter> filter(seccomp_init(SCMP_ACT_ALLOW));
  if (!filter) return ENOMEM;
  int error = 0;
  for (const int call : forbidden) {
    if (error == 0) error = seccomp_rule_add_array(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 0, nullptr);
  }
  const scmp_arg_cmp other_than_local{0, SCMP_CMP_NE, AF_UNIX, 0}, no_thread{0, SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0};
  if (error == 0) error = seccomp_rule_add_array(filter.get(), SCMP_ACT_ERRNO(EACCES), SCMP_SYS(socket), 1, &other_than_local);
  if (error == 0) error = seccomp_rule_add_array(filter.get(), SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1, &no_thread);
  // Its flags lie in memory, where no filter looks; the C library then makes threads by the older call.
  if (error == 0) error = seccomp_rule_add_array(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0, nullptr);
  return error == 0 ? -seccomp_load(filter.get()) : -error;
}

}  // namespace

Confinement known_confinement() { return {has_seccomp(), landlock_version() > 0}; }

Bilingual words_of_lack(const Confinement& confinement) {
  const std::string lacking = confinement.seccomp ? "Landlock" : confinement.landlock ? "seccomp" : "seccomp, Landlock";
  return {"il kernel è senza " + lacking + ": i processi che leggono i documenti sono isolati solo in parte",
          "the kernel is without " + lacking + ": the processes that read documents are confined only in part"};
}

int confine(const std::vector<std::filesystem::path>& readable) {
  const auto known = known_confinement();
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
  if (const int error = known.landlock ? restrict_files(readable) : 0; error != 0) return error;
  return known.seccomp ? filter_calls() : 0;
}

int confine_converter(const std::filesystem::path& folder, const std::filesystem::path& program) {
  const auto known = known_confinement();
  separate(folder);
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return errno;
  if (const int error = known.landlock ? restrict_converter_files(folder, program) : 0; error != 0) return error;
  return known.seccomp ? forbid_calls() : 0;
}

}  // namespace schede
