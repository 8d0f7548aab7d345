#include "pipeline/ingest/intake.h"

#include <algorithm>
#include <utility>

namespace schede {
namespace {

struct Comparison {
  const std::string& reader;
  Again again;
  Plan plan = {};

  void compare(const Found& file, const KnownFile& known) {
    const bool is_changed = file.bytes != known.file.bytes || file.modified != known.file.modified;
    if (is_changed || is_read_again(known.status, known.reader, reader, again)) {
      plan.to_read.push_back(file);
      ++(is_changed ? plan.changed : plan.again);
      return;
    }
    ++plan.known;
    if (!known.present) plan.back.push_back(file.path);
  }
};

}  // namespace

std::vector<std::string> no_longer_pending(const std::vector<Pending>& pending, const std::vector<Found>& to_read) {
  std::vector<std::string> left;
  const auto before = [](const Found& file, const std::string& path) { return file.path < path; };
  for (const auto& file : pending) {
    const auto at = std::lower_bound(to_read.begin(), to_read.end(), file.path, before);
    if (at == to_read.end() || at->path != file.path) left.push_back(file.path);
  }
  return left;
}

bool is_read_again(Status status, const std::string& read_with, const std::string& reader, Again again) {
  return read_with != reader || again == Again::all || (again == Again::rejected && status == Status::rejected);
}

Plan plan_intake(const std::vector<Found>& found, const std::vector<KnownFile>& known, const std::string& reader, Again again) {
  Comparison comparison{reader, again};
  auto& plan = comparison.plan;
  auto file = found.begin();
  auto row = known.begin();
  while (file != found.end() || row != known.end()) {
    if (row == known.end() || (file != found.end() && file->path < row->file.path)) {
      plan.to_read.push_back(*file++);
      ++plan.added;
    } else if (file == found.end() || row->file.path < file->path) {
      if (row->present) plan.gone.push_back(row->file.path);
      ++row;
    } else {
      comparison.compare(*file++, *row++);
    }
  }
  return std::move(comparison.plan);
}

}  // namespace schede
