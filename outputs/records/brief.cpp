#include "outputs/records/brief.h"

#include <algorithm>
#include <cstdint>
#include <set>

#include "extractors/form/field_types.h"

namespace schede {
namespace {

/// Of a narrative; at a character's end.
constexpr std::size_t most_of_narrative = 8;

std::string_view beginning(std::string_view text) {
  if (text.size() <= most_of_narrative) return text;
  std::size_t end = most_of_narrative;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return text.substr(0, end);
}

std::set<std::string_view> narratives_of(const Form& form) {
  std::set<std::string_view> paths;
  for (const FormField* field : plain_fields(form)) {
    const bool names_the_respondent = std::ranges::find(form.respondent.paths, field->path) != form.respondent.paths.end();
    if (is_narrative(field->type) && !names_the_respondent) paths.insert(field->path);
  }
  return paths;
}

/// Goes through the members of a record in one order, whether it writes them or reads them: `Bytes` does one or the other.
template <class Bytes, class SomeRecord>
void walk(Bytes& bytes, SomeRecord& record) {
  bytes.text(record.record_id);
  bytes.text(record.form);
  bytes.number(record.status);
  bytes.text(record.source.path);
  bytes.list(record.fields, [&](auto& field) {
    bytes.path(field.path);
    bytes.value(field.value, field.path);
  });
  bytes.maybe(record.territory, [&](auto& territory) {
    for (auto* text : {&territory.kind, &territory.region, &territory.province, &territory.municipality, &territory.istat})
      bytes.maybe(*text, [&](auto& known) { bytes.text(known); });
    bytes.maybe(territory.convergence, [&](auto& known) { bytes.number(known); });
  });
  const auto decision = [&](auto& known) {
    bytes.text(known.by);
    bytes.text(known.at);
    bytes.text(known.why);
  };
  bytes.decided(record.evidence, decision);
  bytes.list(record.gaps, [&](auto& gap) {
    bytes.text(gap.code);
    bytes.path(gap.field);
    bytes.number(gap.severity);
    bytes.text(gap.message);
  });
  bytes.maybe(record.set_aside, decision);
  bytes.list(record.waived, [&](auto& waiver) {
    bytes.text(waiver.field);
    bytes.text(waiver.code);
    decision(waiver.decision);
  });
}

class BriefWriter {
 public:
  explicit BriefWriter(const std::set<std::string_view>& narratives) : narratives_(narratives) {}
  std::string take() { return std::move(bytes_); }

  template <class Number>
  void number(Number value) {
    auto left = static_cast<std::uint64_t>(value);
    for (; left >= 0x80; left >>= 7) bytes_ += static_cast<char>(left | 0x80);
    bytes_ += static_cast<char>(left);
  }
  void text(std::string_view value) {
    number(value.size());
    bytes_ += value;
  }
  /// By what it has in common with the one before.
  void path(std::string_view value) {
    const auto shared = static_cast<std::size_t>(std::ranges::mismatch(value, last_).in1 - value.begin());
    number(shared);
    text(value.substr(shared));
    last_ = value;
  }
  void value(const Value& value, std::string_view path) {
    number(value.index());
    if (const auto* string = std::get_if<std::string>(&value)) text(narratives_.contains(path) ? beginning(*string) : *string);
    if (const auto* yes = std::get_if<bool>(&value)) number(*yes);
    if (const auto* codes = std::get_if<std::vector<std::string>>(&value)) list(*codes, [&](const auto& code) { text(code); });
    if (const auto* digits = std::get_if<Number>(&value)) text(digits->digits);
    if (const auto* money = std::get_if<Amount>(&value)) {
      text(money->amount);
      text(money->currency);
    }
  }
  template <class List, class Each>
  void list(const List& items, Each each) {
    number(items.size());
    for (const auto& item : items) each(item);
  }
  template <class Optional, class Each>
  void maybe(const Optional& item, Each each) {
    number(item.has_value());
    if (item) each(*item);
  }
  template <class List, class Each>
  void decided(const List& evidence, Each each) {
    number(std::ranges::count_if(evidence, [](const auto& entry) { return entry.second.corrected.has_value(); }));
    for (const auto& [path, found] : evidence) {
      if (!found.corrected) continue;
      text(path);
      each(found.corrected->decision);
    }
  }

 private:
  const std::set<std::string_view>& narratives_;
  std::string bytes_, last_;
};

/// Once something does not fit, everything is empty.
class BriefReader {
 public:
  explicit BriefReader(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool is_at_end() const { return is_sound_ && bytes_.empty(); }

  template <class Number>
  void number(Number& value) {
    value = static_cast<Number>(next());
  }
  void text(std::string& value) { value = piece(); }
  void path(std::string& value) {
    const auto shared = next();
    is_sound_ = is_sound_ && shared <= last_.size();
    value.assign(last_, 0, is_sound_ ? shared : 0);
    value += piece();
    last_ = value;
  }
  void value(Value& value, std::string_view) {
    switch (next()) {
      case 1: value = std::string(piece()); break;
      case 2: value = next() != 0; break;
      case 3: list(value.emplace<std::vector<std::string>>(), [&](auto& code) { text(code); }); break;
      case 4: text(value.emplace<Number>().digits); break;
      case 5: {
        auto& money = value.emplace<Amount>();
        text(money.amount);
        text(money.currency);
        break;
      }
      default: break;
    }
  }
  template <class List, class Each>
  void list(List& items, Each each) {
    for (auto left = next(); left > 0 && is_sound_; --left) each(items.emplace_back());
  }
  template <class Optional, class Each>
  void maybe(Optional& item, Each each) {
    if (next() != 0) each(item.emplace());
  }
  template <class List, class Each>
  void decided(List& evidence, Each each) {
    list(evidence, [&](auto& entry) {
      text(entry.first);
      each(entry.second.corrected.emplace().decision);
    });
  }

 private:
  std::uint64_t next() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (bytes_.empty()) break;
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    is_sound_ = false;
    return 0;
  }
  std::string_view piece() {
    const auto size = next();
    is_sound_ = is_sound_ && size <= bytes_.size();
    if (!is_sound_) return {};
    const auto found = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return found;
  }

  std::string_view bytes_;
  std::string last_;
  bool is_sound_ = true;
};

}  // namespace

std::string brief_of(const Record& record, const Form& form) {
  const auto narratives = narratives_of(form);
  BriefWriter bytes(narratives);
  walk(bytes, record);
  return bytes.take();
}

std::optional<Record> read_brief(std::string_view bytes) {
  BriefReader reader(bytes);
  Record record;
  walk(reader, record);
  return reader.is_at_end() ? std::optional(std::move(record)) : std::nullopt;
}

}  // namespace schede
