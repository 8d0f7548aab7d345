#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parsers/container/opc.h"
#include "parsers/document/document.h"
#include "parsers/document/limits.h"
#include "parsers/docx/activex.h"
#include "parsers/docx/stores.h"

namespace schede::docx {

/// What the main part of a document refers to, by relationship or by name: read when it is asked for, as most documents have none of it.
class Parts {
 public:
  /// The package and the limits must outlive it. `nested`: the document itself is a chunk of another, and chunks of its own are not read.
  Parts(const Package& package, std::vector<Relationship> package_links, std::vector<Relationship> links, const Limits& limits,
        bool nested);

  /// The address that a hyperlink leads to, as address_of_link; empty for others.
  [[nodiscard]] std::string link(std::string_view relationship) const;
  [[nodiscard]] ActiveX activex(std::string_view relationship);
  /// The text that a control is bound to; nullptr where there is none.
  [[nodiscard]] const std::string* bound(const Binding& binding);
  /// The prompt of that name in the template; empty where there is none.
  [[nodiscard]] std::string prompt(const std::string& name);
  /// A document that was put into this one (w:altChunk): its blocks, or a field that cannot be read. None without such a part.
  [[nodiscard]] std::vector<Block> chunk(std::string_view relationship) const;

 private:
  [[nodiscard]] const Relationship* find(std::string_view relationship, std::string_view type) const;

  const Package& package_;
  std::vector<Relationship> package_links_, links_;
  const Limits& limits_;
  bool nested_;
  std::optional<std::string> generator_;
  std::optional<Stores> stores_;
  std::optional<std::unordered_map<std::string, std::string>> prompts_;
};

}  // namespace schede::docx
