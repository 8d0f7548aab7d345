#include "outputs/twinnings/twinnings.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "extractors/organisations/candidatures.h"
#include "extractors/text/digest.h"
#include "outputs/tables/twinnings.h"
#include "outputs/twinnings/coverage.h"
#include "outputs/twinnings/invitations.h"
#include "outputs/twinnings/italian_name.h"
#include "tests/support/json_schema.h"

using namespace schede;

namespace {

/// A return of a body in area 2.
struct Sent {
  std::string body;
  std::string region;
  std::vector<std::string> items;
  std::string names = {};
  bool described = true, reached = true;
};

Record record_of(const Sent& sent) {
  const bool convergence = sent.region == "Puglia" || sent.region == "Calabria";
  Record record;
  record.record_id = sha256(sent.body).substr(0, 12);
  record.form = default_form().id;
  record.status = Status::accepted;
  record.source.path = sent.body + ".docx";
  record.fields = {{"contact.organisation", sent.body},
                   {"contact.phone", sent.reached ? Value("+39 0832 682111") : Value()},
                   {"contact.email", "urp@ente.example"},
                   {"areas[1].candidate", true},
                   {"areas[1].items", sent.items},
                   {"areas[1].offering_body", sent.names.empty() ? Value() : Value(sent.names)},
                   {"good_practice.example", sent.described ? Value("Nido aperto.") : Value()},
                   {"good_practice.motivation", sent.described ? Value("Meno attese.") : Value()}};
  record.territory = Territory{"provincia", sent.region, {}, {}, {}, convergence};
  work_out_modes(record, default_form());
  return record;
}

Participants participants_of(const std::vector<Sent>& returns) {
  ParticipantList list(default_form());
  for (const Sent& sent : returns) list.add(record_of(sent));
  return list.take();
}

std::vector<std::string> sentences(const std::vector<Sent>& returns, Language language = Language::it) {
  const auto participants = participants_of(returns);
  std::vector<std::string> all;
  Matching(participants).for_each({}, [&](const Twinning& twinning) { all.push_back(sentence_of(twinning, participants, language)); });
  return all;
}

const Sent lecce{"Comune di Lecce", "Puglia", {"2a", "2c"}};
const Sent modena{"Provincia di Modena", "Emilia-Romagna", {"2a", "2c", "2d"}};

}  // namespace

TEST_CASE("a sentence says what a director must know of a twinning") {
  struct Case {
    std::vector<Sent> returns;
    std::string sentence;
  };
  const std::string area = "(area 2, Servizi per la prima infanzia)";
  const auto c = GENERATE_COPY(values<Case>(
      {{{lecce, modena},
        "Il Comune di Lecce chiede 2a e 2c " + area + "; la Provincia di Modena offre entrambe e ha descritto la pratica e i risultati."},
       {{lecce, {"Azienda USL di Parma", "Emilia-Romagna", {"2a"}}},
        "Il Comune di Lecce chiede 2a e 2c " + area + "; l'Azienda USL di Parma offre solo 2a e ha descritto la pratica e i risultati."},
       {{{"Regione Puglia", "Puglia", {}}, {"Unione dei Comuni del Sorbara", "Emilia-Romagna", {"2b"}, {}, true, false}},
        "La Regione Puglia chiede sostegno, senza precisare le voci " + area +
            "; l'Unione dei Comuni del Sorbara offre 2b, ha descritto la pratica e i risultati, e non ha indicato un indirizzo e-mail e un "
            "telefono validi."},
       {{{"Comune di Lecce", "Puglia", {"2b"}}, modena},
        "Il Comune di Lecce chiede 2b " + area + "; la Provincia di Modena non offre questa voce e ha descritto la pratica e i risultati."},
       {{{"Comune di Lecce", "Puglia", {"2a"}, "Comune di Carpi"}},
        "Il Comune di Lecce ha scelto il Comune di Carpi per 2a " + area + "; quest'ultimo non ha ancora inviato la scheda."}}));
  const auto said = sentences(c.returns);
  REQUIRE_FALSE(said.empty());
  CHECK(said.front() == c.sentence);
}

TEST_CASE("a sentence counts who else names or has chosen the offerer") {
  const auto said = sentences({lecce,
                               modena,
                               {"Comune di Bari", "Puglia", {"2a"}, "Provincia di Modena"},
                               {"Comune di Cosenza", "Calabria", {"2a"}, "Provincia di Modena"}});
  const std::string of_lecce =
      "Il Comune di Lecce chiede 2a e 2c (area 2, Servizi per la prima infanzia); la Provincia di Modena offre entrambe, ha descritto la "
      "pratica e i risultati, è indicata da altri due enti, ed è già scelta per altri due gemellaggi dell'area.";
  CHECK(said.back() == of_lecce);
  CHECK(
      said.front().ends_with("quest'ultima la offre, ha descritto la pratica e i risultati, è indicata da un altro ente, ed è già scelta "
                             "per un altro gemellaggio dell'area."));
  CHECK(sentences({lecce, modena}, Language::en).front() ==
        "Comune di Lecce asks for 2a and 2c (area 2, Early childhood services); Provincia di Modena offers both and has described the "
        "practice and its results.");
}

TEST_CASE("a score is the sum of its parts") {
  const auto participants = participants_of({lecce, modena, {"Comune di Bari", "Puglia", {"2a"}, "Provincia di Modena"}});
  std::vector<Twinning> found;
  Matching(participants).for_each({}, [&](const Twinning& twinning) { found.push_back(twinning); });
  REQUIRE(found.size() == 2);
  CHECK(found[0].chosen);
  CHECK(found[0].points == Points{40, 15, 10, 0, 10, 10, 0});
  CHECK(found[0].score() == 85);
  CHECK_FALSE(found[1].chosen);
  CHECK(found[1].points == Points{40, 15, 10, 5, 10, 10, -10});
  CHECK(found[1].score() == 80);
  CHECK(found[1].candidates == 1);
}

TEST_CASE("only the twinnings of one body or one area are given where they are asked for") {
  const auto participants = participants_of({lecce, modena, {"Comune di Bari", "Puglia", {"2a"}}});
  const auto count = [&](const TwinningFilter& filter) {
    std::size_t twinnings = 0;
    Matching(participants).for_each(filter, [&](const Twinning&) { ++twinnings; });
    return twinnings;
  };
  CHECK(count({}) == 2);
  CHECK(count({"comune bari", {}}) == 1);
  CHECK(count({{}, "2"}) == 2);
  CHECK(count({{}, "3"}) == 0);
}

TEST_CASE("who was named and has sent nothing is to be invited, with what the roster knows of it") {
  const auto roster = parse_roster("ente;email;istat\nComune di Carpi;urp@comune.carpi.mo.it;036005\n");
  REQUIRE(roster);
  const auto participants = participants_of({{"Comune di Lecce", "Puglia", {"2a"}, "Comune di Carpi e Provincia di Modena"}, modena});
  const auto invitations = offering_bodies(participants, &*roster);
  std::ostringstream out;
  write_invitations_csv(out, Dialect::standard, invitations);
  const std::string expected =
      "ente,email,istat,regione,aree,indicato_da\r\nComune di Carpi,urp@comune.carpi.mo.it,036005,Emilia-Romagna,2,Comune di Lecce\r\n";
  CHECK(out.str() == expected);
  for (const auto dialect : {Dialect::standard, Dialect::excel_it, Dialect::exact}) {
    std::ostringstream written;
    write_invitations_csv(written, dialect, invitations);
    const auto again = parse_roster(written.str());
    REQUIRE(again);
    CHECK(again->warnings.empty());
    CHECK(again->bodies.front().istat == "036005");
  }
}

TEST_CASE("the twinnings in JSON are as their schema says") {
  const auto participants = participants_of({lecce, modena, {"Comune di Bari", "Puglia", {"2a"}, "Comune di Carpi"}});
  std::ostringstream out;
  TwinningsJson json(out, default_form().id);
  Matching(participants).for_each({}, [&](const Twinning& twinning) { json.add(row_of(twinning, participants, Language::it), twinning); });
  json.finish();
  CHECK(test::misfit(out.str(), "twinnings.schema.json") == "");
}

TEST_CASE("a name has the article that Italian gives it") {
  CHECK(italian_name("Città metropolitana di Bari").with_article == "la Città metropolitana di Bari");
  CHECK(italian_name("ASL di Lecce").with_article == "l'ASL di Lecce");
  CHECK(italian_name("Roma Capitale").with_article == "Roma Capitale");
  CHECK(capitalised(italian_name("Ambito N. 3").with_article) == "L'Ambito N. 3");
}
