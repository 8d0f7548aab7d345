#include "parsers/document/error.h"

namespace schede {

std::string_view to_string(ErrorCode code) {
  switch (code) {
    case ErrorCode::unsupported_format: return "unsupported-format";
    case ErrorCode::encrypted: return "encrypted";
    case ErrorCode::unreadable: return "unreadable";
    case ErrorCode::limits_exceeded: return "limits-exceeded";
    case ErrorCode::not_this_form: return "not-this-form";
    case ErrorCode::ambiguous_form: return "ambiguous-form";
    case ErrorCode::empty_file: return "empty-file";
    case ErrorCode::processing_failed: return "processing-failed";
  }
  return "processing-failed";
}

}  // namespace schede
