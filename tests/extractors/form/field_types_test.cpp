#include "extractors/form/field_types.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/support/support.h"

using namespace schede;

TEST_CASE("each type of field has its row, its place in the schema of its version and its line in the documentation") {
  const auto schema = test::slurp(test::source("forms/schede-form.rng")), page = test::slurp(test::source("docs/form-definitions.md"));
  for (const FieldTypeRow& row : field_types()) {
    const std::string name(row.name);
    CAPTURE(name);
    CHECK(&row_of(row.type) == &row);
    CHECK(field_type_called(name) == row.type);
    const bool in_version_1 = schema.find("<value>" + name + "</value>") != std::string::npos;
    CHECK(in_version_1 != (row.content == Content::typed));
    if (in_version_1) CHECK(page.find("`" + name + "`") != std::string::npos);
  }
  CHECK_FALSE(field_type_called("of another program"));
}
