#include "pipeline/commands/register_file.h"

#include <cerrno>
#include <fstream>

#include "outputs/escape/escape.h"
#include "outputs/records/register_reader.h"
#include "pipeline/host/failure.h"

namespace schede {

void read_register_of(const std::filesystem::path& folder, const Form& form, const std::function<void(const Record&)>& take) {
  const auto file = folder / "register.json";
  std::ifstream in(file, std::ios::binary);
  if (!in) throw Failure(ExitCode::no_input, trouble({"non riesco a leggere", "cannot read"}, file.native(), errno));
  const auto read = read_register(in, [&](const Record& record) {
    if (record.form != form.id) {
      throw Failure(ExitCode::usage, {"il registro è di un'altra scheda, " + record.form + ": indicarla con --form",
                                      "the register is of another form, " + record.form + ": name it with --form"});
    }
    take(record);
  });
  if (read) return;
  const auto place = visible(file.native(), LineEnds::shown) + ":" + visible(read.error(), LineEnds::shown);
  throw Failure(ExitCode::bad_definition, {"registro illeggibile: " + place, "unreadable register: " + place});
}

}  // namespace schede
