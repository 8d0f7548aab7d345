#include "extractors/blank.h"

#include <algorithm>
#include <map>
#include <string>

#include "extractors/form/printed_number.h"
#include "extractors/text/fold.h"

namespace schede {

namespace {

/// Where the elements of a definition stand.
class ElementLines {
 public:
  explicit ElementLines(const DefinitionElement& definition) : root_(definition.line) { take(definition); }

  /// Of a printed text. One that comes again stands, each time it is asked for, at its next element, while there is one.
  int of_text(const std::string& text, const std::string& path) {
    auto& lines = texts_[text];
    if (lines.empty()) return of_path(path);
    const int line = lines.front();
    if (lines.size() > 1) lines.erase(lines.begin());
    return line;
  }

  /// Of what has a path, or makes it ("kind_other", "service.hours").
  [[nodiscard]] int of_path(const std::string& path) const {
    const auto best =
        std::ranges::max_element(paths_, {}, [&](const auto& known) { return path.starts_with(known.first) ? known.first.size() : 0; });
    return best == paths_.end() || !path.starts_with(best->first) ? root_ : best->second;
  }

 private:
  void take(const DefinitionElement& element) {
    if (!element.text.empty()) texts_[element.text].push_back(element.line);
    if (const std::string* path = element.attribute("path"); path && element.name != "was") paths_.try_emplace(*path, element.line);
    for (const DefinitionElement& child : element.children) take(child);
  }

  int root_;
  std::map<std::string, std::vector<int>> texts_;
  std::map<std::string, int> paths_;
};

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  for (FoldedWord& word : fold_words(text)) words.push_back(std::move(word.key));
  return words;
}

class BlankCheck {
 public:
  BlankCheck(const DefinitionElement& definition, const FormIndex& index, const Reading& reading)
      : lines_(definition), index_(index), reading_(reading) {}

  std::vector<DefinitionFinding> take() {
    look_at_preamble();
    for (const AnchorPlace& place : reading_.anchors) look_at_text(place);
    for (const Field& field : reading_.record.fields) look_at_value(field);
    for (const Gap& gap : reading_.record.gaps) look_at_gap(gap);
    for (const Unread& unread : reading_.record.unread)
      findings_.error(0, sentence(unread.at,
                                  Bilingual{": testo che nessun elemento della definizione stampa: \"",
                                            ": text that no element of the definition prints: \""},
                                  unread.text, "\""));
    return findings_.take();
  }

 private:
  /// An introduction that a return lacks is nothing to a reader, and so not among the places.
  void look_at_preamble() {
    for (const Label& label : index_.form.preamble)
      if (std::ranges::find(reading_.anchors, label.text, &AnchorPlace::printed) == reading_.anchors.end()) not_found(label.text, {});
  }

  void look_at_text(const AnchorPlace& place) {
    const int line = lines_.of_text(place.printed, place.field);
    if (place.at.empty() && !is_in_list(place))
      findings_.error(line, not_found_words(place.printed));
    else if (!place.at.empty() && !is_whole(place))
      findings_.error(line, sentence(Bilingual{"testo \"", "text \""}, place.printed,
                                     Bilingual{"\": nel modulo vuoto c'è soltanto \"", "\": the blank form has only \""}, place.found,
                                     "\" (", place.at, ")"));
  }

  void not_found(const std::string& text, const std::string& path) { findings_.error(lines_.of_text(text, path), not_found_words(text)); }

  static Bilingual not_found_words(const std::string& text) {
    return sentence(Bilingual{"testo \"", "text \""}, text,
                    Bilingual{"\": non si trova nel modulo vuoto, o non in quest'ordine; va copiato come è stampato",
                              "\": is not found in the blank form, or not in this order; copy it as it is printed"});
  }

  /// What a drop-down offers is not printed: then none of a choice's options is found.
  [[nodiscard]] bool is_in_list(const AnchorPlace& place) const {
    const auto is_option = [&](const AnchorPlace& other) {
      return other.field == place.field && std::ranges::any_of(index_.anchors, [&](const Anchor& anchor) {
               return anchor.kind == AnchorKind::option && anchor.field == other.field && anchor.text == other.printed;
             });
    };
    return is_option(place) &&
           std::ranges::none_of(reading_.anchors, [&](const AnchorPlace& other) { return is_option(other) && !other.at.empty(); });
  }

  /// In any of the wordings that the definition has for it.
  bool is_whole(const AnchorPlace& place) const {
    const std::vector<std::string> found = words_of(place.found);
    const auto is_in = [&](const Wording& wording) { return !std::ranges::search(found, wording.words).empty(); };
    return std::ranges::any_of(index_.anchors, [&](const Anchor& anchor) {
      return anchor.text == place.printed && anchor.field == place.field && std::ranges::any_of(anchor.wordings, is_in);
    });
  }

  void look_at_value(const Field& field) {
    const Evidence* evidence = reading_.record.evidence_of(field.path);
    const bool* mark = std::get_if<bool>(&field.value);
    if (is_empty(field.value) || (mark && !*mark) || !evidence) return;
    findings_.error(
        lines_.of_path(field.path),
        sentence(Bilingual{"percorso \"", "path \""}, field.path,
                 Bilingual{"\": nel modulo vuoto c'è già una risposta: \"", "\": the blank form has an answer already: \""}, evidence->raw,
                 "\" (", evidence->at,
                 Bilingual{"); è testo stampato che manca nella definizione", "); it is printed text that the definition lacks"}));
  }

  void look_at_gap(const Gap& gap) {
    // What is missing is what a blank form lacks; a text that was not found is told of by itself.
    constexpr std::string_view expected[] = {"missing-required", "missing-recommended", "blank-form", "printed-text-changed",
                                             "unread-text"};
    if (std::ranges::find(expected, gap.code) == std::end(expected))
      findings_.error(lines_.of_path(gap.field), {gap.code + ": " + gap.message, gap.code + ": " + gap.message});
  }

  ElementLines lines_;
  const FormIndex& index_;
  const Reading& reading_;
  DefinitionFindings findings_;
};

}  // namespace

std::vector<DefinitionFinding> check_blank(const DefinitionElement& definition, const FormIndex& index, const Reading& reading) {
  return BlankCheck(definition, index, reading).take();
}

}  // namespace schede
