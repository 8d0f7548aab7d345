#include "parsers/envelope/p7m.h"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

namespace schede {
namespace {

using namespace std::string_view_literals;

/// Deletes by a function of OpenSSL.
template <auto function>
struct Free {
  template <class Handle>
  void operator()(Handle* handle) const {
    function(handle);
  }
};
using Message = std::unique_ptr<CMS_ContentInfo, Free<CMS_ContentInfo_free>>;
using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;
using BigNumber = std::unique_ptr<BIGNUM, Free<BN_free>>;
struct FreeText {
  void operator()(char* text) const { OPENSSL_free(text); }
};
struct FreeBytes {
  void operator()(unsigned char* bytes) const { OPENSSL_free(bytes); }
};

/// 1.2.840.113549.1.7, under which the content types of PKCS #7 stand, as DER writes it but for the last number.
constexpr auto pkcs7_types = "\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x07"sv;
/// A header of DER before it: the tag and at most nine bytes of length.
constexpr std::size_t longest_header = 10;

bool is_der(std::string_view bytes) {
  return bytes.starts_with('\x30') && bytes.substr(0, longest_header + pkcs7_types.size()).find(pkcs7_types) != bytes.npos;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

bool is_base64(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/'; }

/// What base64 says, up to its padding, whatever lines it is in; nothing where other characters stand in it.
std::optional<std::string> decoded(std::string_view text, std::size_t most = std::string_view::npos) {
  std::string digits;
  for (const char c : text) {
    if (c == '=' || digits.size() >= most) break;
    if (!is_space(c) && !is_base64(c)) return std::nullopt;
    if (!is_space(c)) digits += c;
  }
  if (digits.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()) - 4) return std::nullopt;
  const auto padding = (4 - digits.size() % 4) % 4;
  if (padding == 3) return std::nullopt;
  digits.append(padding, '=');
  std::string bytes(digits.size() / 4 * 3, '\0');
  auto* place = reinterpret_cast<unsigned char*>(bytes.data());
  const int length = EVP_DecodeBlock(place, reinterpret_cast<const unsigned char*>(digits.data()), static_cast<int>(digits.size()));
  if (length < 0) return std::nullopt;
  bytes.resize(static_cast<std::size_t>(length) - padding);
  return bytes;
}

constexpr std::array pem_types = {"PKCS7"sv, "CMS"sv, "PKCS #7 SIGNED DATA"sv};

/// The lines between BEGIN and END; empty where there are none, up to the end where END is missing.
std::string_view pem_body(std::string_view text) {
  constexpr std::size_t longest_preamble = 4096;
  for (const auto type : pem_types) {
    const auto begin = "-----BEGIN " + std::string(type) + "-----";
    const auto at = text.substr(0, longest_preamble).find(begin);
    if (at == text.npos) continue;
    const auto body = text.substr(at + begin.size());
    return body.substr(0, body.find("-----END"));
  }
  return {};
}

std::string_view without_bom(std::string_view text) { return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text; }

bool is_base64_of_der(std::string_view text) {
  constexpr std::size_t enough = 32;
  const auto beginning = decoded(text, enough);
  return beginning && is_der(*beginning);
}

/// The DER that these bytes are or say.
std::optional<std::string> der_of(std::string_view bytes) {
  const auto text = without_bom(bytes);
  const auto body = pem_body(text);
  return decoded(body.empty() ? text : body);
}

/// "2011-05-12T09:31:00Z"; empty where it is no time.
std::string rfc3339(const ASN1_TIME* time) {
  struct tm moment {};
  if (!time || ASN1_TIME_to_tm(time, &moment) != 1) return {};
  std::array<char, 80> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02dT%02d:%02d:%02dZ", moment.tm_year + 1900, moment.tm_mon + 1, moment.tm_mday,
                moment.tm_hour, moment.tm_min, moment.tm_sec);
  return text.data();
}

std::string signing_time(CMS_SignerInfo* signer) {
  const int at = CMS_signed_get_attr_by_NID(signer, NID_pkcs9_signingTime, -1);
  X509_ATTRIBUTE* attribute = at < 0 ? nullptr : CMS_signed_get_attr(signer, at);
  const ASN1_TYPE* value = attribute ? X509_ATTRIBUTE_get0_type(attribute, 0) : nullptr;
  if (!value || (value->type != V_ASN1_UTCTIME && value->type != V_ASN1_GENERALIZEDTIME)) return {};
  return rfc3339(value->value.asn1_string);
}

std::string serial_of(const X509* certificate) {
  const BigNumber number(ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr));
  const std::unique_ptr<char, FreeText> digits(number ? BN_bn2hex(number.get()) : nullptr);
  return digits ? digits.get() : "";
}

std::string utf8_of(const ASN1_STRING* text) {
  unsigned char* bytes = nullptr;
  const int length = ASN1_STRING_to_UTF8(&bytes, text);
  const std::unique_ptr<unsigned char, FreeBytes> owner(bytes);
  return length > 0 ? std::string(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length)) : std::string();
}

/// The common name; where there is none, the name of the organisation.
std::string subject_of(const X509* certificate) {
  const X509_NAME* subject = X509_get_subject_name(certificate);
  for (const int nid : {NID_commonName, NID_organizationName}) {
    const int at = X509_NAME_get_index_by_NID(subject, nid, -1);
    if (at >= 0) return utf8_of(X509_NAME_ENTRY_get_data(X509_NAME_get_entry(subject, at)));
  }
  return {};
}

void add(std::string& list, const std::string& entry) {
  if (!entry.empty()) list += (list.empty() ? "" : "; ") + entry;
}

/// Who signed, by name: signatures are a set, whose order in the file says nothing (RFC 5652, section 5.1). False where the certificate
/// of one of them is not there.
bool tell_signers(CMS_ContentInfo* message, STACK_OF(CMS_SignerInfo) * signers, Envelope& envelope) {
  CMS_set1_signers_certs(message, nullptr, 0);
  bool are_known = true;
  std::vector<std::pair<std::string, std::string>> names;
  for (int i = 0; i < sk_CMS_SignerInfo_num(signers); ++i) {
    CMS_SignerInfo* signer = sk_CMS_SignerInfo_value(signers, i);
    X509* certificate = nullptr;
    CMS_SignerInfo_get0_algs(signer, nullptr, &certificate, nullptr, nullptr);
    if (envelope.signed_at.empty()) envelope.signed_at = signing_time(signer);
    are_known = are_known && certificate;
    if (certificate) names.emplace_back(subject_of(certificate), serial_of(certificate));
  }
  std::ranges::sort(names);
  for (const auto& [signer, serial] : names) {
    add(envelope.signer, signer);
    add(envelope.serial, serial);
  }
  return are_known;
}

Integrity verify(CMS_ContentInfo* message) {
  const Bio nowhere(BIO_new(BIO_s_null()));
  // Whose certificates they are is not asked; whether the signatures fit what was signed is.
  constexpr unsigned flags = CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY;
  return CMS_verify(message, nullptr, nullptr, nullptr, nowhere.get(), flags) == 1 ? Integrity::ok : Integrity::bad;
}

bool ends_in_p7m(std::string_view name) {
  constexpr auto suffix = ".p7m"sv;
  return name.size() > suffix.size() && std::equal(suffix.rbegin(), suffix.rend(), name.rbegin(), [](char expected, char c) {
           return expected == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
         });
}

std::string inner_name(const std::string& name) { return ends_in_p7m(name) ? name.substr(0, name.size() - 4) : "contenuto"; }

Result<Opened> open_der(std::string_view der, const std::string& name, const Limits& limits) {
  const auto* start = reinterpret_cast<const unsigned char*>(der.data());
  const Message message(d2i_CMS_ContentInfo(nullptr, &start, static_cast<long>(der.size())));
  if (!message) return fail(ErrorCode::unreadable, name, "no whole CMS structure");
  const int type = OBJ_obj2nid(CMS_get0_type(message.get()));
  if (type == NID_pkcs7_enveloped || type == NID_pkcs7_encrypted) return fail(ErrorCode::encrypted, name, "encrypted CMS");
  if (type != NID_pkcs7_signed) return fail(ErrorCode::unsupported_format, name, "CMS file");
  ASN1_OCTET_STRING** content = CMS_get0_content(message.get());
  if (!content || !*content) return fail(ErrorCode::unsupported_format, name, "signature without its document (.p7s) file");

  Opened opened;
  opened.envelope.kind = EnvelopeKind::p7m;
  auto* signers = CMS_get0_SignerInfos(message.get());
  const auto count = static_cast<std::uint64_t>(std::max(sk_CMS_SignerInfo_num(signers), 0));
  if (count > limits.members) return fail(ErrorCode::limits_exceeded, name, "members");
  if (tell_signers(message.get(), signers, opened.envelope) && count > 0) opened.envelope.integrity = verify(message.get());
  opened.parts.push_back(part(inner_name(name), std::string(reinterpret_cast<const char*>(ASN1_STRING_get0_data(*content)),
                                                            static_cast<std::size_t>(ASN1_STRING_length(*content)))));
  return opened;
}

}  // namespace

bool is_p7m(std::string_view bytes) {
  if (is_der(bytes)) return true;
  const auto text = without_bom(bytes);
  return is_base64_of_der(text) || is_base64_of_der(pem_body(text));
}

Result<Opened> open_p7m(std::string_view bytes, const std::string& name, const Limits& limits) {
  std::optional<std::string> said;
  if (!is_der(bytes)) {
    said = der_of(bytes);
    if (!said) return fail(ErrorCode::unreadable, name, "no base64");
    bytes = *said;
  }
  auto opened = open_der(bytes, name, limits);
  ERR_clear_error();
  return opened;
}

}  // namespace schede
