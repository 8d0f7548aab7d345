#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace schede {

/// What one document may cost. Every count, size and depth that a document can choose has its ceiling here;
/// past one the document is refused with ErrorCode::limits_exceeded, and the detail names the member below.
struct Limits {
  std::uint64_t file_bytes = 100ull << 20;      ///< size of the file itself
  std::uint64_t members = 10'000;               ///< entries in the ZIP directory
  std::uint64_t member_bytes = 128ull << 20;    ///< inflated size of one XML part
  std::uint64_t inflated_bytes = 256ull << 20;  ///< inflated size of all parts read
  std::uint64_t ratio = 500;                    ///< inflated : deflated, judged only past 16 MB inflated
  std::uint64_t tag_bytes = 1ull << 20;         ///< length of one start tag with its attributes
  std::uint64_t attributes = 256;               ///< attributes of one element: libxml2 compares each with every other
  std::uint64_t namespaces = 1'000;             ///< namespace declarations in force at one place: libxml2 looks through them all
  std::uint64_t names = 20'000;                 ///< different names of elements and attributes in one XML part
  std::uint64_t depth = 250;                    ///< nesting of XML elements (libxml2 stops at 256)
  std::uint64_t text_bytes = 32ull << 20;       ///< text of the document, and so of any value
  std::uint64_t blocks = 500'000;               ///< paragraphs, tables and frames together
  std::uint64_t runs = 1'000'000;               ///< stretches of text of one look
  std::uint64_t cells = 500'000;                ///< table cells, repeats expanded
  std::uint64_t columns = 1'024;                ///< columns of one table, spans and repeats expanded
  std::uint64_t repeated_rows = 10'000;         ///< number-rows-repeated on a row that holds text
  std::uint64_t spaces = 10'000;                ///< text:c of one text:s
  std::uint64_t seconds = 60;                   ///< that a worker computes on the document
  std::uint64_t memory_bytes = 1ull << 30;      ///< address space of the worker that reads it
};

/// The limits by name, as messages and `--limit` call them. Those whose names end in "_bytes" are sizes.
struct NamedLimit {
  std::string_view name;
  std::uint64_t Limits::*value;
};
inline constexpr std::array named_limits{
    NamedLimit{"file_bytes", &Limits::file_bytes},
    NamedLimit{"members", &Limits::members},
    NamedLimit{"member_bytes", &Limits::member_bytes},
    NamedLimit{"inflated_bytes", &Limits::inflated_bytes},
    NamedLimit{"ratio", &Limits::ratio},
    NamedLimit{"tag_bytes", &Limits::tag_bytes},
    NamedLimit{"attributes", &Limits::attributes},
    NamedLimit{"namespaces", &Limits::namespaces},
    NamedLimit{"names", &Limits::names},
    NamedLimit{"depth", &Limits::depth},
    NamedLimit{"text_bytes", &Limits::text_bytes},
    NamedLimit{"blocks", &Limits::blocks},
    NamedLimit{"runs", &Limits::runs},
    NamedLimit{"cells", &Limits::cells},
    NamedLimit{"columns", &Limits::columns},
    NamedLimit{"repeated_rows", &Limits::repeated_rows},
    NamedLimit{"spaces", &Limits::spaces},
    NamedLimit{"seconds", &Limits::seconds},
    NamedLimit{"memory_bytes", &Limits::memory_bytes},
};

}  // namespace schede
