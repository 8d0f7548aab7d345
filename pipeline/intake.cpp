#include "pipeline/intake.h"

#include <algorithm>

namespace schede {
namespace {

void compare(const Found& file, const KnownFile& known, const std::string& reader, Plan& plan) {
  if (file.bytes != known.file.bytes || file.modified != known.file.modified || reader != known.reader) {
    plan.to_read.push_back(file);
    ++plan.changed;
    return;
  }
  ++plan.known;
  if (!known.present) plan.back.push_back(file.path);
}

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

Plan plan_intake(const std::vector<Found>& found, const std::vector<KnownFile>& known, const std::string& reader) {
  Plan plan;
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
      compare(*file++, *row++, reader, plan);
    }
  }
  return plan;
}

}  // namespace schede
