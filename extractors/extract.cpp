#include "extractors/extract.h"

#include <algorithm>
#include <set>
#include <utility>

#include "extractors/answers/doubts.h"
#include "extractors/answers/form_answers.h"
#include "extractors/answers/parts.h"
#include "extractors/answers/trailer.h"
#include "extractors/organisations/candidatures.h"
#include "extractors/organisations/locate_respondent.h"
#include "extractors/organisations/resolve.h"
#include "extractors/page/page_lines.h"
#include "extractors/page/passages.h"
#include "extractors/page/prompts.h"
#include "extractors/questions/keyed_answers.h"
#include "extractors/questions/question_answers.h"
#include "extractors/questions/question_record.h"
#include "extractors/record/gap_writer.h"
#include "extractors/routing.h"
#include "extractors/versions.h"

namespace schede {

namespace {

// Printed texts of this many words are the form's own; shorter ones ("Telefono") stand on any form.
constexpr std::size_t distinctive_words = 3;
constexpr std::size_t least_distinctive_anchors = 5;
// So many words outside every field may be a page number or a greeting.
constexpr std::size_t unread_words_allowed = 8;
constexpr double from_no_mark = 0.75;

std::string id_of(const Source& source) { return source.sha256.substr(0, 12); }

/// "2011-05-12T09:31:00.5" becomes "2011-05-12T09:31:00Z": ODF writes no zone, and fractions tell nobody anything.
std::string rfc3339(std::string_view date) {
  const std::size_t clock = date.find('T');
  if (clock == std::string_view::npos) return std::string(date);
  const std::size_t end = date.find_first_not_of("0123456789:", clock + 1);
  std::string text(date.substr(0, end));
  const std::size_t zone = date.find_first_of("Z+-", clock);
  text += zone == std::string_view::npos ? "Z" : date.substr(zone);
  return text;
}

std::size_t distinctive_anchors(const FormIndex& index, const FormReading& reading) {
  std::set<std::size_t> sections;
  std::size_t count = 0;
  for (const Match& match : reading.alignment) {
    const Anchor& anchor = index.anchors[match.anchor];
    const bool ours = anchor.kind != AnchorKind::preamble && anchor.kind != AnchorKind::extra_label && !match.is_reworded();
    if (!ours || anchor.wordings.front().words.size() < distinctive_words) continue;
    sections.insert(anchor.section);
    ++count;
  }
  return sections.size() < 2 ? 0 : count;
}

std::string_view note_name(NoteKind kind) {
  switch (kind) {
    case NoteKind::footnote: return "footnote";
    case NoteKind::endnote: return "endnote";
    case NoteKind::comment: return "comment";
    case NoteKind::header: return "header";
    case NoteKind::footer: return "footer";
  }
  return "note";
}

/// Composes the record of an accepted return.
class RecordBuilder {
 public:
  RecordBuilder(const Page& page, const FormIndex& index, FormReading& reading, Record& record, Language language)
      : page_(page),
        index_(index),
        reading_(reading),
        record_(record),
        gaps_(index.form, language, record.source.annexes),
        coverage_(page),
        questions_(page, record, gaps_, coverage_) {}

  void build(std::vector<Note> notes, const std::vector<FormReading>& others) {
    add_values();
    const std::vector<Span> uncovered = find_uncovered(others);
    find_unread_answers(uncovered);
    gaps_.add_fields(findings_);
    questions_.add_gaps(reading_.questions, uncovered);
    for (const GroupReading& group : reading_.groups) add_group_gaps(group);
    for (const ChoicesReading& table : reading_.choices) add_choices_gaps(table);
    locate_respondent(record_, index_.form, gaps_);
    add_unread(std::move(notes), uncovered);
    add_record_gaps(others);
    work_out_modes(record_, index_.form);
    if (!record_.source.ocr.empty()) doubt_every_value();
    record_.gaps = gaps_.take();
  }

 private:
  void add_values() {
    std::size_t field = 0, group = 0, choices = 0, question = 0;
    for (const Section& section : index_.form.sections)
      for (const auto& part : section.parts) {
        if (!reading_.questions.empty()) questions_.add_values(reading_.questions[question++]);
        if (std::holds_alternative<FormField>(part) && reading_.questions.empty()) add_field(reading_.fields[field++]);
        if (std::holds_alternative<RepeatingGroup>(part)) add_group(reading_.groups[group++]);
        if (std::holds_alternative<Choices>(part)) add_choices(reading_.choices[choices++]);
      }
    if (!reading_.questions.empty()) questions_.join_parents();
  }

  void add(const std::string& path, Value value) { record_.fields.push_back({path, std::move(value)}); }

  static Value text_value(std::optional<std::string> text) { return text ? Value(std::move(*text)) : Value(); }

  void add_evidence(const std::string& path, const std::vector<Span>& spans, std::optional<std::size_t> line, std::string_view how,
                    double confidence) {
    const std::size_t where = spans.empty() ? line.value_or(0) : spans.front().line;
    record_.evidence.emplace_back(path, Evidence{raw_text(page_, spans), page_.lines.empty() ? "" : place_of(page_, where),
                                                 std::string(how), confidence, passages_of(page_, spans)});
    coverage_.cover(spans);
  }

  void add_value(FieldReading& field, const std::string& path) {
    add(path, text_value(std::move(field.normalised.value)));
    const bool written = field.normalised.value || field.normalised.filler;
    if (written)
      add_evidence(path, field.answer.spans, field.line, field.answer.how, field.answer.confidence);
    else
      coverage_.cover(field.answer.spans);
  }

  FieldFinding finding_of(const FieldReading& field, const std::string& path) const {
    FieldFinding finding;
    finding.path = path;
    finding.definition = field.definition;
    finding.empty = !field.normalised.value;
    finding.label_found = field.line.has_value();
    finding.filler = field.normalised.filler;
    finding.picture = field.answer.picture;
    finding.field = field.answer.field;
    finding.lost = field.answer.lost;
    finding.invalid = field.normalised.invalid;
    finding.attachment = field.attachment;
    finding.confidence = field.answer.confidence;
    if (finding.filler || finding.invalid) finding.words = excerpt(field.normalised.raw);
    if (!field.conflicting_answer.empty())
      finding.conflicting_answers = excerpt(raw_text(page_, field.answer.spans)) + " / " + excerpt(field.conflicting_answer);
    return finding;
  }

  void add_field(FieldReading& field) {
    std::vector<Field> parts = parts_of(*field.definition, field.normalised);
    add_value(field, field.definition->path);
    for (Field& part : parts) record_.fields.push_back(std::move(part));
    findings_.push_back(finding_of(field, field.definition->path));
  }

  void add_group(GroupReading& group) {
    const std::string& path = group.group->path;
    if (group.entries.empty()) add(path, std::vector<std::string>());
    if (!group.filler.spans.empty()) add_evidence(path, group.filler.spans, {}, group.filler.how, group.filler.confidence);
    for (std::size_t entry = 0; entry < group.entries.size(); ++entry)
      for (FieldReading& member : group.entries[entry].members)
        add_value(member, path + "[" + std::to_string(entry) + "]." + member.definition->path);
  }

  void add_choices(const ChoicesReading& table) {
    const Choices& choices = *table.choices;
    for (std::size_t number = 0; number < table.areas.size(); ++number) {
      const AreaReading& area = table.areas[number];
      const std::string path = choices.path + "[" + std::to_string(number) + "].";
      add(path + choices.key, choices.areas[number].code);
      add(path + choices.mark, area.candidate);
      add(path + choices.items, area.items);
      add(path + choices.other, text_value(area.other));
      if (choices.has_offer) add(path + choices.offer.path, text_value(area.offer));
      if (choices.candidatures) add_bodies(path + std::string(bodies_member), bodies_in(choices, area));
      add_choice(path + choices.mark, area.candidate_choice, area.line, true);
      add_choice(path + choices.items, area.items_choice, area.line, !area.items.empty());
      add_choice(path + choices.other, area.other_choice, area.line, area.other.has_value());
      add_choice(path + choices.offer.path, area.offer_choice, area.line, area.offer.has_value());
    }
  }

  std::vector<Body> bodies_in(const Choices& choices, const AreaReading& area) const {
    if (!area.offer || only_points_to_annex(index_, *area.offer, choices.offer.type)) return {};
    std::string lines;
    for (const std::string& line : area.offer_lines) lines += (lines.empty() ? "" : "\n") + line;
    return bodies_of(lines);
  }

  /// Like `_parts` they derive from the value beside them, whose evidence is theirs.
  void add_bodies(const std::string& path, const std::vector<Body>& bodies) {
    for (Field& field : body_fields(path, bodies)) record_.fields.push_back(std::move(field));
  }

  void add_choice(const std::string& path, const Choice& choice, std::optional<std::size_t> line, bool has_value) {
    if (has_value || !choice.spans.empty())
      add_evidence(path, choice.spans, line, choice.how.empty() ? "no-mark" : std::string_view(choice.how), choice.confidence);
  }

  void add_group_gaps(const GroupReading& group) {
    const std::string& path = group.group->path;
    const bool wanted = std::any_of(group.group->fields.begin(), group.group->fields.end(),
                                    [](const FormField& field) { return field.need != Need::optional; });
    if (group.labels_lost) gaps_.add("printed-text-changed", path, Severity::info, group.group->heading.text);
    if (group.entries.empty()) add_empty_group_gap(path, group.filler, wanted);
    for (std::size_t entry = 0; entry < group.entries.size(); ++entry) {
      std::vector<FieldFinding> findings;
      for (const FieldReading& member : group.entries[entry].members) {
        findings.push_back(finding_of(member, path + "[" + std::to_string(entry) + "]." + member.definition->path));
        findings.back().label_found = true;
      }
      gaps_.add_fields(findings);
    }
  }

  void add_empty_group_gap(const std::string& path, const Answer& filler, bool wanted) {
    if (!filler.field.empty())
      gaps_.add_field(path, filler.field, filler.lost, Severity::warning);
    else if (filler.picture)
      gaps_.add("image-only", path, Severity::warning);
    else if (!filler.spans.empty())
      add_filler(path, filler.spans);
    else if (wanted)
      gaps_.add("missing-recommended", path, Severity::info);
  }

  void add_choices_gaps(const ChoicesReading& table) {
    const Choices& choices = *table.choices;
    const bool any = std::any_of(table.areas.begin(), table.areas.end(), [](const AreaReading& area) { return area.candidate; });
    if (!any && choices.need == Need::required) gaps_.add("missing-required", choices.path, Severity::error);
    if (!any && choices.need == Need::recommended) gaps_.add("missing-recommended", choices.path, Severity::warning);
    if (any && none_marked(table)) gaps_.add_inferred(choices.path, from_no_mark);
    for (std::size_t number = 0; number < table.areas.size(); ++number)
      add_area_gaps(choices, table.areas[number], choices.path + "[" + std::to_string(number) + "]");
  }

  /// Are bodies named, but nothing marked nor chosen in the whole table? Then marks may be lost with a program that doesn't know them.
  static bool none_marked(const ChoicesReading& table) {
    return std::all_of(table.areas.begin(), table.areas.end(),
                       [](const AreaReading& area) { return !area.candidate || area.candidate_choice.how == "offer-only"; });
  }

  void add_area_gaps(const Choices& choices, const AreaReading& area, const std::string& path) {
    for (const std::string& lost : area.lost) gaps_.add("printed-text-changed", path, Severity::info, lost);
    if (area.contradictory)
      gaps_.add("ambiguous", path + "." + choices.mark, Severity::warning, raw_text(page_, area.candidate_choice.spans));
    else if (!area.unclear.empty())
      gaps_.add("ambiguous", path, Severity::warning, excerpt(raw_text(page_, area.unclear)));
    gaps_.add_confidence(path + "." + choices.mark, area.candidate_choice.confidence);
    if (!area.items.empty()) gaps_.add_confidence(path + "." + choices.items, area.items_choice.confidence);
    if (area.other) gaps_.add_confidence(path + "." + choices.other, area.other_choice.confidence);
    const std::string offer = path + "." + choices.offer.path;
    if (area.offer_pointed) gaps_.add_inferred(offer, area.offer_choice.confidence);
    if (area.offer && !area.offer_pointed) gaps_.add_confidence(offer, area.offer_choice.confidence);
    if (area.other_without_text) gaps_.add("other-without-text", path + "." + choices.other, Severity::warning);
    add_offer_gaps(choices, area, path + "." + choices.offer.path);
    if (!area.mark_field.empty() && !area.candidate)
      gaps_.add("ambiguous", path + "." + choices.mark, Severity::warning, gaps_.kind_of_field(area.mark_field));
    if (area.offer && only_points_to_annex(index_, *area.offer, choices.offer.type))
      gaps_.add("refers-to-attachment", path + "." + choices.offer.path, Severity::warning);
    if (area.other_filler && !area.other) add_filler(path + "." + choices.other, area.other_choice.spans);
    if (area.offer_filler && !area.offer) add_filler(path + "." + choices.offer.path, area.offer_choice.spans);
  }

  /// What stands in the body's place is not missing, even if it cannot be read.
  void add_offer_gaps(const Choices& choices, const AreaReading& area, const std::string& path) {
    if (area.offer_conflict) gaps_.add("ambiguous", path, Severity::warning, excerpt(*area.offer) + " / " + excerpt(*area.offer_conflict));
    if (area.offer) return;
    if (!area.offer_field.empty())
      gaps_.add_field(path, area.offer_field, area.field_lost, Severity::warning);
    else if (area.offer_picture)
      gaps_.add("image-only", path, Severity::warning);
    else if (area.candidate && wants_offer(choices))
      gaps_.add("offering-body-missing", path, Severity::warning);
  }

  /// Version 1 always asks for the body; later ones where they say so.
  bool wants_offer(const Choices& choices) const {
    return choices.has_offer && (index_.form.language_version == 1 || choices.offer.need != Need::optional);
  }

  void add_filler(const std::string& path, const std::vector<Span>& spans) {
    gaps_.add("placeholder", path, Severity::info, excerpt(raw_text(page_, spans)));
  }

  std::vector<Span> find_uncovered(const std::vector<FormReading>& others) {
    coverage_.cover(reading_.ornaments);
    for (const Match& match : reading_.alignment)
      if (index_.anchors[match.anchor].kind != AnchorKind::extra_label && !match.is_reworded())
        coverage_.cover_printed(spans_of(page_, match));
    for (const Match& match : reading_.repeated) coverage_.cover_printed(spans_of(page_, match));
    for (const FormReading& other : others)
      for (const Match& match : other.alignment) coverage_.cover_printed(spans_of(page_, match));
    std::vector<Span> uncovered = std::move(coverage_).uncovered();
    // Of a form of version 2 all printed text is known, so that signs and numbers left over between are its own, too.
    if (index_.form.language_version > 1) std::erase_if(uncovered, [&](const Span& span) { return is_ornament(text_of(page_, span)); });
    return uncovered;
  }

  /// A field is not empty where words that nothing took stand in the place of its answer.
  void find_unread_answers(const std::vector<Span>& uncovered) {
    std::size_t number = 0;
    for (const FieldReading& field : reading_.fields) {
      FieldFinding& finding = findings_[number++];
      if (!finding.empty || finding.filler || !field.line) continue;
      LineRange place = answer_place(page_, reading_.alignment, *field.line);
      const bool free_line = !is_narrative(field.definition->type) && !is_in_columns(page_, *field.line);
      if (free_line) place.end = std::min(place.end, *field.line + 2);
      for (const Span& span : uncovered)
        if (span.line >= place.first && span.line < place.end && has_words(text_of(page_, span)) && !is_closing(span.line) &&
            finding.unread.empty())
          finding.unread = excerpt(text_of(page_, span));
    }
  }

  void add_unread(std::vector<Note> notes, const std::vector<Span>& uncovered) {
    for (const Span& span : uncovered) {
      const bool counts = !is_closing(span.line) && !is_reworded_heading(span.line) && !is_page_line(index_, page_.lines[span.line]);
      add_unread(place_of(page_, span.line), raw_text(page_, {span}), counts);
      record_.unread.back().span = passages_of(page_, {span});
    }
    std::vector<std::pair<NoteKind, int>> counts;
    for (Note& note : notes) {
      auto count = std::find_if(counts.begin(), counts.end(), [&](const auto& entry) { return entry.first == note.kind; });
      if (count == counts.end()) count = counts.insert(counts.end(), {note.kind, 0});
      const std::string at = std::string(note_name(note.kind)) + " " + std::to_string(++count->second);
      const bool written = note.kind != NoteKind::header && note.kind != NoteKind::footer;
      for (const Line& line : lay_out(std::move(note.blocks)).lines)
        if (!is_blank_line(line) && !line.text.empty()) add_unread(at, line.text, written);
    }
  }

  bool is_closing(std::size_t line) const {
    return std::any_of(reading_.fields.begin(), reading_.fields.end(), [&](const FieldReading& field) {
      return std::any_of(field.closing.begin(), field.closing.end(), [&](const Span& span) { return span.line == line; });
    });
  }

  bool is_reworded_heading(std::size_t line) const {
    return std::ranges::any_of(reading_.alignment, [&](const Match& match) { return match.is_reworded() && match.first_line == line; });
  }

  void add_unread(const std::string& at, std::string text, bool counts) {
    if (counts) unread_words_ += count_words(text);
    record_.unread.push_back({at, std::move(text), {}});
  }

  void add_record_gaps(const std::vector<FormReading>& others) {
    if (reading_.filled() == 0) gaps_.add("blank-form", "", Severity::error);
    if (unread_words_ > unread_words_allowed) gaps_.add("unread-text", "", Severity::warning, std::to_string(unread_words_));
    const bool twice = std::any_of(others.begin(), others.end(), [](const FormReading& other) { return other.filled() > 0; });
    if (twice) gaps_.add("ambiguous", "", Severity::warning, std::to_string(others.size() + 1));
    for (const Envelope& envelope : record_.source.envelopes)
      if (envelope.integrity == Integrity::bad) gaps_.add("signature-invalid", "", Severity::warning, envelope.name);
  }

  /// What was read off a picture is never sure.
  void doubt_every_value() {
    constexpr double most = 0.6;
    for (auto& [path, evidence] : record_.evidence) {
      if (evidence.confidence >= least_sure) gaps_.add_inferred(path, most);
      evidence.confidence = std::min(evidence.confidence, most);
    }
  }

  const Page& page_;
  const FormIndex& index_;
  FormReading& reading_;  ///< long values move from it into the record
  Record& record_;
  GapWriter gaps_;
  Coverage coverage_;
  QuestionRecord questions_;
  std::vector<FieldFinding> findings_;
  std::size_t unread_words_ = 0;
};

std::vector<AnchorPlace> anchor_places(const Page& page, const FormIndex& index, const FormReading& reading) {
  std::vector<AnchorPlace> places;
  for (std::size_t number = 0; number < index.anchors.size(); ++number) {
    const Anchor& anchor = index.anchors[number];
    const auto match =
        std::find_if(reading.alignment.begin(), reading.alignment.end(), [&](const Match& placed) { return placed.anchor == number; });
    const bool found = match != reading.alignment.end();
    const bool expected = anchor.kind != AnchorKind::preamble && anchor.kind != AnchorKind::extra_label && !anchor.repeat;
    if (!found && !expected) continue;
    AnchorPlace place = {anchor.text, anchor.field, {}, {}};
    if (found) {
      place.at = place_of(page, match->first_line);
      place.found = raw_text(page, spans_of(page, *match));
    }
    places.push_back(std::move(place));
  }
  return places;
}

/// The copies of the form in a document of version 1.
std::vector<FormReading> read_copies(const Page& page, const FormIndex& index) {
  const std::vector<Match> matches = without_answers(page, index, find_candidates(page, index));
  std::vector<FormReading> copies;
  for (const LineRange& copy : find_copies(page, index, matches)) copies.push_back(read_form(page, index, matches, copy));
  return copies;
}

std::vector<FormReading> read_survey(const Page& page, const FormIndex& index) {
  std::vector<FormReading> copies;
  copies.push_back(read_questions(page, index));
  return copies;
}

/// Why a document is not this form; nothing where it is.
std::optional<Error> refusal_of(const FormIndex& index, const FormReading& reading) {
  const std::size_t found = index.form.language_version == 1 ? distinctive_anchors(index, reading) : reading.alignment.size();
  const bool fits = index.form.language_version == 1 ? found >= least_distinctive_anchors : has_labels_of(index, reading.alignment);
  if (fits) return std::nullopt;
  return Error{ErrorCode::not_this_form, {}, std::to_string(found)};
}

/// Of a return with nothing in it.
std::vector<Field> blank_fields(const FormIndex& index, Language language) {
  const Page page = lay_out({});
  FormReading reading = read_questions(page, index);
  Record blank;
  RecordBuilder(page, index, reading, blank, language).build({}, {});
  return std::move(blank.fields);
}

/// A register has the paths of the newest version, whichever was filled in.
void bring_up_to_date(Record& record, const Form& form, const FormSet& forms, Language language) {
  const FormIndex& newest = *forms.find(form.id, {});
  if (newest.form.version == form.version || newest.form.language_version == 1 || record.status == Status::rejected) return;
  record.form_version = form.version;
  move_to_newest(record, form, newest.form, blank_fields(newest, language));
}

/// Of several forms, a document that could not be read is none.
Record reject_as_none(const Error& error, const FormSet& forms, Source source, Language language) {
  Record record = reject(error, forms.front().form, std::move(source), language);
  if (forms.size() == 1) return record;
  record.form.clear();
  record.form_version.clear();
  return record;
}

}  // namespace

Reading extract(Document document, const FormIndex& index, Source source, Language language) {
  source.format = to_string(document.format);
  source.modified = rfc3339(document.metadata.modified);
  source.generator = document.metadata.generator;
  source.converted_by = document.metadata.converter;
  source.ocr = document.metadata.ocr;
  settle_prompts(document.blocks, index);
  const Page page = lay_out(std::move(document.blocks), std::move(document.pages));
  std::vector<FormReading> copies = index.form.language_version == 1 ? read_copies(page, index) : read_survey(page, index);
  const auto fullest =
      std::max_element(copies.begin(), copies.end(), [](const FormReading& a, const FormReading& b) { return a.filled() < b.filled(); });
  FormReading reading = std::move(*fullest);
  copies.erase(fullest);
  take_keyed_answers(page, index, reading);
  doubt_controls(page, reading);
  Reading result;
  result.anchors = anchor_places(page, index, reading);
  const bool told = !document.metadata.form.empty() && document.metadata.form == index.form.id + "/" + index.form.version;
  if (const auto refused = told ? std::nullopt : refusal_of(index, reading)) {
    result.record = reject(*refused, index.form, std::move(source), language);
    return result;
  }
  result.record.record_id = id_of(source);
  result.record.form = index.form.id;
  if (index.form.language_version > 1) result.record.form_version = index.form.version;
  result.record.status = Status::accepted;
  result.record.source = std::move(source);
  RecordBuilder(page, index, reading, result.record, language).build(std::move(document.notes), copies);
  return result;
}

Reading extract(Result<Document> document, const FormIndex& index, Source source, Language language) {
  if (!document) return {reject(document.error(), index.form, std::move(source), language), {}};
  return extract(std::move(*document), index, std::move(source), language);
}

Reading extract(Result<Document> document, const FormSet& forms, Source source, Language language) {
  if (!document) return {reject_as_none(document.error(), forms, std::move(source), language), {}};
  const auto index = choose_form(*document, forms);
  if (!index) return {reject_as_none(index.error(), forms, std::move(source), language), {}};
  Reading reading = extract(std::move(*document), **index, std::move(source), language);
  bring_up_to_date(reading.record, (*index)->form, forms, language);
  return reading;
}

Record reject(const Error& error, const Form& form, Source source, Language language) {
  Record record;
  record.record_id = id_of(source);
  record.form = form.id;
  if (form.language_version > 1) record.form_version = form.version;
  record.status = Status::rejected;
  record.source = std::move(source);
  record.gaps.push_back(refusal(error, language));
  return record;
}

}  // namespace schede
