#include "parsers/envelope/mail_module.h"

#include <gmime/gmime.h>

#include <memory>

namespace schede {
namespace {

struct Unref {
  template <class Object>
  void operator()(Object* object) const {
    g_object_unref(object);
  }
};
template <class Object>
using Owned = std::unique_ptr<Object, Unref>;
struct FreeString {
  void operator()(char* text) const { g_free(text); }
};
using OwnedString = std::unique_ptr<char, FreeString>;

std::string text(const char* words) { return words ? words : ""; }

/// GMime, made ready once.
void prepare() {
  static const bool is_ready = [] {
    g_mime_init();
    return true;
  }();
  (void)is_ready;
}

std::string content_of(GMimePart* leaf) {
  GMimeDataWrapper* content = g_mime_part_get_content(leaf);
  if (!content) return {};
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, stream.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

/// Of `filename` and `filename*`, which older programs do not understand and newer ones prefer (RFC 6266, 4.3), the second.
std::string best_of(GMimeParamList* parameters, const char* name) {
  std::string best;
  for (int i = 0; parameters && i < g_mime_param_list_length(parameters); ++i) {
    GMimeParam* parameter = g_mime_param_list_get_parameter_at(parameters, i);
    if (g_ascii_strcasecmp(g_mime_param_get_name(parameter), name) != 0) continue;
    const bool is_extended = g_mime_param_get_encoding_method(parameter) == GMIME_PARAM_ENCODING_METHOD_RFC2231;
    if (best.empty() || is_extended) best = text(g_mime_param_get_value(parameter));
    if (is_extended) break;
  }
  return best;
}

std::string name_of(GMimeObject* object) {
  std::string name;
  if (auto* disposition = g_mime_object_get_content_disposition(object))
    name = best_of(g_mime_content_disposition_get_parameters(disposition), "filename");
  if (name.empty()) name = best_of(g_mime_content_type_get_parameters(g_mime_object_get_content_type(object)), "name");
  return name.substr(name.find_last_of("/\\") + 1);
}

bool is_type(GMimeObject* object, const char* type, const char* subtype) {
  return g_mime_content_type_is_type(g_mime_object_get_content_type(object), type, subtype);
}

/// Signs a message, and is no file that somebody attached.
bool is_signature(GMimeObject* object) {
  return is_type(object, "application", "pkcs7-signature") || is_type(object, "application", "x-pkcs7-signature") ||
         is_type(object, "application", "pgp-signature");
}

std::string date_of(GMimeMessage* message) {
  GDateTime* date = g_mime_message_get_date(message);
  const OwnedString words(date ? g_date_time_format(date, "%Y-%m-%dT%H:%M:%S%:z") : nullptr);
  return text(words.get());
}

std::string sender_of(GMimeMessage* message) {
  InternetAddressList* from = g_mime_message_get_from(message);
  InternetAddress* first = from && internet_address_list_length(from) > 0 ? internet_address_list_get_address(from, 0) : nullptr;
  return first && INTERNET_ADDRESS_IS_MAILBOX(first) ? text(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(first))) : "";
}

/// What every message is read with.
struct Tools {
  const Limits& limits;
  ReadDaticert* read_daticert;
};

/// What stands in one message, messages in it by themselves.
class MailReader {
 public:
  MailReader(GMimeMessage* message, const Tools& tools, int depth) : tools_(tools), depth_(depth) {
    auto& envelope = opened_.envelope;
    envelope.kind = EnvelopeKind::eml;
    envelope.sender = sender_of(message);
    envelope.date = date_of(message);
    envelope.message_id = text(g_mime_message_get_message_id(message));
    opened_.is_receipt = g_mime_object_get_header(GMIME_OBJECT(message), "X-Ricevuta") != nullptr;
    if (!opened_.is_receipt) take(g_mime_message_get_mime_part(message), false);
  }

  [[nodiscard]] Result<Opened> result() {
    if (error_) return fail(*error_);
    if (opened_.is_receipt) opened_.parts.clear();
    return std::move(opened_);
  }

 private:
  static constexpr int deepest = 100;

  void take(GMimeObject* object, bool is_related) {
    if (!object || error_) return;
    if (GMIME_IS_MULTIPART(object)) return take_all(GMIME_MULTIPART(object));
    if (GMIME_IS_MESSAGE_PART(object)) return take_message(object);
    if (GMIME_IS_PART(object)) take_leaf(object, is_related);
  }

  void take_all(GMimeMultipart* multipart) {
    if (++nesting_ > deepest) error_ = Error{ErrorCode::limits_exceeded, {}, "depth"};
    const bool is_related = is_type(GMIME_OBJECT(multipart), "multipart", "related");
    for (int i = 0; i < g_mime_multipart_get_count(multipart); ++i) take(g_mime_multipart_get_part(multipart, i), is_related);
    --nesting_;
  }

  void take_message(GMimeObject* object) {
    GMimeMessage* message = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
    if (!message) return;
    if (depth_ >= deepest_message) {
      error_ = Error{ErrorCode::limits_exceeded, {}, "layers"};
      return;
    }
    auto inner = MailReader(message, tools_, depth_ + 1).result();
    auto name = name_of(object);
    if (!inner) {
      error_ = inner.error();
      return;
    }
    add({name.empty() ? "messaggio.eml" : std::move(name), {}, std::make_unique<Opened>(std::move(*inner))});
  }

  void take_leaf(GMimeObject* object, bool is_related) {
    auto name = name_of(object);
    if (g_ascii_strcasecmp(name.c_str(), "daticert.xml") == 0) return take_daticert(content_of(GMIME_PART(object)));
    const bool is_body = name.empty() && is_type(object, "text", "*");
    const bool is_attached = g_ascii_strcasecmp(text(g_mime_object_get_disposition(object)).c_str(), "attachment") == 0;
    const bool is_picture = is_related && g_mime_object_get_content_id(object) && !is_attached;
    if (is_body || is_picture || is_signature(object)) return;
    add(part(std::move(name), content_of(GMIME_PART(object))));
  }

  void take_daticert(const std::string& xml) {
    auto daticert = tools_.read_daticert(xml, tools_.limits);
    if (!daticert) return;
    auto& envelope = opened_.envelope;
    opened_.is_receipt = daticert->is_receipt();
    envelope.certified = true;
    envelope.sender = std::move(daticert->sender);
    envelope.date = std::move(daticert->date);
    envelope.message_id = std::move(daticert->message_id);
  }

  void add(Part part) {
    if (opened_.parts.size() >= tools_.limits.members) error_ = Error{ErrorCode::limits_exceeded, {}, "members"};
    if (!error_) opened_.parts.push_back(std::move(part));
  }

  static constexpr int deepest_message = 8;

  const Tools& tools_;
  int depth_;
  int nesting_ = 0;
  Opened opened_;
  std::optional<Error> error_;
};

Result<Opened> read(std::string_view bytes, const std::string& name, const Tools& tools) {
  prepare();
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  if (bytes.starts_with("From ")) g_mime_parser_set_format(parser.get(), GMIME_FORMAT_MBOX);
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) return fail(ErrorCode::unreadable, name, "no MIME message");
  return MailReader(message.get(), tools, 0).result();
}

}  // namespace
}  // namespace schede

extern "C" __attribute__((visibility("default"))) void schede_open_mail(std::string_view bytes, const std::string& name,
                                                                        const schede::Limits& limits, schede::ReadDaticert* read_daticert,
                                                                        schede::Result<schede::Opened>& opened) {
  opened = schede::read(bytes, name, {limits, read_daticert});
}
