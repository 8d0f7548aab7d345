#include "outputs/survey/remarks.h"

#include <algorithm>
#include <string_view>

#include "extractors/corrections/apply.h"
#include "extractors/record/gap_catalogue.h"
#include "extractors/record/gap_writer.h"

namespace schede {

namespace {

/// What is asked about a gap; nothing where there is nothing to ask.
const GapCode* asked(const Gap& gap) {
  const GapCode* code = gap_code(gap.code);
  return !code || code->question.it.empty() || (code->only_on_field && gap.field.empty()) ? nullptr : code;
}

const FormField* plain_field(const Form& form, std::string_view path) {
  const auto fields = plain_fields(form);
  const auto found = std::ranges::find(fields, path, &FormField::path);
  return found == fields.end() ? nullptr : *found;
}

/// The fields of which one is enough, this one among them; empty where it is needed by itself.
std::vector<const FormField*> alternatives(const Form& form, const FormField* field) {
  std::vector<const FormField*> all;
  for (const FormField* other : plain_fields(form))
    if (field && !field->one_of.empty() && other->one_of == field->one_of) all.push_back(other);
  return all;
}

/// As the form prints it, without the stop or colon that it ends in: more words follow.
std::string printed_name(const FormField& field) {
  const std::string& name = field.label.text;
  return name.substr(0, name.find_last_not_of(".:; ") + 1);
}

std::string printed_names(const std::vector<const FormField*>& fields) {
  std::string names;
  for (const FormField* field : fields) names += (names.empty() ? "" : " / ") + printed_name(*field);
  return names;
}

std::string worded(const GapCode& code, std::string_view answer, Language language) {
  const std::string& with_answer = code.answer_question.in(language);
  if (answer.empty() || with_answer.empty()) return code.question.in(language);
  const auto place = with_answer.find("{0}");
  return with_answer.substr(0, place) + excerpt(answer) + with_answer.substr(place + 3);
}

}  // namespace

bool is_to_be_asked(const Record& record, std::string_view field) { return waiver_of(record, field, to_be_asked) != nullptr; }

std::vector<Remark> remarks_of(const Record& record, const Form& form, Language language) {
  static const Bilingual one_is_enough{"ne occorre almeno uno", "at least one is needed"};
  std::vector<Remark> remarks;
  std::string settled;  // the fields of which one is asked for already share this name
  for (const Gap& gap : record.gaps) {
    const GapCode* code = asked(gap);
    const bool is_asked = is_to_be_asked(record, gap.field);
    if (!code || (gap.severity == Severity::info && !is_asked)) continue;
    const bool required = gap.severity == Severity::error || is_asked;
    const FormField* field = plain_field(form, gap.field);
    const auto others = alternatives(form, field);
    if (gap.code == "blank-form") return {{gap.code, {}, worded(*code, {}, language), required, gap.field}};
    if (gap.code == "missing-required" && !others.empty()) {
      settled = field->one_of;
      remarks.push_back({gap.code, printed_names(others), one_is_enough.in(language), required, gap.field});
    } else if (gap.code != "missing-recommended" || others.empty() || field->one_of != settled) {
      const auto name = gap.field.empty() ? std::string() : field ? printed_name(*field) : title_of(form, gap.field, language);
      remarks.push_back({gap.code, name, worded(*code, record.text(gap.field), language), required, gap.field});
    }
  }
  return remarks;
}

std::string question_of(const Gap& gap, const Record& record, Language language) {
  const GapCode* code = asked(gap);
  return code ? worded(*code, record.text(gap.field), language) : std::string();
}

}  // namespace schede
