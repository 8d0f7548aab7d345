#include "extractors/corrections/written_value.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "extractors/form/field_types.h"
#include "extractors/language/language_words.h"
#include "extractors/text/clean.h"
#include "extractors/text/fold.h"
#include "extractors/typed/pattern.h"
#include "extractors/typed/range.h"
#include "extractors/typed/read_typed.h"
#include "extractors/values/email.h"
#include "extractors/values/phone.h"

namespace schede {
namespace {

using Read = tl::expected<Value, Bilingual>;

auto misfit(std::string it, std::string en) { return tl::unexpected(Bilingual{std::move(it), std::move(en)}); }

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
  return text;
}

bool are_digits(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == text.npos; }

struct Digits {
  std::string_view whole, decimals;
};

/// "-12.5" as JSON writes it.
std::optional<Digits> json_digits(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto point = text.find('.');
  const Digits digits{text.substr(0, point), point == text.npos ? std::string_view() : text.substr(point + 1)};
  if (!are_digits(digits.whole) || (point != text.npos && !are_digits(digits.decimals))) return std::nullopt;
  return digits;
}

/// "1.125" may be a number with decimals, or thousands as Italians write them.
bool is_doubtful(const Digits& digits) { return digits.decimals.size() == 3 && digits.whole.size() <= 3 && digits.whole != "0"; }

/// One more decimal parts it from thousands.
std::string undoubtful(const std::string& number) {
  const auto digits = json_digits(number);
  return digits && is_doubtful(*digits) ? number + '0' : number;
}

struct Writer {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(bool flag) const { return flag ? "true" : "false"; }
  std::string operator()(const std::vector<std::string>& codes) const { return joined(codes); }
  std::string operator()(const Number& number) const { return undoubtful(number.digits); }
  std::string operator()(const Amount& sum) const { return undoubtful(sum.amount) + ' ' + sum.currency; }
};

/// Numbers and sums as written_value writes them.
std::optional<Value> read_exact(FieldType type, std::string_view text) {
  const auto blank = text.find(' ');
  const auto digits = json_digits(text.substr(0, blank));
  if (!digits || is_doubtful(*digits)) return std::nullopt;
  if (type == FieldType::decimal && blank == text.npos) return Value(Number{std::string(text)});
  const bool is_sum = type == FieldType::amount && blank != text.npos && digits->decimals.size() >= 2;
  const auto currency = is_sum ? text.substr(blank + 1) : std::string_view();
  const bool is_code = currency.size() == 3 && std::ranges::all_of(currency, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!is_code) return std::nullopt;
  return Value(Amount{std::string(text.substr(0, blank)), std::string(currency)});
}

Read read_typed_answer(const FormField& field, const std::string& text, const Form& form) {
  const auto exact = read_exact(field.type, text);
  const TypedReading typed =
      exact ? TypedReading{*exact} : read_typed(field.type, text, {form.languages.front(), form.country, field.currency});
  const std::string name(row_of(field.type).name);
  if (!typed.valid || typed.approximate || is_empty(typed.value))
    return misfit("«" + text + "» non è un valore del tipo " + name, "\"" + text + "\" is no value of the type " + name);
  if (is_out_of_range(field.type, typed.value, field.min, field.max))
    return misfit("«" + text + "» è fuori dai limiti ammessi", "\"" + text + "\" is outside of what may be");
  return typed.value;
}

Read read_line(const std::string& value, bool valid, const std::string& text, const Bilingual& what) {
  if (valid && !value.empty()) return Value(value);
  return misfit("«" + text + "» non è " + what.it, "\"" + text + "\" is " + what.en);
}

Read read_answer(const FormField& field, const std::string& text, const Form& form) {
  switch (row_of(field.type).content) {
    case Content::paragraphs: return Value(normalize_text(text));
    case Content::text: return Value(normalize_line(text));
    case Content::typed: return read_typed_answer(field, normalize_line(text), form);
    case Content::phones: {
      const auto line = join_phones(read_phones_of(form.country, text), text);
      return read_line(line.value, line.valid, text, {"un numero di telefono", "no telephone number"});
    }
    case Content::emails: {
      const auto line = join_emails(read_emails(text));
      return read_line(line.value, line.valid, text, {"un indirizzo e-mail", "no e-mail address"});
    }
  }
  return Value();
}

Read read_checked_answer(const FormField& field, const std::string& text, const Form& form) {
  auto value = read_answer(field, text, form);
  const auto* written = value ? std::get_if<std::string>(&*value) : nullptr;
  if (written && !has_words(*written)) return misfit("«" + text + "» non dice nulla", "\"" + text + "\" says nothing");
  if (written && !field.pattern.empty() && !matches_pattern(*written, field.pattern))
    return misfit("«" + text + "» non ha la forma richiesta", "\"" + text + "\" does not have the form asked for");
  return value;
}

Read read_flag(const std::string& text) {
  constexpr std::array yes{"true", "vero", "si", "yes", "x", "1"};
  constexpr std::array no{"false", "falso", "no", "0"};
  const auto key = fold_key(text);
  if (std::ranges::find(yes, key) != yes.end()) return Value(true);
  if (std::ranges::find(no, key) != no.end()) return Value(false);
  return misfit("«" + text + "» non è true o false", "\"" + text + "\" is neither true nor false");
}

std::vector<std::string> parted(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0, end = 0; end != text.npos; begin = end + 1) {
    end = text.find_first_of(";,", begin);
    auto part = normalize_line(text.substr(begin, end == text.npos ? end : end - begin));
    if (!part.empty()) parts.push_back(std::move(part));
  }
  return parts;
}

/// In the order in which the form prints them.
Read read_codes(const CorrectableField& field, const std::string& text) {
  const auto given = parted(text);
  for (const std::string& code : given)
    if (std::ranges::find(field.codes, code) == field.codes.end())
      return misfit("«" + code + "» non è uno dei codici " + joined(field.codes),
                    "\"" + code + "\" is none of the codes " + joined(field.codes));
  std::vector<std::string> codes;
  std::ranges::copy_if(field.codes, std::back_inserter(codes),
                       [&](const std::string& code) { return std::ranges::find(given, code) != given.end(); });
  if (field.most > 0 && codes.size() > field.most)
    return misfit("più di " + std::to_string(field.most) + " risposte", "more than " + std::to_string(field.most) + " answers");
  return Value(std::move(codes));
}

Read read_code(const CorrectableField& field, const std::string& text) {
  auto codes = read_codes(field, text);
  if (!codes) return codes;
  auto& list = std::get<std::vector<std::string>>(*codes);
  if (list.size() == 1) return Value(std::move(list.front()));
  return misfit("la risposta è una sola", "there is one answer only");
}

}  // namespace

std::string written_value(const Value& value) { return std::visit(Writer(), value); }

tl::expected<Value, Bilingual> read_written(const CorrectableField& field, std::string_view text, const Form& form) {
  const std::string written(text);
  if (!has_visible(text)) return field.kind == CorrectableField::Kind::codes ? Value(std::vector<std::string>()) : Value();
  switch (field.kind) {
    case CorrectableField::Kind::answer: return read_checked_answer(*field.field, written, form);
    case CorrectableField::Kind::flag: return read_flag(written);
    case CorrectableField::Kind::code: return read_code(field, written);
    case CorrectableField::Kind::codes: return read_codes(field, written);
    case CorrectableField::Kind::words: return Value(normalize_line(text));
  }
  return Value();
}

}  // namespace schede
