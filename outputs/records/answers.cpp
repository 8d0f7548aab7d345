#include "outputs/records/answers.h"

#include <algorithm>

#include "outputs/records/field_path.h"

namespace schede {

AreaAnswer area_answer(const Record& record, const Choices& choices, std::size_t index) {
  const auto at = [&](std::string_view member) { return member_path(choices.path, index, member); };
  const Value* mark = record.find(at(choices.mark));
  const Value* items = record.find(at(choices.items));
  const bool* candidate = mark ? std::get_if<bool>(mark) : nullptr;
  return {candidate && *candidate, items ? std::get_if<std::vector<std::string>>(items) : nullptr, record.text(at(choices.other)),
          record.text(at(choices.offer.path))};
}

std::vector<std::string> area_gap_codes(const Record& record, const Choices& choices, std::size_t index) {
  std::vector<std::string> codes;
  for (const Gap& gap : record.gaps)
    if (is_within(gap.field, choices.path, index)) codes.push_back(gap.code);
  return codes;
}

namespace {

struct ModeWords {
  std::string_view code;
  Bilingual words;
};

template <class Text>
std::string join(const std::vector<Text>& parts, std::string_view between) {
  std::string out;
  for (const Text& part : parts) {
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

}  // namespace

Bilingual mode_words(std::string_view code) {
  static const std::vector<ModeWords> table{
      {"request", {"chiede", "asks"}},
      {"partnership", {"ha scelto", "has chosen"}},
      {"offer", {"offre", "offers"}},
      {"receiver-outside-convergence", {"riceverebbe fuori Convergenza", "would receive outside Convergence"}},
      {"practice-not-described", {"pratica non descritta", "practice not described"}},
      {"territory-unknown", {"territorio non noto", "territory not known"}},
      {"not-a-candidate", {"non candidato", "not a candidate"}}};
  const auto found = std::ranges::find(table, code, &ModeWords::code);
  return found == table.end() ? Bilingual() : found->words;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) { return join(parts, between); }
std::string joined(const std::vector<std::string_view>& parts, std::string_view between) { return join(parts, between); }

}  // namespace schede
