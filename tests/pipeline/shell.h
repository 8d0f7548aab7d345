#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <string>

#include "tests/pipeline/scratch.h"
#include "tests/support/support.h"

namespace schede::test {

struct Run {
  int code;  ///< -1 when a signal ended it
  std::string out, err;
};

/// Runs a shell line in a folder; "schede" stands for the program.
inline Run run(const Scratch& scratch, std::string line) {
  const Scratch results;
  line = "schede() { '" SCHEDE_BINARY "' \"$@\"; }; cd '" + scratch.path().string() + "' && { " + line + "\n} > '" +
         (results / "out").string() + "' 2> '" + (results / "err").string() + "'";
  const int status = std::system(line.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, slurp(results / "out"), slurp(results / "err")};
}

}  // namespace schede::test
