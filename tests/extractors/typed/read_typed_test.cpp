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
