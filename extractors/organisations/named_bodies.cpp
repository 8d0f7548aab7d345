#include "extractors/organisations/named_bodies.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "extractors/organisations/candidates.h"
#include "extractors/organisations/kinds.h"
#include "extractors/text/fold.h"
#include "extractors/text/word_list.h"

namespace schede {
namespace {

using Words = std::span<const NameToken>;

bool is_article(std::string_view word) {
  constexpr auto words = std::to_array<std::string_view>(
      {"al", "alla", "col", "d", "del", "dell", "della", "di", "gli", "i", "il", "l", "la", "le", "lo", "the"});
  return is_one_of(words, word);
}

/// Words that may stand between two bodies.
bool is_joiner(std::string_view word) {
  constexpr auto words = std::to_array<std::string_view>({"and", "con", "e", "ed", "insieme", "nonche", "o", "oppure", "ovvero", "piu"});
  return is_one_of(words, word);
}

bool is_territorial(std::string_view kind) {
  constexpr auto kinds = std::to_array<std::string_view>({"città metropolitana", "comune", "provincia", "regione"});
  return is_one_of(kinds, kind);
}

/// Bodies that have others for members or are led by one.
bool is_collective(std::string_view kind) {
  constexpr auto kinds = std::to_array<std::string_view>({"ambito", "comunità montana", "consorzio", "unione di comuni"});
  return is_one_of(kinds, kind);
}

/// Kinds whose words also name a part of a body or what it cares for: "Settore Lavoro e Scuola", "ASL Lecce - Distretto di Nardò".
bool may_be_part(const BodyKind& kind) {
  constexpr auto keys = std::to_array<std::string_view>({"accademia",
                                                         "agenzia",
                                                         "asilo",
                                                         "associazione",
                                                         "caritas",
                                                         "centro",
                                                         "circolo",
                                                         "comitato",
                                                         "comunità",
                                                         "consulta",
                                                         "cooperativa",
                                                         "council",
                                                         "county",
                                                         "dipartimento",
                                                         "direzione didattica",
                                                         "distretto",
                                                         "distretto sanitario",
                                                         "ente",
                                                         "forum",
                                                         "grad",
                                                         "istituto",
                                                         "istituzione",
                                                         "město",
                                                         "misericordia",
                                                         "movimento",
                                                         "osservatorio",
                                                         "primăria",
                                                         "rete",
                                                         "scuola",
                                                         "sindacato",
                                                         "società",
                                                         "ufficio scolastico"});
  return is_one_of(keys, kind.key);
}

/// What stands between a word and the one before it.
enum class Joint { none, bracket, dash, comma, sign, line, word };

/// Does the outer place hold the inner one?
bool holds(const OrganisationCandidate& outer, const OrganisationCandidate& inner) {
  if (outer.comune) return false;
  if (outer.province) return inner.comune && inner.province == outer.province;
  return (inner.comune || inner.province) && inner.region == outer.region;
}

bool same(const OrganisationCandidate& one, const OrganisationCandidate& other) {
  return one.comune == other.comune && one.province == other.province && one.region == other.region;
}

template <class Holds>
bool any_pair(const std::vector<OrganisationCandidate>& ones, const std::vector<OrganisationCandidate>& others, Holds holds_for) {
  return std::ranges::any_of(ones, [&](const OrganisationCandidate& one) {
    return std::ranges::any_of(others, [&](const OrganisationCandidate& other) { return holds_for(one, other); });
  });
}

class BodyFinder {
 public:
  explicit BodyFinder(std::string_view text) : text_(text), words_(name_tokens(text)) {}

  std::vector<NamedBody> find() {
    if (words_.empty()) return {};
    open(is_numbered(1) ? 1 : 0);
    for (std::size_t i = start_ + 1; i < words_.size(); ++i)
      if (!gathers_ && !is_in_brackets(i)) add_start(i);
    close(words_.size());
    complete();
    return std::move(bodies_);
  }

 private:
  Words from(std::size_t word) const { return Words(words_).subspan(word); }

  std::string_view gap_before(std::size_t word) const {
    const std::size_t begin = word == 0 ? 0 : words_[word - 1].end;
    return text_.substr(begin, words_[word].begin - begin);
  }

  bool is_in_brackets(std::size_t word) const {
    const auto before = text_.substr(0, words_[word].begin);
    return std::ranges::count(before, '(') > std::ranges::count(before, ')');
  }

  /// "2) Provincia di Modena": behind a number of the respondent's own.
  bool is_numbered(std::size_t word) const {
    return word > 0 && word < words_.size() && is_number(words_[word - 1].text) && gap_before(word).starts_with(')');
  }

  Joint joint_before(std::size_t word) const {
    const auto gap = gap_before(word);
    const auto has = [&](std::string_view signs) { return gap.find_first_of(signs) != std::string_view::npos; };
    if (has(";/|+&")) return Joint::sign;
    if (has("\n")) return Joint::line;
    if (has(",")) return Joint::comma;
    if (has(":(")) return Joint::bracket;
    return words_[word].after_break ? Joint::dash : Joint::none;
  }

  /// Opens a further body at a word if one begins there, and closes the one before in front of what joins them.
  void add_start(std::size_t word) {
    const auto kind = body_kind_at_start(from(word));
    std::size_t end = word;
    if (end > start_ + 1 && is_article(words_[end - 1].text) && joint_before(end) == Joint::none) --end;
    auto joint = joint_before(end);
    if (is_numbered(end)) {
      joint = Joint::sign;
      --end;
    }
    while (end > start_ + 1 && joint_before(end) == Joint::none && is_joiner(words_[end - 1].text)) {
      joint = Joint::word;
      --end;
    }
    if (end <= start_ || !(kind ? begins_body(word, *kind, joint) : begins_bare(word, joint))) return;
    close(end);
    if (kind) return open(word);
    start_ = name_begin_ = word;
  }

  bool begins_body(std::size_t word, const BodyKind& kind, Joint joint) const {
    if (joint == Joint::bracket || is_leader(word)) return false;
    const bool surely_joined = joint == Joint::word || joint == Joint::sign;
    if (!is_territorial(kind.kind)) {
      if (joint == Joint::none || may_be_part(kind) || word + kind.end >= words_.size()) return false;
      return joint == Joint::dash ? kind.kind == "asl" || kind.kind == "università" : surely_joined || (is_body() && kind.kind != "ambito");
    }
    const auto inner = place_here(), other = place_at(word + kind.end, kind.kind);
    if (other.empty() && joint != Joint::line && joint != Joint::sign) return false;
    if (any_pair(inner, other, same)) return false;
    if (surely_joined) return true;
    const bool territorial = kind_ && is_territorial(kind_->kind);
    const bool set_apart = joint == Joint::comma || joint == Joint::line;
    return (territorial || (set_apart && is_body())) && !any_pair(other, inner, holds);
  }

  /// Is what is open a body by itself, and not a part of one that follows: "Dipartimento Salute, Regione Puglia"?
  bool is_body() const { return kind_ ? !may_be_part(*kind_) : !place_here().empty(); }

  /// "Ambito N. 3, comune capofila Nola": a word of one that leads the body before.
  bool is_leader(std::size_t word) const {
    return kind_ && is_collective(kind_->kind) &&
           std::ranges::any_of(from(word - 1), [](const NameToken& other) { return other.text == "capofila"; });
  }

  /// "Comune di Carpi e Modena": a name alone that is one of the kind before.
  bool begins_bare(std::size_t word, Joint joint) const {
    if (!kind_ || !is_territorial(kind_->kind) || words_[word].text.size() < 3 || name_begin_ >= word) return false;
    if (joint == Joint::none || joint == Joint::bracket) return false;
    const auto inner = place_here(), other = place_at(word, kind_->kind);
    const bool one_name = !places_called(kind_->kind, key(name_begin_, end_of_name(word))).empty();
    if (inner.empty() || other.empty() || one_name || any_pair(inner, other, same)) return false;
    if (joint == Joint::word || joint == Joint::sign) return true;
    // "Comune di Carpi, Modena" says in which province it is, but not where a list goes on.
    return !any_pair(places_called("provincia", key(word, end_of_name(word))), inner, holds) || is_followed_by_bare(word);
  }

  bool is_followed_by_bare(std::size_t word) const {
    const auto end = end_of_name(word);
    return end + 1 < words_.size() && is_joiner(words_[end].text) && !place_at(end + 1, kind_->kind).empty();
  }

  /// Behind the words up to the next break or joiner.
  std::size_t end_of_name(std::size_t word) const {
    auto end = word + 1;
    while (end < words_.size() && !words_[end].after_break && !is_joiner(words_[end].text) &&
           gap_before(end).find_first_of("+&") == std::string_view::npos)
      ++end;
    return end;
  }

  std::string key(std::size_t begin, std::size_t end) const { return joined_key(from(begin).first(end - begin)); }

  /// The place that the words name from here on, by the most of them, "di" left out.
  std::vector<OrganisationCandidate> place_at(std::size_t word, std::string_view kind) const {
    if (word >= words_.size()) return {};
    for (auto end = end_of_name(word); end > word; --end)
      if (auto found = places_called(kind, key(word, end)); !found.empty()) return found;
    return is_article(words_[word].text) ? place_at(word + 1, kind) : std::vector<OrganisationCandidate>();
  }

  /// The place of the body that is open.
  std::vector<OrganisationCandidate> place_here() const { return place_at(name_begin_, kind_ ? kind_->kind : "comune"); }

  void open(std::size_t word) {
    start_ = word;
    kind_ = body_kind_at_start(from(word));
    name_begin_ = word + (kind_ ? kind_->end : 0);
    gathers_ = holds_members();
  }

  /// "Consorzio tra il Comune di Nola e …", "Unione dei Comuni: Comune di …": the bodies that follow are its members.
  bool holds_members() const {
    if (!kind_ || is_territorial(kind_->kind)) return false;
    for (auto i = name_begin_; i < words_.size(); ++i) {
      const auto inner = body_kind_at_start(from(i));
      const bool member = is_collective(kind_->kind) && inner && is_territorial(inner->kind);
      const bool list = words_[i].after_break && gap_before(i).find(':') != std::string_view::npos;
      if (list || words_[i].text == "tra" || words_[i].text == "fra") return true;
      if (words_[i].after_break || is_joiner(words_[i].text)) return false;
      if (member) return true;
    }
    return false;
  }

  void close(std::size_t end) {
    std::string text(text_.substr(words_[start_].begin, words_[end - 1].end - words_[start_].begin));
    if (std::ranges::count(text, '(') > std::ranges::count(text, ')') && text_.substr(words_[end - 1].end).starts_with(')')) text += ')';
    std::ranges::replace(text, '\n', ' ');
    const bool bare = kind_ && name_begin_ == start_;
    bodies_.push_back({text, bare ? std::string(kind_->kind) + " di " + text : text});
    if (kind_ && is_territorial(kind_->kind) && name_begin_ == end) nameless_.push_back(bodies_.size() - 1);
  }

  /// "Comune e Provincia di Lecce": a kind alone has the name of the body behind it; where that is none of its names, all is one body.
  void complete() {
    for (const auto number : nameless_) {
      if (number + 1 >= bodies_.size()) continue;
      const auto words = name_tokens(bodies_[number].text), next = name_tokens(bodies_[number + 1].name);
      const auto kind = body_kind_at_start(words), next_kind = body_kind_at_start(next);
      const auto name = next_kind ? std::string_view(bodies_[number + 1].name).substr(next[next_kind->end - 1].end) : std::string_view();
      if (places_called(kind->kind, joined_key(name)).empty()) return merge();
      bodies_[number].name = bodies_[number].text + " di" + std::string(name);
    }
  }

  void merge() {
    std::string text(text_);
    std::ranges::replace(text, '\n', ' ');
    bodies_ = {{text, text}};
  }

  std::string_view text_;
  std::vector<NameToken> words_;
  std::vector<NamedBody> bodies_;
  std::vector<std::size_t> nameless_;  ///< bodies of which only the kind is said
  std::size_t start_ = 0;              ///< the first word of the body that is open
  std::size_t name_begin_ = 0;         ///< and of its name, behind its kind
  std::optional<BodyKind> kind_;       ///< its kind, or that which it shares with the one before
  bool gathers_ = false;
};

}  // namespace

std::vector<NamedBody> named_bodies(std::string_view text) { return BodyFinder(text).find(); }

}  // namespace schede
