#include "parsers/envelope/mail.h"

#include <algorithm>
#include <array>

#include "parsers/envelope/mail_module.h"
#include "parsers/modules/modules.h"

namespace schede {
namespace {

using namespace std::string_view_literals;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::string lowered(std::string_view name) {
  std::string out(name);
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

/// Fields that only a message on its way has (RFC 5322 3.6, and those of certified mail).
constexpr std::array transport_fields = {"received"sv,   "return-path"sv, "delivered-to"sv, "to"sv,
                                         "message-id"sv, "x-trasporto"sv, "x-ricevuta"sv};
/// Types by which a body without such fields is one that was signed or sent.
constexpr std::array mail_types = {"multipart/signed"sv, "multipart/mixed"sv, "application/pkcs7-mime"sv, "application/x-pkcs7-mime"sv};

/// The field of a header line: its name and value; no name where the line is none.
struct HeaderField {
  std::string name;
  std::string_view value;
};
HeaderField field_of(std::string_view line) {
  const auto colon = line.find(':');
  const bool is_field =
      colon != line.npos && colon > 0 &&
      std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) { return c > ' ' && c < '\x7F'; });
  return is_field ? HeaderField{lowered(line.substr(0, colon)), line.substr(colon + 1)} : HeaderField{};
}

bool tells_mail(const HeaderField& field) {
  if (std::ranges::find(transport_fields, field.name) != transport_fields.end()) return true;
  if (field.name != "content-type") return false;
  const auto type = lowered(field.value);
  return std::ranges::any_of(mail_types, [&](auto each) { return type.find(each) != type.npos; });
}

}  // namespace

bool is_mail(std::string_view bytes) {
  constexpr std::size_t longest_header = 64 << 10;
  auto rest = bytes.substr(0, longest_header);
  if (rest.starts_with("From ")) rest.remove_prefix(std::min(rest.find('\n') + 1, rest.size()));  // as mailboxes of Unix have it
  bool is_first = true;
  while (!rest.empty()) {
    const auto line = rest.substr(0, std::min(rest.find('\n'), rest.size()));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.empty() || line == "\r") return false;
    const bool goes_on = line.starts_with(' ') || line.starts_with('\t');
    const auto field = goes_on ? HeaderField{} : field_of(line);
    if ((is_first || !goes_on) && field.name.empty()) return false;
    if (tells_mail(field)) return true;
    is_first = false;
  }
  return false;
}

Result<Opened> open_mail(std::string_view bytes, const std::string& name, const Limits& limits) {
  auto* const open = entry<OpenMail>(Module::gmime, open_mail_entry);
  if (!open) return fail(ErrorCode::unsupported_format, name, "message");
  Result<Opened> opened;
  open(bytes, name, limits, read_daticert, opened);
  return opened;
}

}  // namespace schede
