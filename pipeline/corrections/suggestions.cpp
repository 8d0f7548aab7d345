#include "pipeline/corrections/suggestions.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "extractors/corrections/apply.h"
#include "extractors/corrections/correctable_fields.h"
#include "extractors/corrections/label_candidates.h"
#include "extractors/extract.h"
#include "extractors/text/clean.h"
#include "extractors/text/fold.h"
#include "outputs/escape/escape.h"
#include "pipeline/host/file_location.h"
#include "pipeline/workers/pool.h"

namespace schede {
namespace {

constexpr std::size_t most_trials = 60;       ///< each reads every document once more
constexpr std::size_t most_filler_words = 6;  ///< what is longer is no filler

/// What a worker says of a document: lines of texts. Neither mark stands in a value.
using Line = std::vector<std::string>;
constexpr char ends_text = '\x1f', ends_line = '\x1e';

std::string packed(const std::vector<Line>& lines) {
  std::string text;
  for (const Line& line : lines) {
    for (const std::string& part : line) text += part + ends_text;
    text += ends_line;
  }
  return text;
}

std::vector<Line> unpacked(const std::string& text) {
  std::vector<Line> lines;
  std::string part;
  Line line;
  for (const char c : text) {
    if (c == ends_text)
      line.push_back(std::exchange(part, {}));
    else if (c == ends_line)
      lines.push_back(std::exchange(line, {}));
    else
      part += c;
  }
  return lines;
}

/// A line that could be pasted into a definition, and the forms with it.
struct Trial {
  Suggestion suggestion;
  std::string words;
  std::set<const Correction*> wishes;  ///< what it should read
  std::unique_ptr<FormSet> forms = {};
};

class Trials {
 public:
  Trials(Ledger& ledger, const FormSet& forms, const IngestOptions& options, Language language)
      : forms_(forms), options_(options), language_(language), returns_(ledger.returns()), lines_(ledger.corrections()) {
    for (const Correction& line : lines_)
      if (line.waive.empty()) last_[{line.record_id, line.field}] = &line;
    for (const auto& [place, line] : last_)
      if (line->value != line->read && has_label(*line)) wishes_.push_back(line);
  }

  std::vector<Suggestion> run() {
    for (const Correction* wish : wishes_)
      if (wish->value.empty()) add_filler(*wish);
    look_for_labels();
    for (Trial& trial : trials_) trial.forms = forms_with(trial);
    try_all();
    std::vector<Suggestion> found;
    for (Trial& trial : trials_) {
      keep_what_is_read(trial);
      if (!trial.suggestion.reads.empty()) found.push_back(std::move(trial.suggestion));
    }
    return found;
  }

 private:
  /// Only what is written behind a label could have been read by another one.
  [[nodiscard]] bool has_label(const Correction& line) const {
    const auto* index = forms_.find(line.form, {});
    const auto* field = index ? field_at(index->form, line.field) : nullptr;
    return field && !field->label.text.empty();
  }

  void add_filler(const Correction& wish) {
    const auto words = normalize_line(wish.raw ? *wish.raw : wish.read);
    if (!words.empty() && count_words(words) <= most_filler_words)
      add({wish.form, {}, "<filler>" + html(words) + "</filler>", {}, {}}, words, wish);
  }

  void add(Suggestion suggestion, const std::string& words, const Correction& wish) {
    const auto is_same = [&](const Trial& trial) {
      return trial.suggestion.form == suggestion.form && trial.suggestion.field == suggestion.field &&
             trial.suggestion.line == suggestion.line;
    };
    auto found = std::ranges::find_if(trials_, is_same);
    if (found == trials_.end()) {
      if (trials_.size() == most_trials) return;
      found = trials_.insert(trials_.end(), Trial{std::move(suggestion), words, {}});
    }
    found->wishes.insert(&wish);
  }

  void look_for_labels() {
    std::set<std::string> ids;
    for (const Correction* wish : wishes_) ids.insert(wish->record_id);
    const auto say = [&](const Source& source, const Document& document) {
      std::vector<Line> lines;
      const auto id = record_id(source.sha256, source.path);
      for (std::size_t i = 0; i < wishes_.size(); ++i)
        if (wishes_[i]->record_id == id && !wishes_[i]->value.empty())
          for (const auto& label : label_candidates(document, wishes_[i]->value)) lines.push_back({std::to_string(i), label});
      return lines;
    };
    look_at(files_of([&](const TakenIn& row) { return ids.contains(row.record_id()); }), say, [&](const Line& line) {
      const Correction& wish = *wishes_.at(std::stoul(line.at(0)));
      add({wish.form, wish.field, "<variant>" + html(line.at(1)) + "</variant>", {}, {}}, line.at(1), wish);
    });
  }

  [[nodiscard]] std::unique_ptr<FormSet> forms_with(const Trial& trial) const {
    std::vector<Form> all;
    for (const FormIndex& index : forms_.indexes()) {
      Form& form = all.emplace_back(index.form);
      if (form.id != trial.suggestion.form) continue;
      auto* field = trial.suggestion.field.empty() ? nullptr : field_at(form, trial.suggestion.field);
      (field ? field->label.variants : form.vocabulary.fillers).push_back(trial.words);
    }
    return std::make_unique<FormSet>(std::move(all));
  }

  void try_all() {
    if (trials_.empty()) return;
    const auto say = [&](const Source& source, const Document& document) {
      std::vector<Line> lines;
      const auto before = extract(Document(document), forms_, source, language_).record;
      const auto* own = forms_.find(before.form, {});
      const CorrectableFields fields(own ? own->form : forms_.front().form);
      for (std::size_t i = 0; i < trials_.size(); ++i) {
        const auto after = extract(Document(document), *trials_[i].forms, source, language_).record;
        for (const CorrectableField& field : fields.all()) {
          auto old = written_at(before, field.path), fresh = written_at(after, field.path);
          if (old != fresh)
            lines.push_back({std::to_string(i), record_id(source.sha256, source.path), source.path, field.path, old, fresh});
        }
      }
      return lines;
    };
    look_at(files_of([](const TakenIn& row) { return row.status == Status::accepted; }), say, [&](const Line& line) {
      Trial& trial = trials_.at(std::stoul(line.at(0)));
      trial.suggestion.changes.push_back({line.at(2), line.at(3), line.at(4), line.at(5)});
      for (const Correction* wish : trial.wishes)
        if (wish->record_id == line.at(1) && wish->field == line.at(3) && wish->value == line.at(5))
          trial.suggestion.reads.push_back(line.at(2));
    });
  }

  static void keep_what_is_read(Trial& trial) {
    auto& reads = trial.suggestion.reads;
    std::ranges::sort(reads);
    reads.erase(std::ranges::unique(reads).begin(), reads.end());
  }

  /// Every file once, as far as it is there.
  template <class IsWanted>
  [[nodiscard]] std::vector<Request> files_of(IsWanted is_wanted) const {
    std::vector<Request> files;
    std::set<std::string> places;
    for (const TakenIn& row : returns_) {
      if (!is_wanted(row) || !places.insert(row.place).second) continue;
      const auto path = located(row.place, options_.folder, options_.archive);
      std::error_code error;
      if (!path.empty() && std::filesystem::exists(path, error)) files.push_back({path.string(), row.file.path});
    }
    return files;
  }

  template <class Say, class Take>
  void look_at(const std::vector<Request>& files, const Say& say, const Take& take) const {
    const Show show = [&](Source source, Result<Document> document) {
      Outcome outcome;
      outcome.source = source.path;
      if (document) outcome.line = packed(say(source, *document));
      return outcome;
    };
    const PoolWork work{[&](const Request& request) { return process(request, options_.limits, show); },
                        [&](const Request& request, const Error& error) { return refuse(request, error, options_.limits, show); }};
    auto next = files.begin();
    run_pool(
        options_.pool, work, [&](bool) { return next == files.end() ? std::nullopt : std::optional(*next++); },
        [&](const Request&, const FileAnswer& answer) {
          for (const Outcome& outcome : answer.outcomes)
            for (const Line& line : unpacked(outcome.line)) take(line);
        });
  }

  const FormSet& forms_;
  const IngestOptions& options_;
  Language language_;
  std::vector<TakenIn> returns_;
  std::vector<Correction> lines_;
  std::map<std::pair<std::string, std::string>, const Correction*> last_;  ///< of every value what was said last
  std::vector<const Correction*> wishes_;
  std::vector<Trial> trials_;
};

}  // namespace

std::vector<Suggestion> suggestions(Ledger& ledger, const FormSet& forms, const IngestOptions& options, Language language) {
  return Trials(ledger, forms, options, language).run();
}

}  // namespace schede
