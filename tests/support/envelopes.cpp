#include "tests/support/envelopes.h"

#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <memory>

#include "tests/support/compound_file.h"

namespace schede::test {
namespace {

template <auto function>
struct Free {
  template <class Handle>
  void operator()(Handle* handle) const {
    function(handle);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Message = std::unique_ptr<CMS_ContentInfo, Free<CMS_ContentInfo_free>>;
using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;

struct Signer {
  Key key;
  Certificate certificate;

  Signer(const char* name, const char* serial) : key(EVP_EC_gen("P-256")), certificate(X509_new()) {
    BIGNUM* number = nullptr;
    BN_hex2bn(&number, serial);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate.get()));
    BN_free(number);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_NAME* subject = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8, reinterpret_cast<const unsigned char*>(name), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), subject);
    X509_set_pubkey(certificate.get(), key.get());
    X509_sign(certificate.get(), key.get(), EVP_sha256());
  }
};

const Signer& first() {
  static const Signer signer("Maria Grazia De Luca", "0A1B2C");
  return signer;
}
const Signer& second() {
  static const Signer signer("Luca Perrone", "3D");
  return signer;
}

std::string taken(const Bio& bio) {
  char* bytes = nullptr;
  const auto length = BIO_get_mem_data(bio.get(), &bytes);
  return {bytes, static_cast<std::size_t>(length)};
}

Bio reading(const std::string& content) { return Bio(BIO_new_mem_buf(content.data(), static_cast<int>(content.size()))); }

std::string der(CMS_ContentInfo* message) {
  const Bio out(BIO_new(BIO_s_mem()));
  i2d_CMS_bio(out.get(), message);
  return taken(out);
}

std::string written(const std::string& content, SignedAs as) {
  const auto in = reading(content);
  const unsigned flags = as == SignedAs::ber ? CMS_BINARY | CMS_STREAM : CMS_BINARY;
  const Message message(CMS_sign(first().certificate.get(), first().key.get(), nullptr, in.get(), flags));
  if (as == SignedAs::ber) {
    const Bio out(BIO_new(BIO_s_mem()));
    i2d_CMS_bio_stream(out.get(), message.get(), in.get(), static_cast<int>(flags));
    return taken(out);
  }
  return der(message.get());
}

std::string daticert(const std::string& type) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<postacert tipo=\"" + type +
         "\" errore=\"nessuno\"><intestazione><mittente>protocollo@pec.comune.example</mittente><oggetto>Scheda</oggetto></intestazione>"
         "<dati><gestore-emittente>Gestore</gestore-emittente><data zona=\"+0200\"><giorno>12/05/2011</giorno><ora>09:31:00</ora></data>"
         "<identificativo>opec1@pec.example</identificativo><msgid>&lt;scheda-1@comune.example&gt;</msgid></dati></postacert>\n";
}

std::string attachment(const std::string& name, const std::string& type, const std::string& content) {
  return "--=_b\r\nContent-Type: " + type + "; name=\"" + name +
         "\"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; "
         "filename=\"" +
         name + "\"\r\n\r\n" + base64(content) + "\r\n";
}

/// What a provider writes round a message, or in answer to it.
std::string provider_mail(const std::string& header, const std::string& type, const Files& files) {
  return "Received: from pec.example\r\nMIME-Version: 1.0\r\n" + header +
         "From: \"Per conto di: protocollo@pec.comune.example\" <posta-certificata@pec.example>\r\nDate: Fri, 13 May 2011 08:00:00 "
         "+0200\r\n"
         "Message-ID: <opec1@pec.example>\r\nContent-Type: multipart/signed; protocol=\"application/x-pkcs7-signature\"; "
         "boundary=\"=_s\"\r\n\r\n"
         "--=_s\r\nContent-Type: multipart/mixed; boundary=\"=_b\"\r\n\r\n--=_b\r\nContent-Type: text/plain\r\n\r\nMessaggio di posta "
         "certificata\r\n" +
         attachment("daticert.xml", "application/xml", daticert(type)) +
         "--=_b\r\nContent-Type: message/rfc822; name=\"postacert.eml\"\r\nContent-Disposition: attachment; "
         "filename=\"postacert.eml\"\r\n\r\n" +
         mail(files) +
         "\r\n--=_b--\r\n--=_s\r\nContent-Type: application/x-pkcs7-signature; name=\"smime.p7s\"\r\nContent-Transfer-Encoding: "
         "base64\r\n\r\nMIIB\r\n--=_s--\r\n";
}

}  // namespace

std::string sign(const std::string& content, SignedAs as) {
  const auto bytes = written(content, as);
  if (as == SignedAs::pem) return "-----BEGIN PKCS7-----\r\n" + base64(bytes, 64) + "-----END PKCS7-----\r\n";
  if (as == SignedAs::base64) return base64(bytes);
  if (as == SignedAs::base64_in_one_line) return base64(bytes, bytes.size() * 2);
  return bytes;
}

std::string sign_together(const std::string& content) {
  const auto in = reading(content);
  constexpr unsigned flags = CMS_BINARY | CMS_PARTIAL;
  const Message message(CMS_sign(first().certificate.get(), first().key.get(), nullptr, in.get(), flags));
  CMS_add1_signer(message.get(), second().certificate.get(), second().key.get(), nullptr, flags);
  CMS_final(message.get(), in.get(), nullptr, CMS_BINARY);
  return der(message.get());
}

std::string detached_signature(const std::string& content) {
  const auto in = reading(content);
  const Message message(CMS_sign(first().certificate.get(), first().key.get(), nullptr, in.get(), CMS_BINARY | CMS_DETACHED));
  return der(message.get());
}

std::string encrypt(const std::string& content) {
  const auto in = reading(content);
  auto* readers = sk_X509_new_null();
  sk_X509_push(readers, first().certificate.get());
  const Message message(CMS_encrypt(readers, in.get(), EVP_aes_128_cbc(), CMS_BINARY));
  sk_X509_free(readers);
  return der(message.get());
}

std::string base64(const std::string& bytes, std::size_t line) {
  std::string digits(bytes.size() / 3 * 4 + 5, '\0');
  digits.resize(
      static_cast<std::size_t>(EVP_EncodeBlock(reinterpret_cast<unsigned char*>(digits.data()),
                                               reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()))));
  std::string lines;
  for (std::size_t at = 0; at < digits.size(); at += line) lines += digits.substr(at, line) + "\r\n";
  return lines;
}

std::string mail(const Files& files) {
  std::string message =
      "From: Ufficio <ufficio@comune.example>\r\nTo: programma@example.org\r\nSubject: =?UTF-8?Q?Scheda_citt=C3=A0?=\r\nDate: Thu, 12 May "
      "2011 09:30:00 +0200\r\nMessage-ID: <scheda-1@comune.example>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; "
      "boundary=\"=_m\"\r\n\r\n--=_m\r\nContent-Type: text/plain\r\n\r\nIn allegato la scheda.\r\n";
  for (const auto& [name, content] : files) {
    auto part = attachment(name, "application/octet-stream", content);
    message += part.replace(0, 5, "--=_m");
  }
  return message + "--=_m--\r\n";
}

std::string certified_mail(const Files& files) {
  return provider_mail("X-Trasporto: posta-certificata\r\nSubject: POSTA CERTIFICATA: Scheda\r\n", "posta-certificata", files);
}

std::string receipt(const std::string& type, const Files& files) {
  return provider_mail("X-Ricevuta: " + type + "\r\nSubject: CONSEGNA: Scheda\r\n", type, files);
}

std::string outlook_message(const Files& files) {
  Files streams = {{"__properties_version1.0", std::string(32, '\0')}};
  for (const auto& [name, content] : files) {
    const auto storage = "__attach_version1.0_#0000000" + std::to_string(streams.size() / 2) + "/";
    std::string wide;
    for (const char c : name) wide += {c, '\0'};
    streams.emplace_back(storage + "__substg1.0_3707001F", wide);
    streams.emplace_back(storage + "__substg1.0_37010102", content);
  }
  return compound_file_of(streams);
}

}  // namespace schede::test
