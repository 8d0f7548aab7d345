#include "pipeline/intake.h"

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
