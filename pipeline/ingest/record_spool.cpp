#include "pipeline/ingest/record_spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <tuple>
#include <utility>

#include "outputs/escape/escape.h"
#include "outputs/records/record_json.h"
#include "outputs/records/respondent_name.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/failure.h"
#include "pipeline/shards/part.h"

namespace schede {
namespace {

ReturnKey key_of(const Record& record, const Form& form) {
  return {record.source.path, true, record.source.sha256, respondent_key(form, record), record.source.modified, {}};
}

}  // namespace

RecordSpool::RecordSpool(const std::filesystem::path& folder, const FormSet& forms) : forms_(forms) {
  auto name = (folder / ".records.XXXXXX").string();
  file_ = Descriptor(::mkostemp(name.data(), O_CLOEXEC));
  if (!file_) throw Failure(ExitCode::no_output, trouble({"non riesco a scrivere in", "cannot write in"}, folder.native(), errno));
  ::unlink(name.c_str());
}

void RecordSpool::add(const std::string& file) {
  const auto name = file == "-" ? std::string("-") : visible(file, LineEnds::shown);
  const auto input =
      file == "-" ? Descriptor(::dup(STDIN_FILENO)) : Descriptor(retried([&] { return ::open(file.c_str(), O_RDONLY | O_CLOEXEC); }));
  if (!input) throw Failure(ExitCode::no_input, trouble({"non riesco a leggere", "cannot read"}, file, errno));
  std::string arrived;
  std::array<char, 64 << 10> chunk;
  std::size_t number = 0;
  const auto take_lines = [&](bool at_end) {
    std::string_view rest(arrived);
    for (auto end = rest.find('\n'); end != rest.npos || (at_end && !rest.empty()); end = rest.find('\n')) {
      add_line(rest.substr(0, end), name + ":" + std::to_string(++number));
      rest.remove_prefix(std::min(end == rest.npos ? rest.size() : end + 1, rest.size()));
    }
    arrived.erase(0, arrived.size() - rest.size());
  };
  while (true) {
    const auto got = retried([&] { return ::read(input.get(), chunk.data(), chunk.size()); });
    if (got < 0) throw Failure(ExitCode::io, trouble({"non riesco a leggere", "cannot read"}, file, errno));
    arrived.append(chunk.data(), static_cast<std::size_t>(got));
    take_lines(got == 0);
    if (got == 0) return;
  }
}

void RecordSpool::add_line(std::string_view line, const std::string& place) {
  if (line.find_first_not_of(" \t\r") == line.npos || part_header(line)) return;
  const auto record = parse_record(line);
  if (!record) {
    const auto why = visible(record.error(), LineEnds::shown);
    throw Failure(ExitCode::bad_definition, {place + ": non è un record: " + why, place + ": no record: " + why});
  }
  const Form& form = form_of(*record, place);
  if (!write_all(file_.get(), line)) {
    throw Failure(ExitCode::no_output, trouble({"non riesco a mettere da parte i record", "cannot set the records aside"}, {}, errno));
  }
  entries_.push_back({key_of(*record, form), record->form, record->status, end_, line.size()});
  end_ += line.size();
}

/// A document that could be read as none of several forms is of any.
const Form& RecordSpool::form_of(const Record& record, const std::string& place) const {
  if (record.form.empty() && record.status == Status::rejected) return forms_.front().form;
  if (const auto* known = forms_.find(record.form, {})) return known->form;
  std::string ours;
  for (const auto* index : forms_.newest()) ours += (ours.empty() ? "" : ", ") + index->form.id;
  const auto theirs = visible(record.form, LineEnds::shown);
  throw Failure(ExitCode::bad_definition,
                {place + ": è un record di un'altra scheda, " + theirs + " e non " + ours + ": indicarne la definizione con --form",
                 place + ": a record of another form, " + theirs + " and not " + ours + ": name its definition with --form"});
}

void RecordSpool::sort() {
  const auto identity = [](const Entry& entry) { return std::tie(entry.key.source, entry.key.sha256); };
  std::stable_sort(entries_.begin(), entries_.end(), [&](const Entry& a, const Entry& b) { return identity(a) < identity(b); });
  const auto same = [&](const Entry& a, const Entry& b) { return identity(a) == identity(b); };
  entries_.erase(std::unique(entries_.begin(), entries_.end(), same), entries_.end());
}

std::optional<std::int64_t> RecordSpool::newest() const {
  std::optional<std::int64_t> newest;
  for (const auto& entry : entries_) newest = std::max(newest, moment_of(entry.key.modified));
  return newest;
}

Returns RecordSpool::returns_of(const RegisterPlace& place) const {
  std::vector<const Entry*> entries;
  Returns returns;
  for (const auto& entry : entries_) {
    if (!place.holds(entry.form, entry.status)) continue;
    entries.push_back(&entry);
    returns.keys.push_back(entry.key);
  }
  returns.record = [this, entries = std::move(entries)](std::size_t at) { return json_of(*entries[at]); };
  return returns;
}

std::string RecordSpool::json_of(const Entry& entry) const {
  std::string json(entry.length, '\0');
  const auto got = retried([&] { return ::pread(file_.get(), json.data(), json.size(), static_cast<off_t>(entry.offset)); });
  if (got != static_cast<ssize_t>(json.size())) {
    throw Failure(ExitCode::io, trouble({"non riesco a rileggere i record", "cannot read the records again"}, {}, errno));
  }
  return json;
}

}  // namespace schede
