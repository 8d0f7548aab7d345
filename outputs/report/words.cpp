#include <algorithm>

#include "outputs/escape/escape.h"
#include "outputs/records/code_names.h"
#include "outputs/records/contact.h"
#include "outputs/report/sections.h"

namespace schede::gap_report {

namespace {

constexpr std::string_view nothing = "—";

/// Each part of "a; b" through `print`, joined again.
template <class Print>
std::string each_part(std::string_view text, Print print) {
  if (text.empty()) return std::string(nothing);
  std::string out;
  while (true) {
    const std::size_t end = std::min(text.find("; "), text.size());
    out += print(text.substr(0, end));
    if (end == text.size()) return out;
    out += "; ";
    text.remove_prefix(end + 2);
  }
}

bool consists_of(std::string_view text, std::string_view allowed) { return text.find_first_not_of(allowed) == text.npos; }

std::string phone_link(std::string_view number) {
  if (!number.starts_with('+') || !consists_of(number, "+0123456789 ")) return html(number);
  std::string digits(number);
  digits.erase(std::remove(digits.begin(), digits.end(), ' '), digits.end());
  return "<a href=\"tel:" + digits + "\">" + std::string(number) + "</a>";
}

std::string email_link(std::string_view address) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-@";
  const bool linkable = consists_of(address, plain) && std::count(address.begin(), address.end(), '@') == 1;
  return linkable ? "<a href=\"mailto:" + std::string(address) + "\">" + std::string(address) + "</a>" : html(address);
}

}  // namespace

std::string organisation_html(const ReportPage& page, std::string_view organisation) {
  if (!organisation.empty()) return html(organisation);
  return "<i>" + std::string(page.say("ente non indicato", "body not named")) + "</i>";
}

std::string phone_html(const ReportPage& page, std::string_view numbers) {
  return each_part(phone_words(numbers, page.language), phone_link);
}

std::string email_html(std::string_view addresses) { return each_part(addresses, email_link); }

std::string contact_html(const ReportPage& page, const SurveyEntry& entry) {
  std::string line = html(entry.responsible);
  const auto add = [&](const std::string& text, const std::string& link) {
    if (!text.empty()) line += (line.empty() ? "" : " · ") + link;
  };
  add(entry.phone, phone_html(page, entry.phone));
  add(entry.mobile, phone_html(page, entry.mobile));
  add(entry.email, email_html(entry.email));
  return line;
}

std::string gap_html(const ReportPage& page, std::string_view code, std::string_view field, std::string_view message) {
  if (!message.empty()) return html(message);
  const std::string name = code_name(code, page.language);
  return html(field.empty() ? name : name + ": " + title_of(*page.survey.form, field, page.language));
}

std::string percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? std::string(nothing) : std::to_string(part * 100 / whole) + '%';
}

}  // namespace schede::gap_report
