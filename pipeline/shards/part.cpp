#include "pipeline/shards/part.h"

#include <rapidjson/document.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>

#include "extractors/text/digest.h"
#include "outputs/escape/escape.h"
#include "outputs/records/record_json.h"
#include "pipeline/host/failure.h"
#include "pipeline/host/files.h"

namespace schede {
namespace {

std::string header_line(const PartHeader& header) {
  return "{\"schede\": " + json_string(header.version) + ", \"form\": " + json_string(header.form) +
         ", \"form_sha256\": " + json_string(header.form_sha256) + ", \"manifest_sha256\": " + json_string(header.manifest_sha256) +
         ", \"shard\": " + std::to_string(header.shard.index) + ", \"of\": " + std::to_string(header.shard.of) +
         ", \"records\": " + std::to_string(header.records) + ", \"converters\": " + json_value(header.converters) +
         ", \"sha256\": " + json_string(header.sha256) + "}\n";
}

std::string text_of(const rapidjson::Value& json, const char* name) {
  const auto found = json.FindMember(name);
  return found == json.MemberEnd() || !found->value.IsString() ? std::string() : std::string(found->value.GetString());
}

std::size_t number_of(const rapidjson::Value& json, const char* name) {
  const auto found = json.FindMember(name);
  return found == json.MemberEnd() || !found->value.IsUint64() ? 0 : found->value.GetUint64();
}

std::vector<std::string> texts_of(const rapidjson::Value& json, const char* name) {
  std::vector<std::string> texts;
  const auto found = json.FindMember(name);
  if (found == json.MemberEnd() || !found->value.IsArray()) return texts;
  for (const auto& each : found->value.GetArray())
    if (each.IsString()) texts.emplace_back(each.GetString());
  return texts;
}

/// A part as it was found.
struct FoundPart {
  std::string file;
  PartHeader header;
  bool is_whole = false;  ///< the lines behind the first are those that it speaks of
};

/// What parts of one run have in common.
std::string run_of(const PartHeader& header) {
  return header_line({header.version, header.form, header.form_sha256, header.manifest_sha256, {0, header.shard.of}, 0, header.converters});
}

bool is_part_name(const std::string& name) { return name.starts_with("part-") && name.ends_with(".ndjson"); }

/// Nothing for a file that is no part.
std::optional<FoundPart> look_at(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string first;
  if (!in) throw Failure(ExitCode::no_input, trouble({"non riesco a leggere", "cannot read"}, file, errno));
  std::getline(in, first);
  const auto header = part_header(first);
  if (!header) {
    if (is_part_name(std::filesystem::path(file).filename())) return FoundPart{file, {}, false};
    return {};
  }
  Sha256 digest;
  std::size_t lines = 0;
  for (std::array<char, 64 << 10> chunk; in.read(chunk.data(), chunk.size()), in.gcount() > 0;) {
    const std::string_view bytes(chunk.data(), static_cast<std::size_t>(in.gcount()));
    digest.update(bytes);
    lines += static_cast<std::size_t>(std::ranges::count(bytes, '\n'));
  }
  return FoundPart{file, *header, lines == header->records && digest.hex() == header->sha256};
}

/// The run that most parts are of.
std::string common_run(const std::vector<FoundPart>& parts) {
  std::map<std::string, std::size_t> counts;
  for (const auto& part : parts)
    if (part.is_whole) ++counts[run_of(part.header)];
  const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
  return most == counts.end() ? std::string() : most->first;
}

/// What is wrong with parts, a line each.
class PartFaults {
 public:
  explicit PartFaults(const std::vector<FoundPart>& parts) {
    const auto run = common_run(parts);
    for (const auto& part : parts) look(part, run);
    for (std::size_t i = 0; i < of_; ++i)
      if (!seen_.contains(i)) add(part_name({i, of_}), {"manca", "missing"});
  }

  /// Throws Failure where there are any.
  void tell() const {
    if (!words_.it.empty())
      throw Failure(ExitCode::bad_definition, {"parti da non unire:" + words_.it, "parts that do not fit together:" + words_.en});
  }

 private:
  void look(const FoundPart& part, const std::string& run) {
    if (!part.is_whole) {
      add(part.file, {"danneggiata; rifarla", "damaged; make it again"});
    } else if (run_of(part.header) != run) {
      return add(part.file, {"di un'altra esecuzione (versione, definizione, elenco, numero di parti o convertitori diversi)",
                             "of another run (version, definition, manifest, number of parts or converters differ)"});
    } else {
      of_ = part.header.shard.of;
    }
    const auto [same, is_new] = seen_.try_emplace(part.header.shard.index, part.file);
    if (part.is_whole && !is_new) {
      const auto other = visible(same->second, LineEnds::shown);
      add(part.file, {"la stessa parte di " + other, "the same part as " + other});
    }
  }

  void add(const std::string& file, const Bilingual& fault) {
    const auto name = "\n" + visible(file, LineEnds::shown) + ": ";
    words_.it += name + fault.it;
    words_.en += name + fault.en;
  }

  std::size_t of_ = 0;
  std::map<std::size_t, std::string> seen_;
  Bilingual words_;
};

std::vector<std::string> parts_in(const std::filesystem::path& folder) {
  std::set<std::string> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (is_part_name(entry.path().filename())) files.insert(entry.path());
  if (error) throw Failure(ExitCode::no_input, trouble({"non riesco a leggere", "cannot read"}, folder.native(), error.value()));
  if (!files.empty()) return {files.begin(), files.end()};
  const auto name = visible(folder.native(), LineEnds::shown);
  throw Failure(ExitCode::bad_definition, {"nella cartella " + name + " non c'è nessuna parte di extract --shard",
                                           "the folder " + name + " holds no part of extract --shard"});
}

}  // namespace

std::string part_name(const Shard& shard) {
  std::array<char, 64> name{};
  std::snprintf(name.data(), name.size(), "part-%04zu-of-%04zu.ndjson", shard.index, shard.of);
  return name.data();
}

struct PartWriter::State {
  std::filesystem::path folder;
  Shard shard;
  AtomicFile records;  ///< never committed: the header, which speaks of all of them, stands before
  std::size_t count = 0;
  Sha256 digest = {};  ///< of the records
};

PartWriter::PartWriter(const std::filesystem::path& folder, const Shard& shard)
    : state_(new State{folder, shard, AtomicFile(folder / (part_name(shard) + ".records"))}) {}
PartWriter::~PartWriter() = default;

void PartWriter::add(std::string_view lines) {
  state_->records.stream() << lines;
  state_->digest.update(lines);
  state_->count += static_cast<std::size_t>(std::ranges::count(lines, '\n'));
}

void PartWriter::finish(PartHeader header) {
  const auto& records = state_->records.finish();
  header.shard = state_->shard;
  header.records = state_->count;
  header.sha256 = state_->digest.hex();
  AtomicFile part(state_->folder / part_name(state_->shard));
  part.stream() << header_line(header);
  if (state_->count) part.stream() << std::ifstream(records.temporary, std::ios::binary).rdbuf();
  part.commit();
  sync_folder(state_->folder);
}

std::optional<PartHeader> part_header(std::string_view line) {
  if (!line.starts_with("{\"schede\"")) return {};
  rapidjson::Document json;
  json.Parse(line.data(), line.size());
  if (json.HasParseError() || !json.IsObject()) return {};
  PartHeader header{text_of(json, "schede"),
                    text_of(json, "form"),
                    text_of(json, "form_sha256"),
                    text_of(json, "manifest_sha256"),
                    {number_of(json, "shard"), number_of(json, "of")},
                    number_of(json, "records"),
                    texts_of(json, "converters"),
                    text_of(json, "sha256")};
  if (header.shard.index >= header.shard.of) return {};
  return header;
}

std::vector<std::string> record_files(const std::vector<std::string>& arguments) {
  std::vector<std::string> files;
  for (const auto& argument : arguments) {
    std::error_code error;
    const auto named = argument != "-" && std::filesystem::is_directory(argument, error) ? parts_in(argument) : std::vector{argument};
    files.insert(files.end(), named.begin(), named.end());
  }
  return files;
}

void check_parts(const std::vector<std::string>& files) {
  std::vector<FoundPart> parts;
  for (const auto& file : files) {
    std::error_code error;
    // A pipe can be read once only, and no part comes by one.
    if (!std::filesystem::is_regular_file(file, error)) continue;
    if (auto part = look_at(file)) parts.push_back(std::move(*part));
  }
  PartFaults(parts).tell();
}

}  // namespace schede
