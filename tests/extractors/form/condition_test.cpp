#include "extractors/form/condition.h"

#include <catch2/catch.hpp>

using namespace schede;

namespace {

/// "funded = yes; name filled" of a condition, quoted text in its quotes.
std::string shown(const std::string& text) {
  const auto condition = parse_condition(text);
  if (!condition) return "none";
  std::string out;
  for (const Requirement& each : *condition) {
    out += (out.empty() ? "" : "; ") + each.path;
    if (each.kind == Requirement::Kind::filled) out += " filled";
    if (each.kind == Requirement::Kind::equals) out += " = ";
    if (each.kind == Requirement::Kind::differs) out += " != ";
    out += each.quoted ? '"' + each.value + '"' : each.value;
  }
  return out;
}

}  // namespace

TEST_CASE("a condition is a path, a sign and a value, several joined by and") {
  struct Row {
    std::string text, shown;
  };
  const auto row = GENERATE(values<Row>({
      {"funded = yes", "funded = yes"},
      {"kind!=private", "kind != private"},
      {"company.name filled", "company.name filled"},
      {"a = 1 and b != \"due parole\" and c filled", "a = 1; b != \"due parole\"; c filled"},
      {"  spread\n  =  2024-03-02 ", "spread = 2024-03-02"},
      {"", "none"},
      {"funded", "none"},
      {"funded =", "none"},
      {"funded = yes or kind = a", "none"},
      {"funded = yes and", "none"},
      {"= yes", "none"},
      {"a = \"open", "none"},
  }));
  CAPTURE(row.text);
  CHECK(shown(row.text) == row.shown);
}
