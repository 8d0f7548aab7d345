#include "extractors/definition/value_kinds.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "extractors/form/condition.h"
#include "extractors/form/definition_words.h"
#include "extractors/form/field_types.h"
#include "extractors/language/language_words.h"

namespace schede {
namespace {

constexpr std::size_t longest_path = 60, longest_version = 16;
constexpr std::string_view capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", small = "abcdefghijklmnopqrstuvwxyz", digits = "0123456789";

bool is_of(std::string_view text, const std::string& characters) {
  return !text.empty() && text.find_first_not_of(characters) == std::string_view::npos;
}

bool is_letters_or(std::string_view text, std::string_view others) {
  return is_of(text, std::string(capitals).append(small).append(digits).append(others));
}

bool is_step(std::string_view text) {
  return is_of(text, std::string(small).append(digits) + "_") && small.find(text.front()) != std::string_view::npos &&
         text.find("__") == std::string_view::npos && text.size() <= longest_path;
}

bool is_path(std::string_view text) {
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return is_step(text);
  return is_step(text.substr(0, dot)) && is_step(text.substr(dot + 1)) && text.size() <= longest_path;
}

bool is_any(std::string_view) { return true; }
bool is_text(std::string_view text) { return !text.empty(); }

bool all_of(std::string_view text, bool (*fits)(std::string_view)) {
  const std::vector<std::string> words = words_in(std::string(text));
  return !words.empty() && std::ranges::all_of(words, fits);
}

bool is_paths(std::string_view text) { return all_of(text, is_path); }
bool is_code(std::string_view text) { return is_letters_or(text, "_.-"); }
bool is_form_id(std::string_view text) { return is_letters_or(text, "-"); }
bool is_version(std::string_view text) { return is_letters_or(text, ".-") && text.size() <= longest_version; }
bool is_language(std::string_view text) { return std::ranges::find(languages(), text) != languages().end(); }
bool is_languages(std::string_view text) { return all_of(text, is_language); }
bool is_country(std::string_view text) { return is_of(text, std::string(capitals)) && text.size() == 2; }
bool is_currency(std::string_view text) { return is_of(text, std::string(capitals)) && text.size() == 3; }
bool is_type(std::string_view text) { return field_type_called(text).has_value(); }
bool is_first_type(std::string_view text) {
  const auto type = field_type_called(text);
  return type && row_of(*type).content != Content::typed;
}
bool is_need(std::string_view text) { return text == "required" || text == "recommended" || text == "optional"; }
bool is_yes_or_no(std::string_view text) { return text == "yes" || text == "no"; }
bool is_territory(std::string_view text) { return text == "yes" || text == "convergence"; }
bool is_condition(std::string_view text) { return parse_condition(text).has_value(); }

bool is_count(std::string_view text) {
  unsigned count = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), count);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() && count > 0;
}

bool is_code_pair(std::string_view text) {
  const std::size_t sign = text.find('=');
  return sign != std::string_view::npos && is_code(text.substr(0, sign)) && is_code(text.substr(sign + 1));
}
bool is_code_pairs(std::string_view text) { return all_of(text, is_code_pair); }

std::string type_names(bool (*fits)(std::string_view)) {
  std::string names;
  for (const FieldTypeRow& row : field_types())
    if (fits(row.name)) names.append(names.empty() ? "" : ", ").append(row.name);
  return names;
}

const std::vector<ValueKindRow>& rows() {
  // In the order of ValueKind.
  static const std::vector<ValueKindRow> rows = {
      {ValueKind::text, is_text, {"è vuoto", "is empty"}, {"ci vuole un testo", "a text must stand there"}},
      {ValueKind::any_text, is_any, {}, {"ci vuole un testo, anche vuoto", "a text may stand there, or none"}},
      {ValueKind::path,
       is_path,
       {"non è un percorso", "is no path"},
       {"un percorso ha lettere minuscole, cifre e _ dopo una lettera, al più un punto, mai due _ di seguito, al più 60 caratteri: "
        "body.name",
        "a path has small letters, digits and _ behind a letter, at most one dot, never two _ together, at most 60 characters: body.name"}},
      {ValueKind::paths,
       is_paths,
       {"non sono percorsi", "are no paths"},
       {"ci vogliono uno o più percorsi con uno spazio in mezzo: person.first person.family",
        "one or more paths must stand there, a blank between them: person.first person.family"}},
      {ValueKind::step,
       is_step,
       {"non è un nome", "is no name"},
       {"un nome ha lettere minuscole, cifre e _ dopo una lettera, nessun punto, mai due _ di seguito, al più 60 caratteri: body_name",
        "a name has small letters, digits and _ behind a letter, no dot, never two _ together, at most 60 characters: body_name"}},
      {ValueKind::code,
       is_code,
       {"non è un codice", "is no code"},
       {"un codice ha lettere, cifre, _ . e - senza spazi: 18-30", "a code has letters, digits, _ . and - without blanks: 18-30"}},
      {ValueKind::form_id,
       is_form_id,
       {"non è il nome di una scheda", "is no form's name"},
       {"può avere lettere, cifre e trattini: bando-orti", "it may have letters, digits and hyphens: bando-orti"}},
      {ValueKind::version,
       is_version,
       {"non è una versione", "is no version"},
       {"può avere fino a 16 lettere, cifre, punti e trattini: 2024.1", "it may have up to 16 letters, digits, dots and hyphens: 2024.1"}},
      {ValueKind::languages,
       is_languages,
       {"non è un elenco di lingue", "is no list of languages"},
       {"ci vogliono una o più tra it, en, fr, de, es con uno spazio in mezzo",
        "one or more of it, en, fr, de, es must stand there, a blank between them"}},
      {ValueKind::country,
       is_country,
       {"non è un paese", "is no country"},
       {"un paese sono due lettere maiuscole: IT, GB, FR", "a country is two capital letters: IT, GB, FR"}},
      {ValueKind::currency,
       is_currency,
       {"non è una valuta", "is no currency"},
       {"una valuta sono tre lettere maiuscole: EUR, GBP, CHF", "a currency is three capital letters: EUR, GBP, CHF"}},
      {ValueKind::count,
       is_count,
       {"non è un numero da 1 in su", "is no number from 1 up"},
       {"ci vuole un numero intero: 1, 2, 3, …", "a whole number must stand there: 1, 2, 3, …"}},
      {ValueKind::type,
       is_type,
       {"non è un tipo", "is no type"},
       {"i tipi sono " + type_names(is_type), "the types are " + type_names(is_type)}},
      {ValueKind::first_type,
       is_first_type,
       {"non è un tipo della versione 1", "is no type of version 1"},
       {"i tipi sono " + type_names(is_first_type), "the types are " + type_names(is_first_type)}},
      {ValueKind::need,
       is_need,
       {"non dice quanto serve la risposta", "does not say how much the answer matters"},
       {"può essere required, recommended, optional", "it may be required, recommended, optional"}},
      {ValueKind::yes_or_no, is_yes_or_no, {"non è né yes né no", "is neither yes nor no"}, {"può essere yes o no", "it may be yes or no"}},
      {ValueKind::territory,
       is_territory,
       {"non dice quale territorio", "says of no territory"},
       {"può essere yes o convergence", "it may be yes or convergence"}},
      {ValueKind::condition,
       is_condition,
       {"non è una condizione", "is no condition"},
       {"una condizione è come funded = yes, kind != private, company.name filled, o più d'una unite da and; un testo va tra virgolette",
        "a condition is like funded = yes, kind != private, company.name filled, or several joined by and; a text stands in quotes"}},
      {ValueKind::code_pairs,
       is_code_pairs,
       {"non sono coppie di codici", "are no pairs of codes"},
       {"ci vogliono il codice vecchio e il nuovo, con uno spazio tra le coppie: si=yes no=no",
        "the old code and the new one must stand there, a blank between pairs: si=yes no=no"}},
  };
  return rows;
}

}  // namespace

const ValueKindRow& row_of(ValueKind kind) { return rows()[static_cast<std::size_t>(kind)]; }

}  // namespace schede
