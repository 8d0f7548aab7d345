#pragma once

#include <string>
#include <vector>

#include "extractors/record/record.h"
#include "outputs/survey/collection.h"

namespace schede::test {

/// The lines of tests/data/outputs/records.ndjson: a full return, a poor and hostile one, a rejected document.
[[nodiscard]] std::vector<std::string> sample_lines();
[[nodiscard]] std::vector<Record> sample_records();

/// Those three, and a body that was invited and did not answer.
[[nodiscard]] Survey sample_survey(Language language = Language::it);

}  // namespace schede::test
