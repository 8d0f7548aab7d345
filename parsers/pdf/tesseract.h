#pragma once

#include <string>

#include "parsers/pdf/sheet.h"

namespace schede::pdf {

inline constexpr const char* recogniser_entry = "schede_ocr_name";
inline constexpr const char* recognise_entry = "schede_ocr_read";

/// What words are read off pictures with: "tesseract 5.3.0". Empty where it is not installed, or its Italian data is not.
[[nodiscard]] std::string recogniser();

/// Adds what a page's picture shows: lines, boxes to tick and, where the page has none yet, words. Of words that the page has, those go
/// that a program read off a box. Needs a recogniser.
void recognise(const Picture& picture, Sheet& sheet);

}  // namespace schede::pdf
