#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parsers/container/xml.h"
#include "parsers/odt/styles.h"

namespace schede::odt {

/// A text:list that is open, and what its items have used up.
struct OpenList {
  std::string style;         ///< empty: the paragraphs' own
  std::size_t counters = 0;  ///< which counts it goes on with
  bool continued = false;    ///< the next number follows an earlier list's
  bool labels = false;       ///< within an item, not a header
  std::optional<int> start;  ///< text:start-value of the item
  std::string item_style;    ///< of the item alone, instead of the list's
};

/// Numbers and bullets of list paragraphs (ODF 1.3 part 3, 5.3 and 16.30): made as the text goes by.
class Lists {
 public:
  explicit Lists(const Styles& styles) : styles_(styles) {}

  void open_list(std::vector<OpenList>& open, const xml::Element& element);
  static void open_item(std::vector<OpenList>& open, const xml::Element& element);
  static void open_header(std::vector<OpenList>& open);
  /// A text:numbered-paragraph is a list of its own, at any level, whose counts go on under its text:list-id.
  void open_numbered_paragraph(std::vector<OpenList>& open, const xml::Element& element);

  /// The label of a paragraph that starts now; empty for all but the first of an item.
  [[nodiscard]] std::string paragraph_label(std::vector<OpenList>& open, const Style* paragraph_style);
  /// The label of a heading outside any list.
  [[nodiscard]] std::string heading_label(const xml::Element& heading, int level);

 private:
  /// Last number given at each level; nothing where counting has yet to start.
  using Counters = std::array<std::optional<int>, list_levels>;

  [[nodiscard]] std::size_t counters_for(const xml::Element& list, std::string_view style);
  [[nodiscard]] static std::string label(const ListStyle& style, std::size_t level, Counters& counters, std::optional<int> start);

  const Styles& styles_;
  std::vector<Counters> counters_{1};  ///< the first are the outline's
  std::unordered_map<std::string, std::size_t> by_id_, by_style_;
};

}  // namespace schede::odt
