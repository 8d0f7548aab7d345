#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/page/page.h"

namespace schede {

/// Some bytes of a line.
struct Span {
  std::size_t line = 0;
  std::uint32_t begin = 0, end = 0;
};

/// Do two have bytes in common?
[[nodiscard]] inline bool meet(const Span& a, const Span& b) { return a.line == b.line && a.begin < b.end && b.begin < a.end; }

/// How many bytes spans come to, with a line end behind each.
[[nodiscard]] std::size_t length_of(const std::vector<Span>& spans);

/// The verbatim text of a span.
[[nodiscard]] std::string_view text_of(const Page& page, const Span& span);

/// The verbatim text of spans, a line end between them.
[[nodiscard]] std::string raw_text(const Page& page, const std::vector<Span>& spans);

/// A span without what the respondent crossed out.
[[nodiscard]] std::string standing_text(const Page& page, const Span& span);

/// The styles of the stretches that a span runs over.
[[nodiscard]] std::vector<const StyleSpan*> styles_of(const Page& page, const Span& span);

/// The addresses that the words of spans link to ("mailto:info@comune.example"), in written order, each once.
[[nodiscard]] std::vector<std::string> link_targets(const Page& page, const std::vector<Span>& spans);

}  // namespace schede
