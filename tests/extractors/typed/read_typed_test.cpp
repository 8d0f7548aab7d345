#include "extractors/typed/read_typed.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "extractors/form/field_types.h"

using namespace schede;

namespace {

/// `reads`: the value, "? " before it where it is not valid, "~ " where it is about that, "-" for nothing.
std::string shown(const TypedReading& reading) {
  std::string value = "-";
  if (const auto* text = std::get_if<std::string>(&reading.value)) value = *text;
  if (const auto* number = std::get_if<Number>(&reading.value)) value = '#' + number->digits;
  if (const auto* sum = std::get_if<Amount>(&reading.value)) value = sum->amount + ' ' + sum->currency;
  return std::string(reading.valid ? "" : "? ") + (reading.approximate ? "~ " : "") + value;
}

struct Row {
  std::string written, reads;
};

void check(FieldType type, const TypedContext& context, const std::vector<Row>& rows) {
  for (const auto& [written, reads] : rows) {
    CAPTURE(row_of(type).name, context.language, context.country, written);
    CHECK(shown(read_typed(type, written, context)) == reads);
  }
}

/// What stays as it was written.
void check_unread(FieldType type, const TypedContext& context, const std::vector<std::string>& rows) {
  for (const std::string& written : rows) {
    CAPTURE(row_of(type).name, context.language, context.country, written);
    CHECK(shown(read_typed(type, written, context)) == "? " + written);
  }
}

const TypedContext italian;
const TypedContext english{"en", "GB", ""};

}  // namespace

TEST_CASE("whole numbers in Italian") {
  check(FieldType::integer, italian,
        {{"350", "#350"},
         {"58.621", "#58621"},
         {"2 000", "#2000"},
         {"1'200", "#1200"},
         {"1’200", "#1200"},
         {"58,621", "#58621"},
         {"1.234.567", "#1234567"},
         {"1,234,567", "#1234567"},
         {"350,00", "#350"},
         {"007", "#7"},
         {"-3", "#-3"},
         {"+5", "#5"},
         {"３５", "#35"},
         {"n. 25", "#25"},
         {"N° 25", "#25"},
         {"dodici", "#12"},
         {"Zero", "#0"},
         {"venti persone", "#20"},
         {"una", "#1"},
         {"350 persone", "#350"},
         {"350 persone (part-time)", "#350"},
         {"350mq", "#350"},
         {"350 m2", "#350"},
         {"350 m²", "#350"},
         {"2 (due)", "#2"},
         {"30%", "#30"},
         {"350.", "#350"},
         {"150 mila", "#150000"},
         {"1,2 milioni", "#1200000"},
         {"circa 350", "~ #350"},
         {"350 circa", "~ #350"},
         {"350 ca.", "~ #350"},
         {"c.a 350", "~ #350"},
         {"~350", "~ #350"},
         {"oltre 1.000 soci", "~ #1000"},
         {"meno di dieci", "~ #10"},
         {"350 o più", "~ #350"},
         {"350+", "~ #350"},
         {"350?", "~ #350"},
         {"all'incirca 40", "~ #40"},
         {"una ventina", "~ #20"},
         {"2 centinaia", "~ #200"}});
  check_unread(FieldType::integer, italian,
               {"20-30",     "20 - 30", "da 20 a 30", "tra 20 e 30", "20/30",         "20 o 30", "due o tre", "due-tre", "20 o trenta",
                "12,5",      "1.2.3",   "12.03.2024", "0832 682222", "un paio",       "12b",     "3 su 5",    "1e3",     "- 350",
                "2 e mezzo", "mezzo",   "molti",      "non 20",      "1.250 milioni", "½",       "5²"});
  check(FieldType::integer, italian,
        {{"", "-"}, {"  ", "-"}, {"-", "-"}, {"____", "-"}, {"…", "-"}, {"n.d.", "-"}, {"nessuno", "-"}, {"//", "-"}});
}

TEST_CASE("whole numbers in English") {
  check(FieldType::integer, english, {{"58,621", "#58621"}, {"58.621", "#58621"}});
  check_unread(FieldType::integer, english, {"12.5"});
}

TEST_CASE("numbers with a fraction") {
  check(FieldType::decimal, italian,
        {{"12,5", "#12.5"},
         {"12.5", "#12.5"},
         {"30%", "#30"},
         {"30 %", "#30"},
         {"30 per cento", "#30"},
         {"1.234,50", "#1234.5"},
         {"1,234.5", "#1234.5"},
         {"12.345", "#12345"},
         {"12,345", "#12.345"},
         {"0.500", "#0.5"},
         {"0,50", "#0.5"},
         {"-0,5", "#-0.5"},
         {"1'234.5", "#1234.5"},
         {"12,5 ettari", "#12.5"},
         {"1,5 milioni", "#1500000"}});
  check_unread(FieldType::decimal, italian, {"1,2,3", "12,5-13", "1/2", "1.234.56"});
  check(FieldType::decimal, english, {{"12.5", "#12.5"}, {"12,5", "#12.5"}, {"12,345.5", "#12345.5"}, {"12.345,5", "#12345.5"}});
}

TEST_CASE("sums of money") {
  check(FieldType::amount, italian,
        {{"€ 95.500,50", "95500.50 EUR"},
         {"95500,5 euro", "95500.50 EUR"},
         {"1.450.000", "1450000.00 EUR"},
         {"150 mila", "150000.00 EUR"},
         {"150mila €", "150000.00 EUR"},
         {"k€ 150", "150000.00 EUR"},
         {"1,2 milioni di euro", "~ 1200000.00 EUR"},
         {"Euro 1.500,00", "1500.00 EUR"},
         {"€ 350,-", "350.00 EUR"},
         {"350,00=", "350.00 EUR"},
         {"£ 100", "100.00 GBP"},
         {"$ 1,234.50", "1234.50 USD"},
         {"100 CHF", "100.00 CHF"},
         {"EUR 100", "100.00 EUR"},
         {"€ 100 euro", "100.00 EUR"},
         {"mille euro", "1000.00 EUR"},
         {"0", "0.00 EUR"},
         {"circa € 500", "~ 500.00 EUR"},
         {"€ 500 IVA esclusa", "~ 500.00 EUR"},
         {"€ 58,621", "~ 58.621 EUR"}});
  check_unread(
      FieldType::amount, italian,
      {"€ 100 - 200", "100 $ o 90 €", "€ 100 CHF", "30%", "(350)", "50 centesimi", "€ 20 a persona", "da definirsi con il Comune"});
  check(FieldType::amount, {"it", "IT", "EUR"}, {{"100", "100.00 EUR"}, {"CHF 100", "? 100.00 CHF"}});
  check(FieldType::amount, english, {{"1,450.50", "1450.50 GBP"}, {"€ 10", "10.00 EUR"}});
}

TEST_CASE("dates") {
  check(FieldType::date, italian,
        {{"2/3/24", "2024-03-02"},
         {"02.03.2024", "2024-03-02"},
         {"02-03-2024", "2024-03-02"},
         {"2 / 3 / 2024", "2024-03-02"},
         {"02 03 2024", "2024-03-02"},
         {"02032024", "2024-03-02"},
         {"0 2 0 3 2 0 2 4", "2024-03-02"},
         {"2024-03-02", "2024-03-02"},
         {"2024/03/02", "2024-03-02"},
         {"20240302", "2024-03-02"},
         {"2 marzo 2024", "2024-03-02"},
         {"2 Mar. 2024", "2024-03-02"},
         {"2-mar-24", "2024-03-02"},
         {"2 marzo '24", "2024-03-02"},
         {"1° marzo 2024", "2024-03-01"},
         {"1º marzo 2024.", "2024-03-01"},
         {"primo marzo 2024", "2024-03-01"},
         {"lì 2 marzo 2024", "2024-03-02"},
         {"il 02/03/2024", "2024-03-02"},
         {"sabato 2 marzo 2024", "2024-03-02"},
         {"March 2, 2024", "2024-03-02"},
         {"2 de marzo de 2024", "2024-03-02"},
         {"2. März 2024", "2024-03-02"},
         {"2 févr. 1999", "1999-02-02"},
         {"15/5/29", "2029-05-15"},
         {"15/5/30", "1930-05-15"},
         {"15/5/00", "2000-05-15"},
         {"29/02/2024", "2024-02-29"},
         {"02/03/2024 ore 10.30", "2024-03-02"},
         {"2024-03-02T10:30:00", "2024-03-02"},
         {"marzo 2024", "? 2024-03"},
         {"03/2024", "? 2024-03"},
         {"marzo '24", "? 2024-03"},
         {"2024", "? 2024"},
         {"nel 2024", "? 2024"}});
  check_unread(FieldType::date, italian,
               {"2 marzo",
                "2/3",
                "30/02/2024",
                "29/02/2023",
                "31/4/2024",
                "02/13/2024",
                "2/3/24 - 5/3/24",
                "2-3 marzo 2024",
                "dal 2 al 5 marzo 2024",
                "2-3/2024",
                "marzo 24",
                "03/24",
                "2011/12",
                "2023/2024",
                "domenica 2 marzo 2024",
                "2/3/2924",
                "2/3/024",
                "020324",
                "12345678",
                "boh",
                "entro il 2 marzo 2024",
                "Ravenna, 2 marzo 2024",
                "0832 682222",
                "8.30",
                "02/03/2024 2"});
  check(FieldType::date, {"en", "US", ""},
        {{"3/2/2024", "2024-03-02"}, {"March 2nd, 2024", "2024-03-02"}, {"2 Mar 2024", "2024-03-02"}, {"03022024", "2024-03-02"}});
  check_unread(FieldType::date, {"en", "US", ""}, {"13/2/2024"});
  check(FieldType::date, english, {{"3/2/2024", "2024-02-03"}, {"2nd of March 2024", "2024-03-02"}, {"the 1st March 2024", "2024-03-01"}});
  check(FieldType::date, {"fr", "FR", ""},
        {{"1er mars 2024", "2024-03-01"}, {"le 14 juillet 1989", "1989-07-14"}, {"août 2023", "? 2023-08"}});
  check(FieldType::date, {"de", "DE", ""},
        {{"den 2. Dezember 2023", "2023-12-02"}, {"3. Okt. 90", "1990-10-03"}, {"Jänner 2020", "? 2020-01"}});
  check(FieldType::date, {"es", "ES", ""}, {{"a 2 de mayo de 2023", "2023-05-02"}, {"martes 7 de marzo de 2023", "2023-03-07"}});
}

TEST_CASE("times of day") {
  check(FieldType::time, italian,
        {{"08:30", "08:30"},
         {"8:30", "08:30"},
         {"8.30", "08:30"},
         {"ore 8,30", "08:30"},
         {"8 e 30", "08:30"},
         {"8 e 5", "08:05"},
         {"8.30 pm", "20:30"},
         {"8:30 p.m.", "20:30"},
         {"12.15 am", "00:15"},
         {"12 pm", "12:00"},
         {"h 8.30", "08:30"},
         {"H. 20", "20:00"},
         {"8h30", "08:30"},
         {"8e30", "08:30"},
         {"0830", "08:30"},
         {"08:30:00", "08:30"},
         {"alle 21", "21:00"},
         {"21", "21:00"},
         {"alle otto", "08:00"},
         {"9 di sera", "21:00"},
         {"8 e mezza", "08:30"},
         {"mezzogiorno", "12:00"},
         {"alle ore 8.30.", "08:30"},
         {"verso le 21", "~ 21:00"},
         {"circa alle 21", "~ 21:00"},
         {"8.30 circa", "~ 08:30"},
         {"~8:30", "~ 08:30"}});
  check_unread(FieldType::time, italian,
               {"8.5", "8,5", "25:00", "8:60", "8-10", "8.30-10.30", "dalle 8 alle 10", "830", "mattina", "12 di sera", "13 am", "8 ore",
                "24:00", "8.30.2024", "8:30 o 9:30", "30 minuti", "sera"});
  check(FieldType::time, {"de", "DE", ""},
        {{"8 Uhr", "08:00"}, {"8.30 Uhr", "08:30"}, {"8 Uhr 30", "08:30"}, {"um 20 Uhr", "20:00"}, {"gegen 8 Uhr", "~ 08:00"}});
  check_unread(FieldType::time, {"de", "DE", ""}, {"halb neun", "halb 9"});
  check(FieldType::time, {"fr", "FR", ""}, {{"8 h 30", "08:30"}, {"20 heures", "20:00"}, {"vers 20h", "~ 20:00"}, {"midi", "12:00"}});
  check(FieldType::time, english,
        {{"8 o'clock", "08:00"}, {"0830 hrs", "08:30"}, {"eight", "08:00"}, {"noon", "12:00"}, {"at 8:30pm", "20:30"}});
  check(FieldType::time, {"es", "ES", ""}, {{"a las 8 de la tarde", "20:00"}, {"8 y media", "08:30"}, {"20:30 h", "20:30"}});
}

TEST_CASE("years") {
  check(FieldType::year, italian,
        {{"2023", "#2023"}, {"anno 2023", "#2023"}, {"dal 1998", "#1998"}, {"circa 1990", "~ #1990"}, {"(1990)", "#1990"}});
  check_unread(FieldType::year, italian, {"23", "'23", "1799", "2201", "2023/2024", "2023-24", "12/03/2023", "2.023", "duemila"});
}

TEST_CASE("tax codes") {
  check(FieldType::taxcode, italian,
        {{"RSSMRA85T10A562S", "RSSMRA85T10A562S"},
         {"rss mra 85t10 a562s", "RSSMRA85T10A562S"},
         {"C.F.: RSSMRA85T10A562S", "RSSMRA85T10A562S"},
         {"RSSMRA85T10A562T", "? RSSMRA85T10A562T"},
         {"rss mra 85t10 a562t", "? RSSMRA85T10A562T"},
         {"01234567897", "01234567897"},
         {"01234567890", "? 01234567890"},
         {"CF 01234567897", "01234567897"}});
  check_unread(FieldType::taxcode, italian,
               {"RSSMRA85T10A562", "0123456789", "RSSMRA85F10A562S", "RSSMRA85T10A562S e 01234567897", "1234567890123456"});
}

TEST_CASE("VAT numbers") {
  check(FieldType::vat, italian,
        {{"01234567897", "01234567897"},
         {"IT01234567897", "01234567897"},
         {"it 012 345 678 97", "01234567897"},
         {"P.IVA 01234567897", "01234567897"},
         {"01234567890", "? 01234567890"},
         {"00000000000", "? 00000000000"},
         {"DE 123456789", "DE123456789"},
         {"FR-12 345 678 901", "FR12345678901"},
         {"ESB12345678", "ESB12345678"},
         {"GR123456789", "EL123456789"},
         {"ATU12345678", "ATU12345678"}});
  check_unread(FieldType::vat, italian, {"123456789", "DE12345678", "XX123456789", "RSSMRA85T10A562S"});
  check(FieldType::vat, {"de", "DE", ""},
        {{"USt-IdNr. DE123456789", "DE123456789"}, {"123456789", "DE123456789"}, {"IT01234567897", "01234567897"}});
}

TEST_CASE("IBANs") {
  check(FieldType::iban, italian,
        {{"IT60X0542811101000000123456", "IT60X0542811101000000123456"},
         {"it60 x054 2811 1010 0000 0123 456", "IT60X0542811101000000123456"},
         {"IBAN: IT60X0542811101000000123456", "IT60X0542811101000000123456"},
         {"IT61X0542811101000000123456", "? IT61X0542811101000000123456"},
         {"DE89 3704 0044 0532 0130 00", "DE89370400440532013000"},
         {"GB29 NWBK 6016 1331 9268 19", "GB29NWBK60161331926819"}});
  check_unread(
      FieldType::iban, italian,
      {"IT60X05428111010000001234", "XX60X0542811101000000123456", "IT60X0542811101000000123456 Banca Sella", "05428 11101 000000123456"});
}

TEST_CASE("postcodes") {
  check(FieldType::postcode, italian,
        {{"48121", "48121"}, {"I-48121", "48121"}, {"I - 48121", "48121"}, {"CAP 48121", "48121"}, {"00184", "00184"}});
  check_unread(FieldType::postcode, italian, {"4812", "481211", "48121 Ravenna", "SW1A 1AA"});
  check(FieldType::postcode, english, {{"sw1a1aa", "SW1A 1AA"}, {"M1 1AE", "M1 1AE"}});
  check_unread(FieldType::postcode, english, {"48121", "SW1A"});
  check(FieldType::postcode, {"fr", "FR", ""}, {{"75 008", "75008"}, {"F-75008", "75008"}});
  check(FieldType::postcode, {"de", "AT", ""}, {{"1010", "1010"}});
}

TEST_CASE("provinces") {
  check(FieldType::province, italian,
        {{"RA", "RA"},
         {"(RA)", "RA"},
         {"ra", "RA"},
         {"Ravenna", "RA"},
         {"prov. di Ravenna", "RA"},
         {"Provincia di Reggio Emilia", "RE"},
         {"Ravenna (RA)", "RA"},
         {"NA", "NA"},
         {"Forlì-Cesena", "FC"},
         {"Città metropolitana di Bologna", "BO"},
         {"L'Aquila", "AQ"},
         {"Monza e Brianza", "MB"},
         {"n.d.", "-"}});
  check_unread(FieldType::province, italian, {"QQ", "Cervia", "Ravenna (FC)", "RA, FC", "Emilia-Romagna", "di"});
}

TEST_CASE("web addresses") {
  check(FieldType::url, italian,
        {{"www.ente.example", "www.ente.example"},
         {"https://www.Comune.Ravenna.IT/Uffici?Id=3", "https://www.comune.ravenna.it/Uffici?Id=3"},
         {"HTTP://Ente.it", "http://ente.it"},
         {"www. ente.it", "www.ente.it"},
         {"<https://ente.it/>.", "https://ente.it/"},
         {"ente.it:8080/a", "ente.it:8080/a"}});
  check_unread(FieldType::url, italian,
               {"info@ente.it", "Comune di Ravenna", "www.ente.it www.altro.it", "sito in costruzione", "htp://ente.it", "www", "ente.",
                "pagina Facebook"});
}
