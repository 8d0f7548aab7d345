#include "parsers/docx/activex.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>

#include "parsers/container/compound_file.h"
#include "parsers/container/little_endian.h"
#include "parsers/container/opc.h"
#include "parsers/container/package.h"
#include "parsers/container/xml.h"
#include "parsers/document/utf8.h"

namespace schede::docx {
namespace {

constexpr std::size_t longest_state = 1 << 20;

/// What a program keeps of a control, whichever way it is written.
struct State {
  std::string value, caption;
  bool has_behaviour = false;  ///< VariousPropertyBits are there
};

enum class Shows { box, value, caption, push, nothing };

/// The controls of Forms 2.0 by the beginning of their class ids, without regard to case.
struct Class {
  std::string_view id;
  std::string_view kind;
  Shows shows;
};
constexpr std::array classes{
    Class{"8bd21d10", "text-box", Shows::value},     Class{"8bd21d20", "list-box", Shows::value},
    Class{"8bd21d30", "combo-box", Shows::value},    Class{"8bd21d40", "check-box", Shows::box},
    Class{"8bd21d50", "option-button", Shows::box},  Class{"8bd21d60", "toggle-button", Shows::box},
    Class{"978c9e23", "label", Shows::caption},      Class{"d7053240", "button", Shows::push},
    Class{"4c599241", "image", Shows::nothing},      Class{"79176fb0", "spin-button", Shows::nothing},
    Class{"dfd181e0", "scroll-bar", Shows::nothing}, Class{"6e182020", "frame", Shows::nothing},
    Class{"46e31370", "frame", Shows::nothing},      Class{"eae50eb0", "frame", Shows::nothing},
};
constexpr Class unknown_class{"", "control", Shows::nothing};

const Class& class_of(std::string_view id) {
  std::string key(id.substr(std::min<std::size_t>(id.starts_with('{') ? 1 : 0, id.size())));
  std::transform(key.begin(), key.end(), key.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  const auto* found = std::find_if(classes.begin(), classes.end(), [&](const Class& each) { return key.starts_with(each.id); });
  return found == classes.end() ? unknown_class : *found;
}

/// What a property is to us. A text stands behind the data, its number says how long.
enum class Property { other, behaviour, value, caption };

/// A property in the order of a control's data, if its bit of the mask is set, and how many bytes it takes there.
struct Slot {
  int bit;
  std::size_t bytes;
  Property property = Property::other;
};

// Check boxes, option and toggle buttons, text, list and combo boxes (MS-OFORMS 2.2.5.2 to 2.2.5.4). The group's name stands behind the
// caption, where it does not matter.
constexpr std::array morph_data{
    Slot{0, 4, Property::behaviour},
    Slot{1, 4},
    Slot{2, 4},
    Slot{3, 4},
    Slot{4, 1},
    Slot{5, 1},
    Slot{6, 1},
    Slot{7, 1},
    Slot{9, 2},
    Slot{10, 4},
    Slot{11, 2},
    Slot{12, 2},
    Slot{13, 2},
    Slot{14, 2},
    Slot{15, 2},
    Slot{16, 1},
    Slot{17, 1},
    Slot{18, 1},
    Slot{20, 1},
    Slot{21, 1},
    Slot{22, 4, Property::value},
    Slot{23, 4, Property::caption},
    Slot{24, 4},
    Slot{25, 4},
    Slot{26, 4},
    Slot{27, 2},
    Slot{28, 2},
    Slot{29, 2},
    Slot{32, 4},
};
// 2.2.4.2 to 2.2.4.4.
constexpr std::array label_data{
    Slot{0, 4},
    Slot{1, 4},
    Slot{2, 4, Property::behaviour},
    Slot{3, 4, Property::caption},
    Slot{4, 4},
    Slot{6, 1},
    Slot{7, 4},
    Slot{8, 2},
    Slot{9, 2},
    Slot{10, 2},
    Slot{11, 2},
    Slot{12, 2},
};
// 2.2.1.2 to 2.2.1.4.
constexpr std::array button_data{
    Slot{0, 4}, Slot{1, 4},  Slot{2, 4, Property::behaviour}, Slot{3, 4, Property::caption}, Slot{4, 4}, Slot{6, 1}, Slot{7, 2},
    Slot{8, 2}, Slot{10, 2},
};

/// How one of the three kinds of data is laid out.
struct DataLayout {
  std::span<const Slot> slots;
  std::size_t mask_words;  ///< of 32 bits
  int size_bit;            ///< of the size, which stands before the texts where the mask has two words, behind them otherwise
};

DataLayout layout_of(Shows shows) {
  switch (shows) {
    case Shows::caption: return {label_data, 1, 5};
    case Shows::push: return {button_data, 1, 5};
    case Shows::box:
    case Shows::value:
    case Shows::nothing: break;
  }
  return {morph_data, 2, 8};
}

/// UTF-16 without a mark at its start; half a pair is left out.
std::string utf8_of(std::u16string_view units) {
  std::string text;
  for (std::size_t at = 0; at < units.size(); ++at) {
    char32_t c = units[at];
    const bool high = c >= 0xD800 && c < 0xDC00;
    if (high && at + 1 < units.size() && units[at + 1] >= 0xDC00 && units[at + 1] < 0xE000)
      c = 0x10000 + ((c - 0xD800) << 10) + (units[++at] - 0xDC00u);
    if (c >= 0xD800 && c < 0xE000) continue;
    if (c == '\r') continue;
    if (c >= ' ' || c == '\n' || c == '\t') append_utf8(c, text);
  }
  return text;
}

/// Takes numbers and texts off a control's data. A number stands at a multiple of its size; it is zero where the data end before.
class Data {
 public:
  explicit Data(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t take(std::size_t size) {
    align(size);
    return little_endian(take_bytes(size));
  }

  /// A text whose number says its bytes, and by its highest bit that each character takes one of them and not two (2.4.4).
  std::string take_text(std::uint64_t count) {
    constexpr std::uint64_t compressed = 0x80000000;
    const std::string_view bytes = take_bytes(count & ~compressed);
    const std::size_t width = count & compressed ? 1 : 2;
    std::u16string units;
    for (std::size_t i = 0; i + width <= bytes.size(); i += width) units += static_cast<char16_t>(little_endian(bytes.substr(i, width)));
    align(4);
    return utf8_of(units);
  }

  void align(std::size_t size) { at_ = (at_ + size - 1) / size * size; }

 private:
  std::string_view take_bytes(std::size_t size) {
    const std::string_view taken = bytes_.substr(std::min(at_, bytes_.size()), size);
    at_ += taken.size();
    return taken;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
};

/// The binary form: version, length, mask, the numbers that the mask announces, and what these announce.
std::optional<State> read_binary(std::string_view bytes, const DataLayout& layout) {
  constexpr std::size_t header = 4;
  if (bytes.size() < header + layout.mask_words * 4 || bytes[1] != 2) return std::nullopt;
  Data data(bytes.substr(0, header + little_endian(bytes.substr(2, 2))));
  data.take(header);
  std::uint64_t mask = data.take(4);
  if (layout.mask_words > 1) mask |= data.take(4) << 32;
  State state;
  std::uint64_t value = 0, caption = 0;
  for (const Slot& slot : layout.slots) {
    if (!(mask >> slot.bit & 1)) continue;
    const std::uint64_t number = data.take(slot.bytes);
    if (slot.property == Property::behaviour) state.has_behaviour = true;
    if (slot.property == Property::value) value = number;
    if (slot.property == Property::caption) caption = number;
  }
  data.align(4);
  if (layout.mask_words > 1 && (mask >> layout.size_bit & 1)) {
    data.take(4);
    data.take(4);
  }
  state.value = data.take_text(value);
  state.caption = data.take_text(caption);
  return state;
}

/// The part of a control: its class, and its state as XML or a link to the binary one.
class Part : public xml::Handler {
 public:
  std::string class_id, link;
  std::optional<State> state;

  void start(const xml::Element& element) override {
    const auto text = [&](std::string_view name) {
      const std::string_view* found = element.attribute(name);
      return std::string(found ? *found : std::string_view());
    };
    if (element.name == "ocx") {
      class_id = text("classid");
      link = text("id");
      if (text("persistence") == "persistPropertyBag") state.emplace();
    }
    if (element.name != "ocxPr" || !state) return;
    const std::string name = text("name");
    if (name == "Value") state->value = text("value");
    if (name == "Caption") state->caption = text("value");
    if (name == "VariousPropertyBits") state->has_behaviour = true;
  }
  void end(std::string_view, std::string_view) override {}
  void characters(std::string_view) override {}
};

/// A storage keeps the control in a stream of this name, a bare stream behind the 16 bytes of the class.
std::optional<State> read_state(const Package& package, std::string_view part, const std::string& link, const Class& type,
                                const Limits& limits) {
  const auto links = read_relationships(package, part, limits);
  if (!links) return std::nullopt;
  const auto target = std::find_if(links->begin(), links->end(), [&](const Relationship& each) { return each.id == link; });
  if (target == links->end() || package.declared_size(target->target).value_or(longest_state) >= longest_state) return std::nullopt;
  const auto file = package.read(target->target);
  if (!file) return std::nullopt;
  constexpr std::size_t class_bytes = 16;
  std::string bytes = file->size() > class_bytes ? file->substr(class_bytes) : std::string();
  if (auto stream = CompoundFile(*file).stream("contents", longest_state)) bytes = std::move(*stream);
  return read_binary(bytes, layout_of(type.shows));
}

bool is_ticked(std::string_view value) { return value == "1" || value == "-1" || value == "True" || value == "true"; }

/// LibreOffice writes no value of a list box; and fields for numbers, amounts, times and formatted text as text boxes without their
/// behaviour, and without their text or with a nought in its place.
bool is_lost(const State& state, const Class& type, std::string_view generator) {
  if (!generator.starts_with("LibreOffice") || type.shows != Shows::value) return false;
  return state.value.empty() ? type.kind == "list-box" || !state.has_behaviour : !state.has_behaviour && state.value == "0";
}

ActiveX shown(State state, const Class& type, std::string_view generator) {
  ActiveX control;
  switch (type.shows) {
    case Shows::box:
      control.checkbox = is_ticked(state.value) ? Checkbox::checked : Checkbox::unchecked;
      control.text = std::move(state.caption);
      break;
    case Shows::value:
      control.lost = is_lost(state, type, generator);
      if (control.lost)
        control.unreadable = type.kind;
      else
        control.text = std::move(state.value);
      break;
    case Shows::caption: control.text = std::move(state.caption); break;
    case Shows::push:
      control.text = std::move(state.caption);
      control.is_button = true;
      break;
    case Shows::nothing: control.unreadable = type.kind; break;
  }
  return control;
}

}  // namespace

ActiveX read_activex(const Package& package, std::string_view part, std::string_view generator, const Limits& limits) {
  ActiveX unreadable;
  unreadable.unreadable = unknown_class.kind;
  Part reader;
  if (!xml::stream(package, part, reader, limits)) return unreadable;
  const Class& type = class_of(reader.class_id);
  unreadable.unreadable = type.kind;
  if (type.shows == Shows::nothing) return unreadable;
  if (!reader.state) reader.state = read_state(package, part, reader.link, type, limits);
  return reader.state ? shown(std::move(*reader.state), type, generator) : unreadable;
}

}  // namespace schede::docx
