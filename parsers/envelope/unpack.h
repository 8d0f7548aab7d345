#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/document/envelope.h"
#include "parsers/document/error.h"
#include "parsers/document/limits.h"

namespace schede {

/// A file that came in envelopes, whichever it is.
struct Enclosed {
  std::string path;                 ///< behind the outermost envelope's: "!/postacert.eml!/scheda.docx"
  std::string name;                 ///< the last of these
  Result<std::string> bytes;        ///< or why they cannot be had
  std::vector<Envelope> envelopes;  ///< from outside in
};

/// All that came in an envelope.
struct Unpacked {
  Envelope outermost;
  std::vector<Enclosed> files;
  std::size_t receipts = 0;  ///< of certified mail
};

/// Is it a signed file, a message, or an archive of files? Told by its bytes.
[[nodiscard]] bool is_envelope(std::string_view bytes);

/// Opens an envelope and those in it, in memory. What they hold together is held to Limits::members and inflated_bytes, and how deep they
/// stand in each other to `deepest_layers` ("layers"): past one of them nothing is given. An envelope in it that is damaged is a file
/// without bytes.
[[nodiscard]] Result<Unpacked> unpack(std::string_view bytes, const std::string& name, const Limits& limits);

inline constexpr std::size_t deepest_layers = 8;

/// What stands between the names of layers in a path.
inline constexpr std::string_view layer_mark = "!/";

}  // namespace schede
