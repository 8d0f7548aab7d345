#include "parsers/plain_attributes.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace schede {
namespace {

enum Kind : unsigned char { space = 1, letter = 2, in_name = 4, in_value = 8 };

constexpr std::array<unsigned char, 256> kinds = [] {
  std::array<unsigned char, 256> table{};
  const auto put = [&](unsigned char kind, std::string_view characters) {
    for (const char c : characters) table[static_cast<unsigned char>(c)] |= kind;
  };
  for (unsigned char c = ' '; c <= '~'; ++c) table[c] = in_value;
  for (const char c : std::string_view("\"&<>")) table[static_cast<unsigned char>(c)] = 0;
  put(space, " \t\r\n");
  put(in_name, "0123456789-_");
  for (char c = 'a'; c <= 'z'; ++c) put(letter | in_name, {&c, 1});
  for (char c = 'A'; c <= 'Z'; ++c) put(letter | in_name, {&c, 1});
  return table;
}();

bool is(Kind kind, char c) { return (kinds[static_cast<unsigned char>(c)] & kind) != 0; }

/// What a text begins with, taken off it.
std::string_view take(std::string_view& text, Kind kind) {
  std::size_t size = 0;
  while (size < text.size() && is(kind, text[size])) ++size;
  const auto taken = text.substr(0, size);
  text.remove_prefix(size);
  return taken;
}

bool skip(std::string_view& text, std::string_view words) {
  const bool begins = text.starts_with(words);
  if (begins) text.remove_prefix(words.size());
  return begins;
}

template <class Names>
bool has(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool are_plain_attributes(std::string_view text, const std::vector<std::string_view>& prefixes) {
  // Two prefixes may stand for one namespace: names are held against each other without them.
  std::array<std::string_view, 8> seen;
  for (std::size_t count = 0;; ++count) {
    const bool is_parted = !take(text, space).empty();
    if (text.empty()) return true;
    if (!is_parted || count == seen.size()) return false;
    auto name = take(text, in_name);
    if (skip(text, ":")) {
      if (!has(prefixes, name)) return false;
      name = take(text, in_name);
    }
    if (name.empty() || !is(letter, name[0]) || name == "xmlns" || has(seen, name)) return false;
    seen[count] = name;
    if (!skip(text, "=\"")) return false;
    take(text, in_value);
    if (!skip(text, "\"")) return false;
  }
}

std::vector<std::string_view> declared_prefixes(std::string_view tag) {
  constexpr std::string_view declaration = " xmlns:";
  std::vector<std::string_view> prefixes;
  if (tag.find('\'') != tag.npos) return prefixes;
  for (auto at = tag.find(declaration); at != tag.npos; at = tag.find(declaration, at + 1)) {
    const bool is_in_value = std::count(tag.begin(), tag.begin() + at, '"') % 2 != 0;
    auto rest = tag.substr(at + declaration.size());
    if (!is_in_value) prefixes.push_back(take(rest, in_name));
  }
  return prefixes;
}

}  // namespace schede
