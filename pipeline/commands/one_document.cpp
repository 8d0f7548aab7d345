#include "pipeline/commands/one_document.h"

#include <cerrno>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "outputs/escape/escape.h"
#include "parsers/envelope/unpack.h"
#include "pipeline/host/files.h"
#include "pipeline/ingest/inputs.h"

namespace schede {
namespace {

/// What a user names: a file and, perhaps, one of the returns in it.
struct Named {
  std::string file;
  std::string inner;  ///< "!/scheda.docx"; empty for all of them
};

Named named(const std::string& argument) {
  std::error_code none;
  const auto mark = argument.find(layer_mark);
  if (mark == argument.npos || std::filesystem::exists(argument, none)) return {argument, {}};
  return {argument.substr(0, mark), argument.substr(mark)};
}

FileAnswer answer_to(const std::string& file, const Settings& settings, const Show& show) {
  Messages messages(settings.language);
  check_confinement(settings, messages);
  const auto limits = settings.limits();
  const PoolWork work{[&](const Request& request) { return process(request, limits, show); },
                      [&](const Request& request, const Error& error) { return refuse(request, error, limits, show); }};
  auto pool = settings.pool({file});
  pool.workers = 1;
  std::optional<Request> asked{{link_target(file), name_in_record(file)}};
  FileAnswer result;
  run_pool(
      pool, work, [&](bool) { return std::exchange(asked, {}); }, [&](const Request&, FileAnswer answer) { result = std::move(answer); });
  if (!result.read_error) return result;
  throw Failure(result.read_error == ENOENT ? ExitCode::no_input : ExitCode::io,
                trouble({"non riesco a leggere", "cannot read"}, file, result.read_error));
}

Failure about(ExitCode code, const std::string& file, const Bilingual& words) {
  const auto name = visible(file, LineEnds::shown);
  return {code, {name + ": " + words.it, name + ": " + words.en}};
}

}  // namespace

std::vector<Outcome> show_documents(const std::string& file, const Settings& settings, const Show& show) {
  const auto [path, inner] = named(file);
  auto outcomes = answer_to(path, settings, show).outcomes;
  if (outcomes.empty())
    throw about(ExitCode::bad_definition, file,
                {"è una ricevuta di posta certificata, non una scheda", "a receipt of certified mail, no return"});
  std::erase_if(outcomes,
                [&, wanted = name_in_record(path) + inner](const Outcome& each) { return !inner.empty() && each.source != wanted; });
  if (outcomes.empty()) throw about(ExitCode::no_input, file, {"nell'involucro non c'è", "not in the envelope"});
  return outcomes;
}

Outcome show_document(const std::string& file, const Settings& settings, const Show& show) {
  auto outcomes = show_documents(file, settings, show);
  if (outcomes.size() == 1) return std::move(outcomes.front());
  std::string names;
  for (const auto& outcome : outcomes) names += "\n  " + visible(outcome.source, LineEnds::shown);
  throw about(ExitCode::usage, file, {"contiene più schede, indicarne una:" + names, "holds several returns, name one of them:" + names});
}

}  // namespace schede
