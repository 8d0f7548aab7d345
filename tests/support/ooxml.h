#pragma once

#include <array>
#include <string>
#include <vector>

/// Parts of a Word document, for tests of what stands in them.
namespace schede::test::ooxml {

/// The namespaces of one family of OOXML.
struct Family {
  std::string main, relationships, math, drawing;
};
extern const Family transitional, strict;

/// The part `w:root` with the usual prefixes bound.
[[nodiscard]] std::string part(const std::string& root, const std::string& inner, const Family& family = transitional);

[[nodiscard]] std::string document_part(const std::string& body, const Family& family = transitional);

/// A .rels part of links "Id type target", types by their last segment.
[[nodiscard]] std::string links(const std::vector<std::array<std::string, 3>>& rows, const Family& family = transitional);

/// Definitions of a .cases file by the part that they belong to: those of lists in one, all others in the other.
struct Definitions {
  std::string styles, numbering;
};
[[nodiscard]] Definitions definitions(const std::string& lines);

}  // namespace schede::test::ooxml
