#include <algorithm>
#include <memory>
#include <sstream>
#include <string>

#include "extractors/organisations/resolve.h"
#include "outputs/escape/escape.h"
#include "outputs/tables/twinnings.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/twinning_register.h"
#include "pipeline/host/standard_output.h"

namespace schede {
namespace {

struct TwinningsArguments {
  std::string out, receiver, area;
  bool json = false;
};

void check_area(const std::string& wanted, const Participants& participants) {
  std::string known;
  for (const TwinningArea& area : participants.areas) {
    if (area.area().code == wanted) return;
    known += (known.empty() ? "" : ", ") + area.area().code;
  }
  const auto given = visible(wanted, LineEnds::shown);
  throw Failure(ExitCode::usage,
                {"l'area " + given + " non c'è: le aree sono " + known, "there is no area " + given + ": the areas are " + known});
}

TwinningFilter filter_of(const TwinningsArguments& arguments, const Participants& participants) {
  TwinningFilter filter;
  if (!arguments.area.empty()) {
    check_area(arguments.area, participants);
    filter.area = arguments.area;
  }
  if (arguments.receiver.empty()) return filter;
  filter.receiver_key = organisation_key(arguments.receiver);
  const auto known = participants.by_key.find(*filter.receiver_key);
  if (known == participants.by_key.end() || !participants.bodies[known->second].sender) {
    const auto name = visible(arguments.receiver, LineEnds::shown);
    throw Failure(ExitCode::no_input, {"di «" + name + "» non c'è una scheda accolta", "there is no accepted return of \"" + name + "\""});
  }
  return filter;
}

void write_text(std::ostream& out, const TwinningRow& row, const Twinning& twinning, Language language) {
  const Bilingual kind = twinning.chosen ? Bilingual{"scelto", "chosen"} : Bilingual{"proposto", "proposed"};
  const Bilingual points{" punti", " points"};
  out << row.id << "  " << kind.in(language) << ", " << row.score << points.in(language) << "\n  " << visible(row.sentence, LineEnds::shown)
      << '\n';
}

ExitCode show(const TwinningsArguments& arguments, const Settings& settings) {
  const LoadedForms loaded(settings);
  const auto place = register_asking_for_candidatures(loaded.forms);
  const auto participants = participants_of(std::filesystem::path(arguments.out) / place.folder, *place.form);
  const auto filter = filter_of(arguments, participants);
  std::ostringstream out;
  std::optional<TwinningsJson> json;
  if (arguments.json) json.emplace(out, place.form->id);
  const auto print = [&] {
    write_out(out.str());
    out.str({});
  };
  Matching(participants).for_each(filter, [&](const Twinning& twinning) {
    const auto row = row_of(twinning, participants, settings.language);
    json ? json->add(row, twinning) : write_text(out, row, twinning, settings.language);
    print();
  });
  if (json) json->finish();
  print();
  return ExitCode::done;
}

}  // namespace

Command declare_twinnings(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<TwinningsArguments>();
  const Bilingual out{"la cartella del registro", "the folder of the register"};
  const Bilingual receiver{"solo quelli di questo ente, che riceve", "only those of this body, which receives"};
  const Bilingual area{"solo quelli di un'area", "only those of an area"};
  const Bilingual json{"come JSON", "as JSON"};
  parser.add_option("out,--out", arguments->out, out.in(language))->required()->option_text("OUT_DIR");
  parser.add_option("--for", arguments->receiver, receiver.in(language))->configurable(false)->option_text("ENTE");
  parser.add_option("--area", arguments->area, area.in(language))->configurable(false)->option_text("N");
  parser.add_flag("--json", arguments->json, json.in(language))->configurable(false);
  return [arguments](const Settings& settings) { return show(*arguments, settings); };
}

}  // namespace schede
