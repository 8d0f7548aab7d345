// Writes the Italian words that end in an accented vowel: accent_words OUT DIC AFF TEXT..., from a Hunspell dictionary, its words
// inflected, and from the words of other texts (names of people and places). One word a line, sorted, in lower case: the word without its
// accent, then '`' for a grave accent or '\'' for an acute one.

#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct SuffixRule {
  std::string strip, add, condition;
};
using Rules = std::multimap<std::string, SuffixRule, std::less<>>;

struct FinalVowel {
  std::string_view accented;
  char plain, mark;
};
constexpr FinalVowel final_vowels[] = {{"à", 'a', '`'}, {"è", 'e', '`'}, {"é", 'e', '\''},
                                       {"ì", 'i', '`'}, {"ò", 'o', '`'}, {"ù", 'u', '`'}};

/// The word as the table has it; empty when it does not end in an accented vowel or is not plain letters otherwise.
std::string folded(const std::string& word) {
  for (const auto& vowel : final_vowels) {
    if (!word.ends_with(vowel.accented)) continue;
    std::string key;
    for (const char c : word.substr(0, word.size() - vowel.accented.size())) {
      if (c >= 'a' && c <= 'z')
        key += c;
      else if (c >= 'A' && c <= 'Z')
        key += static_cast<char>(c - 'A' + 'a');
      else
        return {};
    }
    return key + vowel.plain + vowel.mark;
  }
  return {};
}

/// Hunspell's conditions (aff(5)): letters, '.', [abc] and [^abc], matched at the end of the word.
bool matches(std::string_view word, std::string_view condition) {
  if (condition == ".") return true;
  std::vector<std::string_view> classes;
  while (!condition.empty()) {
    const auto length = condition[0] == '[' ? condition.find(']') + 1 : 1;
    classes.push_back(condition.substr(0, length));
    condition.remove_prefix(length);
  }
  if (classes.size() > word.size()) return false;
  word.remove_prefix(word.size() - classes.size());
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const auto set = classes[i];
    const bool negated = set.starts_with("[^");
    if (set != "." && (set.find(word[i]) != std::string_view::npos) == negated) return false;
  }
  return true;
}

/// A flag is one character of UTF-8 (FLAG UTF-8 or not, the Italian dictionary has none longer than two bytes).
std::vector<std::string_view> characters(std::string_view text) {
  std::vector<std::string_view> result;
  while (!text.empty()) {
    const std::size_t length = static_cast<unsigned char>(text[0]) < 0x80 || text.size() < 2 ? 1 : 2;
    result.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return result;
}

Rules read_rules(std::istream& aff) {
  Rules rules;
  for (std::string line; std::getline(aff, line);) {
    std::istringstream columns(line);
    std::string kind, flag, strip, add, condition;
    if (!(columns >> kind >> flag >> strip >> add >> condition) || kind != "SFX") continue;
    add = add.substr(0, add.find('/'));
    if (!folded(add).empty()) rules.emplace(flag, SuffixRule{strip == "0" ? "" : strip, add, condition});
  }
  return rules;
}

/// A word known with both accents (pare) says nothing, and numbers written out (centocinquantatré) are without end.
void drop_doubtful(std::set<std::string>& words) {
  constexpr std::size_t longest = 20;
  words.erase("");
  for (auto word = words.begin(); word != words.end();) {
    const auto next = std::next(word);
    const bool both = next != words.end() && next->substr(0, next->size() - 1) == word->substr(0, word->size() - 1);
    if (both) words.erase(next);
    word = both || word->size() > longest ? words.erase(word) : next;
  }
}

std::set<std::string> expand(std::istream& dic, const Rules& rules) {
  std::set<std::string> words;
  for (std::string line; std::getline(dic, line);) {
    if (line.empty() || line[0] == '/') continue;
    const auto slash = line.find('/');
    const auto word = line.substr(0, slash);
    words.insert(folded(word));
    if (slash == std::string::npos) continue;
    for (const auto flag : characters(std::string_view(line).substr(slash + 1))) {
      const auto [first, last] = rules.equal_range(flag);
      for (auto rule = first; rule != last; ++rule) {
        const auto& [strip, add, condition] = rule->second;
        if (word.ends_with(strip) && matches(word, condition)) words.insert(folded(word.substr(0, word.size() - strip.size()) + add));
      }
    }
  }
  return words;
}

/// Every word of a text; what is neither a letter of ASCII nor outside it parts words.
void add_words(std::istream& text, std::set<std::string>& words) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; };
  std::string word;
  for (char c = 0; text.get(c);) {
    if (is_letter(c)) {
      word += c;
    } else {
      words.insert(folded(word));
      word.clear();
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) return 64;
  std::ifstream dic(arguments[2]), aff(arguments[3]);
  if (!dic || !aff) {
    std::cerr << "no Italian dictionary at " << arguments[2] << " and " << arguments[3] << " (package hunspell-it)\n";
    return 66;
  }
  auto words = expand(dic, read_rules(aff));
  for (int i = 4; i < count; ++i) {
    std::ifstream text(arguments[i]);
    add_words(text, words);
  }
  drop_doubtful(words);
  std::ofstream out(arguments[1], std::ios::binary);
  for (const auto& word : words) out << word << '\n';
  return out.flush() ? 0 : 73;
}
