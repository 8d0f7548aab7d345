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
    if (error != std::errc() || end != digits.data() + digits.size()) throw std::runtime_error("no answer of a worker");
    return value;
  }

 private:
  std::string_view rest_;
};

}  // namespace

void append_request(const Request& request, std::string& out) {
  for (const auto* text : {&request.path, &request.name}) {
    out += *text;
    out += '\0';
  }
}

std::optional<Request> take_request(std::string_view& arrived) {
  const auto path_end = arrived.find('\0');
  const auto name_end = path_end == arrived.npos ? arrived.npos : arrived.find('\0', path_end + 1);
  if (name_end == arrived.npos) return {};
  Request request{std::string(arrived.substr(0, path_end)), std::string(arrived.substr(path_end + 1, name_end - path_end - 1))};
  arrived.remove_prefix(name_end + 1);
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

/// Takes the first whole line off the front.
std::optional<Fields> take_line(std::string_view& arrived) {
  const auto end = arrived.find('\n');
  if (end == arrived.npos) return {};
  const Fields fields(arrived.substr(0, end));
  arrived.remove_prefix(end + 1);
  return fields;
}

std::optional<Outcome> take_outcome(std::string_view& arrived) {
  auto line = take_line(arrived);
  if (!line) return {};
  auto& fields = *line;
  const auto length = fields.number<std::size_t>(), part = fields.number<std::size_t>();
  if (arrived.size() < length || arrived.size() - length < part) return {};
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
  outcome.line = arrived.substr(0, length);
  outcome.part = arrived.substr(length, part);
  arrived.remove_prefix(length + part);
  return outcome;
}

}  // namespace

void append_answer(const FileAnswer& answer, std::string& out) {
  append_number(static_cast<std::size_t>(answer.read_error), out);
  append_number(answer.receipts, out);
  append_number(answer.outcomes.size(), out);
  append_words(answer.sha256, '\n', out);
  for (const auto& outcome : answer.outcomes) append_outcome(outcome, out);
}

std::optional<FileAnswer> take_answer(std::string_view& arrived) {
  auto rest = arrived;
  auto fields = take_line(rest);
  if (!fields) return {};
  FileAnswer answer;
  answer.read_error = fields->number<int>();
  answer.receipts = fields->number<std::size_t>();
  const auto outcomes = fields->number<std::size_t>();
  answer.sha256 = fields->words();
  while (answer.outcomes.size() < outcomes) {
    auto outcome = take_outcome(rest);
    if (!outcome) return {};
    answer.outcomes.push_back(std::move(*outcome));
  }
  arrived = rest;
  return answer;
}

}  // namespace schede
