#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "outputs/twinnings/participants.h"

namespace schede {

/// What a twinning's score is made of.
enum class ScorePart { items, practice, motivation, named, kind, reachable, busy };
inline constexpr std::array score_parts{ScorePart::items, ScorePart::practice,  ScorePart::motivation, ScorePart::named,
                                        ScorePart::kind,  ScorePart::reachable, ScorePart::busy};

/// "items": the same in every language.
[[nodiscard]] std::string_view to_string(ScorePart part);

using Points = std::array<int, score_parts.size()>;  ///< in the order of score_parts

/// A receiver and an offerer in one area, as places in Participants.
struct Twinning {
  bool chosen = false;  ///< by the receiver; else proposed
  std::size_t receiver = 0, offerer = 0, area = 0;
  Points points{};
  std::size_t candidates = 0;  ///< of a proposed one: how many offerers there were for the request
  std::size_t named = 0;       ///< other bodies that name the offerer in the area
  std::size_t busy = 0;        ///< other chosen twinnings of the offerer there

  [[nodiscard]] int score() const;  ///< 0 to 100
};

/// Which twinnings are wanted; nothing set: all.
struct TwinningFilter {
  std::optional<std::string> receiver_key;
  std::optional<std::string> area;  ///< its code
};

/// Who can be brought together with whom.
class Matching {
 public:
  /// The participants must outlive it.
  explicit Matching(const Participants& participants);

  /// How many bodies could give what a return asks for in an area.
  [[nodiscard]] std::size_t count_offerers(std::size_t receiver, std::size_t area) const;

  /// Does another body ask for what a return offers in an area?
  [[nodiscard]] bool is_requested(std::size_t offerer, std::size_t area) const;

  /// All twinnings in the order of the outputs: chosen ones first, then proposed ones, of each request the best.
  void for_each(const TwinningFilter& filter, const std::function<void(const Twinning&)>& take) const;

 private:
  /// A body in one area.
  struct Standing {
    bool offers = false;
    std::size_t named = 0;         ///< returns of other bodies that name it
    std::size_t partnerships = 0;  ///< of them and of itself those in partnerships
    std::size_t chosen = 0;        ///< twinnings with it
  };
  void count(const Participant& participant);
  [[nodiscard]] const Standing& standing(std::size_t body, std::size_t area) const { return standings_[area][body]; }
  [[nodiscard]] std::size_t own_mentions(const Participant& receiver, std::size_t body, std::size_t area, bool in_partnerships) const;
  [[nodiscard]] bool is_candidate(const Participant& receiver, std::size_t body, std::size_t area) const;
  [[nodiscard]] Twinning scored(bool chosen, std::size_t receiver, std::size_t body, std::size_t area) const;
  void add_chosen(std::size_t receiver, std::size_t area, std::vector<Twinning>& found) const;
  void add_proposed(std::size_t receiver, std::size_t area, std::vector<Twinning>& found) const;
  [[nodiscard]] std::vector<std::vector<std::size_t>> receivers(const TwinningFilter& filter) const;

  const Participants& all_;
  std::vector<std::vector<Standing>> standings_;    ///< by area, by body
  std::vector<std::vector<std::size_t>> offerers_;  ///< by area, the bodies that may be proposed
  std::vector<std::size_t> requests_;               ///< by area, how many returns
};

/// A twinning's columns, as all outputs have them.
struct TwinningRow {
  std::string id;
  std::string_view kind, area;
  std::vector<std::string> items;
  std::string_view receiver_record_id, receiver, receiver_key, receiver_region;
  std::string_view offerer_record_id, offerer, offerer_key, offerer_region;  ///< the record id is empty where nothing came from it
  int score = 0;
  std::string sentence;
};
[[nodiscard]] TwinningRow row_of(const Twinning& twinning, const Participants& participants, Language language);

/// The twinning in a sentence for a person who is to decide on it.
[[nodiscard]] std::string sentence_of(const Twinning& twinning, const Participants& participants, Language language);

}  // namespace schede
