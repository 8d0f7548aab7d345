#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "extractors/form/form.h"
#include "extractors/record/record.h"

namespace schede {

/// All current returns as those who bring bodies together see them: who asks for what, who offers, who names whom.

enum class AreaMode { none, request, partnership, offer };

/// A return in one area.
struct Participation {
  AreaMode mode = AreaMode::none;
  std::uint64_t items = 0;          ///< the marked ones, a bit for each in printed order
  std::vector<std::size_t> bodies;  ///< that it names, each once, as places in Participants::bodies
};

/// One current return. Views are into Participants::words.
struct Participant {
  std::string record_id, source;
  std::optional<std::size_t> body;  ///< its place in Participants::bodies; nothing where the return does not name its body
  std::string_view name;            ///< the official one, else as written
  std::string_view region, kind;
  std::optional<bool> convergence;
  bool has_practice = false, has_motivation = false;
  bool is_reachable = false;         ///< by a valid e-mail address and a valid telephone or mobile number
  std::vector<Participation> areas;  ///< in the order of Participants::areas
};

/// A body that has sent a return or is named by one. Views are into Participants::words.
struct TwinningBody {
  std::string key;
  std::optional<std::size_t> sender;  ///< its return, of several the first by source, as a place in Participants::returns
  std::vector<std::size_t> returns;   ///< all of them
  /// As it is named, first of all: by the official name where anybody's words tell it.
  struct Naming {
    std::string_view text, official, region, kind, istat;
    [[nodiscard]] std::string_view name() const { return official.empty() ? text : official; }
  };
  Naming by_partner;  ///< by those who have chosen it
  Naming by_anybody;
};

/// An area of the form.
struct TwinningArea {
  const Choices* choices = nullptr;
  std::size_t index = 0;  ///< in its table

  [[nodiscard]] const Area& area() const { return choices->areas[index]; }
  /// "2a", "2c" of the bits that Participation has.
  [[nodiscard]] std::vector<std::string> items(std::uint64_t bits) const;
};

struct Participants {
  const Form* form = nullptr;
  std::vector<TwinningArea> areas;   ///< of every choice table, in printed order
  std::vector<Participant> returns;  ///< by source
  std::vector<TwinningBody> bodies;
  std::unordered_map<std::string, std::size_t> by_key;     ///< places in `bodies`
  std::unordered_map<std::string, std::size_t> by_record;  ///< places in `returns`, by record id
  std::unordered_set<std::string> words;

  /// What a body is called and where it is: by its own return, else as those name it who have chosen it.
  [[nodiscard]] std::string_view name_of(const TwinningBody& body) const;
  [[nodiscard]] std::string_view region_of(const TwinningBody& body) const;
  [[nodiscard]] std::string_view kind_of(const TwinningBody& body) const;
};

/// Adds current returns up to Participants.
class ParticipantList {
 public:
  /// The form must outlive the participants.
  explicit ParticipantList(const Form& form);

  /// A current return whose modes are worked out.
  void add(const Record& record);

  /// Call it once, last.
  [[nodiscard]] Participants take();

 private:
  struct Mention {
    std::size_t body = 0;
    AreaMode mode = AreaMode::none;
    TwinningBody::Naming naming;
  };
  struct Draft {
    Participant participant;
    std::vector<Mention> mentions;
  };
  std::string_view keep(std::string_view text);
  std::size_t place_of(const std::string& key);
  Participation participation(const Record& record, const TwinningArea& area, std::vector<Mention>& mentions);

  Participants all_;
  std::vector<Draft> drafts_;
};

}  // namespace schede
