#include "pipeline/workers/conversion.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <optional>
#include <system_error>
#include <vector>

#include "pipeline/workers/child.h"
#include "pipeline/workers/sandbox.h"

namespace schede {
namespace {

using Clock = std::chrono::steady_clock;

/// In the file system that is memory.
constexpr const char* folder_name = "/dev/shm/schede-XXXXXX";
constexpr std::uint64_t most_memory = 4ULL << 30, most_written = 256ULL << 20;

/// No macros, no links followed, whatever a document asks for.
constexpr const char* profile_settings =
    R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
)";

/// The exit code of a process that could not become the converter, as a shell has it.
constexpr int cannot_run = 127;

/// How a conversion ended, in a word of its keeper.
enum class End { done, nothing_made, fell, late };

std::string input_name(Format format) { return "in." + std::string(to_string(format)); }

/// Turns this process into the converter. It dies with its keeper.
[[noreturn]] void become(const Converter& converter, const std::filesystem::path& folder, Format format, std::chrono::seconds most) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::closefrom(0);
  const int nothing = ::open("/dev/null", O_RDWR);
  const bool is_silent = nothing == 0 && ::dup2(nothing, 1) == 1 && ::dup2(nothing, 2) == 2;
  const std::string profile = "-env:UserInstallation=file://" + (folder / "profile").string();
  const std::vector<std::string> arguments = {converter.program,
                                              profile,
                                              "--headless",
                                              "--norestore",
                                              "--nodefault",
                                              "--nolockcheck",
                                              "--convert-to",
                                              "odt:writer8",
                                              "--outdir",
                                              folder / "out",
                                              folder / input_name(format)};
  const std::vector<std::string> environment = {"HOME=" + folder.string(), "TMPDIR=" + folder.string(), "PATH=/usr/bin:/bin",
                                                "LC_ALL=C.UTF-8", "SAL_USE_VCLPLUGIN=svp"};
  const auto pointers = [](const std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (const auto& text : texts) result.push_back(const_cast<char*>(text.c_str()));
    result.push_back(nullptr);
    return result;
  };
  const auto argv = pointers(arguments), envp = pointers(environment);
  // Memory comes last: what this process had reserved before counts, too.
  if (is_silent && confine_converter(folder, converter.program) == 0 && set_limit(RLIMIT_CORE, 0) &&
      set_limit(RLIMIT_FSIZE, most_written) && set_limit(RLIMIT_CPU, static_cast<std::uint64_t>(most.count())) &&
      set_limit(RLIMIT_AS, most_memory))
    ::execve(argv.front(), argv.data(), envp.data());
  ::_exit(cannot_run);
}

/// One start of the converter.
struct Start {
  int status = 0;  ///< see wait(2)
  std::chrono::microseconds computed{};
  bool was_ended = false;  ///< by us
};

/// Until it ends, it is late, or `life` ends, which is that of the process that asked for it.
Start watched(pid_t converter, int life, Clock::time_point end) {
  constexpr int step = 20;  // milliseconds
  Start start;
  rusage used{};
  while (::wait4(converter, &start.status, WNOHANG, &used) == 0) {
    pollfd polled{life, POLLIN, 0};
    if (::poll(&polled, 1, step) <= 0 && Clock::now() < end) continue;
    start.was_ended = true;
    ::kill(converter, SIGKILL);
    retried([&] { return ::wait4(converter, &start.status, 0, &used); });
    break;
  }
  start.computed = std::chrono::seconds(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
                   std::chrono::microseconds(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
  return start;
}

/// Starts the converter anew where it has made its profile and asks for that (exithelper.h of LibreOffice), or where it fell.
End keep(int life, const Converter& converter, const std::filesystem::path& folder, Format format, std::chrono::seconds most) {
  constexpr int once_more = 81, most_starts = 3, clock_share = 4;
  const auto end = Clock::now() + clock_share * most;
  for (int starts = 0; starts < most_starts; ++starts) {
    const pid_t process = ::fork();
    if (process < 0) return End::fell;
    if (process == 0) become(converter, folder, format, most);
    const auto start = watched(process, life, end);
    // The kernel kills at the limit, which it looks at a few hundred times a second.
    const bool was_killed = WIFSIGNALED(start.status) && start.computed + std::chrono::milliseconds(100) > most;
    if (start.was_ended || was_killed) return End::late;
    if (WIFEXITED(start.status) && WEXITSTATUS(start.status) == cannot_run) return End::fell;
    if (WIFEXITED(start.status) && WEXITSTATUS(start.status) != once_more)
      return std::filesystem::exists(folder / "out/in.odt") ? End::done : End::nothing_made;
  }
  return End::fell;
}

bool is_readable(int fd, int milliseconds) {
  pollfd polled{fd, POLLIN, 0};
  return retried([&] { return ::poll(&polled, 1, milliseconds); }) > 0;
}

/// A process of its own, with nothing open but `life`: says there how the conversion ended, and lives until the one that asked has closed
/// it or is no more, to clean up.
[[noreturn]] void be_keeper(int life, const Converter& converter, const std::filesystem::path& folder, Format format,
                            std::chrono::seconds most) noexcept {
  constexpr int place = 3, for_ever = -1;
  ::setsid();
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE}) ::signal(signal, SIG_IGN);
  if (::dup2(life, place) != place) ::_exit(1);
  ::closefrom(place + 1);
  const char end = static_cast<char>(keep(place, converter, folder, format, most));
  if (write_all(place, {&end, 1})) (void)is_readable(place, for_ever);
  std::error_code none;
  std::filesystem::remove_all(folder, none);
  ::_exit(0);
}

}  // namespace

PrivateFolder::PrivateFolder() {
  std::string name = folder_name;
  if (::mkdtemp(name.data())) path_ = name;
}

PrivateFolder::~PrivateFolder() {
  std::error_code none;
  if (!path_.empty()) std::filesystem::remove_all(path_, none);
}

bool PrivateFolder::write(const std::filesystem::path& name, std::string_view content) const {
  std::error_code error;
  std::filesystem::create_directories((path_ / name).parent_path(), error);
  std::ofstream file(path_ / name, std::ios::binary);
  file << content;
  file.close();
  return !error && file.good();
}

Conversion::Conversion(const Converter& converter, std::string_view bytes, Format format, std::chrono::seconds most)
    : converter_(converter) {
  std::array<int, 2> ends{};
  const bool is_ready = !folder_.path().empty() && folder_.write(input_name(format), bytes) &&
                        folder_.write("profile/user/registrymodifications.xcu", profile_settings) &&
                        ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0;
  if (!is_ready) return;
  life_ = Descriptor(ends[0]);
  const Descriptor far_end(ends[1]);
  keeper_ = ::fork();
  if (keeper_ == 0) be_keeper(far_end.get(), converter, folder_.path(), format, most);
}

Conversion::~Conversion() {
  life_ = Descriptor();
  if (keeper_ > 0) retried([&] { return ::waitpid(keeper_, nullptr, 0); });
}

bool Conversion::has_ended() const { return keeper_ < 0 || is_readable(life_.get(), 0); }

Result<std::string> Conversion::result() {
  char word = 0;
  const bool is_told = keeper_ > 0 && retried([&] { return ::read(life_.get(), &word, 1); }) == 1;
  switch (is_told ? static_cast<End>(word) : End::fell) {
    case End::done: break;
    case End::nothing_made: return fail(ErrorCode::unreadable, {}, converter_.version + " makes nothing of it");
    case End::late: return fail(ErrorCode::limits_exceeded, {}, "seconds");
    case End::fell: return fail(ErrorCode::processing_failed, {}, converter_.version + " fell");
  }
  auto file = read_file(folder_.path() / "out/in.odt", most_written, Links::refused);
  if (!file) return fail(ErrorCode::processing_failed, {}, converter_.version + " left no file");
  return std::move(file->content);
}

}  // namespace schede
