#include "parsers/container/inflate.h"

#include <catch2/catch.hpp>

namespace schede {
namespace {

constexpr std::string_view deflated("\x4B\xCE\x4C\xCC\x07\x00", 6);  // "ciao"
constexpr std::uint32_t deflated_crc = 0xEE3A5171;

TEST_CASE("a stream that holds what is said of it is inflated") { CHECK(inflate(deflated, 4, deflated_crc) == "ciao"); }

TEST_CASE("nothing is inflated from a stream that holds anything else") {
  CHECK_FALSE(inflate(deflated, 3, deflated_crc));
  CHECK_FALSE(inflate(deflated, 5, deflated_crc));
  CHECK_FALSE(inflate(deflated, 4, deflated_crc + 1));
  CHECK_FALSE(inflate(deflated.substr(0, 5), 4, deflated_crc));
  CHECK_FALSE(inflate(std::string(deflated) + '\0', 4, deflated_crc));
  CHECK_FALSE(inflate("not deflated", 4, deflated_crc));
  CHECK_FALSE(inflate({}, 0, 0));
}

}  // namespace
}  // namespace schede
