#include "extractors/record/record.h"

#include <algorithm>

namespace schede {

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::info: return "info";
  }
  return "info";
}

std::string_view to_string(Status status) { return status == Status::accepted ? "accepted" : "rejected"; }

const Value* Record::find(std::string_view path) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field& field) { return field.path == path; });
  return found == fields.end() ? nullptr : &found->value;
}

std::string_view Record::text(std::string_view path) const {
  const Value* value = find(path);
  const auto* text = value ? std::get_if<std::string>(value) : nullptr;
  return text ? std::string_view(*text) : std::string_view();
}

const Evidence* Record::evidence_of(std::string_view path) const {
  const auto found = std::find_if(evidence.begin(), evidence.end(), [&](const auto& entry) { return entry.first == path; });
  return found == evidence.end() ? nullptr : &found->second;
}

}  // namespace schede
