#include <rapidjson/document.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <stdexcept>

#include "outputs/records/field_path.h"
#include "outputs/records/record_json.h"

namespace schede {

namespace {

using Json = rapidjson::Value;

/// The numbers of a text as they are written: a double would not keep their digits.
using Numbers = std::vector<std::string>;

/// A document that has, for each number, its place in `numbers`.
class ExactDocument : public rapidjson::Document {
 public:
  Numbers numbers;

  rapidjson::ParseResult parse(std::string_view json) {
    // Iterative, because the text may nest as deep as it likes.
    constexpr unsigned flags =
        rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
    rapidjson::MemoryStream bytes(json.data(), json.size());
    rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(bytes);
    rapidjson::Reader reader;
    rapidjson::ParseResult result;
    auto read = [&](rapidjson::Document&) { return !(result = reader.Parse<flags>(stream, *this)).IsError(); };
    Populate(read);
    return result;
  }

  /// What the reader calls for a number.
  bool RawNumber(const char* number, rapidjson::SizeType length, bool) {
    numbers.emplace_back(number, length);
    return Uint64(numbers.size() - 1);
  }
};

/// Ends the reading of the whole record wherever it is found, so it travels as an exception, inside this file.
struct Misfit : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string_view view(const Json& json) { return {json.GetString(), json.GetStringLength()}; }

const Json& object(const Json& json, std::string_view where) {
  if (!json.IsObject()) throw Misfit(std::string(where) + ": an object is expected");
  return json;
}

/// The member; nullptr where it is absent or null.
const Json* find(const Json& parent, const char* key) {
  const auto member = parent.FindMember(key);
  return member == parent.MemberEnd() || member->value.IsNull() ? nullptr : &member->value;
}

std::string text(const Json& json, std::string_view where) {
  if (!json.IsString()) throw Misfit(std::string(where) + ": a text is expected");
  return std::string(view(json));
}

std::string required_text(const Json& parent, const char* key, std::string_view where) {
  const Json* found = find(parent, key);
  if (!found) throw Misfit(std::string(where) + ": is missing");
  return text(*found, where);
}

std::string text_or_empty(const Json& parent, const char* key, std::string_view where) {
  const Json* found = find(parent, key);
  return found ? text(*found, where) : std::string();
}

std::optional<std::string> optional_text(const Json& parent, const char* key, std::string_view where) {
  const Json* found = find(parent, key);
  return found ? std::optional(text(*found, where)) : std::nullopt;
}

void for_each(const Json& parent, const char* key, const std::function<void(const Json&)>& take) {
  const Json* list = find(parent, key);
  if (!list) return;
  if (!list->IsArray()) throw Misfit(std::string(key) + ": a list is expected");
  for (const Json& entry : list->GetArray()) take(object(entry, key));
}

Status read_status(const Json& root) {
  const std::string name = required_text(root, "status", "status");
  for (const Status status : {Status::accepted, Status::rejected})
    if (to_string(status) == name) return status;
  throw Misfit("status: \"" + name + "\" is neither \"accepted\" nor \"rejected\"");
}

Severity read_severity(const Json& gap) {
  const std::string name = required_text(gap, "severity", "gaps.severity");
  if (const auto severity = severity_called(name)) return *severity;
  throw Misfit("gaps.severity: \"" + name + "\" is none of \"error\", \"warning\", \"info\"");
}

const std::string& number(const Json& json, const Numbers& numbers, std::string_view where) {
  if (!json.IsUint64()) throw Misfit(std::string(where) + ": a number is expected");
  return numbers[json.GetUint64()];
}

template <class Whole>
Whole whole_number(const Json& json, const Numbers& numbers, const std::string& where) {
  const std::string& digits = number(json, numbers, where);
  Whole whole = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), whole);
  if (error != std::errc() || end != digits.data() + digits.size()) throw Misfit(where + ": a whole number is expected");
  return whole;
}

/// The member of an enumeration that is called so.
template <class Enum, std::size_t size>
Enum named(const std::string& name, const Enum (&all)[size], std::string_view where) {
  for (const Enum each : all)
    if (to_string(each) == name) return each;
  throw Misfit(std::string(where) + ": \"" + name + "\" is not known");
}

Envelope read_envelope(const Json& json) {
  constexpr EnvelopeKind kinds[] = {EnvelopeKind::p7m, EnvelopeKind::eml, EnvelopeKind::zip, EnvelopeKind::msg};
  constexpr Integrity integrities[] = {Integrity::ok, Integrity::bad};
  const std::string where = "source.envelopes";
  Envelope envelope;
  envelope.kind = named(required_text(json, "kind", where), kinds, where);
  envelope.name = text_or_empty(json, "name", where);
  envelope.signer = text_or_empty(json, "signer", where);
  envelope.serial = text_or_empty(json, "serial", where);
  envelope.signed_at = text_or_empty(json, "signed_at", where);
  if (const auto integrity = optional_text(json, "integrity", where)) envelope.integrity = named(*integrity, integrities, where);
  envelope.sender = text_or_empty(json, "from", where);
  envelope.date = text_or_empty(json, "date", where);
  envelope.message_id = text_or_empty(json, "message_id", where);
  const Json* certified = find(json, "pec");
  envelope.certified = certified && certified->IsTrue();
  return envelope;
}

std::vector<std::string> read_texts(const Json& parent, const char* key, std::string_view where) {
  std::vector<std::string> texts;
  const Json* list = find(parent, key);
  if (!list) return texts;
  if (!list->IsArray()) throw Misfit(std::string(where) + ": a list is expected");
  for (const Json& entry : list->GetArray()) texts.push_back(text(entry, where));
  return texts;
}

Source read_source(const Json& root, const Numbers& numbers) {
  const Json* found = find(root, "source");
  if (!found) throw Misfit("source: is missing");
  const Json& json = object(*found, "source");
  Source source;
  source.path = required_text(json, "path", "source.path");
  source.format = text_or_empty(json, "format", "source.format");
  source.sha256 = text_or_empty(json, "sha256", "source.sha256");
  source.modified = text_or_empty(json, "modified", "source.modified");
  source.generator = text_or_empty(json, "generator", "source.generator");
  if (const Json* bytes = find(json, "bytes")) source.bytes = whole_number<std::uint64_t>(*bytes, numbers, "source.bytes");
  for_each(json, "envelopes", [&](const Json& entry) { source.envelopes.push_back(read_envelope(entry)); });
  source.annexes = read_texts(json, "annexes", "source.annexes");
  source.converted_by = text_or_empty(json, "converted_by", "source.converted_by");
  source.ocr = text_or_empty(json, "ocr", "source.ocr");
  return source;
}

std::optional<Territory> read_territory(const Json& root) {
  const Json* found = find(root, "territory");
  if (!found) return std::nullopt;
  const Json& json = object(*found, "territory");
  Territory territory;
  territory.kind = optional_text(json, "kind", "territory.kind");
  territory.region = optional_text(json, "region", "territory.region");
  territory.province = optional_text(json, "province", "territory.province");
  territory.municipality = optional_text(json, "municipality", "territory.municipality");
  territory.istat = optional_text(json, "istat", "territory.istat");
  if (const Json* convergence = find(json, "convergence")) {
    if (!convergence->IsBool()) throw Misfit("territory.convergence: true or false is expected");
    territory.convergence = convergence->GetBool();
  }
  return territory;
}

double read_confidence(const Json& entry, const Numbers& numbers, const std::string& where) {
  const Json* found = find(entry, "confidence");
  if (!found) return 1.0;
  const std::string& digits = number(*found, numbers, where + ".confidence");
  double confidence = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), confidence);
  return confidence;
}

std::uint32_t offset(const Json& passage, const char* key, const Numbers& numbers, const std::string& where) {
  const Json* found = find(passage, key);
  if (!found) throw Misfit(where + ": \"" + key + "\" is missing");
  return whole_number<std::uint32_t>(*found, numbers, where);
}

/// Of records that were written before there were spans it is empty.
std::vector<Passage> read_span(const Json& entry, const Numbers& numbers, const std::string& where) {
  std::vector<Passage> span;
  for_each(entry, "span", [&](const Json& json) {
    Passage passage = {{}, offset(json, "from", numbers, where), offset(json, "to", numbers, where)};
    const Json* path = find(json, "path");
    if (!path || !path->IsArray()) throw Misfit(where + ".path: a list is expected");
    for (const Json& step : path->GetArray()) passage.path.push_back(whole_number<std::uint32_t>(step, numbers, where + ".path"));
    span.push_back(std::move(passage));
  });
  return span;
}

bool is_amount(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto point = text.find('.');
  const auto is_digits = [](std::string_view part, std::size_t least) {
    return part.size() >= least && part.find_first_not_of("0123456789") == part.npos;
  };
  return point != text.npos && is_digits(text.substr(0, point), 1) && is_digits(text.substr(point + 1), 2);
}

bool is_currency(std::string_view text) {
  return text.size() == 3 && std::ranges::all_of(text, [](char letter) { return letter >= 'A' && letter <= 'Z'; });
}

/// A sum of money is known by its shape, for records do not name the types of their fields.
std::optional<Amount> read_sum(const Json& json) {
  const Json* amount = find(json, "amount");
  const Json* currency = find(json, "currency");
  if (json.MemberCount() != 2 || !amount || !currency || !amount->IsString() || !currency->IsString()) return std::nullopt;
  if (!is_amount(view(*amount)) || !is_currency(view(*currency))) return std::nullopt;
  return Amount{std::string(view(*amount)), std::string(view(*currency))};
}

Value plain_value(const Json& json, const Numbers& numbers, const std::string& path) {
  if (json.IsNull()) return std::monostate();
  if (json.IsBool()) return json.GetBool();
  if (json.IsString()) return std::string(view(json));
  if (!json.IsArray()) return Number{number(json, numbers, path)};
  std::vector<std::string> list;
  for (const Json& entry : json.GetArray()) list.push_back(text(entry, path));
  return list;
}

Decision read_decision(const Json& json, const std::string& where) {
  return {required_text(json, "by", where + ".by"), required_text(json, "at", where + ".at"), required_text(json, "why", where + ".why")};
}

Corrected read_corrected(const Json& entry, const Numbers& numbers, const std::string& where) {
  Corrected corrected{read_decision(entry, where), {}};
  const Json* read = find(entry, "read");
  if (!read) return corrected;
  auto sum = read->IsObject() ? read_sum(*read) : std::nullopt;
  corrected.read = sum ? Value(std::move(*sum)) : plain_value(*read, numbers, where + ".read");
  return corrected;
}

Evidence read_one_evidence(const Json& json, const Numbers& numbers, const std::string& where) {
  const bool is_corrected = find(json, "by") != nullptr;
  Evidence evidence{text_or_empty(json, "raw", where), text_or_empty(json, is_corrected ? "place" : "at", where),
                    text_or_empty(json, "how", where), read_confidence(json, numbers, where), read_span(json, numbers, where + ".span")};
  if (is_corrected) evidence.corrected = read_corrected(json, numbers, where);
  return evidence;
}

std::vector<std::pair<std::string, Evidence>> read_evidence(const Json& root, const Numbers& numbers) {
  std::vector<std::pair<std::string, Evidence>> evidence;
  const Json* found = find(root, "evidence");
  if (!found) return evidence;
  for (const auto& member : object(*found, "evidence").GetObject()) {
    const std::string where = "evidence." + std::string(view(member.name));
    evidence.emplace_back(view(member.name), read_one_evidence(object(member.value, where), numbers, where));
  }
  return evidence;
}

std::vector<Unread> read_unread(const Json& root, const Numbers& numbers) {
  std::vector<Unread> unread;
  for_each(root, "unread", [&](const Json& entry) {
    unread.push_back(
        {text_or_empty(entry, "at", "unread.at"), text_or_empty(entry, "text", "unread.text"), read_span(entry, numbers, "unread.span")});
  });
  return unread;
}

std::vector<Gap> read_gaps(const Json& root) {
  std::vector<Gap> gaps;
  for_each(root, "gaps", [&](const Json& gap) {
    gaps.push_back({required_text(gap, "code", "gaps.code"), text_or_empty(gap, "field", "gaps.field"), read_severity(gap),
                    text_or_empty(gap, "message", "gaps.message")});
  });
  return gaps;
}

void read_decisions(const Json& root, Record& record) {
  const Json* found = find(root, "decisions");
  if (!found) return;
  const Json& json = object(*found, "decisions");
  if (const Json* aside = find(json, "set_aside")) record.set_aside = read_decision(object(*aside, "set_aside"), "set_aside");
  for_each(json, "reviews", [&](const Json& review) {
    record.reviews.push_back({required_text(review, "state", "reviews.state"), read_decision(review, "reviews")});
  });
  for_each(json, "waived", [&](const Json& waiver) {
    record.waived.push_back(
        {text_or_empty(waiver, "field", "waived.field"), required_text(waiver, "code", "waived.code"), read_decision(waiver, "waived")});
  });
}

bool belongs_to_the_frame(std::string_view key) {
  constexpr std::string_view frame[] = {"record_id", "form",     "form_version", "status", "source",
                                        "territory", "evidence", "unread",       "gaps",   "decisions"};
  return std::find(std::begin(frame), std::end(frame), key) != std::end(frame);
}

/// Nested objects and arrays into paths, in order.
class Flattening {
 public:
  Flattening(std::vector<Field>& fields, const Numbers& numbers) : fields_(fields), numbers_(numbers) {}

  void read(const std::string& path, const Json& json, int depth = 1) {
    constexpr int deepest = 32;
    if (depth > deepest) throw Misfit(path + ": nested too deeply");
    if (json.IsObject()) {
      if (auto sum = read_sum(json)) return fields_.push_back({path, std::move(*sum)});
      for (const auto& member : json.GetObject()) read(child_path(path, checked_key(member.name)), member.value, depth + 1);
    } else if (json.IsArray() && holds_objects(json)) {
      for (rapidjson::SizeType i = 0; i < json.Size(); ++i) {
        const std::string element = path + '[' + std::to_string(i) + ']';
        read(element, object(json[i], element), depth + 1);
      }
    } else {
      fields_.push_back({path, plain_value(json, numbers_, path)});
    }
  }

  static std::string_view checked_key(const Json& name) {
    const std::string_view key = view(name);
    if (key.empty() || key.find_first_of("[]") != key.npos) throw Misfit("\"" + std::string(key) + "\": no name for a field");
    return key;
  }

 private:
  static bool holds_objects(const Json& array) { return !array.Empty() && array[0].IsObject(); }

  std::vector<Field>& fields_;
  const Numbers& numbers_;
};

void refuse_repeated_paths(const std::vector<Field>& fields) {
  std::vector<std::string_view> paths;
  for (const Field& field : fields) paths.push_back(field.path);
  std::sort(paths.begin(), paths.end());
  const auto repeated = std::adjacent_find(paths.begin(), paths.end());
  if (repeated != paths.end()) throw Misfit(std::string(*repeated) + ": stands there twice");
}

std::vector<Field> read_fields(const Json& root, const Numbers& numbers) {
  std::vector<Field> fields;
  Flattening flattening(fields, numbers);
  for (const auto& member : root.GetObject())
    if (!belongs_to_the_frame(view(member.name))) flattening.read(child_path({}, Flattening::checked_key(member.name)), member.value);
  refuse_repeated_paths(fields);
  return fields;
}

Record read_record(const Json& root, const Numbers& numbers) {
  Record record;
  record.record_id = required_text(object(root, "record"), "record_id", "record_id");
  record.form = text_or_empty(root, "form", "form");
  record.form_version = text_or_empty(root, "form_version", "form_version");
  record.status = read_status(root);
  record.source = read_source(root, numbers);
  record.gaps = read_gaps(root);
  read_decisions(root, record);
  if (record.status == Status::rejected) return record;
  record.fields = read_fields(root, numbers);
  record.territory = read_territory(root);
  record.evidence = read_evidence(root, numbers);
  record.unread = read_unread(root, numbers);
  return record;
}

}  // namespace

std::optional<Severity> severity_called(std::string_view name) {
  for (const Severity severity : {Severity::error, Severity::warning, Severity::info})
    if (to_string(severity) == name) return severity;
  return std::nullopt;
}

tl::expected<Record, std::string> parse_record(std::string_view json) {
  ExactDocument document;
  const auto parsed = document.parse(json);
  if (parsed.IsError()) return tl::unexpected("no JSON: error at byte " + std::to_string(parsed.Offset()));
  try {
    return read_record(document, document.numbers);
  } catch (const Misfit& misfit) {
    return tl::unexpected<std::string>(misfit.what());
  }
}

}  // namespace schede
