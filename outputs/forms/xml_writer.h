#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace schede {

/// Writes a document of XML; text and values are escaped.
class XmlWriter {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  XmlWriter();
  ~XmlWriter();

  void start(std::string_view name, Attributes attributes = {});
  void attribute(std::string_view name, std::string_view value);
  void end();
  /// An element with nothing in it, or text alone.
  void element(std::string_view name, Attributes attributes = {}, std::string_view text = {});
  void text(std::string_view text);
  void comment(std::string_view text);

  /// All that was written, once; ends what is open.
  [[nodiscard]] std::string take();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace schede
