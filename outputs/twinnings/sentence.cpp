#include <algorithm>
#include <array>
#include <bit>

#include "extractors/organisations/candidatures.h"
#include "outputs/twinnings/italian_name.h"
#include "outputs/twinnings/twinnings.h"

namespace schede {

namespace {

/// "2a, 2b e 2c"
std::string listed(const std::vector<std::string>& parts, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += i + 1 == parts.size() ? last : ", ";
    out += parts[i];
  }
  return out;
}

/// "due"; digits beyond ten.
std::string number_word(std::size_t number, Language language) {
  static const std::array<Bilingual, 11> words{Bilingual{"zero", "no"}, {"uno", "one"},     {"due", "two"},  {"tre", "three"},
                                               {"quattro", "four"},     {"cinque", "five"}, {"sei", "six"},  {"sette", "seven"},
                                               {"otto", "eight"},       {"nove", "nine"},   {"dieci", "ten"}};
  return number < words.size() ? words.at(number).in(language) : std::to_string(number);
}

/// What is said of a twinning, in either language.
class Sentence {
 public:
  Sentence(const Twinning& twinning, const Participants& all, Language language)
      : twinning_(twinning),
        all_(all),
        language_(language),
        area_(all.areas[twinning.area]),
        receiver_(all.returns[twinning.receiver]),
        offerer_(all.bodies[twinning.offerer]),
        sender_(offerer_.sender ? &all.returns[*offerer_.sender] : nullptr),
        name_(italian_name(all.name_of(offerer_))),
        wanted_(receiver_.areas[twinning.area].items),
        marked_(sender_ ? sender_->areas[twinning.area].items : 0) {}

  [[nodiscard]] std::string write() const {
    const std::string receiver = italian() ? capitalised(italian_name(receiver_.name).with_article) : std::string(receiver_.name);
    const std::string offerer = italian() ? name_.with_article : std::string(all_.name_of(offerer_));
    const std::string latter = name_.feminine ? "quest'ultima" : "quest'ultimo";
    if (twinning_.chosen)
      return receiver +
             say({" ha scelto " + offerer + chosen_for() + "; " + latter + ' ',
                  " has chosen " + offerer + chosen_for() + "; the latter "}) +
             clauses() + '.';
    return receiver + say({" chiede ", " asks for "}) + asked() + "; " + offerer + ' ' + clauses() + '.';
  }

 private:
  [[nodiscard]] bool italian() const { return language_ == Language::it; }
  [[nodiscard]] std::string say(const Bilingual& words) const { return words.in(language_); }
  [[nodiscard]] std::string ending() const { return name_.feminine ? "a" : "o"; }
  [[nodiscard]] std::string codes(std::uint64_t bits) const { return listed(area_.items(bits), say({" e ", " and "})); }

  /// "area 2, Servizi per la prima infanzia"
  [[nodiscard]] std::string area() const { return "area " + area_.area().code + ", " + area_.area().name.in(language_); }

  [[nodiscard]] std::string asked() const {
    if (wanted_ != 0) return codes(wanted_) + " (" + area() + ")";
    return say({"sostegno, senza precisare le voci (", "support without saying which items ("}) + area() + ")";
  }

  [[nodiscard]] std::string chosen_for() const {
    return wanted_ == 0 ? " (" + area() + ")" : say({" per ", " for "}) + codes(wanted_) + " (" + area() + ")";
  }

  [[nodiscard]] std::string clauses() const {
    std::vector<std::string> said{sent()};
    for (auto clause : {described(), named(), busy(), reached()})
      if (!clause.empty()) said.push_back(std::move(clause));
    if (!italian()) return listed(said, said.size() > 2 ? ", and " : " and ");
    const bool vowel = said.back().starts_with("e") || said.back().starts_with("è");
    return listed(said, std::string(said.size() > 2 ? "," : "") + (vowel ? " ed " : " e "));
  }

  /// What the offerer's own return says of the items.
  [[nodiscard]] std::string sent() const {
    if (!sender_) return say({"non ha ancora inviato la scheda", "has not sent the form yet"});
    const bool offers = sender_->areas[twinning_.area].mode == AreaMode::offer;
    const std::string verb = offers ? say({"offre", "offers"}) : say({"segna", "marks"});
    const std::string bare = offers ? say({"offre", "offer"}) : say({"segna", "mark"});
    if (marked_ == 0)
      return offers ? say({"offre senza precisare le voci", "offers without saying which items"})
                    : say({"non segna voci", "marks no items"});
    if (wanted_ == 0) return verb + ' ' + codes(marked_);
    const auto shared = wanted_ & marked_;
    if (shared == 0) {
      const bool one = std::popcount(wanted_) == 1;
      return say({"non " + bare + (one ? " questa voce" : " queste voci"), "does not " + bare + (one ? " this item" : " these items")});
    }
    if (shared != wanted_) return verb + say({" solo ", " only "}) + codes(shared);
    switch (std::popcount(wanted_)) {
      case 1: return say({"la " + verb, verb + " it"});
      case 2: return say({verb + " entrambe", verb + " both"});
      default: return say({"le " + verb + " tutte", verb + " them all"});
    }
  }

  [[nodiscard]] std::string described() const {
    if (!sender_ || !asks_for_practice(*all_.form)) return {};
    if (sender_->has_practice && sender_->has_motivation)
      return say({"ha descritto la pratica e i risultati", "has described the practice and its results"});
    if (sender_->has_practice) return say({"ha descritto la pratica ma non i risultati", "has described the practice but not its results"});
    if (sender_->has_motivation)
      return say({"ha descritto i risultati ma non la pratica", "has described the results but not the practice"});
    return say({"non ha descritto la pratica", "has not described the practice"});
  }

  [[nodiscard]] std::string named() const {
    if (twinning_.named == 0) return {};
    if (twinning_.named == 1) return say({"è indicat" + ending() + " da un altro ente", "is named by another body"});
    return say({"è indicat" + ending() + " da altri " + number_word(twinning_.named, Language::it) + " enti",
                "is named by " + number_word(twinning_.named, Language::en) + " other bodies"});
  }

  [[nodiscard]] std::string busy() const {
    if (twinning_.busy == 0) return {};
    if (twinning_.busy == 1)
      return say({"è già scelt" + ending() + " per un altro gemellaggio dell'area", "is already chosen for another twinning in the area"});
    return say({"è già scelt" + ending() + " per altri " + number_word(twinning_.busy, Language::it) + " gemellaggi dell'area",
                "is already chosen for " + number_word(twinning_.busy, Language::en) + " other twinnings in the area"});
  }

  [[nodiscard]] std::string reached() const {
    if (!sender_ || sender_->is_reachable) return {};
    return say({"non ha indicato un indirizzo e-mail e un telefono validi", "has given no valid e-mail address and telephone number"});
  }

  const Twinning& twinning_;
  const Participants& all_;
  Language language_;
  const TwinningArea& area_;
  const Participant& receiver_;
  const TwinningBody& offerer_;
  const Participant* sender_;
  ItalianName name_;
  std::uint64_t wanted_, marked_;
};

}  // namespace

std::string sentence_of(const Twinning& twinning, const Participants& participants, Language language) {
  return Sentence(twinning, participants, language).write();
}

}  // namespace schede
