#include "outputs/records/time_words.h"

namespace schede {

std::string readable_time(std::string_view time, Language language) {
  constexpr std::size_t minutes_end = std::string_view("0000-00-00T00:00").size(), zone = std::string_view("0000-00-00T00:00:00").size();
  const std::string offset = time.ends_with('Z') ? "" : std::string(time.substr(zone));
  return readable_date(time, language) + ", " + std::string(time.substr(11, minutes_end - 11)) + " (UTC" + offset + ")";
}

std::string readable_date(std::string_view time, Language language) {
  const std::string year(time.substr(0, 4)), month(time.substr(5, 2)), day(time.substr(8, 2));
  return language == Language::it ? day + '/' + month + '/' + year : year + '-' + month + '-' + day;
}

}  // namespace schede
