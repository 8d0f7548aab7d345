#include <set>

#include "parsers/envelope/unpack.h"
#include "tests/fuzz/promises.h"
#include "tests/fuzz/targets.h"

namespace schede::fuzz {

void envelope(std::string_view input) {
  const Limits limits = narrow_limits();
  const auto unpacked = unpack(input, "a", limits);
  if (!unpacked) return;
  promise(unpacked->files.size() <= limits.members, "an envelope holds no more files than it may");
  std::set<std::string> paths;
  for (const Enclosed& file : unpacked->files) {
    promise(file.path.starts_with(layer_mark) && file.path.ends_with(file.name), "a path ends in the file's name");
    promise(paths.insert(file.path).second, "every file has a path of its own");
    promise(!file.envelopes.empty() && file.envelopes.size() <= deepest_layers, "a file is no deeper in envelopes than it may be");
    if (file.bytes) promise(file.bytes->size() <= limits.inflated_bytes, "a file is no larger than it may be");
  }
}

}  // namespace schede::fuzz
