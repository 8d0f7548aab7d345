#include "parsers/document/keys.h"

#include <algorithm>

#include "parsers/document/runs.h"

namespace schede {

void OpenKeys::start(std::string_view id, std::string_view name) {
  if (name.starts_with(key_prefix)) open_.emplace_back(id, name);
}

void OpenKeys::end(std::string_view id) {
  const auto closed = std::find_if(open_.rbegin(), open_.rend(), [&](const auto& bookmark) { return bookmark.first == id; });
  if (closed != open_.rend()) open_.erase(std::next(closed).base());
}

const std::string& OpenKeys::current() const {
  static const std::string none;
  return open_.empty() ? none : open_.back().second;
}

void OpenKeys::drop_unclosed(std::vector<Block>& blocks) const {
  if (open_.empty()) return;
  for_each_run(blocks, [&](Run& run) {
    const auto is_open = [&](const auto& bookmark) { return bookmark.second == run.key; };
    if (!run.key.empty() && std::any_of(open_.begin(), open_.end(), is_open)) run.key.clear();
  });
}

}  // namespace schede
