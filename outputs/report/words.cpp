#include <algorithm>

#include "extractors/record/gap_catalogue.h"
#include "outputs/escape/escape.h"
#include "outputs/records/contact.h"
#include "outputs/records/respondent_name.h"
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

bool asks_for_places(const ReportPage& page) { return territory_asked(*page.survey.form) != TerritoryAsked::no; }
bool asks_for_convergence(const ReportPage& page) { return territory_asked(*page.survey.form) == TerritoryAsked::convergence; }

std::string entry_html(const ReportPage& page, const SurveyEntry& entry) {
  std::string name = organisation_html(page, entry.sender);
  if (entry.status == Status::accepted) name = "<a href=\"schede/" + html(entry.record_id) + ".html\">" + name + "</a>";
  return name + "<br><small>" + html(entry.source) + "</small>";
}

std::string region_html(const ReportPage& page, const SurveyEntry& entry) {
  std::string out = entry.region.empty() ? std::string(nothing) : html(entry.region);
  if (asks_for_convergence(page) && entry.convergence == true)
    out += "<br><small>" + std::string(page.say("Convergenza", "Convergence")) + "</small>";
  return out;
}

std::string field_name(const ReportPage& page, std::string_view field) {
  if (field.empty()) return std::string(page.say("Scheda intera", "Whole form"));
  return html(title_of(*page.survey.form, field, page.language));
}

std::string bar_html(std::size_t value, std::size_t largest) {
  const std::size_t width = largest == 0 ? 0 : value * 1000 / largest;
  return "<svg class=\"bar\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"" +
         std::to_string(width) + "\" height=\"10\"/></svg>";
}

std::string organisation_html(const ReportPage& page, const Respondent& sender) {
  if (sender.is_named_by_file)
    return html(sender.organisation) + " <small>" + std::string(page.say("(dal nome del file)", "(by the name of its file)")) + "</small>";
  if (!sender.organisation.empty()) return html(sender.organisation);
  return "<i>" + std::string(page.say("nome non indicato", "not named")) + "</i>";
}

std::string phone_html(const ReportPage& page, std::string_view numbers) {
  return each_part(phone_words(numbers, page.language), phone_link);
}

std::string email_html(std::string_view addresses) { return each_part(addresses, email_link); }

std::string contact_html(const ReportPage& page, const Respondent& sender) {
  std::string line = html(sender.responsible);
  const auto add = [&](const std::string& text, const std::string& link) {
    if (!text.empty()) line += (line.empty() ? "" : " · ") + link;
  };
  add(sender.phone, phone_html(page, sender.phone));
  add(sender.mobile, phone_html(page, sender.mobile));
  add(sender.email, email_html(sender.email));
  return line;
}

std::string gap_html(const ReportPage& page, std::string_view code, std::string_view field, std::string_view message) {
  if (!message.empty()) return html(message);
  const std::string name = code_name(code, page.language);
  return html(field.empty() ? name : name + ": " + title_of(*page.survey.form, field, page.language));
}

std::string percent(std::size_t part, std::size_t whole) {
  if (whole == 0) return std::string(nothing);
  const std::size_t rounded = (part * 200 + whole) / (whole * 2);
  const std::size_t least = part > 0 ? 1 : 0, most = part < whole ? 99 : 100;
  return std::to_string(std::clamp(rounded, least, most)) + '%';
}

}  // namespace schede::gap_report
