#include "outputs/survey/roster.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extractors/gazetteer/name_tokens.h"
#include "extractors/gazetteer/tables.h"
#include "extractors/organisations/kinds.h"
#include "extractors/organisations/resolve.h"
#include "extractors/text/clean.h"
#include "extractors/text/csv_table.h"
#include "extractors/text/decode.h"
#include "extractors/text/fold.h"
#include "extractors/values/email.h"
#include "extractors/values/phone.h"

namespace schede {
namespace {

enum class Column { organisation, comune, type, province, email, certified_email, phone, istat, ipa, region };
constexpr std::size_t column_count = 10;

struct Heading {
  Column column;
  std::string_view key;  ///< joined_key of the header cell: case, spaces, hyphens, underscores and accents don't count
};

/// The headers that are understood; docs/operator.md lists them.
constexpr Heading headings[] = {
    {Column::organisation, "ente"},
    {Column::organisation, "enteinvitato"},
    {Column::organisation, "amministrazione"},
    {Column::organisation, "denominazione"},
    {Column::organisation, "denominazioneente"},
    {Column::organisation, "nomeente"},
    {Column::organisation, "organizzazione"},
    {Column::organisation, "organisation"},
    {Column::organisation, "organization"},
    {Column::organisation, "body"},
    {Column::comune, "comune"},
    {Column::comune, "nomecomune"},
    {Column::comune, "denominazionecomune"},
    {Column::comune, "denominazioneinitaliano"},
    {Column::type, "tipologia"},
    {Column::type, "tipologiaente"},
    {Column::type, "tipo"},
    {Column::type, "tipoente"},
    {Column::type, "categoria"},
    {Column::type, "type"},
    {Column::type, "kind"},
    {Column::province, "provincia"},
    {Column::province, "siglaprovincia"},
    {Column::province, "sigla"},
    {Column::province, "prov"},
    {Column::province, "province"},
    {Column::email, "email"},
    {Column::email, "mail"},
    {Column::email, "indirizzoemail"},
    {Column::email, "postaelettronica"},
    {Column::email, "emailaddress"},
    {Column::certified_email, "pec"},
    {Column::certified_email, "emailpec"},
    {Column::certified_email, "postaelettronicacertificata"},
    {Column::certified_email, "domiciliodigitale"},
    {Column::phone, "telefono"},
    {Column::phone, "tel"},
    {Column::phone, "phone"},
    {Column::phone, "telephone"},
    {Column::istat, "istat"},
    {Column::istat, "codiceistat"},
    {Column::istat, "codistat"},
    {Column::istat, "codicecomuneistat"},
    {Column::istat, "istatcode"},
    {Column::ipa, "ipa"},
    {Column::ipa, "codiceipa"},
    {Column::ipa, "codipa"},
    {Column::ipa, "ipacode"},
    {Column::region, "regione"},
    {Column::region, "region"},
    {Column::region, "regioneente"},
};

const Bilingual no_text{"non è un file di testo: salvarlo come CSV (UTF-8)", "is no text file: save it as CSV (UTF-8)"};
const Bilingual open_quote{"le virgolette aperte qui non si chiudono", "the quotation mark opened here is never closed"};
const Bilingual text_after_quote{"dopo le virgolette chiuse c'è altro testo: dentro una cella le virgolette si raddoppiano",
                                 "text follows the closing quotation mark: double the quotation marks inside a cell"};
const Bilingual no_column{"manca la colonna dell'ente: chiamarla «ente», «amministrazione» o «denominazione»",
                          "the column of the organisation is missing: call it \"organisation\" or \"ente\""};
const Bilingual two_columns{"due colonne hanno lo stesso significato: tenerne una", "two columns mean the same: keep one of them"};
const Bilingual no_bodies{"non c'è nessun ente: scriverne uno per riga", "there is no organisation in it: write one a row"};
const Bilingual no_name{"manca il nome dell'ente: scriverlo o togliere la riga",
                        "the organisation's name is missing: write it or remove the row"};
const Bilingual too_many_cells{"ci sono più celle che colonne: un nome con una virgola va tra virgolette",
                               "there are more cells than columns: put a name with a comma in quotation marks"};

/// Where each column stands in a row.
using Columns = std::array<std::optional<std::size_t>, column_count>;

/// "Lecce" as a body: with the kind that its row gives, else as the comune, province or region of that name. What says its kind itself, or
/// is no place, stays.
std::string full_name(const std::string& organisation, std::string_view type, std::string_view province) {
  const auto words = name_tokens(organisation), type_words = name_tokens(type);
  if (body_kind_at_start(words)) return organisation;
  const auto given = body_kind_at_start(type_words);
  const auto key = joined_key(words);
  const bool is_comune = !find_comuni(key).empty();
  std::string kind = given                ? normalize_line(type)
                     : is_comune          ? "Comune"
                     : find_province(key) ? "Provincia"
                     : find_region(key)   ? "Regione"
                                          : "";
  if (kind.empty()) return organisation;
  if (given && given->kind == "comune") kind = "Comune";
  const bool tells_province = has_visible(province) && kind == "Comune";
  return kind + (given && given->kind == "regione" ? " " : " di ") + organisation +
         (tells_province ? " (" + normalize_line(province) + ")" : "");
}

/// A code as the program writes it for an Italian Excel: ="075035".
std::string plain_code(std::string code) {
  if (code.size() < 3 || !code.starts_with("=\"") || !code.ends_with('"')) return code;
  return code.substr(2, code.size() - 3);
}

class RosterReader {
 public:
  tl::expected<Roster, std::vector<RosterIssue>> read(std::string_view bytes) {
    const auto text = decoded_text(bytes);
    if (!text) return refused(1, no_text);
    const auto rows = read_csv(*text);
    if (!rows) return refused(rows.error().line, rows.error().fault == CsvFault::open_quote ? open_quote : text_after_quote);
    if (rows->empty()) return refused(1, no_bodies);
    read_header(rows->front());
    if (!column(Column::organisation)) name_by_comune();
    if (!column(Column::organisation)) return refused(rows->front().line, no_column);
    for (std::size_t i = 1; i < rows->size(); ++i) read_body((*rows)[i]);
    if (issues_.empty() && roster_.bodies.empty()) return refused(rows->front().line, no_bodies);
    if (!issues_.empty()) return tl::unexpected(std::move(issues_));
    return std::move(roster_);
  }

 private:
  static tl::unexpected<std::vector<RosterIssue>> refused(int line, const Bilingual& words) {
    return tl::unexpected(std::vector<RosterIssue>{{line, words}});
  }

  [[nodiscard]] std::optional<std::size_t>& column(Column column) { return columns_[static_cast<std::size_t>(column)]; }

  void read_header(const CsvRow& row) {
    width_ = row.cells.size();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto known = std::ranges::find(headings, joined_key(row.cells[i]), &Heading::key);
      if (known == std::end(headings)) continue;
      auto& place = column(known->column);
      if (place) issues_.push_back({row.line, two_columns});
      place = i;
    }
  }

  /// A list of comuni has them under "Comune"; beside a column for the body that would be its seat.
  void name_by_comune() {
    column(Column::organisation) = column(Column::comune);
    only_comuni_ = column(Column::comune).has_value();
  }

  void read_body(const CsvRow& row) {
    const auto cell = [&](Column which) {
      const auto place = column(which);
      return place && *place < row.cells.size() ? std::string_view(row.cells[*place]) : std::string_view();
    };
    const auto beyond = row.cells.begin() + static_cast<std::ptrdiff_t>(std::min(width_, row.cells.size()));
    Invited body;
    body.line = row.line;
    body.organisation = normalize_line(cell(Column::organisation));
    if (std::any_of(beyond, row.cells.end(), has_visible)) return issues_.push_back({row.line, too_many_cells});
    body.name = full_name(body.organisation, only_comuni_ ? "Comune" : cell(Column::type), cell(Column::province));
    if (organisation_key(body.name).empty()) return issues_.push_back({row.line, no_name});
    body.email = emails(cell(Column::email), body);
    if (body.email.empty()) body.email = emails(cell(Column::certified_email), body);
    if (const auto phones = join_phones(read_phones(cell(Column::phone)), {}); phones.valid) body.phone = phones.value;
    body.ipa = normalize_line(cell(Column::ipa));
    locate(body, plain_code(normalize_line(cell(Column::istat))));
    body.stated_region = region(normalize_line(cell(Column::region)), body);
    add(std::move(body));
  }

  std::string emails(std::string_view cell, const Invited& body) {
    if (!has_visible(cell)) return {};
    std::vector<Email> valid, faulty;
    for (auto& email : read_emails(cell)) (email.valid ? valid : faulty).push_back(std::move(email));
    if (!faulty.empty()) warn_of_email(join_emails(faulty).value, body);
    return join_emails(valid).value;
  }

  void warn_of_email(const std::string& faulty, const Invited& body) {
    warn(body.line, {"«" + body.organisation + "»: l'indirizzo e-mail «" + faulty + "» non è valido: correggerlo",
                     "\"" + body.organisation + "\": the e-mail address \"" + faulty + "\" is not valid: correct it"});
  }

  std::string region(const std::string& cell, const Invited& body) {
    if (!has_words(cell)) return {};
    const auto key = joined_key(cell);
    const auto* known = find_region(key);
    if (!known && key.starts_with("regione")) known = find_region(key.substr(std::string_view("regione").size()));
    if (!known) known = find_similar_region(key);
    if (known) return std::string(known->name);
    warn(body.line, {"«" + cell + "», di «" + body.organisation + "», non è una regione italiana: vale quella della scheda o del nome",
                     "\"" + cell + "\", of \"" + body.organisation + "\", is no region of Italy: that of the form or of the name counts"});
    return {};
  }

  /// A code is believed when its comune's name stands in the body's; of another kind of body it is that of the seat.
  void locate(Invited& body, const std::string& code) {
    const auto territory = locate_body({body.name, {}, {}, body.email}).territory;
    body.istat = territory.istat.value_or("");
    body.region = territory.region.value_or("");
    if (code.empty()) return;
    const auto* comune = find_comune_by_istat(code.size() < 6 ? std::string(6 - code.size(), '0') + code : code);
    const bool is_seat = territory.kind && territory.kind != "comune";
    const bool agrees = comune && (is_seat || joined_key(body.organisation).find(joined_key(comune->name)) != std::string::npos);
    if (!agrees || (!is_seat && !body.istat.empty() && body.istat != comune->istat)) {
      warn(body.line, {"il codice ISTAT " + code + " non è quello di «" + body.organisation + "»: vale il nome",
                       "the ISTAT code " + code + " is not that of \"" + body.organisation + "\": the name counts"});
      return;
    }
    if (!is_seat) body.istat = comune->istat;
    if (body.region.empty()) body.region = comune->province->region->name;
  }

  void add(Invited body) {
    const auto key = organisation_key(body.name);
    auto place = same_body(key, body.istat);
    if (place) {
      auto& known = roster_.bodies[*place];
      const auto line = std::to_string(known.line);
      warn(body.line,
           {"«" + body.organisation + "» è già alla riga " + line + ": conta una volta sola; se sono due enti, indicare i codici ISTAT",
            "\"" + body.organisation + "\" stands in line " + line +
                " already: it counts once; if they are two bodies, give their ISTAT codes"});
      for (const auto member :
           {&Invited::email, &Invited::phone, &Invited::ipa, &Invited::istat, &Invited::stated_region, &Invited::region})
        if ((known.*member).empty()) known.*member = body.*member;
    } else {
      place = roster_.bodies.size();
      roster_.by_key[key].push_back(*place);
      roster_.bodies.push_back(std::move(body));
    }
    if (const auto& istat = roster_.bodies[*place].istat; !istat.empty()) roster_.by_istat.emplace(istat, *place);
  }

  /// Of one name, those with different codes are different bodies.
  [[nodiscard]] std::optional<std::size_t> same_body(const std::string& key, const std::string& istat) const {
    if (const auto comune = roster_.by_istat.find(istat); comune != roster_.by_istat.end()) return comune->second;
    const auto named = roster_.by_key.find(key);
    if (named == roster_.by_key.end()) return {};
    const auto same = std::ranges::find_if(named->second, [&](std::size_t place) {
      const auto& known = roster_.bodies[place].istat;
      return known.empty() || istat.empty() || known == istat;
    });
    return same == named->second.end() ? std::nullopt : std::optional(*same);
  }

  void warn(int line, Bilingual words) { roster_.warnings.push_back({line, std::move(words)}); }

  Columns columns_;
  std::size_t width_ = 0;
  bool only_comuni_ = false;
  Roster roster_;
  std::vector<RosterIssue> issues_;
};

}  // namespace

std::optional<std::size_t> Roster::find(std::string_view organisation, std::string_view istat) const {
  if (const auto comune = by_istat.find(std::string(istat)); comune != by_istat.end()) return comune->second;
  const auto named = by_key.find(organisation_key(organisation));
  if (named == by_key.end() || named->second.size() != 1) return {};
  const auto place = named->second.front();
  const auto& known = bodies[place].istat;
  const bool differs = !known.empty() && !istat.empty() && known != istat;
  return differs ? std::nullopt : std::optional(place);
}

tl::expected<Roster, std::vector<RosterIssue>> parse_roster(std::string_view bytes) { return RosterReader().read(bytes); }

}  // namespace schede
