#include "pipeline/host/failure.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <system_error>

#include "outputs/escape/escape.h"

namespace schede {
namespace {

struct Reason {
  int error;
  const char* it;
  const char* en = nullptr;  ///< where the system's own words would not help
};
constexpr std::array reasons = {
    Reason{ENOENT, "non esiste"},
    Reason{EACCES, "permesso negato"},
    Reason{ENOSPC, "disco pieno"},
    Reason{EDQUOT, "quota esaurita"},
    Reason{EROFS, "disco in sola lettura"},
    Reason{EISDIR, "è una cartella"},
    Reason{ENOTDIR, "non è una cartella"},
    Reason{ELOOP, "troppi collegamenti simbolici"},
    Reason{EIO, "errore del disco"},
    Reason{EFBIG, "file più grande di quanto è permesso"},
    Reason{EPERM, "operazione non permessa"},
    // What the pool says of a document whose worker does not get to compute.
    Reason{ETIMEDOUT, "la lettura non va avanti", "reading it makes no headway"},
    Reason{EMFILE, "troppi file aperti: alzare il limite (ulimit -n)", "too many open files: raise the limit (ulimit -n)"},
    Reason{ENFILE, "troppi file aperti sulla macchina"},
    // What open_file says of a device or a FIFO, and the system of a socket.
    Reason{EINVAL, "non è un file", "not a file"},
    Reason{ENXIO, "non è un file", "not a file"},
};

}  // namespace

Bilingual words_of_error(int error) {
  const auto text = std::generic_category().message(error);
  const auto* reason = std::find_if(reasons.begin(), reasons.end(), [&](const Reason& r) { return r.error == error; });
  if (reason == reasons.end()) return {text, text};
  return {reason->it, reason->en ? reason->en : text};
}

Bilingual trouble(const Bilingual& action, std::string_view path, int error) {
  const auto name = path.empty() ? std::string() : " " + visible(path, LineEnds::shown);
  const auto reason = words_of_error(error);
  return {action.it + name + ": " + reason.it, action.en + name + ": " + reason.en};
}

}  // namespace schede
