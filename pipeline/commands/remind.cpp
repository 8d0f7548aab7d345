#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <iomanip>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <sstream>

#include "extractors/text/decode.h"
#include "outputs/escape/escape.h"
#include "outputs/escape/mailbox.h"
#include "outputs/letters/letter.h"
#include "outputs/letters/mail_draft.h"
#include "outputs/records/answers.h"
#include "outputs/records/contact.h"
#include "outputs/survey/reminders.h"
#include "pipeline/commands/command.h"
#include "pipeline/commands/letter_files.h"
#include "pipeline/commands/register_file.h"
#include "pipeline/corrections/correction_desk.h"
#include "pipeline/host/clock.h"
#include "pipeline/host/files.h"
#include "pipeline/host/standard_output.h"
#include "pipeline/ingest/registers.h"
#include "pipeline/ingest/roster_file.h"
#include "pipeline/ledger/files.h"

namespace schede {
namespace {

constexpr std::uint64_t template_bytes_limit = 1 << 20;

struct RemindArguments {
  std::filesystem::path out, to, roster, template_file;
  std::string from, deadline;
  Dialect csv = Dialect::standard;
  bool force = false, print_template = false, dry_run = false;
  unsigned again_after = 14;  ///< days
};

/// "2011-06-30" as it is written in a letter.
std::string written_date(const std::string& text, Language language) {
  static constexpr std::array months_it{"gennaio", "febbraio", "marzo",     "aprile",  "maggio",   "giugno",
                                        "luglio",  "agosto",   "settembre", "ottobre", "novembre", "dicembre"};
  static constexpr std::array months_en{"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};
  if (text.empty()) return {};
  std::tm read{};
  std::istringstream in(text);
  const bool shaped = in >> std::get_time(&read, "%Y-%m-%d") && in.peek() == EOF;
  const auto month = static_cast<unsigned>(read.tm_mon) + 1, day = static_cast<unsigned>(read.tm_mday);
  const std::chrono::year_month_day date(std::chrono::year(read.tm_year + 1900), std::chrono::month(month), std::chrono::day(day));
  if (!shaped || !date.ok()) {
    throw Failure(ExitCode::usage, {"--deadline dev'essere una data come 2026-06-30", "--deadline must be a date such as 2026-06-30"});
  }
  const auto& months = language == Language::it ? months_it : months_en;
  return std::to_string(day) + ' ' + months[month - 1] + ' ' + std::to_string(static_cast<int>(date.year()));
}

std::string template_text(const RemindArguments& arguments, Language language) {
  if (arguments.template_file.empty()) return std::string(default_letter_template(language));
  const auto name = visible(arguments.template_file.native(), LineEnds::shown);
  const auto bytes = read_file(arguments.template_file, template_bytes_limit);
  if (!bytes)
    throw Failure(ExitCode::no_input, trouble({"non riesco a leggere", "cannot read"}, arguments.template_file.native(), bytes.error()));
  const auto text = decoded_text(bytes->content);
  if (!text || bytes->too_large) throw Failure(ExitCode::bad_definition, {name + ": non è un file di testo", name + ": no text file"});
  return *text;
}

LetterTemplate load_template(const RemindArguments& arguments, Language language) {
  auto parsed = LetterTemplate::parse(template_text(arguments, language));
  if (parsed) return std::move(*parsed);
  const auto place = visible(arguments.template_file.native(), LineEnds::shown) + ":" + std::to_string(parsed.error().line) + ": ";
  const auto& words = parsed.error().words;
  throw Failure(ExitCode::bad_definition, {place + visible(words.it, LineEnds::shown), place + visible(words.en, LineEnds::shown)});
}

std::vector<Reminder> reminders_of(const RemindArguments& arguments, const RegisterPlace& place, const Roster* roster, Language language) {
  ReminderList list(*place.form, roster, language);
  read_register_of(arguments.out / place.folder, *place.form, [&](const Record& record) { list.add(record); });
  return list.take();
}

/// What a reminder asks about, as the ledger knows it.
std::vector<GapLife> gaps_asked(const Reminder& reminder) {
  std::vector<GapLife> gaps;
  const auto add = [&](const std::string& code, const std::string& field) {
    GapLife& gap = gaps.emplace_back();
    gap.source = reminder.source;
    gap.organisation = reminder.organisation;
    gap.gap.code = code;
    gap.gap.field = field;
  };
  if (reminder.reason == ReminderReason::not_returned) add("not-returned", {});
  for (const Remark& remark : reminder.remarks) add(remark.code, remark.path);
  return gaps;
}

/// Leaves out whoever was asked about all of it a short while ago.
void leave_out_asked(std::vector<Reminder>& reminders, const std::vector<GapLife>& open, unsigned days) {
  const auto since = now() - static_cast<std::int64_t>(days) * 86'400 * second;
  std::set<std::string> asked;
  const auto key_of = [](const GapLife& life) { return life.owner() + '\n' + life.gap.field + '\n' + life.gap.code; };
  for (const GapLife& life : open)
    if (moment_of(life.asked_at).value_or(0) > since) asked.insert(key_of(life));
  std::erase_if(reminders, [&](const Reminder& reminder) {
    return std::ranges::all_of(gaps_asked(reminder), [&](const GapLife& gap) { return asked.contains(key_of(gap)); });
  });
}

std::string unreachable_line(const Reminder& reminder, Language language) {
  const bool it = language == Language::it;
  std::string line = reminder.organisation.empty() ? (it ? "ente non indicato" : "body not named") : reminder.organisation;
  if (!reminder.source.empty()) line += ", " + reminder.source;
  if (!reminder.phone.empty()) line += (it ? ", tel. " : ", phone ") + phone_words(reminder.phone, language);
  return "  " + visible(line, LineEnds::shown) + '\n';
}

std::string summary(const std::vector<Reminder>& reminders, Language language) {
  std::map<ReminderReason, std::size_t> drafts;
  std::string unreachable;
  std::size_t unreachable_count = 0;
  for (const auto& reminder : reminders) {
    if (!reminder.email.empty()) {
      ++drafts[reminder.reason];
    } else {
      ++unreachable_count;
      unreachable += unreachable_line(reminder, language);
    }
  }
  const auto line = [&](std::string_view it, std::string_view en, std::size_t count) {
    return std::string(language == Language::it ? it : en) + ": " + std::to_string(count) + '\n';
  };
  return line("Bozze per schede incomplete", "Drafts about incomplete forms", drafts[ReminderReason::incomplete]) +
         line("Bozze per documenti respinti", "Drafts about rejected documents", drafts[ReminderReason::rejected]) +
         line("Bozze per schede non pervenute", "Drafts about forms that did not come", drafts[ReminderReason::not_returned]) +
         line("Senza indirizzo e-mail, solo in remind.csv", "Without an e-mail address, in remind.csv only", unreachable_count) +
         unreachable;
}

/// Whom a draft would be for, a line each.
std::string addresses(const std::vector<Reminder>& reminders) {
  std::string lines;
  for (const auto& reminder : reminders) {
    if (reminder.email.empty()) continue;
    const auto whom = reminder.organisation.empty() ? reminder.source : reminder.organisation;
    lines += "  " + visible(whom + ": " + joined(reminder.email, ", "), LineEnds::shown) + '\n';
  }
  return lines;
}

void check(const RemindArguments& arguments) {
  const auto missing = [](const std::string& option) { return Failure(ExitCode::usage, {"manca " + option, option + " is required"}); };
  if (arguments.out.empty()) throw missing("--out");
  if (arguments.to.empty() && !arguments.dry_run) throw missing("--to");
  if (!arguments.from.empty() && !is_mailbox(arguments.from)) {
    throw Failure(ExitCode::usage,
                  {"--from dev'essere un indirizzo e-mail, come urp@ente.it", "--from must be an e-mail address, such as urp@ente.it"});
  }
}

ExitCode remind(const RemindArguments& arguments, const Settings& settings) {
  if (arguments.print_template) {
    write_out(default_letter_template(settings.language));
    return ExitCode::done;
  }
  check(arguments);
  const auto deadline = written_date(arguments.deadline, settings.language);
  const auto letters = load_template(arguments, settings.language);
  const LoadedForms loaded(settings);
  const auto roster = load_roster(arguments.roster);
  if (roster) {
    Messages messages(settings.language);
    say_warnings(*roster, messages);
  }
  std::optional<Ledger> ledger;
  if (has_ledger(arguments.out)) ledger.emplace(ledger_file(arguments.out), arguments.dry_run ? Access::read : Access::write);
  for (const auto& place : registers_of(loaded.forms)) {
    if (place.form == &unassigned_form()) continue;  // it has no register.json: nobody knows whose they are
    auto reminders = reminders_of(arguments, place, roster ? &roster->roster : nullptr, settings.language);
    if (ledger) leave_out_asked(reminders, ledger->gap_lives(place.folder, true), arguments.again_after);
    const auto title = place.form->title.in(settings.language);
    if (!place.folder.empty()) write_out(title + '\n');
    if (arguments.dry_run) {
      write_out(addresses(reminders));
    } else {
      write_letters(reminders, letters, title, {arguments.to / place.folder, arguments.force, arguments.csv, arguments.from, deadline});
      for (const auto& reminder : reminders)
        if (ledger && !reminder.email.empty()) ledger->note_asked(place.folder, gaps_asked(reminder), rfc3339(now()));
    }
    write_out(summary(reminders, settings.language));
  }
  if (ledger && !arguments.dry_run) {
    Messages messages(settings.language);
    write_outputs_anew(*ledger, arguments.out, loaded.forms, messages);
  }
  return ExitCode::done;
}

}  // namespace

Command declare_remind(CLI::App& parser, Language language) {
  const auto arguments = std::make_shared<RemindArguments>();
  const Bilingual out{"la cartella del registro", "the folder of the register"};
  const Bilingual to{"una cartella nuova o vuota per le lettere", "a new or empty folder for the letters"};
  const Bilingual letter{"il modello della lettera; quello del programma con --print-template",
                         "the letter's template; the program's own with --print-template"};
  const Bilingual from{"l'indirizzo del mittente", "the sender's address"};
  const Bilingual deadline{"entro quando rispondere, come 2026-06-30", "when to answer by, such as 2026-06-30"};
  const Bilingual force{"sostituisce i solleciti già nella cartella", "replace the reminders that are in the folder"};
  const Bilingual print{"scrive il modello della lettera, da modificare", "print the letter's template, to be edited"};
  parser.add_option("--out", arguments->out, out.in(language))->option_text("OUT_DIR");
  parser.add_option("--to", arguments->to, to.in(language))->configurable(false)->option_text("DIR");
  add_roster_option(parser, arguments->roster, language);
  parser.add_option("--template", arguments->template_file, letter.in(language))->option_text("FILE");
  parser.add_option("--from", arguments->from, from.in(language))->option_text("ADDRESS");
  parser.add_option("--deadline", arguments->deadline, deadline.in(language))->configurable(false)->option_text("DATE");
  const Bilingual again{"giorni prima dei quali non si chiede di nuovo la stessa cosa", "days within which the same is not asked again"};
  parser.add_option("--again-after", arguments->again_after, again.in(language))
      ->check(CLI::Range(0, 3650))
      ->default_str("14")
      ->option_text("DAYS");
  parser.add_flag("--force", arguments->force, force.in(language))->configurable(false);
  parser.add_flag("--print-template", arguments->print_template, print.in(language))->configurable(false);
  add_csv_option(parser, arguments->csv, language);
  add_dry_run_option(parser, arguments->dry_run, language);
  return [arguments](const Settings& settings) { return remind(*arguments, settings); };
}

}  // namespace schede
