#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parsers/container/opc.h"
#include "parsers/document/limits.h"

namespace schede {
class Package;
}

namespace schede::docx {

/// Where a control is bound to (ISO/IEC 29500-1, 17.5.2.6): a step by step path into the XML of a store.
struct Binding {
  std::string store;     ///< the store's id; empty for any
  std::string prefixes;  ///< "xmlns:n='urn:x' xmlns:m='urn:y'"
  std::string path;      ///< "/n:answers[1]/n:phone[1]"
};

/// The data stores of a document: its custom XML parts and its properties, to which controls are bound. Word shows what they hold.
class Stores {
 public:
  /// `package_links` and `links` are those of the package and of the main part. What cannot be read is left out.
  void read(const Package& package, const std::vector<Relationship>& package_links, const std::vector<Relationship>& links,
            const Limits& limits);

  /// The text that a control is bound to; nullptr where there is none.
  [[nodiscard]] const std::string* find(const Binding& binding) const;

 private:
  class Reader;
  using Texts = std::unordered_map<std::string, std::string>;  ///< by path, prefixes replaced by "{namespace}"

  void add(const Package& package, std::string_view part, std::string_view id, const Limits& limits);

  std::vector<std::pair<std::string, Texts>> stores_;  ///< by id, in capitals
};

}  // namespace schede::docx
