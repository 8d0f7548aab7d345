#pragma once

#include <chrono>
#include <filesystem>
#include <utility>
#include <vector>

#include "pipeline/ingest/ingest.h"
#include "tests/pipeline/filled_form.h"
#include "tests/pipeline/scratch.h"

namespace schede::test {

/// A drop folder of two returns, and the folder of their register.
struct TwoReturns {
  Scratch scratch;
  FormSet forms;
  IngestOptions options;

  explicit TwoReturns(OutputSet outputs, std::vector<Form> definitions = {default_form()}) : forms(std::move(definitions)) {
    scratch.write("drop/lecce.docx", filled_form());
    scratch.write("drop/bari.docx", filled_form({{"Comune di Lecce", "Comune di Bari"}, {"| 0832 682111", "| 080 5771111"}}));
    std::filesystem::create_directories(scratch / "out");
    options.folder = scratch / "drop";
    options.out = scratch / "out";
    options.forms = &forms;
    options.reader = "reader";
    options.settle = std::chrono::nanoseconds(0);
    options.outputs = outputs;
    options.pool.workers = 1;
  }

  IngestResult ingest() const {
    Messages messages(Language::en);
    return schede::ingest(options, messages);
  }
};

}  // namespace schede::test
