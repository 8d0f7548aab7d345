#include "outputs/records/text_members.h"

#include <rapidjson/document.h>

namespace schede {

std::optional<std::map<std::string, std::string>> text_members(std::string_view json) {
  rapidjson::Document root;
  constexpr unsigned flags = rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag;
  root.Parse<flags>(json.data(), json.size());
  if (root.HasParseError() || !root.IsObject()) return std::nullopt;
  std::map<std::string, std::string> members;
  for (const auto& member : root.GetObject()) {
    if (!member.value.IsString()) return std::nullopt;
    members.emplace(std::string(member.name.GetString(), member.name.GetStringLength()),
                    std::string(member.value.GetString(), member.value.GetStringLength()));
  }
  return members;
}

}  // namespace schede
