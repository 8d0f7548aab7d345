#include "pipeline/workers/protocol.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

namespace schede {
namespace {

void append_number(std::size_t number, std::string& out) { out += std::to_string(number) + '\t'; }

/// Text that parts no fields and no lines.
void append_words(std::string_view words, char end, std::string& out) {
  std::transform(words.begin(), words.end(), std::back_inserter(out), [](char c) { return c == '\t' || c == '\n' ? ' ' : c; });
  out += end;
}

/// The fields of an answer's first line, in order.
class Fields {
 public:
  explicit Fields(std::string_view line) : rest_(line) {}

  std::string_view words() {
    const auto end = std::min(rest_.find('\t'), rest_.size());
    const auto field = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return field;
  }

  template <class Number>
  Number number() {
    const auto digits = words();
    Number value{};
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) throw std::runtime_error("no message of a worker");
    return value;
  }

 private:
  std::string_view rest_;
};

/// Takes the first whole line off the front.
std::optional<Fields> take_line(std::string_view& arrived) {
  const auto end = arrived.find('\n');
  if (end == arrived.npos) return {};
  const Fields fields(arrived.substr(0, end));
  arrived.remove_prefix(end + 1);
  return fields;
}

/// The same where it must be there.
Fields line_of(std::string_view& arrived) {
  const auto line = take_line(arrived);
  if (!line) throw std::runtime_error("no message of a worker");
  return *line;
}

std::string_view take_bytes(std::string_view& arrived, std::size_t length) {
  if (arrived.size() < length) throw std::runtime_error("no message of a worker");
  const auto bytes = arrived.substr(0, length);
  arrived.remove_prefix(length);
  return bytes;
}

void append_converted(const Converted& converted, std::string& out) {
  constexpr std::string_view none;
  const Error* error = converted.document ? nullptr : &converted.document.error();
  append_words(converted.sha256, '\t', out);
  append_words(converted.converter, '\t', out);
  append_number(error ? 0 : converted.document->size(), out);
  out += std::to_string(error ? static_cast<int>(error->code) : -1) + '\t';
  append_words(error ? error->detail : none, '\n', out);
  if (!error) out += *converted.document;
}

Converted take_converted(std::string_view& arrived) {
  auto fields = line_of(arrived);
  Converted converted{std::string(fields.words()), std::string(fields.words()), {}};
  const auto length = fields.number<std::size_t>();
  const auto error = fields.number<int>();
  if (error < 0)
    converted.document = std::string(take_bytes(arrived, length));
  else
    converted.document = fail(static_cast<ErrorCode>(error), {}, std::string(fields.words()));
  return converted;
}

/// What was converted for the request that follows; nothing where it has not come whole.
std::optional<std::vector<Converted>> take_all_converted(std::string_view& arrived) {
  std::vector<Converted> converted;
  if (!arrived.starts_with('\0')) return converted;
  auto rest = arrived.substr(1);
  auto header = take_line(rest);
  if (!header) return {};
  const auto length = header->number<std::size_t>();
  if (rest.size() < length) return {};
  auto body = take_bytes(rest, length);
  while (!body.empty()) converted.push_back(take_converted(body));
  arrived = rest;
  return converted;
}

}  // namespace

void append_request(const Request& request, std::string& out) {
  std::string converted;
  for (const auto& each : request.converted) append_converted(each, converted);
  if (!converted.empty()) out += '\0' + std::to_string(converted.size()) + '\n' + converted;
  for (const auto* text : {&request.path, &request.name}) {
    out += *text;
    out += '\0';
  }
}

std::optional<Request> take_request(std::string_view& arrived) {
  auto rest = arrived;
  auto converted = take_all_converted(rest);
  if (!converted) return {};
  const auto path_end = rest.find('\0');
  const auto name_end = path_end == rest.npos ? rest.npos : rest.find('\0', path_end + 1);
  if (name_end == rest.npos) return {};
  Request request{std::string(rest.substr(0, path_end)), std::string(rest.substr(path_end + 1, name_end - path_end - 1)),
                  std::move(*converted)};
  arrived = rest.substr(name_end + 1);
  return request;
}

namespace {

void append_outcome(const Outcome& outcome, std::string& out) {
  append_number(outcome.line.size(), out);
  append_number(outcome.part.size(), out);
  append_words(to_string(outcome.status), '\t', out);
  append_number(outcome.gaps.error, out);
  append_number(outcome.gaps.warning, out);
  append_number(outcome.gaps.info, out);
  append_words(outcome.form, '\t', out);
  append_words(outcome.sha256, '\t', out);
  append_words(outcome.modified, '\t', out);
  append_words(outcome.organisation_key, '\t', out);
  append_words(outcome.code, '\t', out);
  append_words(outcome.source, '\t', out);
  append_words(outcome.reason, '\n', out);
  out += outcome.line;
  out += outcome.part;
}

Outcome take_outcome(std::string_view& arrived) {
  auto fields = line_of(arrived);
  const auto length = fields.number<std::size_t>(), part = fields.number<std::size_t>();
  Outcome outcome;
  outcome.status = fields.words() == to_string(Status::accepted) ? Status::accepted : Status::rejected;
  outcome.gaps.error = fields.number<std::size_t>();
  outcome.gaps.warning = fields.number<std::size_t>();
  outcome.gaps.info = fields.number<std::size_t>();
  outcome.form = fields.words();
  outcome.sha256 = fields.words();
  outcome.modified = fields.words();
  outcome.organisation_key = fields.words();
  outcome.code = fields.words();
  outcome.source = fields.words();
  outcome.reason = fields.words();
  outcome.line = take_bytes(arrived, length);
  outcome.part = take_bytes(arrived, part);
  return outcome;
}

void append_wanted(const Wanted& wanted, std::string& out) {
  append_words(wanted.sha256, '\t', out);
  append_number(static_cast<std::size_t>(wanted.format), out);
  out += std::to_string(wanted.bytes.size()) + '\n' + wanted.bytes;
}

Wanted take_wanted(std::string_view& arrived) {
  auto fields = line_of(arrived);
  Wanted wanted;
  wanted.sha256 = fields.words();
  wanted.format = static_cast<Format>(fields.number<int>());
  wanted.bytes = take_bytes(arrived, fields.number<std::size_t>());
  return wanted;
}

}  // namespace

void append_answer(const FileAnswer& answer, std::string& out) {
  std::string line, body;
  append_number(static_cast<std::size_t>(answer.read_error), line);
  append_number(answer.receipts, line);
  append_number(answer.outcomes.size(), line);
  append_number(answer.wanted.size(), line);
  append_words(answer.sha256, '\n', line);
  for (const auto& outcome : answer.outcomes) append_outcome(outcome, body);
  for (const auto& wanted : answer.wanted) append_wanted(wanted, body);
  append_number(body.size(), out);
  out += line + body;
}

std::optional<FileAnswer> take_answer(std::string_view& arrived) {
  auto rest = arrived;
  auto fields = take_line(rest);
  if (!fields) return {};
  const auto length = fields->number<std::size_t>();
  if (rest.size() < length) return {};
  FileAnswer answer;
  answer.read_error = fields->number<int>();
  answer.receipts = fields->number<std::size_t>();
  const auto outcomes = fields->number<std::size_t>(), wanted = fields->number<std::size_t>();
  answer.sha256 = fields->words();
  while (answer.outcomes.size() < outcomes) answer.outcomes.push_back(take_outcome(rest));
  while (answer.wanted.size() < wanted) answer.wanted.push_back(take_wanted(rest));
  arrived = rest;
  return answer;
}

}  // namespace schede
