#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "extractors/form/form.h"
#include "extractors/record/record.h"
#include "outputs/survey/validity.h"

namespace schede {

/// Another return of the same body, or with the same bytes.
struct ReturnVersion {
  std::string record_id, source;
  Validity validity = Validity::current;
  std::string arrived;  ///< RFC 3339; empty where nobody knows
};

/// What the page of a return shows.
struct ReturnPage {
  const Form& form;
  const Record& record;  ///< with the gaps of the register among its own
  std::vector<ReturnVersion> versions = {};
  std::string file = {};           ///< where the document is, from the page; empty where nobody knows
  std::string_view document = {};  ///< as write_document_part wrote it; empty where it is not kept
};

/// schede/RECORD_ID.html: one return, what it says and what to ask beside the document itself, where the words of every value are marked.
/// Holds no time of writing: same return, same bytes.
void write_return_html(std::ostream& out, const ReturnPage& page, Language language);

/// The same in one file, without what leads to other pages.
void write_lone_return_html(std::ostream& out, const ReturnPage& page, Language language);

/// What the pages in a folder share, and their names there.
inline constexpr std::string_view return_style_name = "scheda.css", return_script_name = "scheda.js";
[[nodiscard]] std::string_view return_style();
[[nodiscard]] std::string_view return_script();

}  // namespace schede
