#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/commands/command.h"

namespace schede {

/// The options of `extract` for a run that is shared among machines; all of them or none.
struct ShardArguments {
  std::string shard;
  std::filesystem::path manifest, out;
  [[nodiscard]] bool any() const { return !shard.empty() || !manifest.empty() || !out.empty(); }
};

void add_shard_options(CLI::App& parser, ShardArguments& arguments, Language language);

/// Reads a manifest's share of documents below a folder (none named: the current one) and writes their records as a part. Throws
/// Failure: usage; bad_definition for a broken manifest; io, without a part, for a document that is gone or has other bytes.
ExitCode extract_shard(const ShardArguments& arguments, const std::vector<std::string>& folders, const Settings& settings);

}  // namespace schede
