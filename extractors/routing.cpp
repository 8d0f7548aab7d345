#include "extractors/routing.h"

#include <algorithm>
#include <string>

#include "extractors/text/fold.h"
#include "parsers/document/runs.h"

namespace schede {

namespace {

constexpr double clear_lead = 0.1;  ///< by so much the best form must fit better than one of another id

class Router {
 public:
  explicit Router(const FormSet& forms) : forms_(forms), found_(forms.labels().size()) {}

  Result<const FormIndex*> choose(const Document& document) {
    for_each_paragraph(document.blocks, [&](const Paragraph& paragraph) { look_at(fold_words(text_of(paragraph))); });
    weigh();
    const Fit* best = best_but({});
    if (!best || !best->fits())
      return fail(ErrorCode::not_this_form, {}, best && best->labels_found > 0 ? best->index->form.id : std::string("0"));
    const Fit* other = best_but(best->index->form.id);
    if (other && other->fits() && best->share() - other->share() < clear_lead)
      return fail(ErrorCode::ambiguous_form, {}, best->index->form.id + ", " + other->index->form.id);
    return best->index;
  }

 private:
  /// How much of a form's labels a document has; each weighs by how few forms print it.
  struct Fit {
    const FormIndex* index = nullptr;
    double all = 0, found = 0;
    std::size_t labels = 0, labels_found = 0, words = 0;

    [[nodiscard]] double share() const { return all > 0 ? found / all : 0; }
    [[nodiscard]] bool fits() const { return tell_form(labels, labels_found, words); }
  };

  void look_at(const std::vector<FoldedWord>& words) {
    for (std::size_t at = 0; at < words.size(); ++at)
      if (const auto* known = forms_.labels_beginning(words[at].key))
        for (const std::size_t number : *known) found_[number] = found_[number] || stands_at(forms_.labels()[number].words, words, at);
  }

  static bool stands_at(const std::vector<std::string>& label, const std::vector<FoldedWord>& words, std::size_t at) {
    return label.size() <= words.size() - at &&
           std::equal(label.begin(), label.end(), words.begin() + static_cast<std::ptrdiff_t>(at),
                      [](const std::string& word, const FoldedWord& found) { return word == found.key; });
  }

  void weigh() {
    for (const FormIndex& index : forms_.indexes()) fits_.push_back({.index = &index});
    for (std::size_t number = 0; number < found_.size(); ++number) {
      const SharedLabel& label = forms_.labels()[number];
      for (const std::size_t form : label.forms) {
        Fit& fit = fits_[form];
        const double weight = 1.0 / static_cast<double>(label.forms.size());
        fit.all += weight;
        ++fit.labels;
        if (!found_[number]) continue;
        fit.found += weight;
        ++fit.labels_found;
        fit.words += label.words.size();
      }
    }
  }

  /// The form that fits best, of another id than this. Of two versions that fit alike the newer.
  const Fit* best_but(std::string_view id) const {
    const Fit* best = nullptr;
    for (const Fit& fit : fits_) {
      if (!id.empty() && fit.index->form.id == id) continue;
      const bool newer = best && fit.share() == best->share() && fit.index->form.id == best->index->form.id &&
                         is_newer(fit.index->form.version, best->index->form.version);
      if (!best || fit.share() > best->share() || newer) best = &fit;
    }
    return best;
  }

  const FormSet& forms_;
  std::vector<bool> found_;  ///< by the number of the label
  std::vector<Fit> fits_;
};

}  // namespace

Result<const FormIndex*> choose_form(const Document& document, const FormSet& forms) {
  const std::string& told = document.metadata.form;
  const std::size_t slash = std::min(told.find('/'), told.size());
  if (const FormIndex* own = told.empty() ? nullptr : forms.find(told.substr(0, slash), told.substr(std::min(slash + 1, told.size()))))
    return own;
  if (forms.size() == 1) return &forms.front();
  return Router(forms).choose(document);
}

}  // namespace schede
