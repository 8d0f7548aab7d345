#include "pipeline/process.h"

#include <exception>
#include <new>
#include <span>
#include <utility>

#include "extractors/extract.h"
#include "extractors/gazetteer.h"
#include "outputs/contact.h"
#include "outputs/json.h"
#include "parsers/read.h"
#include "pipeline/files.h"

namespace schede {
namespace {

Outcome unread(int error) {
  Outcome outcome;
  outcome.unread = error;
  return outcome;
}

GapCounts count(const std::vector<Gap>& gaps) {
  GapCounts counts;
  for (const auto& gap : gaps)
    ++(gap.severity == Severity::error ? counts.error : gap.severity == Severity::warning ? counts.warning : counts.info);
  return counts;
}

Outcome outcome_of(Record record, const Form& form) {
  Outcome outcome;
  outcome.status = record.status;
  outcome.gaps = count(record.gaps);
  outcome.sha256 = record.source.sha256;
  outcome.modified = record.source.modified;
  outcome.organisation_key = organisation_key(contact_of(record, form).organisation);
  if (record.status == Status::rejected && !record.gaps.empty()) {
    outcome.code = record.gaps.front().code;
    outcome.reason = record.gaps.front().message;
  }
  outcome.line = json_line(std::move(record));
  return outcome;
}

Outcome rejected(const Error& error, Source source, const Reader& reader) {
  return outcome_of(reject(error, reader.index.form, std::move(source), reader.language), reader.index.form);
}

Outcome read_and_extract(std::string_view bytes, Source source, const Reader& reader) {
  auto document = read_document(std::as_bytes(std::span(bytes)), reader.limits);
  if (!document) return rejected(document.error(), std::move(source), reader);
  return outcome_of(extract(std::move(*document), reader.index, std::move(source), reader.language).record, reader.index.form);
}

}  // namespace

Outcome process(const Request& request, const Reader& reader) {
  try {
    const auto file = read_file(request.path, reader.limits.file_bytes);
    if (!file) return unread(file.error());
    if (file->truncated) return refuse(request, {ErrorCode::limits_exceeded, {}, "file_bytes"}, reader);
    return read_and_extract(file->content, {request.name, {}, sha256(file->content), file->content.size(), {}, {}}, reader);
  } catch (const std::bad_alloc&) {
    return refuse(request, {ErrorCode::limits_exceeded, {}, "memory"}, reader);
  } catch (const std::exception& bug) {
    return refuse(request, {ErrorCode::processing_failed, {}, bug.what()}, reader);
  }
}

Outcome refuse(const Request& request, const Error& error, const Reader& reader) {
  const auto print = fingerprint(request.path);
  if (!print) return unread(print.error());
  return rejected(error, {request.name, {}, print->sha256, print->bytes, {}, {}}, reader);
}

}  // namespace schede
