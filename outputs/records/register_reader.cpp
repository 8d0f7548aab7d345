#include "outputs/records/register_reader.h"

#include <istream>
#include <string_view>

#include "outputs/records/record_json.h"

namespace schede {

tl::expected<void, std::string> read_register(std::istream& in, const std::function<void(const Record&)>& take) {
  constexpr std::string_view head = "{\"form\":", end = "]}";
  std::string line;
  if (!std::getline(in, line) || !line.starts_with(head)) return tl::unexpected(std::string("1: no register.json"));
  for (std::size_t number = 2; std::getline(in, line) && line != end; ++number) {
    if (line.ends_with(',')) line.pop_back();
    const auto record = parse_record(line);
    if (!record) return tl::unexpected(std::to_string(number) + ": " + record.error());
    take(*record);
  }
  if (line != end) return tl::unexpected(std::string("it is cut short"));
  return {};
}

}  // namespace schede
