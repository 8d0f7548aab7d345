#include "outputs/records/change_words.h"

#include <algorithm>
#include <array>

namespace schede {
namespace {

struct Words {
  std::string_view code, it, en;
};
constexpr std::array return_words{Words{"new", "scheda nuova", "new return"}, Words{"replaced", "scheda sostituita", "replaced return"},
                                  Words{"forgotten", "scheda tolta", "return taken out"}};
constexpr std::array gap_words{Words{"answered", "lacuna risolta", "gap answered"}, Words{"waived", "lacuna accettata", "gap waived"},
                               Words{"withdrawn", "lacuna ritirata dal programma", "gap withdrawn by the program"}};

template <class Table>
std::string find(const Table& table, std::string_view code, Language language) {
  const auto row = std::ranges::find(table, code, &Words::code);
  if (row == table.end()) return std::string(code);
  return std::string(language == Language::it ? row->it : row->en);
}

}  // namespace

std::string return_change_name(std::string_view what, Language language) { return find(return_words, what, language); }
std::string gap_state_name(std::string_view state, Language language) { return find(gap_words, state, language); }

}  // namespace schede
