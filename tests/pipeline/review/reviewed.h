#pragma once

#include <filesystem>

#include "pipeline/ingest/ingest.h"
#include "pipeline/review/station.h"
#include "tests/pipeline/filled_form.h"
#include "tests/pipeline/scratch.h"

namespace schede::test {

/// A register of two returns to be reviewed.
struct Reviewed {
  Scratch scratch;
  FormSet forms{std::vector<Form>{default_form()}};
  IngestOptions options;

  explicit Reviewed(OutputSet outputs = OutputSet::all) {
    scratch.write("drop/lecce.docx", filled_form());
    scratch.write("drop/bari.docx", filled_form({{"Comune di Lecce", "Comune di Bari"}}));
    std::filesystem::create_directories(scratch / "out");
    options.folder = scratch / "drop";
    options.out = scratch / "out";
    options.forms = &forms;
    options.reader = "reader";
    options.settle = std::chrono::nanoseconds(0);
    options.outputs = outputs;
    options.pool.workers = 1;
    ingest();
  }

  void ingest() const {
    Messages messages(Language::en);
    (void)schede::ingest(options, messages);
  }

  [[nodiscard]] ReviewOptions by(const std::string& reviewer, Language language = Language::en) const {
    return {options.out, reviewer, false, language, options.pool, {}};
  }
};

}  // namespace schede::test
