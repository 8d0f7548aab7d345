#pragma once

#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace schede {

/// Why a document is refused. Each value is one of the contract's gap codes on a document.
enum class ErrorCode {
  unsupported_format,
  encrypted,
  unreadable,
  limits_exceeded,
  not_this_form,
  ambiguous_form,
  empty_file,
  processing_failed,
};

/// The contract's spelling: "unsupported-format", "limits-exceeded", ...
std::string_view to_string(ErrorCode code);

/// A refused document.
struct Error {
  ErrorCode code;
  std::string where;   ///< the part and line that we were reading ("word/document.xml:3"), or empty
  std::string detail;  ///< a technical phrase or proper name in English ("Word 97-2003 document", "CRC error"), or empty
};

/// A value or the reason why there is none. Never ignore one.
template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, std::string where = {}, std::string detail = {}) {
  return tl::unexpected<Error>(Error{code, std::move(where), std::move(detail)});
}

}  // namespace schede
