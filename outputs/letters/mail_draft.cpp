#include "outputs/letters/mail_draft.h"

#include <Poco/Base64Encoder.h>

#include <algorithm>
#include <ostream>
#include <sstream>

#include "outputs/escape/escape.h"

namespace schede {

namespace {

constexpr std::string_view line_end = "\r\n";

std::string base64(std::string_view bytes, int line_length) {
  std::ostringstream encoded;
  Poco::Base64Encoder encoder(encoded);
  encoder.rdbuf()->setLineLength(line_length);
  encoder.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  encoder.close();
  return encoded.str();
}

/// As encoded words (RFC 2047), each of whole characters and short enough for its line.
std::string encoded_words(std::string_view text) {
  constexpr std::size_t most = 39;
  std::string words;
  while (!text.empty()) {
    auto end = std::min(most, text.size());
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    if (!words.empty()) words += "\r\n ";
    words += "=?UTF-8?B?" + base64(text.substr(0, end), 0) + "?=";
    text.remove_prefix(end);
  }
  return words;
}

std::string unstructured(const std::string& text) {
  const auto line = visible(text, LineEnds::shown);
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~'; };
  const bool plain = line.size() <= 60 && std::ranges::all_of(line, is_plain) && line.find("=?") == line.npos;
  return plain ? line : encoded_words(line);
}

std::string with_network_line_ends(std::string_view text) {
  std::string out;
  for (const char c : text) out.append(c == '\n' ? line_end : std::string_view(&c, 1));
  return out;
}

}  // namespace

void write_mail_draft(std::ostream& out, const MailDraft& draft) {
  out << "X-Unsent: 1" << line_end;
  if (!draft.from.empty()) out << "From: " << draft.from << line_end;
  out << "To: ";
  for (std::size_t i = 0; i < draft.to.size(); ++i) out << (i == 0 ? "" : ",\r\n ") << draft.to[i];
  out << line_end << "Subject: " << unstructured(draft.subject) << line_end << "MIME-Version: 1.0" << line_end
      << "Content-Type: text/plain; charset=utf-8" << line_end << "Content-Transfer-Encoding: base64" << line_end << line_end
      << base64(with_network_line_ends(visible(draft.body)), 76) << line_end;
}

}  // namespace schede
