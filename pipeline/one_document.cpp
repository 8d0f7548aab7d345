#include "pipeline/one_document.h"

#include <cerrno>
#include <span>

#include "parsers/read.h"
#include "pipeline/files.h"
#include "pipeline/inputs.h"

namespace schede {

OneDocument read_one(const std::string& file) {
  const Limits limits;
  const auto bytes = read_file(file, limits.file_bytes);
  if (!bytes) {
    throw Failure(bytes.error() == ENOENT ? ExitCode::no_input : ExitCode::io,
                  trouble({"non riesco a leggere", "cannot read"}, file, bytes.error()));
  }
  Source source{name_in_record(file), {}, sha256(bytes->content), bytes->content.size(), {}, {}};
  if (bytes->truncated) return {std::move(source), fail(ErrorCode::limits_exceeded, {}, "file_bytes")};
  return {std::move(source), read_document(std::as_bytes(std::span(bytes->content)), limits)};
}

}  // namespace schede
