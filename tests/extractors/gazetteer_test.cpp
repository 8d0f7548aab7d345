#include "extractors/gazetteer.h"

#include <catch2/catch.hpp>

using namespace schede;

TEST_CASE("an empty name has no key") { CHECK(organisation_key("").empty()); }
