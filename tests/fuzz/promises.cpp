#include "tests/fuzz/promises.h"

#include <algorithm>

#include "extractors/text/utf8.h"
#include "outputs/escape/utf8.h"
#include "outputs/records/record_json.h"
#include "parsers/document/dump.h"

namespace schede::fuzz {
namespace {

struct Counts {
  std::uint64_t blocks = 0, cells = 0, columns = 0;
};

void count(const std::vector<Block>& blocks, Counts& counts) {
  counts.blocks += blocks.size();
  for (const Block& block : blocks) {
    if (const auto* frame = std::get_if<Frame>(&block.content)) count(frame->blocks, counts);
    const auto* table = std::get_if<Table>(&block.content);
    if (!table) continue;
    for (const Row& row : table->rows) {
      std::uint64_t columns = 0;
      for (const Cell& cell : row.cells) {
        columns += static_cast<std::uint64_t>(cell.column_span);
        count(cell.blocks, counts);
      }
      counts.cells += row.cells.size();
      counts.columns = std::max(counts.columns, columns);
    }
  }
}

/// Is this the path of what stands there, or of a part of it?
bool is_within(std::string_view path, std::string_view place) {
  return !place.empty() && path.starts_with(place) && (path.size() == place.size() || path[place.size()] == '.');
}

std::string json_of(const Record& record) {
  std::string json;
  append_json(record, json);
  return json;
}

}  // namespace

void promise(bool kept, const std::string& what) {
  if (!kept) throw Broken(what);
}

Limits narrow_limits() {
  Limits limits;
  limits.file_bytes = 1 << 20;
  limits.member_bytes = limits.inflated_bytes = 4 << 20;
  limits.blocks = 2'000;
  limits.cells = 2'000;
  limits.columns = 64;
  limits.repeated_rows = 100;
  limits.spaces = 100;
  return limits;
}

void check_document(const Document& document, const Limits& limits) {
  promise(is_utf8(plain_text(document)), "the text of a document is UTF-8");
  Counts counts;
  count(document.blocks, counts);
  for (const Note& note : document.notes) count(note.blocks, counts);
  promise(counts.blocks <= limits.blocks, "no more blocks than the limit");
  promise(counts.cells <= limits.cells, "no more cells than the limit");
  promise(counts.columns <= limits.columns, "no more columns than the limit");
}

void check_same(const Result<Document>& one, const Result<Document>& other) {
  if (one && other) promise(dump(*one) == dump(*other), "two ways of reading, one document:\n" + dump(*one) + "---\n" + dump(*other));
}

void check_json(const Record& record) {
  const std::string json = json_of(record);
  promise(is_utf8(json), "JSON is UTF-8");
  promise(json.find('\n') == std::string::npos, "a record is one line");
  const auto again = parse_record(json);
  promise(again.has_value(), "a record that was written can be read: " + (again ? "" : again.error()));
  promise(json_of(*again) == json, "a record that was read is written as it was:\n" + json + "\n" + json_of(*again));
}

void check_reading(const Record& record) {
  check_json(record);
  for (const Field& field : record.fields) {
    const auto* text = std::get_if<std::string>(&field.value);
    promise(!text || !text->empty(), "no text is empty: " + field.path);
  }
  for (const auto& [path, evidence] : record.evidence) {
    const Value* value = record.find(path);
    const bool doubtful = evidence.confidence < 0.8 && !(value && is_empty(*value));
    const bool told =
        std::any_of(record.gaps.begin(), record.gaps.end(), [&field = path](const Gap& gap) { return is_within(field, gap.field); });
    promise(told || !doubtful, "a doubt is a gap: " + path + " (" + evidence.how + "): " + evidence.raw);
  }
}

std::vector<std::string> spans(std::string_view input, std::size_t count) {
  std::vector<std::string> found;
  while (found.size() < count) {
    const auto end = found.size() + 1 < count ? input.find('\0') : input.npos;
    found.emplace_back(input.substr(0, end));
    input = end == input.npos ? std::string_view() : input.substr(end + 1);
  }
  return found;
}

std::string utf16(std::string_view text) {
  std::string out = "\xFF\xFE";
  const auto append = [&](char32_t unit) { out.append({static_cast<char>(unit & 0xFF), static_cast<char>(unit >> 8)}); };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (c >= 0x10000) append(0xD800 + ((c - 0x10000) >> 10));
    append(c < 0x10000 ? c : 0xDC00 + ((c - 0x10000) & 0x3FF));
  }
  return out;
}

}  // namespace schede::fuzz
