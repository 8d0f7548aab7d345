#include "parsers/document/keys.h"

#include <algorithm>

namespace schede {

namespace {

template <class Change>
void for_each_run(std::vector<Block>& blocks, const Change& change) {
  for (Block& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block.content)) std::for_each(paragraph->runs.begin(), paragraph->runs.end(), change);
    if (auto* frame = std::get_if<Frame>(&block.content)) for_each_run(frame->blocks, change);
    if (auto* table = std::get_if<Table>(&block.content))
      for (Row& row : table->rows)
        for (Cell& cell : row.cells) for_each_run(cell.blocks, change);
  }
}

}  // namespace

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
