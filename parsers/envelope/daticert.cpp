#include "parsers/envelope/daticert.h"

#include <algorithm>

#include "parsers/container/xml.h"

namespace schede {
namespace {

class Reader : public xml::Handler {
 public:
  std::string type, sender, day, clock, zone, message_id, provider_id;

  void start(const xml::Element& element) override {
    if (element.name == "postacert") take(element, "tipo", type);
    if (element.name == "data") take(element, "zona", zone);
    text_.clear();
  }
  void characters(std::string_view text) override {
    constexpr std::size_t longest = 1000;
    if (text_.size() < longest) text_ += text.substr(0, longest);
  }
  void end(std::string_view, std::string_view name) override {
    if (name == "mittente") sender = text_;
    if (name == "giorno") day = text_;
    if (name == "ora") clock = text_;
    if (name == "msgid") message_id = text_;
    if (name == "identificativo") provider_id = text_;
    text_.clear();
  }

 private:
  static void take(const xml::Element& element, std::string_view name, std::string& out) {
    if (const auto* value = element.attribute(name)) out = *value;
  }

  std::string text_;
};

std::string trimmed(std::string_view text, std::string_view around) {
  const auto first = std::min(text.find_first_not_of(around), text.size());
  return std::string(text.substr(first, text.find_last_not_of(around) + 1 - first));
}

bool fits(std::string_view text, std::string_view pattern) {
  return text.size() == pattern.size() && std::equal(text.begin(), text.end(), pattern.begin(), [](char c, char wanted) {
           return wanted == '0' ? c >= '0' && c <= '9' : wanted == '+' ? c == '+' || c == '-' : c == wanted;
         });
}

/// Of "12/05/2011", "09:31:00" and "+0200".
std::string rfc3339(std::string_view day, std::string_view clock, std::string_view zone) {
  if (!fits(day, "00/00/0000") || !fits(clock, "00:00:00") || !fits(zone, "+0000")) return {};
  std::string date(day.substr(6));
  date.append("-").append(day.substr(3, 2)).append("-").append(day.substr(0, 2)).append("T").append(clock);
  return date.append(zone.substr(0, 3)).append(":").append(zone.substr(3));
}

}  // namespace

std::optional<Daticert> read_daticert(std::string_view xml, const Limits& limits) {
  constexpr auto blanks = " \t\r\n", around_id = " \t\r\n<>";
  Reader reader;
  if (!xml::stream(xml, "daticert.xml", reader, limits) || reader.type.empty()) return std::nullopt;
  const auto& id = reader.message_id.empty() ? reader.provider_id : reader.message_id;
  return Daticert{reader.type, trimmed(reader.sender, blanks),
                  rfc3339(trimmed(reader.day, blanks), trimmed(reader.clock, blanks), trimmed(reader.zone, blanks)),
                  trimmed(id, around_id)};
}

}  // namespace schede
