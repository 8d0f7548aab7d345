#pragma once

#include "extractors/answers/regions.h"

namespace schede {

/// Takes date, stamp, signature and notices off the end of the last answer: short lines that begin with a closing word of the form's
/// vocabulary ("Il Dirigente", "Firma") or are a place with a date, the names that stand with them, paragraphs that hold a notice
/// ("la scheda compilata va inviata"), and a letter ("Spett.le …", "Oggetto: …"). Gives what was taken off.
std::vector<Span> drop_closing(const Page& page, const FormIndex& index, Answer& answer);

/// Takes the heads and feet of pages that were typed among an answer's lines off it, and gives them.
std::vector<Span> drop_page_lines(const Page& page, const FormIndex& index, Answer& answer);

/// Does an answer say nothing by itself: "vedi allegato", for a narrative "Per i risultati si rimanda alla relazione allegata"?
[[nodiscard]] bool only_points_to_annex(const FormIndex& index, std::string_view text, FieldType type);

/// Does a line of an answer hold what belongs to the page alone: "Pag. 2 di 3", "2", "segue"?
[[nodiscard]] bool has_page_number(const Page& page, const FormIndex& index, const Answer& answer);

/// May the last answer's last line be no part of it? A short line by itself of names and numbers rather than
/// a sentence, behind one that is.
[[nodiscard]] bool has_doubtful_end(const Page& page, const Answer& answer);

/// May an answer's last line be the next section's heading in words of one's own? A short line that ends no sentence, behind one that does.
[[nodiscard]] bool ends_in_heading(const Page& page, const Answer& answer);

}  // namespace schede
