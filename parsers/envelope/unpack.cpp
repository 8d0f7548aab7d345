#include "parsers/envelope/unpack.h"

#include <algorithm>
#include <set>

#include "parsers/container/xml.h"
#include "parsers/document/utf8.h"
#include "parsers/envelope/mail.h"
#include "parsers/envelope/outlook.h"
#include "parsers/envelope/p7m.h"
#include "parsers/envelope/part.h"
#include "parsers/envelope/zip_archive.h"

namespace schede {
namespace {

/// A kind of envelope.
struct Kind {
  bool (*recognises)(std::string_view bytes);
  Result<Opened> (*open)(std::string_view bytes, const std::string& name, const Limits& limits);
};
constexpr Kind kinds[] = {
    {is_zip_archive, open_zip_archive}, {is_p7m, open_p7m}, {is_outlook_message, open_outlook_message}, {is_mail, open_mail}};

const Kind* kind_of(std::string_view bytes) {
  const auto* found = std::ranges::find_if(kinds, [&](const Kind& kind) { return kind.recognises(bytes); });
  return found == std::end(kinds) ? nullptr : found;
}

/// "scheda (2).docx".
std::string numbered(const std::string& name, int number) {
  const auto slash = name.rfind('/'), point = name.rfind('.');
  const bool has_suffix = point != name.npos && (slash == name.npos || point > slash);
  const auto end = has_suffix ? point : name.size();
  return name.substr(0, end) + " (" + std::to_string(number) + ")" + name.substr(end);
}

/// Names that some program wrote in the code page of its machine, most often that of Western Europe.
std::string as_utf8(std::string name) {
  if (xml::is_utf8(name)) return name;
  std::string text;
  for (const char c : name) append_utf8(static_cast<unsigned char>(c), text);
  return text;
}

/// One line of UTF-8 that names one layer.
std::string clean(std::string name) {
  name = as_utf8(std::move(name));
  std::erase_if(name, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; });
  for (auto mark = name.find(layer_mark); mark != name.npos; mark = name.find(layer_mark)) name.erase(mark, 1);
  return name.empty() ? "allegato" : name;
}

/// Names of the parts of one envelope, each once.
class Names {
 public:
  std::string take(const std::string& wanted) {
    const auto name = clean(wanted);
    auto free = name;
    for (int number = 2; !taken_.insert(free).second; ++number) free = numbered(name, number);
    return free;
  }

 private:
  std::set<std::string> taken_;
};

class Unpacking {
 public:
  explicit Unpacking(const Limits& limits) : limits_(limits) {}

  Result<void> open(std::string_view bytes, const Kind& kind, std::string name, const std::string& path,
                    const std::vector<Envelope>& around) {
    if (around.size() >= deepest_layers) return fail(ErrorCode::limits_exceeded, {}, "layers");
    auto opened = kind.open(bytes, name, limits_);
    if (opened) return take(std::move(*opened), std::move(name), path, around);
    if (opened.error().code == ErrorCode::limits_exceeded || around.empty()) return fail(opened.error());
    unpacked.files.push_back({path, std::move(name), fail(opened.error()), around});
    return {};
  }

  Unpacked unpacked;

 private:
  Result<void> take(Opened opened, std::string name, const std::string& path, std::vector<Envelope> around) {
    if (around.size() >= deepest_layers) return fail(ErrorCode::limits_exceeded, {}, "layers");
    opened.envelope.name = std::move(name);
    if (around.empty()) unpacked.outermost = opened.envelope;
    around.push_back(std::move(opened.envelope));
    unpacked.receipts += opened.is_receipt;
    Names names;
    for (Part& part : opened.parts) {
      auto part_name = names.take(part.name);
      auto part_path = path + std::string(layer_mark) + part_name;
      const auto done = take(std::move(part), std::move(part_name), std::move(part_path), around);
      if (!done) return done;
    }
    return {};
  }

  Result<void> take(Part part, std::string name, std::string path, const std::vector<Envelope>& around) {
    if (++members_ > limits_.members) return fail(ErrorCode::limits_exceeded, {}, "members");
    if (part.inner) return take(std::move(*part.inner), std::move(name), path, around);
    if (part.bytes) bytes_ += part.bytes->size();
    if (bytes_ > limits_.inflated_bytes) return fail(ErrorCode::limits_exceeded, {}, "inflated_bytes");
    const Kind* kind = part.bytes ? kind_of(*part.bytes) : nullptr;
    if (kind) return open(*part.bytes, *kind, std::move(name), path, around);
    unpacked.files.push_back({std::move(path), std::move(name), std::move(part.bytes), around});
    return {};
  }

  const Limits& limits_;
  std::uint64_t members_ = 0, bytes_ = 0;
};

}  // namespace

bool is_envelope(std::string_view bytes) { return kind_of(bytes) != nullptr; }

Result<Unpacked> unpack(std::string_view bytes, const std::string& name, const Limits& limits) {
  const Kind* kind = kind_of(bytes);
  if (!kind) return fail(ErrorCode::unsupported_format, name, "unknown format");
  Unpacking unpacking(limits);
  if (const auto done = unpacking.open(bytes, *kind, name, {}, {}); !done) return fail(done.error());
  return std::move(unpacking.unpacked);
}

}  // namespace schede
