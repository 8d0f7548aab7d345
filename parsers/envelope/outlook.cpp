#include "parsers/envelope/outlook.h"

#include <algorithm>
#include <array>

#include "parsers/container/compound_file.h"
#include "parsers/container/utf16.h"

namespace schede {
namespace {

using namespace std::string_view_literals;

/// Streams and storages of a message are named by the property that they hold and its type (MS-OXMSG 2.1 and 2.2).
constexpr auto properties = "__properties_version1.0"sv;
constexpr auto attachment_prefix = "__attach_version1.0_#"sv;
constexpr auto attached_data = "__substg1.0_37010102"sv;
constexpr auto attached_message = "__substg1.0_3701000D"sv;
/// PidTagAttachLongFilename, PidTagAttachFilename, PidTagDisplayName: in UTF-16 the type is 001F, in the system's code page 001E.
constexpr std::array name_properties = {"3707"sv, "3704"sv, "3001"sv};

constexpr int deepest = 8;
constexpr std::size_t longest_name = 4096;

std::string utf8_of_utf16(std::string_view wide) {
  auto decoder = *xml::Utf16::detect("\xFF\xFE"sv);
  return std::string(decoder.decode(wide).value_or(""sv));
}

class OutlookReader {
 public:
  OutlookReader(std::string_view bytes, const Limits& limits) : file_(bytes), limits_(limits) {}

  Result<void> read(const std::string& storage, std::vector<Part>& parts, int depth = 0) {
    if (depth > deepest) return fail(ErrorCode::limits_exceeded, {}, "layers");
    for (const auto& name : file_.names(storage)) {
      if (!name.starts_with(attachment_prefix)) continue;
      if (++attachments_ > most_attachments) return fail(ErrorCode::limits_exceeded, {}, "members");
      if (const auto read = read_attachment(storage + name + '/', parts, depth); !read) return read;
    }
    return {};
  }

 private:
  static constexpr std::size_t most_attachments = 1000;

  Result<void> read_attachment(const std::string& storage, std::vector<Part>& parts, int depth) {
    if (auto bytes = file_.stream(storage + std::string(attached_data), limits_.member_bytes)) {
      parts.push_back(part(name_in(storage), std::move(*bytes)));
      return {};
    }
    return read(storage + std::string(attached_message) + '/', parts, depth + 1);
  }

  [[nodiscard]] std::string name_in(const std::string& storage) const {
    for (const auto property : name_properties) {
      const auto stream = storage + "__substg1.0_" + std::string(property);
      if (const auto wide = file_.stream(stream + "001F", longest_name)) return utf8_of_utf16(*wide);
      if (auto narrow = file_.stream(stream + "001E", longest_name)) return std::move(*narrow);
    }
    return {};
  }

  CompoundFile file_;
  const Limits& limits_;
  std::size_t attachments_ = 0;
};

}  // namespace

bool is_outlook_message(std::string_view bytes) {
  if (!bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) return false;
  const auto names = CompoundFile(bytes).names();
  return std::ranges::find(names, properties) != names.end();
}

Result<Opened> open_outlook_message(std::string_view bytes, const std::string&, const Limits& limits) {
  Opened opened;
  opened.envelope.kind = EnvelopeKind::msg;
  if (const auto read = OutlookReader(bytes, limits).read({}, opened.parts); !read) return fail(read.error());
  return opened;
}

}  // namespace schede
