#include "pipeline/workers/job.h"

#include <exception>
#include <new>
#include <utility>

#include "extractors/extract.h"
#include "extractors/text/digest.h"
#include "outputs/records/record_json.h"
#include "outputs/records/respondent_name.h"
#include "outputs/report/document_part.h"
#include "parsers/envelope/unpack.h"
#include "pipeline/host/compression.h"
#include "pipeline/workers/document_reader.h"
#include "pipeline/workers/envelope_job.h"
#include "pipeline/workers/limit_option.h"

namespace schede {
namespace {

GapCounts count(const std::vector<Gap>& gaps) {
  GapCounts counts;
  for (const auto& gap : gaps)
    ++(gap.severity == Severity::error ? counts.error : gap.severity == Severity::warning ? counts.warning : counts.info);
  return counts;
}

/// Has `show` say the limits in words.
Show with_limits(const Limits& limits, const Show& show) {
  return [&](Source source, Result<Document> document) {
    if (!document && document.error().code == ErrorCode::limits_exceeded)
      document.error().detail = in_words(document.error().detail, limits);
    const std::string path = source.path;
    auto outcome = show(std::move(source), std::move(document));
    outcome.source = path;
    return outcome;
  };
}

Show as_record(const Reader& reader) {
  return [&reader](Source source, Result<Document> document) {
    std::string part;
    if (reader.lays_out && document) part = compressed([&](std::ostream& out) { write_document_part(out, *document, reader.language); });
    auto record = extract(std::move(document), reader.forms, std::move(source), reader.language).record;
    record.record_id = record_id(record.source.sha256, record.source.path);
    const FormIndex* own = reader.forms.find(record.form, {});
    auto outcome = outcome_of(record, own ? own->form : reader.forms.front().form);
    if (outcome.status == Status::accepted) outcome.part = std::move(part);
    outcome.line = json_line(std::move(record));
    return outcome;
  };
}

FileAnswer wanting(std::vector<Wanted> wanted) {
  FileAnswer answer;
  answer.wanted = std::move(wanted);
  return answer;
}

}  // namespace

Outcome outcome_of(const Record& record, const Form& form) {
  Outcome outcome;
  outcome.status = record.status;
  outcome.gaps = count(record.gaps);
  outcome.form = record.form;
  outcome.sha256 = record.source.sha256;
  outcome.modified = record.source.modified;
  outcome.organisation_key = respondent_key(form, record);
  if (record.status == Status::rejected && !record.gaps.empty()) {
    outcome.code = record.gaps.front().code;
    outcome.reason = record.gaps.front().message;
  }
  return outcome;
}

FileAnswer unread(int error) {
  FileAnswer answer;
  answer.read_error = error;
  return answer;
}

FileAnswer process(const Request& request, const Limits& limits, const Show& show) {
  try {
    const auto file = read_file(request.path, limits.file_bytes, Links::refused);
    if (!file) return unread(file.error());
    if (file->too_large) return refuse(request, {ErrorCode::limits_exceeded, {}, "file_bytes"}, limits, show);
    const std::string_view bytes = file->content;
    Source source{request.name, {}, sha256(bytes), bytes.size(), {}, {}};
    const auto show_in_words = with_limits(limits, show);
    DocumentReader reader(limits, request.converted);
    FileAnswer answer{0, source.sha256, 0, {}};
    if (is_envelope(bytes))
      answer = answer_of_envelope(bytes, source, reader, show_in_words);
    else if (auto document = reader.read(bytes); reader.wanted().empty())
      answer.outcomes.push_back(show_in_words(std::move(source), std::move(document)));
    return reader.wanted().empty() ? answer : wanting(reader.take_wanted());
  } catch (const std::bad_alloc&) {
    return refuse(request, {ErrorCode::limits_exceeded, {}, "memory_bytes"}, limits, show);
  } catch (const std::exception& bug) {
    return refuse(request, {ErrorCode::processing_failed, {}, bug.what()}, limits, show);
  }
}

FileAnswer refuse(const Request& request, const Error& error, const Limits& limits, const Show& show, const Stop& stop) {
  const auto print = fingerprint(request.path, limits.file_bytes, stop);
  if (!print) return unread(print.error());
  return {0, print->sha256, 0, {with_limits(limits, show)({request.name, {}, print->sha256, print->bytes, {}, {}}, fail(error))}};
}

FileAnswer process(const Request& request, const Reader& reader) { return process(request, reader.limits, as_record(reader)); }

FileAnswer refuse(const Request& request, const Error& error, const Reader& reader, const Stop& stop) {
  return refuse(request, error, reader.limits, as_record(reader), stop);
}

std::string record_id(const std::string& digest, std::string_view path) { return (digest.empty() ? sha256(path) : digest).substr(0, 12); }

}  // namespace schede
