// Writes the Italian words that end in an accented vowel: accent_words OUT DIC AFF TEXT..., from a Hunspell dictionary, its words
// inflected, and from the words of other texts (names of people and places). One word a line, sorted, in small letters: the word without
// its accent and a mark, '`' for a grave accent or '\'' for an acute one, 'G' or 'A' where the word without its accent is one too (porto,
// portò).

#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct SuffixRule {
  std::string strip, add, condition;
};
using Rules = std::multimap<std::string, SuffixRule, std::less<>>;

struct Accent {
  char mark = 0;
  bool is_plain_too = false;
  bool is_doubtful = false;  ///< known with both accents
};
using Words = std::map<std::string, Accent>;

struct FinalVowel {
  std::string_view accented;
  char plain, mark;
};
constexpr FinalVowel final_vowels[] = {{"à", 'a', '`'}, {"è", 'e', '`'}, {"é", 'e', '\''},
                                       {"ì", 'i', '`'}, {"ò", 'o', '`'}, {"ù", 'u', '`'}};

/// The word in small letters; empty when it has other characters than letters of ASCII.
std::string lower(std::string_view word) {
  std::string result;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z')
      result += c;
    else if (c >= 'A' && c <= 'Z')
      result += static_cast<char>(c - 'A' + 'a');
    else
      return {};
  }
  return result;
}

/// Numbers written out (centocinquantatré) are without end.
constexpr std::size_t longest = 20;

/// Takes a word in if it ends in an accented vowel.
void add_accented(std::string_view word, Words& words) {
  for (const auto& [accented, plain, mark] : final_vowels) {
    if (!word.ends_with(accented) || word.size() > longest) continue;
    const auto stem = word.substr(0, word.size() - accented.size());
    auto key = lower(stem);
    if (key.empty() && !stem.empty()) return;
    auto& accent = words[key += plain];
    accent.is_doubtful = accent.is_doubtful || (accent.mark != 0 && accent.mark != mark);
    accent.mark = mark;
  }
}

/// Notes a word that the table has with an accent.
void add_plain(std::string_view word, Words& words) {
  if (const auto found = words.find(lower(word)); found != words.end()) found->second.is_plain_too = true;
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
    rules.emplace(flag, SuffixRule{strip == "0" ? "" : strip, add == "0" ? "" : add, condition});
  }
  return rules;
}

/// Hands over every word of the dictionary in all its forms.
template <class Take>
void for_each_form(const std::string& path, const Rules& rules, Take take) {
  std::ifstream dic(path);
  for (std::string line; std::getline(dic, line);) {
    if (line.empty() || line[0] == '/') continue;
    const auto slash = line.find('/');
    const auto word = line.substr(0, slash);
    take(word);
    if (slash == std::string::npos) continue;
    for (const auto flag : characters(std::string_view(line).substr(slash + 1))) {
      const auto [first, last] = rules.equal_range(flag);
      for (auto rule = first; rule != last; ++rule) {
        const auto& [strip, add, condition] = rule->second;
        if (word.ends_with(strip) && matches(word, condition)) take(word.substr(0, word.size() - strip.size()) + add);
      }
    }
  }
}

/// Every word of a text; what is neither a letter of ASCII nor outside it parts words.
void add_words(std::istream& text, Words& words) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80; };
  std::string word;
  for (char c = 0; text.get(c);) {
    if (is_letter(c)) {
      word += c;
    } else {
      add_accented(word, words);
      word.clear();
    }
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) return 64;
  std::ifstream aff(arguments[3]);
  const auto rules = read_rules(aff);
  Words words;
  for_each_form(arguments[2], rules, [&](const std::string& form) { add_accented(form, words); });
  if (words.empty()) {
    std::cerr << "no Italian dictionary at " << arguments[2] << " and " << arguments[3] << " (package hunspell-it)\n";
    return 66;
  }
  for (int i = 4; i < count; ++i) {
    std::ifstream text(arguments[i]);
    add_words(text, words);
  }
  for_each_form(arguments[2], rules, [&](const std::string& form) { add_plain(form, words); });
  std::ofstream out(arguments[1], std::ios::binary);
  for (const auto& [key, accent] : words) {
    if (accent.is_doubtful) continue;
    const char plain_too = accent.mark == '`' ? 'G' : 'A';
    out << key << (accent.is_plain_too ? plain_too : accent.mark) << '\n';
  }
  return out.flush() ? 0 : 73;
}
