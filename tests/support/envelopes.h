#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace schede::test {

/// Files by name, as they go into an envelope.
using Files = std::vector<std::pair<std::string, std::string>>;

/// How the bytes of a signed file are written.
enum class SignedAs { der, ber, pem, base64, base64_in_one_line };

/// A CAdES-like signature by "Maria Grazia De Luca", whose certificate, number 0A1B2C, this program made for itself.
[[nodiscard]] std::string sign(const std::string& content, SignedAs as = SignedAs::der);
/// The same by two at once: "Maria Grazia De Luca" and "Luca Perrone", of number 3D.
[[nodiscard]] std::string sign_together(const std::string& content);
/// A signature that stands beside its document, and one that is no signature but an envelope for one reader.
[[nodiscard]] std::string detached_signature(const std::string& content);
[[nodiscard]] std::string encrypt(const std::string& content);

/// Base64 in lines of that many characters.
[[nodiscard]] std::string base64(const std::string& bytes, std::size_t line = 76);

/// A message of ufficio@comune.example with these attached.
[[nodiscard]] std::string mail(const Files& files);
/// The same as it comes by certified mail: signed by the provider, in postacert.eml beside daticert.xml.
[[nodiscard]] std::string certified_mail(const Files& files);
/// What the provider says of a message with these attached ("avvenuta-consegna"), and the message with it.
[[nodiscard]] std::string receipt(const std::string& type, const Files& files = {});

/// A message that Outlook saved, with these attached.
[[nodiscard]] std::string outlook_message(const Files& files);

}  // namespace schede::test
