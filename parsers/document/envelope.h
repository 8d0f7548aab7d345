#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace schede {

enum class EnvelopeKind { p7m, eml, zip, msg };

/// The contract's spelling: "p7m", "eml", "zip", "msg".
std::string_view to_string(EnvelopeKind kind);

/// What a signature that was held against the signed bytes came to. Nobody asks here who the signer is: the chain of certificates is not
/// checked.
enum class Integrity { ok, bad };
std::string_view to_string(Integrity integrity);

/// One layer of what a document came in, as that layer states it. Text that it does not state is empty.
struct Envelope {
  EnvelopeKind kind = EnvelopeKind::zip;
  std::string name;                      ///< its own: "busta.eml"
  std::string signer;                    ///< of a p7m: common name of who signed; several by "; "
  std::string serial;                    ///< of the signer's certificate, hexadecimal digits
  std::string signed_at;                 ///< RFC 3339, as the signer's clock had it
  std::optional<Integrity> integrity;    ///< nothing where nobody signed, or the certificate is not there
  std::string sender, date, message_id;  ///< of an eml; of certified mail those of its daticert.xml. The date is RFC 3339
  bool certified = false;                ///< certified mail (PEC)
};

}  // namespace schede
