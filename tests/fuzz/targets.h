#pragma once

#include <array>
#include <string_view>

/// What fuzzers hand made-up input to. A target must neither crash, hang nor swell, and throws Broken (promises.h) where the
/// program does not keep what it promises. scripts/fuzz runs one under libFuzzer; corpus_test runs each on what was found.
namespace schede::fuzz {

void bytes(std::string_view input);       ///< a file as it arrives, from its bytes to its record
void envelope(std::string_view input);    ///< a signed file, a message or an archive, to the files in it
void docx(std::string_view input);        ///< the parts of a DOCX, parted by NUL: body, styles, numbering, notes, header
void odt(std::string_view input);         ///< the parts of an ODT: body, automatic styles, styles.xml, meta.xml
void extraction(std::string_view input);  ///< a return in the language of tests/support/form_markup.h, to its record
void form(std::string_view input);        ///< a form definition, and a return that prints it
void text(std::string_view input);        ///< a value, made clean as text, telephone numbers, addresses and a body's name
void record(std::string_view input);      ///< a line of NDJSON, to every output

struct Target {
  std::string_view name;
  void (*run)(std::string_view input);
};

inline constexpr std::array targets = {Target{"bytes", bytes}, Target{"envelope", envelope},     Target{"docx", docx},
                                       Target{"odt", odt},     Target{"extraction", extraction}, Target{"form", form},
                                       Target{"text", text},   Target{"record", record}};

}  // namespace schede::fuzz
