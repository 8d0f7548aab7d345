#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "outputs/escape/mailbox.h"
#include "outputs/letters/letter.h"
#include "outputs/letters/mail_draft.h"
#include "outputs/records/register_reader.h"
#include "outputs/survey/collection.h"
#include "outputs/survey/reminders.h"
#include "outputs/tables/register.h"
#include "tests/outputs/sample.h"
#include "tests/support/support.h"

using namespace schede;
using Catch::Contains;

namespace {

/// An accepted return with one gap.
Record with_gap(const std::string& code, const std::string& field, Severity severity = Severity::error, const std::string& value = {}) {
  Record record;
  record.record_id = "5f1c0a9be2d4";
  record.form = default_form().id;
  record.status = Status::accepted;
  record.source.path = "comune-di-lecce.docx";
  record.fields = {{"contact.organisation", "Comune di Lecce"}};
  if (!value.empty()) record.fields.push_back({field, value});
  record.gaps = {{code, field, severity, "…"}};
  return record;
}

Record rejected(const std::string& path) {
  Record record = with_gap("encrypted", "");
  record.status = Status::rejected;
  record.source.path = path;
  record.fields.clear();
  return record;
}

Record unnamed(const std::string& path) {
  Record record = with_gap("blank-form", "");
  record.source.path = path;
  record.fields.clear();
  return record;
}

std::vector<Reminder> reminders(const std::vector<Record>& records, const Roster* roster = nullptr) {
  ReminderList list(default_form(), roster, Language::it);
  for (const Record& record : records) list.add(record);
  return list.take();
}

/// "reason organisation <address>" of each.
std::string described(const std::vector<Reminder>& all) {
  std::string text;
  for (const Reminder& reminder : all) {
    text += std::string(to_string(reminder.reason)) + ' ' + reminder.organisation;
    for (const std::string& address : reminder.email) text += " <" + address + '>';
    text += '\n';
  }
  return text;
}

std::string draft(const MailDraft& mail) {
  std::ostringstream out;
  write_mail_draft(out, mail);
  return out.str();
}

}  // namespace

TEST_CASE("a gap is asked about in the form's own words") {
  struct Case {
    std::string code, field;
    Severity severity;
    std::string value, field_name, text;
  };
  const auto c = GENERATE(values<Case>({
      {"missing-required", "contact.responsible", Severity::error, "", "Nome e cognome responsabile", "non risulta compilato"},
      {"missing-required", "contact.phone", Severity::error, "", "Telefono / Cellulare / e.mail", "ne occorre almeno uno"},
      {"missing-required", "good_practice.example", Severity::error, "", "Esempio di buona pratica già nota che si intenderebbe trasferire",
       "non risulta compilato"},
      {"missing-recommended", "contact.phone", Severity::warning, "", "Telefono", "non risulta compilato"},
      {"invalid-value", "contact.email", Severity::warning, "urp@", "e.mail",
       "«urp@» non sembra un recapito valido: vi preghiamo di riscriverlo"},
      {"inferred", "areas[0].candidate", Severity::warning, "", "Area 1, Conciliazione dei tempi",
       "la risposta non è del tutto chiara: vi preghiamo di confermarla"},
      {"blank-form", "", Severity::error, "", "", "la scheda ci è arrivata senza risposte"},
  }));
  CAPTURE(c.code, c.field);
  const auto remarks = remarks_of(with_gap(c.code, c.field, c.severity, c.value), default_form(), Language::it);
  REQUIRE(remarks.size() == 1);
  CHECK(remarks[0].field == c.field_name);
  CHECK(remarks[0].text == c.text);
  CHECK(remarks[0].required == (c.severity == Severity::error));
}

TEST_CASE("what is asked for once is not asked for again") {
  auto record = with_gap("missing-required", "contact.phone");
  record.gaps.push_back({"missing-recommended", "contact.mobile", Severity::warning, "…"});
  record.gaps.push_back({"missing-recommended", "contact.office", Severity::warning, "…"});
  const auto remarks = remarks_of(record, default_form(), Language::it);
  REQUIRE(remarks.size() == 2);
  CHECK(remarks[1].field == "Ufficio di riferimento");
  record.gaps.push_back({"blank-form", "", Severity::error, "…"});
  CHECK(remarks_of(record, default_form(), Language::it).size() == 1);
}

TEST_CASE("what only the operator can settle is asked of nobody") {
  const auto code = GENERATE(as<std::string>(), "unread-text", "printed-text-changed", "unrecognised-territory");
  CHECK(remarks_of(with_gap(code, "", Severity::warning), default_form(), Language::it).empty());
  CHECK(remarks_of(with_gap("inferred", "contact.office", Severity::info), default_form(), Language::it).empty());
}

TEST_CASE("who is written to, and where") {
  const auto roster =
      parse_roster("ente,email\nComune di Lecce,urp@comune.lecce.it\nComune di Bari,urp@comune.bari.it\nComune di Foggia,\n");
  REQUIRE(roster);
  const auto error = [](const std::string& email) {
    auto record = with_gap("missing-required", "contact.responsible");
    record.fields.push_back({"contact.email", email});
    return record;
  };
  const auto set_aside = [](const std::string& code) {
    auto record = with_gap("missing-required", "contact.responsible");
    record.gaps.push_back({code, "", Severity::info, "…"});
    return record;
  };
  struct Case {
    std::string shows;
    std::vector<Record> records;
    bool with_roster;
    std::string expected;
  };
  const std::string bari = "not-returned Comune di Bari <urp@comune.bari.it>\n", foggia = "not-returned Comune di Foggia\n",
                    lecce = "not-returned Comune di Lecce <urp@comune.lecce.it>\n";
  const auto c = GENERATE_COPY(values<Case>({
      {"the return's own address", {error("a@comune.lecce.it")}, true, "incomplete Comune di Lecce <a@comune.lecce.it>\n" + bari + foggia},
      {"its several addresses", {error("a@b.it; c@d.it; a@b.it")}, false, "incomplete Comune di Lecce <a@b.it> <c@d.it>\n"},
      {"else the roster's", {error("da chiedere")}, true, "incomplete Comune di Lecce <urp@comune.lecce.it>\n" + bari + foggia},
      {"else none", {error("da chiedere")}, false, "incomplete Comune di Lecce\n"},
      {"warnings alone are no reason", {with_gap("missing-recommended", "contact.office", Severity::warning)}, true, bari + foggia},
      {"superseded", {set_aside("superseded")}, false, ""},
      {"duplicate", {set_aside("duplicate")}, false, ""},
      {"a rejected document named after an invited body",
       {rejected("arrivi/Comune_di_Bari.pdf")},
       true,
       "rejected Comune di Bari <urp@comune.bari.it>\n" + lecce + foggia},
      {"a return without a name, in a file named after an invited body",
       {unnamed("comune di bari.odt")},
       true,
       "incomplete Comune di Bari <urp@comune.bari.it>\n" + lecce + foggia},
      {"a rejected document of nobody knows whom", {rejected("scan0001.pdf")}, true, "rejected \n" + lecce + bari + foggia},
      {"a body that sent a sound copy too",
       {rejected("comune-di-lecce.pdf"), with_gap("missing-recommended", "contact.office", Severity::warning)},
       true,
       "rejected \n" + bari + foggia},
  }));
  CAPTURE(c.shows);
  CHECK(described(reminders(c.records, c.with_roster ? &*roster : nullptr)) == c.expected);
}

TEST_CASE("report and letters say the same of who a body is, how it is reached and whether it answered") {
  const auto roster = parse_roster(
      "ente,email,telefono\nComune di Lecce,urp@comune.lecce.it,\nComune di Bari,urp@comune.bari.it,080 5550100\n"
      "Comune di Modica,urp@comune.modica.it,\nComune di Ostuni,,0831 555040\n");
  REQUIRE(roster);
  Record copy = with_gap("missing-required", "context");
  copy.gaps.push_back({"duplicate", "", Severity::info, "…"});
  const std::vector<Record> records = {with_gap("missing-required", "context"), copy, rejected("x/comune_di_bari.pdf"),
                                       rejected("scan0012.pdf"), unnamed("comune di modica.odt")};
  SurveyTally tally(default_form(), &*roster);
  for (const Record& record : records) tally.add(record);
  const Survey survey = tally.take(Language::it);
  const auto letters = reminders(records, &*roster);
  CHECK(described(letters) ==
        "incomplete Comune di Lecce <urp@comune.lecce.it>\nincomplete Comune di Modica <urp@comune.modica.it>\n"
        "rejected Comune di Bari <urp@comune.bari.it>\nrejected \nnot-returned Comune di Ostuni\n");
  for (const Reminder& letter : letters) {
    if (letter.reason == ReminderReason::not_returned) continue;
    const auto entry = std::ranges::find_if(survey.entries, [&](const SurveyEntry& other) { return other.source == letter.source; });
    CAPTURE(letter.source);
    CHECK(entry->sender.organisation == letter.organisation);
    CHECK(mailboxes(entry->sender.email) == letter.email);
    CHECK(entry->sender.phone == letter.phone);
  }
  CHECK(survey.responses->answers == std::vector{Answer::returned, Answer::rejected, Answer::returned, Answer::none});
  CHECK(survey.by_code.at("not-returned").gaps == 1);
  CHECK(survey.responses->unnamed == 0);
  CHECK(survey.responses->unnamed_rejected == 1);
  CHECK(survey.entries.at(2).sender.own_name().empty());
}

TEST_CASE("the letters that ship say what is needed and nothing else") {
  const auto roster = parse_roster("ente,email\nComune di Bari,urp@comune.bari.it\n");
  auto lecce = with_gap("missing-required", "contact.responsible");
  lecce.gaps.push_back({"invalid-value", "contact.email", Severity::warning, "…"});
  lecce.fields.push_back({"contact.email", "urp{{form}}@"});
  const auto all = reminders({lecce, rejected("scan0001.pdf")}, &*roster);
  std::string letters;
  const auto shipped = LetterTemplate::parse(default_letter_template(Language::it));
  REQUIRE(shipped);
  for (const auto& [reminder, deadline] : {std::pair{all[0], "30 giugno 2026"}, {all[1], ""}, {all[2], ""}}) {
    const auto letter = shipped->fill(reminder, "Scheda", deadline);
    letters += letter.subject + "\n\n" + letter.body + "========\n";
  }
  CHECK(letters == test::slurp(test::data("outputs/letters.txt")));
  CHECK(LetterTemplate::parse(default_letter_template(Language::en)));
}

TEST_CASE("what a document brings along stays on its line") {
  const auto letters = LetterTemplate::parse("{{organisation}}\n\n{{source}}\n");
  REQUIRE(letters);
  Reminder reminder;
  reminder.organisation = "Comune\nBcc: victim@c.it";
  reminder.source = "a\n\n\x1b[2J{{form}}.docx";
  const auto letter = letters->fill(reminder, "Scheda", "");
  CHECK(letter.subject == "Comune␊Bcc: victim@c.it");
  CHECK(letter.body == "a␊␊␛[2J{{form}}.docx\n");
}

TEST_CASE("a template that would leave holes is refused, with its line") {
  struct Case {
    std::string text;
    int line;
    std::string words;
  };
  const auto c = GENERATE(values<Case>({
      {"Subject\n\nDear {{organization}}", 3, "unknown name: organization"},
      {"{{sender}}\n\nText", 1, "unknown name: sender"},
      {"Subject\n\n\n{{#required}}\n- {{text}}\n", 4, "unsound {{…}}: Unclosed section \"required\""},
      {"Subject\n\nText\n{{organisation\n", 4, "unsound {{…}}: Unclosed tag"},
      {"Subject\n\nText {{/required}}", 3, "unsound {{…}}: Unopened section \"required\""},
      {"Subject\n\n{{>form}}", 3, "unknown name: >form"},
      {"Subject\n\n{{=<% %>=}}", 3, "unknown name: =<%"},
      {"Subject\nText\n\nMore", 1, "the first line is the subject, then an empty line and the text"},
      {"Subject\n\n\n", 1, "the first line is the subject, then an empty line and the text"},
      {"Subject", 1, "the first line is the subject, then an empty line and the text"},
      {"", 1, "the first line is the subject, then an empty line and the text"},
      {"\n\nText", 1, "the first line is the subject, then an empty line and the text"},
  }));
  CAPTURE(c.text);
  const auto parsed = LetterTemplate::parse(c.text);
  REQUIRE_FALSE(parsed);
  CHECK(parsed.error().line == c.line);
  CHECK(parsed.error().words.en == c.words);
}

TEST_CASE("a draft is one message, and every line of it short") {
  const std::string long_line(300, 'x');
  const auto text = draft({"urp@ente.it",
                           {"a@comune.lecce.it", "b@comune.lecce.it"},
                           "Qualità dei servizi – richiesta di integrazione: città di Forlì e altre amministrazioni invitate",
                           "Perché è così:\n- " + long_line + "\n"});
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    CAPTURE(line);
    CHECK(line.size() <= 77);
    CHECK(line.ends_with('\r'));
  }
  CHECK_THAT(text, Catch::StartsWith("X-Unsent: 1\r\nFrom: urp@ente.it\r\nTo: a@comune.lecce.it,\r\n b@comune.lecce.it\r\n"
                                     "Subject: =?UTF-8?B?"));
  CHECK_THAT(text, Contains("\r\n\r\nUGVyY2jDqSDDqCBjb3PDrDoNCi0g"));
  CHECK(draft({"", {"a@b.it"}, "Plain", "x"}) ==
        "X-Unsent: 1\r\nTo: a@b.it\r\nSubject: Plain\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\neA==\r\n");
}

TEST_CASE("nothing in a subject begins another header") {
  const auto text = draft({"", {"a@b.it"}, "Comune\r\nBcc: victim@c.it\r\n\r\nbody", "x"});
  CHECK_THAT(text, !Contains("\nBcc") && !Contains("victim"));
  CHECK_THAT(draft({"", {"a@b.it"}, "=?UTF-8?Q?forged?=", "x"}), !Contains("forged"));
}

TEST_CASE("only a plain address may stand in a header") {
  struct Case {
    std::string address;
    bool fits;
  };
  const auto c = GENERATE(values<Case>({
      {"urp@comune.lecce.it", true},
      {"maria.de_luca+gemellaggi@comune.lecce.it", true},
      {"l'urp@comune.lecce.it", true},
      {"urp@comune.lecce.it\r\nBcc: victim@c.it", false},
      {"urp@comune.lecce.it,victim@c.it", false},
      {"urp@comune.lecce.it victim@c.it", false},
      {"<urp@comune.lecce.it>", false},
      {"\"urp\"@comune.lecce.it", false},
      {"urp@comune..it", false},
      {".urp@comune.it", false},
      {"urp@localhost", false},
      {"urp@città.it", false},
      {"urp@", false},
      {"@comune.it", false},
      {"a@b@c.it", false},
      {"", false},
      {std::string(65, 'a') + "@comune.it", false},
      {"urp@" + std::string(300, 'a') + ".it", false},
  }));
  CAPTURE(c.address);
  CHECK(is_mailbox(c.address) == c.fits);
  CHECK(mailboxes(c.address).size() == (c.fits ? 1 : 0));
}

TEST_CASE("the register is read as it was written") {
  std::ostringstream out;
  RegisterJson json(out, default_form().id, "2011-06-01T08:00:00Z");
  for (const std::string& line : test::sample_lines()) json.add(line);
  json.finish();
  std::vector<std::string> ids;
  const auto take = [&](const Record& record) { ids.push_back(record.record_id); };
  std::istringstream whole(out.str());
  CHECK(read_register(whole, take));
  CHECK(ids == std::vector<std::string>{"5f1c0a9be2d4", "0a11b22c33d4", "ffee00112233"});
  for (const auto& broken : {std::string(), std::string("[]\n"), out.str().substr(0, out.str().size() - 4), out.str().substr(0, 300)}) {
    std::istringstream in(broken);
    CHECK_FALSE(read_register(in, take));
  }
}
