#include "outputs/proposal/proposal.h"

#include <algorithm>

#include "extractors/form/field_types.h"
#include "extractors/organisations/candidatures.h"
#include "outputs/escape/escape.h"
#include "outputs/proposal/embedded.h"
#include "outputs/proposal/office_template.h"
#include "outputs/records/answers.h"
#include "outputs/records/contact.h"
#include "outputs/records/field_path.h"
#include "outputs/records/place_words.h"

namespace schede {

namespace {

using kainjow::mustache::data;

const std::vector<std::string_view>& names() {
  static const std::vector<std::string_view> all{"form",
                                                 "id",
                                                 "sentence",
                                                 "area",
                                                 "area_title",
                                                 "items",
                                                 "code",
                                                 "text",
                                                 "other",
                                                 "receiver",
                                                 "offerer",
                                                 "receiver_region",
                                                 "offerer_region",
                                                 "receiver_responsible",
                                                 "receiver_phone",
                                                 "receiver_email",
                                                 "receiver_source",
                                                 "offerer_responsible",
                                                 "offerer_phone",
                                                 "offerer_email",
                                                 "offerer_source",
                                                 "context",
                                                 "practice",
                                                 "motivation",
                                                 "wish",
                                                 "reasons",
                                                 "results",
                                                 "passages",
                                                 "source",
                                                 "place",
                                                 "body"};
  return all;
}

/// An empty text would be true to kainjow.
data text_or_nothing(std::string_view text) { return text.empty() ? data(false) : data(visible(text, LineEnds::shown)); }

/// An answer whose paragraphs are quoted, each by itself, with where they come from.
data quotation(const Record* record, std::string_view path) {
  const std::string_view text = record ? record->text(path) : std::string_view();
  if (text.empty()) return data(false);
  data passages(data::type::list);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) {
      data passage;
      passage.set("text", text_or_nothing(text.substr(at, end - at)));
      passages.push_back(passage);
    }
    at = end + 1;
  }
  const Evidence* evidence = record->evidence_of(path);
  data quoted;
  quoted.set("passages", passages);
  quoted.set("source", text_or_nothing(record->source.path));
  quoted.set("place", text_or_nothing(evidence ? place_words(evidence->at, Language::it) : ""));
  return quoted;
}

/// The first narrative that tells neither of a practice nor of its results.
std::string_view context_path(const Form& form) {
  for (const FormField* field : plain_fields(form))
    if (is_narrative(field->type) && field->path != practice_path && field->path != motivation_path) return field->path;
  return {};
}

class ProposalData {
 public:
  explicit ProposalData(const Proposal& proposal) : proposal_(proposal) {}

  [[nodiscard]] data make() {
    const TwinningRow& twinning = proposal_.twinning;
    values_.set("form", text_or_nothing(proposal_.form.title.in(Language::it)));
    values_.set("id", twinning.id);
    values_.set("sentence", text_or_nothing(twinning.sentence));
    values_.set("receiver", text_or_nothing(twinning.receiver));
    values_.set("offerer", text_or_nothing(twinning.offerer));
    values_.set("receiver_region", text_or_nothing(twinning.receiver_region));
    values_.set("offerer_region", text_or_nothing(twinning.offerer_region));
    add_area();
    add_contact("receiver", &proposal_.receiver);
    add_contact("offerer", proposal_.offerer);
    add_quotations();
    return values_;
  }

 private:
  void add_area() {
    const Area& area = proposal_.area.area();
    values_.set("area", area.code);
    values_.set("area_title", text_or_nothing(area.name.in(Language::it)));
    const auto answer = area_answer(proposal_.receiver, *proposal_.area.choices, proposal_.area.index);
    data items(data::type::list);
    for (const Item& item : area.items) {
      if (!answer.items || std::ranges::find(*answer.items, item.code) == answer.items->end()) continue;
      data entry;
      entry.set("code", item.code);
      entry.set("text", text_or_nothing(item.label.text));
      items.push_back(entry);
    }
    values_.set("items", items.is_empty_list() ? data(false) : items);
    values_.set("other", text_or_nothing(answer.other));
  }

  void add_contact(const std::string& who, const Record* record) {
    const Contact contact = record ? contact_of(*record, proposal_.form) : Contact();
    const auto phone = contact.phone.empty() ? contact.mobile : contact.phone;
    values_.set(who + "_responsible", text_or_nothing(contact.responsible));
    values_.set(who + "_phone", text_or_nothing(phone_words(phone, Language::it)));
    values_.set(who + "_email", text_or_nothing(contact.email));
    values_.set(who + "_source", text_or_nothing(record ? record->source.path : std::string()));
  }

  void add_quotations() {
    const Record &receiver = proposal_.receiver, *offerer = proposal_.offerer;
    add("context", &receiver, context_path(proposal_.form));
    const bool described = offerer && !offerer->text(practice_path).empty();
    const bool reasoned = offerer && !offerer->text(motivation_path).empty();
    add("practice", described ? offerer : &receiver, practice_path);
    add("motivation", reasoned ? offerer : &receiver, motivation_path);
    add("results", reasoned ? offerer : &receiver, motivation_path);
    add("wish", &receiver, practice_path);
    add("reasons", &receiver, motivation_path);
  }

  void add(const std::string& name, const Record* record, std::string_view path) {
    data quoted = quotation(record, path);
    if (quoted.is_object())
      quoted.set("body", text_or_nothing(record == &proposal_.receiver ? proposal_.twinning.receiver : proposal_.twinning.offerer));
    values_.set(name, quoted);
  }

  const Proposal& proposal_;
  data values_;
};

}  // namespace

std::string_view default_proposal_template(std::string_view format) {
  return format == "odt" ? embedded::proposal_odt : embedded::proposal_docx;
}

tl::expected<std::string, Bilingual> write_proposal(const Proposal& proposal, std::string_view format, std::string_view template_bytes) {
  return fill_office_template(template_bytes, format, names(), ProposalData(proposal).make());
}

}  // namespace schede
