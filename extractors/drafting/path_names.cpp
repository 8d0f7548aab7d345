#include "extractors/drafting/path_names.h"

#include <algorithm>

#include "extractors/text/fold.h"

namespace schede {

namespace {

constexpr std::size_t most_words = 4;
constexpr std::size_t longest_step = 28;

/// The letters and digits of ASCII in a folded word.
std::string plain(std::string_view key) {
  std::string out;
  for (const char c : key)
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  return out;
}

/// What the record and its tables have of their own.
const std::set<std::string> taken = {
    "record_id",    "form",          "form_version", "status",       "source",    "territory", "former",      "evidence",   "unread",
    "gaps",         "register",      "codebook",     "candidatures", "twinnings", "coverage",  "corrections", "unassigned", "respondent",
    "duplicate_of", "superseded_by", "gaps_error",   "gaps_warning", "gaps_info", "row",       "row_other",   "n",          "answer"};

}  // namespace

std::string another_name(const std::string& name, const std::set<std::string>& used) {
  std::string other = name;
  for (int number = 2; used.contains(other); ++number) other = name + "_" + std::to_string(number);
  return other;
}

std::string PathNames::step(std::string_view text, std::string_view otherwise) const {
  std::string step;
  std::size_t count = 0;
  for (const FoldedWord& word : fold_words(text)) {
    std::string key = plain(word.key);
    if (key.empty() || words_.is_dropped(word.key) || count == most_words) continue;
    if (step.empty() && key.front() <= '9') continue;
    if (!step.empty() && step.size() + 1 + key.size() > longest_step) break;
    step += (step.empty() ? "" : "_") + key.substr(0, longest_step);
    ++count;
  }
  return step.empty() ? std::string(otherwise) : step;
}

std::string PathNames::path(const std::string& parent, const std::string& step) {
  std::set<std::string> used = taken;
  used.insert(used_.begin(), used_.end());
  std::string path = parent.empty() ? step : parent + "." + step;
  // A column is the path with "_" for the dot, and it is given once as well.
  const auto column = [](std::string name) {
    std::replace(name.begin(), name.end(), '.', '_');
    return name;
  };
  std::string free = path;
  for (int number = 2; used.contains(free) || used.contains(column(free)); ++number) free = path + "_" + std::to_string(number);
  used_.insert(free);
  used_.insert(column(free));
  for (const auto* made : {"_other", "_currency"}) used_.insert(column(free) + made);
  if (!parent.empty()) used_.insert(parent);
  return free;
}

}  // namespace schede
