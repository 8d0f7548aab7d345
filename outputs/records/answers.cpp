#include "outputs/records/answers.h"

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

namespace {

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

std::string joined(const std::vector<std::string>& parts, std::string_view between) { return join(parts, between); }
std::string joined(const std::vector<std::string_view>& parts, std::string_view between) { return join(parts, between); }

}  // namespace schede
