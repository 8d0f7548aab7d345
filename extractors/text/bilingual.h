#pragma once

#include <string>

namespace schede {

/// The language of messages and reports.
enum class Language { it, en };

/// Words for people, in both languages of messages and reports.
struct Bilingual {
  std::string it, en;
  [[nodiscard]] const std::string& in(Language language) const { return language == Language::it ? it : en; }
};

}  // namespace schede
