#include <algorithm>
#include <ostream>
#include <set>

#include "outputs/escape/escape.h"
#include "outputs/report/sections.h"

namespace schede::gap_report {

namespace {

std::string area_html(const ReportPage& page, const AreaTally& tally) {
  return html(tally.area().code + ". " + tally.area().name.in(page.language));
}

std::string count_html(std::size_t count, std::string_view none) {
  return count == 0 ? "<span class=\"none\">" + std::string(none) + "</span>" : std::to_string(count);
}

std::string items_html(const AreaTally& tally) {
  std::string out;
  for (const Item& item : tally.area().items)
    out += "<li>" + std::to_string(tally.items.at(item.code)) + " × <b>" + html(item.code) + "</b> " + html(item.label.text) + "</li>";
  return "<ul class=\"gaps\">" + out + "</ul>";
}

std::string offering_bodies_html(const AreaTally& tally) {
  std::string out;
  for (const auto& [body, count] : tally.offering_bodies)
    out += "<li>" + html(body) + (count > 1 ? " × " + std::to_string(count) : "") + "</li>";
  return "<ul class=\"gaps\">" + out + "</ul>";
}

std::string folded(std::string_view title, const std::string& content) {
  return "<details><summary>" + std::string(title) + "</summary>" + content + "</details>";
}

void write_area(const ReportPage& page, const AreaTally& tally) {
  page.out << "<tr><th scope=\"row\">" << area_html(page, tally) << "</th><td class=\"num\">"
           << count_html(tally.all.candidates, page.say("nessuna", "none")) << "</td><td class=\"num\">"
           << count_html(tally.all.offers, page.say("nessuna", "none")) << "</td><td class=\"num\">" << tally.gaps << "</td><td>"
           << folded(page.say("Voci scelte", "Items chosen"), items_html(tally));
  if (!tally.offering_bodies.empty()) page.out << folded(page.say("Soggetti offerenti", "Offering bodies"), offering_bodies_html(tally));
  page.out << "</td></tr>\n";
}

void write_summary(const ReportPage& page) {
  page.out << "<div class=\"wide\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">Area</th><th scope=\"col\" class=\"num\">"
           << page.say("Candidature", "Candidates") << "</th><th scope=\"col\" class=\"num\">"
           << page.say("Indicano un offerente", "Name an offering body") << "</th><th scope=\"col\" class=\"num\">"
           << page.say("Lacune", "Gaps") << "</th><th scope=\"col\">" << page.say("Dettagli", "Details") << "</th></tr></thead><tbody>\n";
  for (const AreaTally& tally : page.survey.areas) write_area(page, tally);
  page.out << "</tbody></table></div>\n";
}

/// Of 0 to 4: how dark a figure's cell is beside all of its column.
std::size_t heat(std::size_t part, std::size_t whole) {
  return whole == 0 || part == 0 ? 0 : 1 + std::min<std::size_t>(3, part * 8 / whole);
}

/// A row of the table by region; `count` picks an area's figures.
template <class Count>
void write_region(const ReportPage& page, std::string_view kind, const std::string& name, Count count) {
  page.out << "<tr" << kind << "><th scope=\"row\">" << name << "</th>";
  for (const AreaTally& tally : page.survey.areas) {
    const AreaCount figures = count(tally);
    page.out << "<td class=\"num heat-" << heat(figures.candidates, tally.all.candidates) << "\">" << figures.candidates << " / "
             << figures.offers << "</td>";
  }
  page.out << "</tr>\n";
}

/// Regions whose returns are, or are not, in the Convergence objective.
std::set<std::string_view> regions_of(const Survey& survey, bool convergence) {
  std::set<std::string_view> regions;
  for (const SurveyEntry& entry : survey.entries)
    if (entry.is_current() && entry.convergence == convergence && !entry.region.empty()) regions.insert(entry.region);
  return regions;
}

void write_regions(const ReportPage& page, const std::set<std::string_view>& regions) {
  for (const std::string_view region : regions)
    write_region(page, "", html(region), [&](const AreaTally& tally) {
      const auto found = tally.regions.find(region);
      return found == tally.regions.end() ? AreaCount() : found->second;
    });
}

/// Where nobody asks for Convergence, every region by itself.
std::set<std::string_view> all_regions(const Survey& survey) {
  std::set<std::string_view> regions;
  for (const SurveyEntry& entry : survey.entries)
    if (entry.is_current() && !entry.region.empty()) regions.insert(entry.region);
  return regions;
}

void write_by_region(const ReportPage& page) {
  constexpr std::string_view subtotal = " class=\"subtotal\"";
  page.out << "<h3>" << page.say("Per regione", "By region") << "</h3>\n<div class=\"wide\" tabindex=\"0\"><table><caption>"
           << page.say("Candidature / di cui con soggetto offerente", "Candidates / of them with an offering body")
           << "</caption><thead><tr><th scope=\"col\">" << page.say("Regione", "Region") << "</th>";
  for (const AreaTally& tally : page.survey.areas) page.out << "<th scope=\"col\" class=\"num\">" << area_html(page, tally) << "</th>";
  page.out << "</tr></thead>\n<tbody>\n";
  if (asks_for_convergence(page)) {
    write_region(page, subtotal, std::string(page.say("Obiettivo Convergenza", "Convergence objective")),
                 [](const AreaTally& tally) { return tally.convergence; });
    write_regions(page, regions_of(page.survey, true));
    page.out << "</tbody><tbody>\n";
    write_region(page, subtotal, std::string(page.say("Altre regioni", "Other regions")),
                 [](const AreaTally& tally) { return tally.elsewhere; });
    write_regions(page, regions_of(page.survey, false));
  } else {
    write_regions(page, all_regions(page.survey));
  }
  page.out << "</tbody><tbody>\n";
  write_region(page, subtotal, std::string(page.say("Regione non nota o estero", "Region not known, or abroad")),
               [](const AreaTally& tally) { return tally.unknown; });
  page.out << "</tbody></table></div>\n";
}

}  // namespace

void write_areas(const ReportPage& page) {
  if (page.survey.areas.empty()) return;
  page.out << "<section id=\"areas\">\n<h2>" << page.say("Aree", "Areas") << "</h2>\n<p>"
           << page.say("Quanti enti si candidano per ogni area e quanti di loro indicano un soggetto offerente.",
                       "How many bodies are candidates for each area, and how many of them name an offering body.")
           << "</p>\n";
  write_summary(page);
  if (asks_for_places(page)) write_by_region(page);
  page.out << "</section>\n";
}

}  // namespace schede::gap_report
