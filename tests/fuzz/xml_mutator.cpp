#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

// Bytes changed at random seldom leave XML well-formed. Half of the changes move whole elements about instead.

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

struct Element {
  std::size_t begin, end;
};

/// The end of the element whose start tag is at `begin`; nothing for an end tag or an element that stays open.
std::optional<std::size_t> end_of_element(std::string_view xml, std::size_t begin) {
  int depth = 0;
  for (std::size_t at = begin; at < xml.size();) {
    const auto close = xml.find('>', at);
    if (close == xml.npos) return std::nullopt;
    if (xml[at + 1] == '/')
      --depth;
    else if (xml[close - 1] != '/')
      ++depth;
    if (depth < 0) return std::nullopt;
    if (depth == 0) return close + 1;
    at = std::min(xml.find('<', close), xml.size());
  }
  return std::nullopt;
}

std::vector<Element> elements(std::string_view xml) {
  std::vector<Element> found;
  for (auto at = xml.find('<'); at != xml.npos; at = xml.find('<', at + 1))
    if (const auto end = end_of_element(xml, at)) found.push_back({at, *end});
  return found;
}

/// One element dropped, or copied to where another begins or ends.
std::string rearranged(std::string xml, std::minstd_rand& random) {
  const auto all = elements(xml);
  if (all.empty()) return xml;
  const auto any = [&] { return all[random() % all.size()]; };
  const Element source = any(), target = any();
  const std::string text = xml.substr(source.begin, source.end - source.begin);
  switch (random() % 4) {
    case 0: return xml.erase(source.begin, text.size());
    case 1: return xml.insert(target.begin, text);
    case 2: return xml.insert(xml.find('>', target.begin) + 1, text);
    default: return xml.replace(target.begin, target.end - target.begin, text);
  }
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed) {
  std::minstd_rand random(seed);
  if (random() % 2 == 0) return LLVMFuzzerMutate(data, size, max_size);
  const std::string xml = rearranged(std::string(reinterpret_cast<const char*>(data), size), random);
  if (xml.empty() || xml.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::memcpy(data, xml.data(), xml.size());
  return xml.size();
}
