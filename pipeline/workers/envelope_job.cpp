#include "pipeline/workers/envelope_job.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "extractors/text/digest.h"
#include "parsers/envelope/unpack.h"

namespace schede {
namespace {

/// What a file in an envelope turned out to be.
struct Sighting {
  const Enclosed* file;
  Outcome outcome;
  std::optional<Error> error;  ///< why it is no return

  /// A return that could not be read, perhaps: nobody takes it for an annex without a word.
  [[nodiscard]] bool is_doubtful() const {
    if (!error) return false;
    switch (error->code) {
      case ErrorCode::unsupported_format:
      case ErrorCode::not_this_form:
      case ErrorCode::empty_file: return false;
      case ErrorCode::encrypted:
      case ErrorCode::unreadable:
      case ErrorCode::limits_exceeded:
      case ErrorCode::ambiguous_form:
      case ErrorCode::processing_failed: return true;
    }
    return true;
  }
};

class EnvelopeJob {
 public:
  EnvelopeJob(const Source& file, DocumentReader& reader, const Show& show) : file_(file), reader_(reader), show_(show) {}

  /// None where something has to be converted first: then the others are not worth a look yet.
  std::vector<Outcome> outcomes_of(const Unpacked& unpacked) const {
    std::vector<Result<Document>> documents;
    for (const Enclosed& file : unpacked.files) documents.push_back(read(file));
    if (!reader_.wanted().empty()) return {};
    std::vector<Sighting> sightings;
    for (std::size_t number = 0; number < documents.size(); ++number)
      sightings.push_back(look_at(unpacked.files[number], std::move(documents[number])));
    const bool any_return = std::ranges::any_of(sightings, [](const Sighting& each) { return !each.error; });
    if (!any_return) return {outcome_without_return(unpacked.outermost, sightings)};
    const auto annexes = annexes_of(sightings);
    std::vector<Outcome> outcomes;
    for (Sighting& each : sightings) {
      if (each.error && !each.is_doubtful()) continue;
      // What a return says of an annex depends on which there are.
      outcomes.push_back(annexes.empty() ? std::move(each.outcome) : show_(source_of(*each.file, annexes), read(*each.file)));
    }
    return outcomes;
  }

  [[nodiscard]] Outcome refused(const Error& error) const { return show_(file_, fail(error)); }

 private:
  [[nodiscard]] Result<Document> read(const Enclosed& file) const {
    if (!file.bytes) return fail(file.bytes.error());
    return reader_.read(*file.bytes);
  }

  [[nodiscard]] Source source_of(const Enclosed& file, std::vector<std::string> annexes) const {
    Source source;
    source.path = file_.path + file.path;
    if (file.bytes) source.sha256 = sha256(*file.bytes);
    if (file.bytes) source.bytes = file.bytes->size();
    source.envelopes = file.envelopes;
    source.annexes = std::move(annexes);
    return source;
  }

  [[nodiscard]] Sighting look_at(const Enclosed& file, Result<Document> document) const {
    std::optional<Error> error;
    if (!document) error = document.error();
    auto outcome = show_(source_of(file, {}), std::move(document));
    if (!error && outcome.status == Status::rejected)
      error = Error{outcome.code == to_string(ErrorCode::ambiguous_form) ? ErrorCode::ambiguous_form : ErrorCode::not_this_form, {}, {}};
    return {&file, std::move(outcome), std::move(error)};
  }

  static std::vector<std::string> annexes_of(const std::vector<Sighting>& sightings) {
    std::vector<std::string> names;
    for (const Sighting& each : sightings)
      if (each.error && !each.is_doubtful()) names.push_back(each.file->name);
    return names;
  }

  /// The reason of the only document, or of the only one that is in doubt; else that there is none, and what there is instead.
  [[nodiscard]] Outcome outcome_without_return(const Envelope& envelope, const std::vector<Sighting>& sightings) const {
    std::string names;
    for (const Sighting& each : sightings) names += (names.empty() ? "" : ", ") + each.file->name;
    Error error{ErrorCode::not_this_form, names.empty() ? "-" : names, {}};
    const auto is_doubtful = [](const Sighting& each) { return each.is_doubtful(); };
    const auto doubtful = std::ranges::find_if(sightings, is_doubtful);
    if (sightings.size() == 1) error = reason_of(sightings.front());
    if (std::ranges::count_if(sightings, is_doubtful) == 1) error = reason_of(*doubtful);
    Source source = file_;
    source.envelopes = {envelope};
    for (const Sighting& each : sightings) source.annexes.push_back(each.file->name);
    return show_(std::move(source), fail(std::move(error)));
  }

  static Error reason_of(const Sighting& sighting) {
    Error error = *sighting.error;
    const bool is_limit = error.code == ErrorCode::limits_exceeded;
    if (!is_limit && error.where.find(sighting.file->name) == error.where.npos)
      error.where = sighting.file->name + (error.where.empty() ? "" : ": " + error.where);
    return error;
  }

  const Source& file_;
  DocumentReader& reader_;
  const Show& show_;
};

}  // namespace

FileAnswer answer_of_envelope(std::string_view bytes, const Source& file, DocumentReader& reader, const Show& show) {
  const EnvelopeJob job(file, reader, show);
  const auto name = file.path.substr(file.path.rfind('/') + 1);
  const auto unpacked = unpack(bytes, name, reader.limits());
  FileAnswer answer{0, file.sha256, 0, {}};
  if (!unpacked) {
    answer.outcomes.push_back(job.refused(unpacked.error()));
    return answer;
  }
  answer.receipts = unpacked->receipts;
  if (answer.receipts == 0 || !unpacked->files.empty()) answer.outcomes = job.outcomes_of(*unpacked);
  return answer;
}

}  // namespace schede
